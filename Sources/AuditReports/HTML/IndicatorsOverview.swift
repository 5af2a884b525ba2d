import AuditCore

/// All indicators in one table: what each came to altogether, and which units are furthest from good.
struct IndicatorsOverview {
  let map: ReportMap
  let site: Site

  var node: MarkupNode {
    let results = map.result.indicators
    let hasSeveralUnits = map.narrowestUnits.count > 1
    return DataTable(
      id: "overview",
      caption: "All indicators",
      columns: [
        .text("Indicator"), .number("Altogether"), .number("Per cent"), .text("Good is"),
      ] + (hasSeveralUnits ? [.text("Furthest from good, per cent")] : []),
      rows: results.indices.map { position in
        let indicator = results[position].indicator
        let whole = altogether(position)
        let cells: [MarkupNode] = [
          a(.href("#\(indicator.id)"), text: indicator.title),
          .text(IndicatorText.value(whole, indicator)),
          .text(indicator.addsUp ? "–" : IndicatorText.percent(whole.share)),
          .text(indicator.isGoodHigh ? "high" : "low"),
        ]
        return cells + (hasSeveralUnits ? [.text(furthest(position))] : [])
      },
      isCaptionHidden: true
    ).node
  }

  /// The counts of the outermost units together.
  private func altogether(_ position: Int) -> IndicatorCounts {
    let result = map.result
    let roots = map.unitOrder.filter { result.units.units[$0].parent == nil }
    var sum = IndicatorCounts()
    for unit in roots { sum.add(result.indicators[position].units[unit]) }
    return sum
  }

  private func furthest(_ position: Int) -> String {
    let dots = IndicatorDots(map: map, position: position, units: map.narrowestUnits)
    let entries = dots.entries
    guard !map.result.indicators[position].indicator.addsUp, entries.count > 1,
      let ends = dots.ends(entries)
    else { return "–" }
    return ends.best.percent == ends.worst.percent
      ? "all alike" : "\(ends.worst.names), \(ends.worst.percent)"
  }
}
