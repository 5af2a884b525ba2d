extension Decimal128 {
  /// What becomes of the digits that are cut off.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    /// To the nearest; halves go to the even neighbour.
    case halfEven
    /// To the nearest; halves go away from zero.
    case halfUp
    /// To the nearest; halves go towards zero.
    case halfDown
    /// Away from zero.
    case awayFromZero
    /// Towards zero.
    case towardZero
    /// Towards the greater.
    case ceiling
    /// Towards the lesser.
    case floor
  }

  /// The number rounded to so many decimal places; a negative count rounds before the point.
  public func rounded(places: Int, _ rule: Rounding) -> Decimal128 {
    let drop = -exponent - places
    if drop <= 0 || significand == 0 { return self }
    // Past 38 digits nothing but the sign is left, and any digit is less than half.
    let divisor = drop > 37 ? nil : Self.powerOfTen(drop)
    let (kept, cut) =
      divisor.map { significand.quotientAndRemainder(dividingBy: $0) } ?? (0, significand)
    let half = divisor.map { cut * 2 == $0 ? 0 : cut * 2 < $0 ? -1 : 1 } ?? -1
    let isUp: Bool
    switch rule {
    case .halfEven: isUp = half > 0 || (half == 0 && kept & 1 == 1)
    case .halfUp: isUp = half >= 0
    case .halfDown: isUp = half > 0
    case .awayFromZero: isUp = cut != 0
    case .towardZero: isUp = false
    case .ceiling: isUp = cut != 0 && !isNegative
    case .floor: isUp = cut != 0 && isNegative
    }
    let digits = kept + (isUp ? 1 : 0)
    return Decimal128(
      isNegative: isNegative,
      significand: digits,
      exponent: digits == 0 ? 0 : -places
    )
  }

  /// What is left of the number after dividing, with the divisor's sign.
  ///
  /// - Returns: `nil` when the divisor is zero or a step is too large to hold.
  /// - Source: OMG DMN 1.5 section 10.3.4.5: `dividend - divisor * floor(dividend / divisor)`.
  public func modulo(_ divisor: Decimal128) -> Decimal128? {
    guard divisor.significand != 0 else { return nil }
    if let exact = exactModulo(divisor) { return exact }
    return divided(by: divisor)
      .map { $0.rounded(places: 0, .floor) }
      .flatMap { $0.multiplied(by: divisor) }
      .flatMap { subtracting($0) }
  }

  private func exactModulo(_ divisor: Decimal128) -> Decimal128? {
    let low = min(exponent, divisor.exponent)
    guard exponent - low <= 38, divisor.exponent - low <= 38 else { return nil }
    let (a, overflowA) = significand.multipliedReportingOverflow(
      by: Self.powerOfTen(exponent - low)
    )
    let (b, overflowB) = divisor.significand.multipliedReportingOverflow(
      by: Self.powerOfTen(divisor.exponent - low)
    )
    guard !overflowA, !overflowB else { return nil }
    var rest = a % b
    if rest != 0, isNegative != divisor.isNegative { rest = b - rest }
    return Decimal128(rounding: rest, exponent: low, isNegative: divisor.isNegative)
  }
}
