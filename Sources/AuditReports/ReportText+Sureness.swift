import AuditCore

extension ReportText {
  /// A number in words up to nine, in digits above.
  static func spelt(_ value: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(value) ? words[value] : number(value)
  }

  /// Where a share is likely to lie: `likely between 28 and 41 per cent`.
  static func likely(_ interval: ShareInterval) -> String {
    "likely between \((interval.lowerTenths + 5) / 10) and \((interval.upperTenths + 5) / 10) per cent"
  }

  /// A likely range in numbers: `28 to 41`.
  static func range(_ interval: ShareInterval?) -> String {
    guard let interval else { return "–" }
    return "\((interval.lowerTenths + 5) / 10) to \((interval.upperTenths + 5) / 10)"
  }

  /// That no two groups of a unit's cases differ.
  static func noDifference(_ map: ReportMap) -> String {
    map.result.disclosure == nil
      ? "No two groups differ by more than chance may explain."
      : "No two groups whose numbers are shown differ by more than chance may explain."
  }

  /// How two groups of a unit's cases differ on a key question.
  static func difference(
    _ difference: BreakdownResult.Difference,
    of breakdown: BreakdownResult,
    unit: Int,
    _ index: FrameworkIndex
  ) -> String {
    let question = index.questions[difference.question]
    let standard = index.standardOfQuestion[difference.question]
    let rounding = index.bands(of: standard)?.rounding ?? .halfUp
    func words(_ group: Int) -> String {
      let found = breakdown.units[unit][group].shares[difference.question]
      return "\(share(found, rounding)) sufficient for \(breakdown.groups[group].title)"
    }
    return
      "\(question.code) \(question.title): \(words(difference.lower)), \(words(difference.higher))"
  }

  /// Which bands a likely range reaches: `all in the band of Good`; `nil` without bands.
  static func reach(
    _ interval: ShareInterval,
    _ bands: BandSet?,
    _ index: FrameworkIndex
  ) -> String? {
    guard let bands, bands.measure == .share,
      let low = rating(at: interval.lowerTenths, bands),
      let high = rating(at: interval.upperTenths, bands)
    else { return nil }
    return low == high
      ? "all in the band of \(index.label(low))"
      : "from the band of \(index.label(low)) to that of \(index.label(high))"
  }

  /// The rating that a share in tenths of a per cent would earn.
  private static func rating(at tenths: Int, _ bands: BandSet) -> String? {
    let banded = bands.rounding == .none ? tenths : (tenths + 5) / 10 * 10
    guard let value = Ratio(Int128(banded), 10) else { return nil }
    return bands.bands.last { band in Ratio(band.from).map { $0 <= value } ?? false }?.ratingID
  }
}
