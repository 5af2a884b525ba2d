import AuditCore

extension ReportText {
  /// Points with their sign, in whole numbers: `+12`, `-3`, `0`.
  static func points(tenths: Int) -> String {
    let whole = (tenths.magnitude + 5) / 10
    return whole == 0 ? "0" : tenths < 0 ? "-\(whole)" : "+\(whole)"
  }

  /// What can be said of a difference: `up by 12 points, more than chance explains`.
  static func verdict(_ change: ShareChange) -> String {
    switch change.verdict {
    case .otherRules:
      return change.rule == .added ? "not asked before" : "not compared: rule changed"
    case .noCases: return change.rule == .added ? "not asked before" : "nothing to compare"
    case .otherBasis:
      return "not compared: cases were judged in one audit, or other cases than before"
    case .tested(let test):
      let size = points(tenths: test.differenceTenths)
      let range =
        "\(points(tenths: test.lowerTenths)) to \(points(tenths: test.upperTenths)) points likely"
      let basis =
        test.pairCount.map { "in the \(count($0, "case")) of both audits" }
        ?? "between different cases"
      return "\(size) (\(range), \(basis)): \(chance(test))"
    }
  }

  /// Whether a difference is more than chance.
  static func chance(_ test: ChangeTest) -> String {
    if test.isMoreThanChance { return "more than chance explains" }
    return test.leavesOutZero
      ? "too few cases changed to rule out chance" : "chance alone may explain it"
  }

  /// A rating before and now: `Good → Requires improvement`.
  static func change(_ change: RatingChange) -> String {
    let after = change.after ?? "not rated"
    guard let before = change.before else { return "\(after), no rating before" }
    let rules = change.rule == .same || before == after ? "" : ", other rules"
    return before == after ? "\(after), as before\(rules)" : "\(before) → \(after)\(rules)"
  }

  /// Why cases were not compared one by one; `nil` where they were.
  static func matching(_ matching: AuditComparison.Matching) -> String? {
    switch matching {
    case .matched: nil
    case .otherNames:
      """
      Cases were not compared one by one: the two audits call them by names that do not fit together, \
      such as references and pseudonyms, or pseudonyms made with different keys.
      """
    case .noCases: "Cases were not compared one by one: one of the audits rests on scores."
    case .withheld:
      """
      Counts of changes are small numbers, and what is withheld could be worked out from two audits \
      together. So only ratings are compared here.
      """
    }
  }

  /// Which audits are compared, in one sentence.
  static func sides(_ comparison: AuditComparison) -> String {
    let old = comparison.old
    let new = comparison.new
    let counts = old.caseCount.flatMap { before in
      new.caseCount.map { "; \(count(before, "case")) then, \(number($0)) now" }
    }
    return
      """
      The earlier audit looked at cases as of \(old.asOf.words) and ran on \(time(old.runAt)); this one \
      as of \(new.asOf.words)\(counts ?? "").
      """
  }

  /// What a reader must know before comparing, a sentence each.
  static func cautions(_ comparison: AuditComparison) -> [String] {
    var sentences: [String] = []
    if comparison.old.isIndicative != comparison.new.isIndicative {
      sentences.append(
        """
        One audit holds people's judgements and the other does not, so ratings may differ because \
        people looked. Cases that a person judged in one audit alone are counted apart.
        """
      )
    }
    if let matching = matching(comparison.matching) { sentences.append(matching) }
    return sentences
  }

  /// How the cases of a unit came and went: `40 in both audits, 3 left, 5 arrived`.
  static func flow(_ flow: CaseFlow) -> String {
    let parts = [
      "\(count(flow.stayed, "case")) in both audits", "\(number(flow.left)) left",
      "\(number(flow.arrived)) arrived",
      flow.movedIn > 0 ? "\(number(flow.movedIn)) came from another unit" : "",
      flow.movedOut > 0 ? "\(number(flow.movedOut)) went to another unit" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
