import AuditCore

/// Units in the order of one indicator, best first, each with how sure it is, and the benchmark.
struct IndicatorDots {
  let map: ReportMap
  let position: Int
  /// The units to compare, in any order.
  let units: [Int]

  private var result: IndicatorResult { map.result.indicators[position] }
  private var indicator: Indicator { result.indicator }

  private static let top = 200
  private static let rowHeight = 240

  /// The units with something counted, best first.
  var entries: [Int] {
    units.filter { result.units[$0].share.denominator > 0 }.sorted {
      let (a, b) = (result.units[$0].share, result.units[$1].share)
      if Share.isLower(a, b) { return !indicator.isGoodHigh }
      if Share.isLower(b, a) { return indicator.isGoodHigh }
      return $0 < $1
    }
  }

  /// The drawing; nothing for sums and where there are fewer than two units.
  var node: MarkupNode {
    let entries = entries
    guard !indicator.addsUp, entries.count > 1 else { return .nothing }
    let axis = PercentAxis(left: 1700, right: 5900, bands: nil, index: map.index)
    let bottom = Self.top + entries.count * Self.rowHeight
    let benchmark = indicator.benchmark.map { axis.place($0.share) }
    return Chart(
      id: "indicator-\(position)",
      caption: caption(entries),
      subject: "\(indicator.title), in each unit, best first",
      legend: "A line is the range in which the unit's share is likely to lie."
        + (benchmark == nil ? "" : " The dashed line is the benchmark."),
      height: bottom / 10 + 26,
      content: markup {
        axis.frame(top: Self.top, bottom: bottom)
        if let benchmark {
          Mark.line("edge", x1: benchmark, y1: Self.top - 60, x2: benchmark, y2: bottom)
        }
        for (row, unit) in entries.enumerated() {
          self.row(unit, axis, y: Self.top + row * Self.rowHeight + 130)
        }
      }
    ).node
  }

  private func row(_ unit: Int, _ axis: PercentAxis, y: Int) -> MarkupNode {
    let counts = result.units[unit]
    return markup {
      Mark.words(Mark.cut(map.result.units.units[unit].name, to: 24), x: 0, y: y + 45)
      if let interval = counts.interval {
        Mark.line(
          "whisker",
          x1: axis.place(tenths: interval.lowerTenths),
          y1: y,
          x2: axis.place(tenths: interval.upperTenths),
          y2: y
        )
      }
      Mark.dot("mark", x: axis.place(counts.share), y: y)
      Mark.words(IndicatorText.percent(counts.share), x: Chart.width * 10, y: y + 45, "end")
    }
  }

  /// What is best and what is worst, in whole per cent, and the units that it is so in.
  typealias Ends = (best: (percent: String, names: String), worst: (percent: String, names: String))

  /// The ends of an order of units; `nil` for none.
  func ends(_ entries: [Int]) -> Ends? {
    guard let first = entries.first, let last = entries.last else { return nil }
    func end(_ unit: Int) -> (percent: String, names: String) {
      let percent = IndicatorText.percent(result.units[unit].share)
      let alike = entries.filter { IndicatorText.percent(result.units[$0].share) == percent }
      let names = alike.map { map.result.units.units[$0].name }
      return (percent, names.count > 2 ? "\(names.count) units" : ReportText.list(names))
    }
    return (end(first), end(last))
  }

  private func caption(_ entries: [Int]) -> String {
    guard let (best, worst) = ends(entries) else { return indicator.title }
    if best.percent == worst.percent {
      return "\(indicator.title): \(best.percent) per cent in every unit"
    }
    return "\(indicator.title): from \(best.percent) per cent in \(best.names) to "
      + "\(worst.percent) in \(worst.names)"
  }
}
