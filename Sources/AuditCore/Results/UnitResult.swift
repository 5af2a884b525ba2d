/// The ratings of one unit.
public struct UnitResult: Sendable, Hashable {
  /// The index of the unit in the tree.
  public var unit: Int
  /// How many scored cases it has, its narrower units' included.
  public var caseCount: Int
  /// Whether the number of cases is withheld, and stands as 0.
  public var isCaseCountWithheld = false
  /// One result for each standard, in the framework's order.
  public var standards: [StandardResult]
  /// For each prompt, in the framework's order, how many cases had each outcome.
  public var prompts: [OutcomeCounts]
  /// The composites that the framework rates at this level, in its order, without the overall.
  public var composites: [CompositeResult]
  /// The overall rating; `nil` where the framework gives none at this level.
  public var overall: CompositeResult?

  /// Creates a unit's result.
  public init(
    unit: Int,
    caseCount: Int,
    standards: [StandardResult],
    prompts: [OutcomeCounts],
    composites: [CompositeResult] = [],
    overall: CompositeResult?
  ) {
    self.unit = unit
    self.caseCount = caseCount
    self.standards = standards
    self.prompts = prompts
    self.composites = composites
    self.overall = overall
  }

  /// All composites, the overall rating last.
  public var allComposites: [CompositeResult] { composites + (overall.map { [$0] } ?? []) }
}

/// A rating, or the reason why there is none.
public enum RatingStatus: Sendable, Hashable {
  /// Rated, by the rating's identifier.
  case rated(String)
  /// The standard is never rated, or not at this level.
  case unrated
  /// The standard is left out of this audit by a tailoring.
  case notSelected
  /// No case is relevant.
  case noCases
  /// Nobody entered the rating on organisational evidence.
  case awaitingEvidence
  /// No key question can be answered without a person's judgement.
  case awaitingJudgement
  /// A member that counts is not rated; the codes of those standards and composites.
  case incomplete([String])
  /// Nothing of it is known; for ratings from scores.
  case notGiven
  /// Fewer members are rated than the framework asks for.
  case tooFewRated(needed: Int)
  /// No rule of the composite holds for the unit.
  case noRule

  /// The rating's identifier, when rated.
  public var ratingID: String? {
    if case .rated(let id) = self { return id }
    return nil
  }
}

/// One standard of one unit.
public struct StandardResult: Sendable, Hashable {
  /// The index of the standard in the framework.
  public var standard: Int
  /// The rating that stands: as computed, or as a panel decided.
  public var status: RatingStatus
  /// The rating as computed, with what holds it back, before a panel's decision.
  public var computed: RatingStatus
  /// The key questions, in the standard's order.
  public var questions: [QuestionResult]
  /// The position in `questions` of the lowest, which decides; `nil` without a case, or where all
  /// key questions count together.
  public var deciding: Int?
  /// What was banded, in per cent; `nil` without a case, or on evidence.
  public var value: Ratio?
  /// What holds the rating back or sets it, as far as it bites or is open.
  public var holds: [HoldResult]
  /// The panel's decision that moved the rating.
  public var decision: PanelDecision?
  /// The rating if all that is not evidenced had been sufficient.
  public var bestCase: RatingStatus
  /// The rating if all that is not evidenced had been insufficient.
  public var worstCase: RatingStatus
  /// The rating with the other treatment of rounding, where it would differ.
  public var otherRounding: String?
  /// Why a panel might move the rating; empty when discretion is not open.
  public var discretion: [DiscretionReason]
  /// What would lift the rating; `nil` at the top or when not rated.
  public var lift: Lift?
  /// The rating that a person entered on organisational evidence.
  public var evidence: EvidenceRating?

  /// Creates a standard's result.
  public init(
    standard: Int,
    status: RatingStatus,
    computed: RatingStatus? = nil,
    questions: [QuestionResult] = [],
    deciding: Int? = nil,
    value: Ratio? = nil,
    holds: [HoldResult] = [],
    decision: PanelDecision? = nil,
    bestCase: RatingStatus,
    worstCase: RatingStatus,
    otherRounding: String? = nil,
    discretion: [DiscretionReason] = [],
    lift: Lift? = nil,
    evidence: EvidenceRating? = nil
  ) {
    self.standard = standard
    self.status = status
    self.computed = computed ?? status
    self.questions = questions
    self.deciding = deciding
    self.value = value
    self.holds = holds
    self.decision = decision
    self.bestCase = bestCase
    self.worstCase = worstCase
    self.otherRounding = otherRounding
    self.discretion = discretion
    self.lift = lift
    self.evidence = evidence
  }
}

/// One key question of one unit.
public struct QuestionResult: Sendable, Hashable {
  /// The index of the key question in the framework.
  public var question: Int
  /// The share of relevant cases that count as sufficient.
  public var share: Share
  /// The share if all that is not evidenced had been sufficient.
  public var bestCase: Share
  /// The share if all that is not evidenced had been insufficient.
  public var worstCase: Share
  /// How many cases had each sufficiency, judgements first.
  public var counts: SufficiencyCounts
  /// How many of the cases a person judged.
  public var judgedCount: Int
  /// The rating that the share alone would earn; `nil` without a case.
  public var ratingID: String?
  /// What is known of it.
  public var knowledge: Knowledge
  /// Where the share is likely to lie if the cases stand for others like them; `nil` without counted
  /// cases.
  public var interval: ShareInterval?

  /// What is known of a key question.
  public enum Knowledge: String, Sendable, Hashable, CaseIterable {
    /// Its cases are counted.
    case cases
    /// Only its percentage is known: the share is that percentage, not a number of cases.
    case percentage
    /// Only its rating is known: there is no share.
    case rating
    /// Its cases are counted, and each count is rounded.
    case rounded
    /// Its cases are counted, but too few to be shown: there is no share.
    case withheld
  }

  /// Creates a key question's result.
  public init(
    question: Int,
    share: Share,
    bestCase: Share,
    worstCase: Share,
    counts: SufficiencyCounts,
    judgedCount: Int,
    ratingID: String?,
    knowledge: Knowledge = .cases,
    interval: ShareInterval? = nil
  ) {
    self.question = question
    self.share = share
    self.bestCase = bestCase
    self.worstCase = worstCase
    self.counts = counts
    self.judgedCount = judgedCount
    self.ratingID = ratingID
    self.knowledge = knowledge
    self.interval = interval
  }
}

/// A reason why a panel might move a rating by one band.
public enum DiscretionReason: Sendable, Hashable {
  /// The deciding share lies near a boundary: its distance in points and the rating beyond it.
  case nearBoundary(points: Decimal128, boundary: Decimal128, towards: String)
  /// One case judged differently would change the rating to another.
  case oneCase(towards: String)
  /// The deciding share rests on few cases.
  case fewCases(Int)
}

/// What would lift a standard to the next rating.
public struct Lift: Sendable, Hashable {
  /// The rating it would reach.
  public var ratingID: String
  /// For each key question that must rise, how many more cases must be sufficient.
  public var steps: [Step]

  /// One key question that must rise.
  public struct Step: Sendable, Hashable {
    /// The index of the key question in the framework.
    public var question: Int
    /// How many more cases must be sufficient.
    public var moreCases: Int
    /// Of how many relevant cases.
    public var denominator: Int

    /// Creates a step.
    public init(question: Int, moreCases: Int, denominator: Int) {
      self.question = question
      self.moreCases = moreCases
      self.denominator = denominator
    }
  }

  /// Creates a lift.
  public init(ratingID: String, steps: [Step]) {
    self.ratingID = ratingID
    self.steps = steps
  }
}
