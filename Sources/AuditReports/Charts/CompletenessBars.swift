import AuditCore

/// How much of what was asked the records can answer, as bars.
struct CompletenessBars {
  /// One bar.
  struct Row {
    let name: String
    let completeness: Completeness
  }

  let id: String
  let subject: String
  let rows: [Row]

  private static let rowHeight = 440

  /// The drawing; nothing where nothing was asked.
  var node: MarkupNode {
    let shown = rows.filter { $0.completeness.asked > 0 }
    guard !shown.isEmpty else { return .nothing }
    return Chart(
      id: id,
      caption: caption(shown),
      subject: subject,
      legend:
        "Full bars are answers that the records can tell, outlined bars answers not evidenced.",
      height: (shown.count * Self.rowHeight) / 10 + 8,
      content: markup {
        for (position, row) in shown.enumerated() { bar(row, y: position * Self.rowHeight) }
      }
    ).node
  }

  private func bar(_ row: Row, y: Int) -> MarkupNode {
    let width = Chart.width * 10 - 20
    let known = width * row.completeness.told / row.completeness.asked
    let missing = ReportText.number(row.completeness.missing)
    let asked = ReportText.number(row.completeness.asked)
    return markup {
      Mark.words(
        "\(Mark.cut(row.name, to: 46)): \(missing) of \(asked) not evidenced",
        x: 0,
        y: y + 150
      )
      Mark.box("track", x: 10, y: y + 210, width: width, height: 140)
      if known < width {
        Mark.box("open", x: 10 + known, y: y + 215, width: width - known, height: 130)
      }
      Mark.box("share", x: 10, y: y + 210, width: known, height: 140)
    }
  }

  private func caption(_ rows: [Row]) -> String {
    let worst = rows.max {
      $0.completeness.missing * $1.completeness.asked
        < $1.completeness.missing * $0.completeness.asked
    }
    guard let worst, worst.completeness.missing > 0 else {
      return "The records can tell every answer that was asked of them"
    }
    let percent = worst.completeness.percentMissing
    return rows.count == 1
      ? "\(percent) of the answers on \(worst.name) are not evidenced"
      : "\(worst.name) is least complete: \(percent) of its answers are not evidenced"
  }
}
