import AuditCore

/// Takes the withheld counts of one unit out of its result, and rounds the others.
struct UnitProtection {
  let policy: DisclosurePolicy
  let notEvidenced: NotEvidencedCounts
  /// For each key question, which counts are withheld, in the order of `Sufficiency.allCases`.
  let questions: [[Bool]]
  /// For each prompt, which counts are withheld, in the order of `Outcome.allCases`.
  let prompts: [[Bool]]
  /// The number of the unit's cases; `nil` where it is withheld.
  let caseCount: Int?

  /// The unit's result as it may be published.
  func protected(_ unit: UnitResult) -> UnitResult {
    var shared = unit
    shared.caseCount = caseCount.map(policy.shown) ?? 0
    shared.isCaseCountWithheld = caseCount == nil
    shared.standards = unit.standards.map(protected)
    shared.prompts = zip(unit.prompts, prompts).map { counts, withheld in
      var shown = OutcomeCounts()
      for (outcome, isWithheld) in zip(Outcome.allCases, withheld) {
        if isWithheld {
          shown.withheld.insert(outcome)
        } else {
          shown[outcome] = policy.shown(counts[outcome])
        }
      }
      return shown
    }
    return shared
  }

  private func protected(_ standard: StandardResult) -> StandardResult {
    var shared = standard
    shared.questions = standard.questions.map(protected)
    let isChanged = zip(standard.questions, shared.questions).contains { $0 != $1 }
    if isChanged {
      // How near a rating is to another, and what would lift it, tells of the counts.
      shared.value = nil
      shared.otherRounding = nil
      shared.discretion = []
      shared.lift = nil
    }
    return shared
  }

  private func protected(_ question: QuestionResult) -> QuestionResult {
    guard question.knowledge == .cases, questions.indices.contains(question.question) else {
      return question
    }
    var shared = question
    let withheld = questions[question.question]
    let isWithheld = zip(Sufficiency.allCases, withheld).contains { sufficiency, isWithheld in
      isWithheld && [.sufficient, .insufficient, .notEvidenced].contains(sufficiency)
    }
    var counts = SufficiencyCounts()
    if !isWithheld {
      for (sufficiency, isWithheld) in zip(Sufficiency.allCases, withheld) where !isWithheld {
        counts[sufficiency] = policy.shown(question.counts[sufficiency])
      }
    }
    shared.counts = counts
    let shares = QuestionShares(counts, notEvidenced: notEvidenced)
    (shared.share, shared.bestCase, shared.worstCase) =
      (shares.share, shares.bestCase, shares.worstCase)
    // Few judged cases among many are few cases too.
    shared.judgedCount = 0
    // A range is as wide as its cases are few.
    if isWithheld || policy.base > 1 { shared.interval = nil }
    if isWithheld {
      shared.knowledge = .withheld
    } else if policy.base > 1 {
      shared.knowledge = .rounded
    }
    return shared
  }
}
