import AuditCore

/// Recalculations in words.
enum RecalculationText {
  /// What a status is called.
  static func words(_ status: RecalculationResult.Status) -> String {
    switch status {
    case .agrees: "agrees"
    case .differs: "differs"
    case .notRecorded: "nothing recorded"
    case .lacking: "cannot be worked out"
    case .notApplicable: "does not apply"
    case .error: "rule failed"
    }
  }

  /// The sentence of what came of it in some cases.
  static func sentence(_ counts: RecalculationResult.Counts) -> String {
    if counts.applicable == 0 { return "it applies to no case" }
    var parts: [String] = []
    if counts.compared > 0 {
      let agree = ReportText.number(counts[.agrees])
      let verb = counts[.agrees] == 1 ? "agrees" : "agree"
      parts.append("\(agree) of \(ReportText.count(counts.compared, "case")) \(verb)")
    }
    let others: [(RecalculationResult.Status, one: String, many: String)] = [
      (.differs, "differs", "differ"),
      (.notRecorded, "has nothing recorded", "have nothing recorded"),
      (.lacking, "cannot be worked out", "cannot be worked out"), (.error, "failed", "failed"),
    ]
    for (status, one, many) in others where counts[status] > 0 {
      parts.append("\(ReportText.number(counts[status])) \(counts[status] == 1 ? one : many)")
    }
    return ReportText.list(parts)
  }

  /// A value of a case, or that there is none.
  static func value(_ index: Int32, of result: RecalculationResult) -> String {
    index < 0 ? "not recorded" : result.values[Int(index)]
  }
}
