import AuditCore

/// Turns sound scores of one unit into what is known of it.
struct SheetMeasures {
  let outline: FrameworkOutline

  /// What is known of a unit.
  func measures(_ scores: [PlacedScore]) -> UnitMeasures {
    var measures = UnitMeasures(
      questions: outline.questions.map { _ in QuestionMeasure(rating: nil) },
      prompts: outline.prompts.map { _ in OutcomeCounts() }
    )
    for placed in scores {
      let score = placed.score
      switch placed.item {
      case .question(let question): measures.questions[question] = measure(score)
      case .standard(let standard):
        let code = outline.standards[standard].code
        measures.ratings[code] = score.rating
        let percent =
          score.share.flatMap { Ratio(percentOf: $0) } ?? score.percent.flatMap { Ratio($0) }
        measures.values[code] = percent
      case .composite(let rule):
        measures.ratings[rule.code] = score.rating
        measures.values[rule.code] = (score.points ?? score.percent).flatMap { Ratio($0) }
      case .fact(let fact): measures.facts[fact.name] = score.rating.flatMap(fact.type.value)
      }
    }
    // A pooled key question shares its cases with the one that it pools, whichever is known.
    for (question, pooled) in outline.pooledQuestion.enumerated() {
      if let pooled, !measures.questions[question].isKnown {
        measures.questions[question] = measures.questions[pooled]
      }
    }
    return measures
  }

  private func measure(_ score: Score) -> QuestionMeasure {
    if let share = score.share { return QuestionMeasure(share) }
    guard let percent = score.percent else { return QuestionMeasure(rating: score.rating) }
    // As many parts of a hundred as the percentage has decimals; at most nine of them.
    var scale = 1
    var scaled = percent
    while scaled.integer == nil, let more = scaled.multiplied(by: Decimal128(10)) {
      scaled = more
      scale *= 10
    }
    return QuestionMeasure(Share(scaled.integer ?? 0, of: 100 * scale), knowledge: .percentage)
  }
}
