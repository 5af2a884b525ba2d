import AuditCore

/// The first sheet of a workbook: what it is, what it rests on, how to read it.
enum CoverSheet {
  /// The cover of the tables that may be published.
  static func make(_ result: AuditResult) -> ReportWorkbook.Sheet {
    let units = result.framework.levels.indices.compactMap { level -> String? in
      let count = result.units.units.count { $0.level == level }
      let words = result.framework.levels[level]
      return count == 0 ? nil : "\(words.plural): \(ReportText.number(count))"
    }
    let hasCases = result.basis == .cases
    var lines = [
      "Counts and ratings of units against the standards of this framework, one table a worksheet.",
      standing(result),
    ]
    if !result.framework.summary.isEmpty { lines.append(result.framework.summary) }
    lines += about(result)
    lines += units
    if hasCases {
      // A result that may be published names no case, but says how many there were.
      let count = result.intake.tables.first?.keptCount ?? result.caseIDs.count
      lines.append("Cases scored: \(ReportText.number(count))")
    }
    lines += ReportTables(result: result).disclosureNotes
    if let rejects = ReportText.rejects(result.intake) {
      lines.append("\(ReportText.sentence(rejects)).")
    }
    lines += [
      """
      The worksheet Contents leads to every table; the worksheet Notes says what a reader must \
      know of them.
      """,
      "Words in a column of numbers say why there is no number. No cell of a table is empty.",
    ]
    return sheet("Case audit: \(result.framework.title)", lines)
  }

  /// Whether people judged the cases, in one sentence.
  static func standing(_ result: AuditResult) -> String {
    if result.basis == .scores {
      return "From scores: the ratings are worked out from scores, and no case was read."
    }
    return result.isIndicative
      ? "\(ReportText.indicative): \(lowered(ReportText.indicativeReason))"
      : "Reviewed: people judged cases; where they did not, what the records indicate counts."
  }

  /// The framework, the day, the run and the program.
  static func about(_ result: AuditResult) -> [String] {
    let framework = result.framework
    let provenance = result.provenance
    return [
      "Framework: \(framework.title) (\(framework.id), version \(framework.version))",
      "As of: \(provenance.asOf.words)",
      "Made: \(ReportText.time(provenance.runAt)) with caseaudit \(provenance.programVersion)",
    ]
  }

  /// A sheet of a title and lines below it.
  static func sheet(_ title: String, _ lines: [String]) -> ReportWorkbook.Sheet {
    ReportWorkbook.Sheet(
      name: "Cover",
      widths: [100],
      rows: [[.text(title, .title)]] + lines.map { [.text($0)] }
    )
  }

  private static func lowered(_ sentence: String) -> String {
    guard let first = sentence.first else { return sentence }
    return first.lowercased() + sentence.dropFirst()
  }
}
