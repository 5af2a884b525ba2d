import AuditCore

/// The words and numbers of indicators that pages, tables and letters share.
enum IndicatorText {
  /// What an indicator came to: `212 of 230`, `1,204.5 hours`.
  static func value(_ counts: IndicatorCounts, _ indicator: Indicator) -> String {
    switch indicator.measure {
    case .amount: "\(amount(counts.amount)) \(indicator.unit)".trimmed
    case .frequency:
      counts.mean.map { "\(hundredths($0)) \(indicator.unit) a case".trimmed } ?? "none counted"
    case .cases, .records, .keyQuestion:
      counts.share.denominator == 0
        ? "none counted"
        : "\(ReportText.number(counts.metCount)) of \(ReportText.number(counts.share.denominator))"
    }
  }

  /// The share in whole per cent; a dash for sums and where nothing is counted.
  static func percent(_ share: Share) -> String {
    share.wholePercent().map { "\($0)" } ?? "–"
  }

  /// The value with its percentage in words: `212 of 230 (92 per cent)`.
  static func sentence(_ counts: IndicatorCounts, _ indicator: Indicator) -> String {
    let value = value(counts, indicator)
    guard !indicator.addsUp, let percent = counts.share.wholePercent() else { return value }
    return "\(value) (\(percent) per cent)"
  }

  /// The lowest and highest share possible, in per cent: `80 to 84`.
  static func possible(_ counts: IndicatorCounts) -> String {
    guard counts.lowestShare.denominator > 0 else { return "–" }
    let (low, high) = (percent(counts.lowestShare), percent(counts.highestShare))
    return low == high ? low : "\(low) to \(high)"
  }

  /// What is counted, in the plural.
  static func things(_ indicator: Indicator) -> String {
    indicator.measure == .records
      ? (indicator.unit.isEmpty ? "records" : indicator.unit) : "cases"
  }

  /// A benchmark in words, and whether a unit lies apart from it.
  static func benchmark(_ benchmark: Indicator.Benchmark, _ counts: IndicatorCounts?) -> String {
    let share = benchmark.share
    let checked = benchmark.source.isVerified ? "" : ", unverified"
    let words =
      "\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))"
      + " (\(percent(share)) per cent)\(checked)"
    guard let interval = counts?.interval, share.denominator > 0 else { return words }
    let tenths = share.numerator * 1000 / share.denominator
    if tenths < interval.lowerTenths { return "\(words): here higher" }
    if tenths > interval.upperTenths { return "\(words): here lower" }
    return "\(words): no sure difference"
  }

  /// A sum with at most one decimal place, as files write it.
  static func plainAmount(_ value: Decimal128) -> String {
    Ratio(value).map(ReportText.decimal) ?? value.reduced.description
  }

  /// A sum with commas and at most one decimal place.
  static func amount(_ value: Decimal128) -> String {
    guard let exact = Ratio(value), let tenths = exact.multiplied(by: Ratio(10)) else {
      return value.reduced.description
    }
    let whole = Int(clamping: tenths.rounded(.halfUp).numerator)
    let number = ReportText.number(whole / 10)
    return whole % 10 == 0 ? number : "\(number).\(abs(whole % 10))"
  }

  /// A fraction with two decimal places.
  static func hundredths(_ value: Ratio) -> String {
    guard let scaled = value.multiplied(by: Ratio(100)) else { return "–" }
    let whole = Int(clamping: scaled.rounded(.halfUp).numerator)
    let rest = abs(whole % 100)
    return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
