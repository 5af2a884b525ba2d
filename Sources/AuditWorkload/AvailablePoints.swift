public import AuditCore

/// What a practitioner's hours allow, and what part of it is carried.
///
/// - Source: moj-systems section 3.1: the rules of the workload measurement tool, MIT licence.
public enum AvailablePoints {
  /// The points available: the target times the hours left over those of a full post, truncated.
  ///
  /// - Parameters:
  ///   - target: The points of a full post.
  ///   - fullHours: The weekly hours of a full post; `nil` for a grade that holds no cases.
  ///   - contracted: The contracted weekly hours; `nil` for those of a full post.
  ///   - reduction: The weekly hours taken off.
  /// - Returns: 0 where there are no hours, or a full post has none.
  public static func points(
    target: Decimal128,
    fullHours: Decimal128?,
    contracted: Decimal128?,
    reduction: Decimal128
  ) -> Int {
    guard let base = baseHours(contracted: contracted, fullHours: fullHours), let fullHours,
      base != .zero, fullHours != .zero
    else { return 0 }
    // target × (base / full) × ((base − reduction) / base), without the division that cancels.
    return (target * (base - reduction) / fullHours).truncated
  }

  /// The hours that count: the contracted ones, or else those of a full post.
  public static func baseHours(contracted: Decimal128?, fullHours: Decimal128?) -> Decimal128? {
    fullHours.map { contracted ?? $0 }
  }

  /// The capacity in per cent; 0 when nothing is available.
  public static func capacity(points: Decimal128, available: Decimal128) -> Decimal128 {
    available == .zero ? .zero : points * .hundred / available
  }

  /// The hours that a percentage of contracted hours stands for, to two places.
  ///
  /// - Parameters:
  ///   - percent: The percentage; `nil` for all hours.
  ///   - contracted: The contracted weekly hours.
  /// - Returns: Weekly hours, never more than the contracted ones.
  public static func hours(percent: Decimal128?, of contracted: Decimal128) -> Decimal128 {
    guard let percent else { return contracted }
    let hours = (contracted * percent / .hundred).rounded(places: 2, .halfUp)
    return contracted < hours ? contracted : hours
  }

  /// A number as the workload tool shows it: whole, and up only from six tenths.
  public static func shown(_ value: Decimal128) -> Int {
    let whole = value.rounded(places: 0, .floor)
    let isUp = !((value - whole) < Decimal128(significand: 6, exponent: -1))
    return (whole.integer ?? 0) + (isUp ? 1 : 0)
  }
}
