import AuditCore

/// Why a rating that is made of ratings is what it is, how sure it is and what would lift it.
struct CompositeSentences {
  let result: CompositeResult
  let rule: CompositeRule
  let index: FrameworkIndex

  var node: MarkupNode {
    markup {
      p {
        ReportText.sentence(ReportText.made(result, rule))
        if let band { ", in the band of \(band)" }
        "."
      }
      let reason = ReportText.reason(result.status)
      if !reason.isEmpty { p(reason) }
      if let ruleSentence { p(ruleSentence) }
      for sentence in result.holds.compactMap({ ReportText.hold($0, index) }) { p(sentence) }
      if let before = ReportText.beforeDecisions(result, rule, index) { p(before) }
      if let evidence = result.evidence {
        p("Entered by \(evidence.by) on \(evidence.on.words).")
        if !evidence.why.isEmpty { Components.inset { p { MarkupNode.isolated(evidence.why) } } }
      }
      if let certainty = ReportText.certainty(
        result.computed,
        best: result.bestCase,
        worst: result.worstCase,
        index
      ) {
        p(certainty)
      }
      if let lift = ReportText.lift(result, index) { p("It would be \(lift).") }
    }
  }

  /// The band that was met, before anything held the rating back.
  private var band: String? {
    guard let set = index.framework.bandSets.first(where: { $0.id == rule.bands }) else {
      return nil
    }
    var met = result.status.ratingID
    for hold in result.holds.reversed() {
      if case .changed(let from) = hold.effect { met = from }
    }
    guard let met else { return nil }
    return ReportText.band(of: met, in: set).map { "\(index.label(met)) (\($0))" }
  }

  /// The rule that gave the rating.
  private var ruleSentence: String? {
    guard case .rules(let rules, _) = rule.method, result.status.ratingID != nil else { return nil }
    guard let position = result.rule, rules.indices.contains(position) else {
      return "None of the rules before the last holds."
    }
    let choice = rules[position]
    let words = choice.reason.isEmpty ? choice.condition.text : choice.reason
    return "Decided by rule \(position + 1): \(words)"
  }
}
