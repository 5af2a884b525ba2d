import AuditCore

/// Capacities as dots on one axis, the most loaded first, with the line of what is too much.
struct CapacityDots {
  /// One dot.
  struct Entry {
    let name: String
    let capacity: Decimal128
    let available: Int
  }

  let id: String
  let subject: String
  let entries: [Entry]
  let limit: Decimal128

  private static let left = 1700
  private static let right = 5700
  private static let top = 260
  private static let rowHeight = 240
  /// The most dots on one drawing; the table has the others.
  private static let most = 40

  /// The drawing; nothing where there are fewer than two dots.
  var node: MarkupNode {
    let shown = Array(entries.filter { $0.available > 0 }.prefix(Self.most))
    guard shown.count > 1 else { return .nothing }
    let end = axisEnd(shown)
    let bottom = Self.top + shown.count * Self.rowHeight
    let over = shown.count { limit < $0.capacity }
    let bound = limit.reduced.description
    return Chart(
      id: id,
      caption: over == 0
        ? "None of \(shown.count) is above \(bound) per cent of capacity"
        : "\(ReportText.sentence(ReportText.spelt(over))) of \(ReportText.spelt(shown.count)) \(over == 1 ? "is" : "are") above \(bound) per cent of capacity",
      subject: subject,
      legend: """
        A dot is a capacity in per cent, a diamond one above \(bound). The dashed line stands at \
        \(bound)\(entries.count > shown.count ? "; the table has those that are not drawn" : "").
        """,
      height: bottom / 10 + 26,
      content: markup {
        for step in 0...(end / 50) {
          let x = place(Decimal128(step * 50), end)
          Mark.line("grid", x1: x, y1: Self.top, x2: x, y2: bottom)
          Mark.words("\(step * 50)", x: x, y: bottom + 170, "mid small")
        }
        let edge = place(limit, end)
        Mark.line("edge", x1: edge, y1: Self.top - 60, x2: edge, y2: bottom)
        Mark.words(bound, x: edge, y: Self.top - 100, "mid small")
        for (row, entry) in shown.enumerated() {
          self.row(entry, end, y: Self.top + row * Self.rowHeight + 130)
        }
      }
    ).node
  }

  private func row(_ entry: Entry, _ end: Int, y: Int) -> MarkupNode {
    let x = place(entry.capacity, end)
    return markup {
      Mark.words(Mark.cut(entry.name, to: 22), x: 0, y: y + 45)
      limit < entry.capacity ? Mark.diamond("mark", x: x, y: y) : Mark.dot("mark", x: x, y: y)
      Mark.words(
        WorkloadWords.shown(entry.capacity),
        x: Chart.width * 10,
        y: y + 45,
        "end"
      )
    }
  }

  /// The end of the axis in per cent: the next fifty above the greatest, never below 150.
  private func axisEnd(_ shown: [Entry]) -> Int {
    let greatest = shown.map(\.capacity).reduce(limit) { $0 < $1 ? $1 : $0 }
    let whole = greatest.rounded(places: 0, .ceiling).integer ?? 150
    return max(150, (min(whole, 1000) + 49) / 50 * 50)
  }

  /// The place of a capacity, in tenths of a unit; one beyond the end stands at the end.
  private func place(_ capacity: Decimal128, _ end: Int) -> Int {
    let tenths =
      capacity.scaled(places: 1).map(Int.init)
      ?? WorkloadWords.percent(capacity).scaled(places: 1).map(Int.init) ?? 0
    let width = Self.right - Self.left
    return Self.left + min(max(tenths, 0), end * 10) * width / (end * 10)
  }
}
