import AuditCore

extension ReportTables {
  /// What each indicator came to in each unit.
  var indicators: ReportTable {
    ReportTable(
      id: "indicators",
      title: "Indicators of each unit",
      summary: "One row for each indicator of each unit.",
      notes: [
        """
        Where the records do not tell, a case or record is in neither number of a share. The \
        lowest and the highest possible percentage take none, and all, of these as counted.
        """
      ],
      columns: Self.unitColumns + [
        .init("Indicator", .text), .init("Title", .text), .init("Counts", .text),
        .init("Good is", .text), .init("Number", .count), .init("Out of", .count),
        .init("Percentage", .percentage), .init("Likely range, per cent", .text),
        .init("Lowest possible", .percentage), .init("Highest possible", .percentage),
        .init("Not evidenced", .count), .init("Rule failed", .count), .init("Sum", .points),
        .init("Sum of", .text), .init("Sum a case", .points), .init("Benchmark", .text),
        .init("Source", .text), .init("Source checked", .text),
      ],
      rows: map.unitOrder.flatMap { unit in
        result.indicators.map { row(unit, $0.indicator, $0.units[unit]) }
      }
    )
  }

  private func row(
    _ unit: Int,
    _ indicator: Indicator,
    _ counts: IndicatorCounts
  ) -> [ReportTable.Cell] {
    let none = ReportTable.Cell.text(Self.notApplicable)
    let isSum = indicator.addsUp
    func percentage(_ share: Share) -> ReportTable.Cell {
      isSum ? none : Self.percentage(share, .halfUp)
    }
    let mean = counts.mean.flatMap { Decimal128(IndicatorText.hundredths($0)) }
    let benchmark = indicator.benchmark.map { found in
      "\(found.share.numerator) of \(found.share.denominator): \(found.title)"
    }
    return unitCells(unit) + [
      .text(indicator.id), .text(indicator.title), .text(IndicatorText.things(indicator)),
      .text(indicator.isGoodHigh ? "high" : "low"), .count(counts.metCount),
      isSum ? none : .count(counts.share.denominator), percentage(counts.share),
      isSum
        ? none
        : .text(counts.interval == nil ? Self.noRelevantCases : ReportText.range(counts.interval)),
      percentage(counts.lowestShare), percentage(counts.highestShare),
      .count(counts.notEvidencedCount), .count(counts.errorCount),
      isSum ? .points(Decimal128(IndicatorText.plainAmount(counts.amount)) ?? .zero) : none,
      isSum ? .text(indicator.unit) : none,
      isSum ? mean.map { .points($0) } ?? .text(Self.noRelevantCases) : none,
      .text(benchmark ?? Self.notGiven), .text(indicator.sourceTitle),
      .text(indicator.source.isVerified ? "yes" : "no"),
    ]
  }
}
