import AuditCore

/// All that is known of a unit before it is rated.
struct UnitMeasures {
  /// How many scored cases it has.
  var caseCount = 0
  /// One entry for each key question of the framework.
  var questions: [QuestionMeasure]
  /// For each prompt of the framework, how many cases had each outcome.
  var prompts: [OutcomeCounts] = []
  /// The ratings that people entered on evidence, by the code of a standard or composite.
  var evidence: [String: EvidenceRating] = [:]
  /// The ratings that are known without what they are made of, by code.
  var ratings: [String: String] = [:]
  /// Sums of points, means or percentages that are known without what they are made of, by code.
  var values: [String: Ratio] = [:]
  /// The facts that people entered, by their names.
  var facts: [String: FactValue] = [:]
  /// The panel's decisions, by the code of the standard.
  var decisions: [String: PanelDecision] = [:]

  /// The rating of a standard or composite that does not follow from anything else.
  func ratingID(of code: String) -> String? { evidence[code]?.ratingID ?? ratings[code] }
}

/// What is known of one key question of one unit.
struct QuestionMeasure {
  /// The share as the framework counts it.
  var share: Share
  /// The share if all that is not evidenced had been sufficient.
  var bestCase: Share
  /// The share if all that is not evidenced had been insufficient.
  var worstCase: Share
  /// How many cases had each sufficiency.
  var counts = SufficiencyCounts()
  /// How many of the cases a person judged.
  var judgedCount = 0
  /// What the share is.
  var knowledge = QuestionResult.Knowledge.cases
  /// The rating, where that is all that is known.
  var ratingID: String?

  /// Counted cases.
  init(_ counts: SufficiencyCounts, judgedCount: Int, notEvidenced: NotEvidencedCounts) {
    let shares = QuestionShares(counts, notEvidenced: notEvidenced)
    share = shares.share
    bestCase = shares.bestCase
    worstCase = shares.worstCase
    self.counts = counts
    self.judgedCount = judgedCount
  }

  /// A share that was given; a percentage stands over as many hundredths as it needs.
  init(_ share: Share, knowledge: QuestionResult.Knowledge = .cases) {
    self.share = share
    bestCase = share
    worstCase = share
    self.knowledge = knowledge
    if knowledge == .cases {
      counts[.sufficient] = share.numerator
      counts[.insufficient] = share.denominator - share.numerator
    }
  }

  /// A rating that was given; without one nothing is known.
  init(rating: String?) {
    self.init(Share(0, of: 0))
    ratingID = rating
    if rating != nil { knowledge = .rating }
  }

  /// Whether there is anything to rate by.
  var isKnown: Bool { share.denominator > 0 || ratingID != nil }
}
