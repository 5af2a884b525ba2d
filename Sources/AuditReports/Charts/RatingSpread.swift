import AuditCore

/// How many units have each rating, standard by standard.
struct RatingSpread {
  let map: ReportMap
  /// The units at one level.
  let units: [Int]

  private static let top = 80
  private static let rowHeight = 520

  private var index: FrameworkIndex { map.index }
  private var ratings: [Rating] { index.framework.scale.ratings }

  /// The ratings of one standard over the units.
  private struct Row {
    let standard: Int
    let counts: [Int]
    var total: Int { counts.reduce(0, +) }
  }

  private var rows: [Row] {
    index.standards.indices.compactMap { standard in
      var counts = Array(repeating: 0, count: ratings.count)
      for unit in units where map.rates(standard, unit: unit) {
        let id = map.result.unitResults[unit].standards[standard].status.ratingID
        if let rank = id.flatMap(index.framework.scale.rank) { counts[rank] += 1 }
      }
      return counts.contains { $0 > 0 } ? Row(standard: standard, counts: counts) : nil
    }
  }

  /// The drawing; nothing where fewer than two units are rated.
  var node: MarkupNode {
    let rows = rows
    guard rows.contains(where: { $0.total > 1 }), ratings.count > 2 else { return .nothing }
    return Chart(
      id: "spread",
      caption: caption(rows),
      subject: "How many units have each rating, for each standard",
      legend: """
        From left to right the boxes are the ratings from \(ratings.first?.label ?? "") to \
        \(ratings.last?.label ?? ""), each with its number of units.
        """,
      height: (Self.top + rows.count * Self.rowHeight) / 10,
      content: markup {
        for (position, row) in rows.enumerated() {
          spread(row, y: Self.top + position * Self.rowHeight)
        }
      }
    ).node
  }

  private func spread(_ row: Row, y: Int) -> MarkupNode {
    let standard = index.standards[row.standard]
    let width = Chart.width * 10 - 20
    var x = 10
    var boxes: [MarkupNode] = []
    for (rank, count) in row.counts.enumerated() where count > 0 {
      let size = width * count / row.total
      let tone = index.tone(ratings[rank].id) ?? 0
      let full = "\(ReportText.number(count)) \(ratings[rank].label)"
      boxes.append(Mark.box("cell tone\(tone)", x: x, y: y + 180, width: size, height: 260))
      boxes.append(
        Mark.words(
          full.count * 70 < size ? full : ReportText.number(count),
          x: x + size / 2,
          y: y + 355,
          "mid small tone\(tone)"
        )
      )
      x += size
    }
    return markup {
      Mark.words("\(standard.code) \(standard.title)", x: 0, y: y + 120)
      MarkupNode.group(boxes)
    }
  }

  private func caption(_ rows: [Row]) -> String {
    let good = ratings.dropLast().last?.label ?? ""
    let low = rows.map { row in (row: row, count: row.counts.dropLast(2).reduce(0, +)) }
    guard let worst = low.max(by: { $0.count * $1.row.total < $1.count * $0.row.total }),
      worst.count > 0
    else { return "Every unit is \(good) or better on every standard" }
    let alike = low.filter { $0.count * worst.row.total == worst.count * $0.row.total }
    let count = ReportText.sentence(ReportText.spelt(worst.count))
    let all = ReportText.spelt(worst.row.total)
    let start = "\(count) of \(all) units \(worst.count == 1 ? "is" : "are") below \(good) on"
    if alike.count == 1 {
      let standard = index.standards[worst.row.standard]
      return "\(start) \(standard.code) \(standard.title), the most of any standard"
    }
    let codes = alike.map { index.standards[$0.row.standard].code }
    return "\(start) \(codes.count == rows.count ? "every standard" : ReportText.list(codes))"
  }
}
