/// What became of a prompt for a case.
public enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
  /// The record shows it was done.
  case met
  /// The record shows it was not done.
  case notMet
  /// The prompt does not apply to the case.
  case notApplicable
  /// The record lacks what the rule needs.
  case notEvidenced
  /// Only a person can tell, and nobody has yet.
  case awaitingJudgement
  /// The rule failed on this case.
  case error
  /// The prompt was tailored out.
  case notSelected

  /// The word that files use.
  public var name: String {
    switch self {
    case .met: "met"
    case .notMet: "notMet"
    case .notApplicable: "notApplicable"
    case .notEvidenced: "notEvidenced"
    case .awaitingJudgement: "awaitingJudgement"
    case .error: "error"
    case .notSelected: "notSelected"
    }
  }

  /// The words for people.
  public var words: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .notApplicable: "not applicable"
    case .notEvidenced: "not evidenced"
    case .awaitingJudgement: "awaiting judgement"
    case .error: "error"
    case .notSelected: "not selected"
    }
  }

  /// Reads the word that files use.
  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// Whether a key question is sufficient in a case, and if not known, why not.
public enum Sufficiency: UInt8, Sendable, Hashable, CaseIterable {
  /// Sufficient.
  case sufficient
  /// Insufficient.
  case insufficient
  /// The question does not apply to the case.
  case notApplicable
  /// The record lacks what the rules need.
  case notEvidenced
  /// Nothing but a person's judgement can tell, and there is none yet.
  case awaitingJudgement
  /// A rule failed on this case.
  case error

  /// The words for people.
  public var words: String {
    switch self {
    case .sufficient: "sufficient"
    case .insufficient: "insufficient"
    case .notApplicable: "not applicable"
    case .notEvidenced: "not evidenced"
    case .awaitingJudgement: "awaiting judgement"
    case .error: "error"
    }
  }

  /// The word that files use.
  public var name: String {
    switch self {
    case .notApplicable: "notApplicable"
    case .notEvidenced: "notEvidenced"
    case .awaitingJudgement: "awaitingJudgement"
    default: words
    }
  }
}
