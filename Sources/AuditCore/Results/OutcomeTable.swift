/// What became of every prompt and key question for every case.
public struct OutcomeTable: Sendable {
  /// For each prompt of the framework, in its order, the outcome for each case.
  ///
  /// What the records say, with a person's judgement of the prompt laid over it.
  public var prompts: [[Outcome]]
  /// For each key question, in the framework's order, what the records indicate for each case.
  public var indicated: [[Sufficiency]]
  /// For each key question, the judgement of each case that a person judged, by the case's index.
  public var judged: [[Int: Judgement]]
  /// For each prompt, the judgement of each case that a person judged, by the case's index; empty
  /// when nobody judged a prompt.
  public var judgedPrompts: [[Int: Judgement]]

  /// Creates an outcome table; all rows have one entry a case.
  public init(
    prompts: [[Outcome]],
    indicated: [[Sufficiency]],
    judged: [[Int: Judgement]],
    judgedPrompts: [[Int: Judgement]] = []
  ) {
    self.prompts = prompts
    self.indicated = indicated
    self.judged = judged
    self.judgedPrompts = judgedPrompts
  }

  /// Whether a person judged a key question or prompt of any case.
  public var hasJudgements: Bool {
    judged.contains { !$0.isEmpty } || judgedPrompts.contains { !$0.isEmpty }
  }

  /// What counts: the judgement where there is one, otherwise what the records indicate.
  public func counted(question: Int, case row: Int) -> Sufficiency {
    guard let judgement = judged[question][row] else { return indicated[question][row] }
    switch judgement.verdict {
    case .sufficient: return .sufficient
    case .insufficient: return .insufficient
    case .notApplicable: return .notApplicable
    }
  }
}

/// How many cases had each outcome of a prompt.
public struct OutcomeCounts: Sendable, Hashable {
  /// The counts in the order of `Outcome.allCases`.
  public var counts: [Int]
  /// The outcomes whose count is withheld, and stands as 0.
  public var withheld: Set<Outcome> = []

  /// Creates counts of zero.
  public init() { counts = Array(repeating: 0, count: Outcome.allCases.count) }

  /// Counts outcomes.
  public init(of outcomes: [Outcome]) {
    var counts = Array(repeating: 0, count: 8)
    for outcome in outcomes { counts[Int(outcome.rawValue & 7)] &+= 1 }
    self.counts = Array(counts.prefix(Outcome.allCases.count))
  }

  /// The count of an outcome.
  public subscript(outcome: Outcome) -> Int {
    get { counts[Int(outcome.rawValue)] }
    set { counts[Int(outcome.rawValue)] = newValue }
  }

  /// The count of an outcome as it may be shown; `nil` where it is withheld.
  public func shown(_ outcome: Outcome) -> Int? {
    withheld.contains(outcome) ? nil : self[outcome]
  }

  /// The share of the cases where it was met, of those where the records could tell.
  public var metShare: Share { Share(self[.met], of: self[.met] + self[.notMet]) }
}

/// How many cases had each sufficiency of a key question.
public struct SufficiencyCounts: Sendable, Hashable {
  /// The counts in the order of `Sufficiency.allCases`.
  public var counts: [Int]

  /// Creates counts of zero.
  public init() { counts = Array(repeating: 0, count: Sufficiency.allCases.count) }

  /// The count of a sufficiency.
  public subscript(sufficiency: Sufficiency) -> Int {
    get { counts[Int(sufficiency.rawValue)] }
    set { counts[Int(sufficiency.rawValue)] = newValue }
  }
}
