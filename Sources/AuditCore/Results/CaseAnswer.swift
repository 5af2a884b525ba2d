/// What became of one prompt or key question in one case, in one byte.
public struct CaseAnswer: Sendable, Hashable {
  /// The outcome, with a mark for what a person judged.
  public let rawValue: UInt8

  /// Creates the answer to a prompt.
  public init(_ outcome: Outcome, isJudged: Bool = false) {
    rawValue = outcome.rawValue | (isJudged ? 0x80 : 0)
  }

  /// Creates the answer to a key question; sufficient is met, insufficient not met.
  public init(_ sufficiency: Sufficiency, isJudged: Bool = false) {
    let outcome: Outcome =
      switch sufficiency {
      case .sufficient: .met
      case .insufficient: .notMet
      case .notApplicable: .notApplicable
      case .notEvidenced: .notEvidenced
      case .awaitingJudgement: .awaitingJudgement
      case .error: .error
      }
    self.init(outcome, isJudged: isJudged)
  }

  /// What became of it; of a key question, met stands for sufficient.
  public var outcome: Outcome { Outcome(rawValue: rawValue & 0x7F) ?? .error }
  /// Whether a person judged it.
  public var isJudged: Bool { rawValue & 0x80 != 0 }
}

/// By what names an audit calls its cases.
public enum CaseNaming: Sendable, Hashable {
  /// By the references that the records carry.
  case references
  /// By pseudonyms; the text tells one key from another and nothing else of it.
  case pseudonyms(key: String)
}

/// For each part of a framework, a digest of all the rules that decide it.
///
/// Two audits whose digests of an item are the same asked the same of their cases.
public struct RuleDigests: Sendable, Hashable {
  /// Of each standard, in the framework's order: what makes its rating.
  public var standards: [String]
  /// Of each key question: what makes it sufficient.
  public var questions: [String]
  /// Of each prompt: which cases it asks about and when it is met.
  public var prompts: [String]
  /// Of each composite, the overall rating last.
  public var composites: [String]

  /// Creates digests.
  public init(
    standards: [String],
    questions: [String],
    prompts: [String],
    composites: [String]
  ) {
    self.standards = standards
    self.questions = questions
    self.prompts = prompts
    self.composites = composites
  }

  /// The digests of texts that were made of the same rules.
  public func map(_ digest: (String) -> String) -> RuleDigests {
    RuleDigests(
      standards: standards.map(digest),
      questions: questions.map(digest),
      prompts: prompts.map(digest),
      composites: composites.map(digest)
    )
  }
}
