import AuditCore

/// Indicators as JSON: counts of units, never a case.
struct JSONIndicators {
  let indicators: [IndicatorResult]

  /// The member of the result; nothing where no indicator was asked for.
  var entries: [(String, JSONValue)] {
    indicators.isEmpty ? [] : [("indicators", .list(indicators.map(Self.value)))]
  }

  private static func value(_ result: IndicatorResult) -> JSONValue {
    let indicator = result.indicator
    return .object([
      ("id", .text(indicator.id)),
      ("title", .text(indicator.title)),
      ("of", .text(indicator.measure.rawValue)),
      ("list", .optional(indicator.list?.text)),
      ("sumOf", .optional(indicator.addsUp ? indicator.unit : nil)),
      ("good", .text(indicator.isGoodHigh ? "high" : "low")),
      ("source", .text(indicator.sourceTitle)),
      ("verified", .boolean(indicator.source.isVerified)),
      ("benchmark", indicator.benchmark.map(benchmark) ?? .null),
      (
        "units",
        .list(result.units.enumerated().map { unit($0, $1, addsUp: indicator.addsUp) })
      ),
    ])
  }

  private static func benchmark(_ benchmark: Indicator.Benchmark) -> JSONValue {
    .object([
      ("met", .integer(benchmark.share.numerator)),
      ("of", .integer(benchmark.share.denominator)),
      ("title", .text(benchmark.title)),
      ("verified", .boolean(benchmark.source.isVerified)),
    ])
  }

  private static func unit(_ unit: Int, _ counts: IndicatorCounts, addsUp: Bool) -> JSONValue {
    .object([
      ("unit", .integer(unit)),
      ("met", .integer(counts.metCount)),
      ("notMet", .integer(counts.notMetCount)),
      ("notEvidenced", .integer(counts.notEvidencedCount)),
      ("error", .integer(counts.errorCount)),
      ("sum", .optional(addsUp ? IndicatorText.plainAmount(counts.amount) : nil)),
      ("interval", JSONBreakdown.interval(counts.interval)),
    ])
  }
}
