extension Decimal128 {
  /// The same number with the other sign.
  public var negated: Decimal128 {
    Decimal128(isNegative: !isNegative, significand: significand, exponent: exponent)
  }

  /// The number without its sign.
  public var magnitude: Decimal128 {
    Decimal128(isNegative: false, significand: significand, exponent: exponent)
  }

  /// Adds a number.
  ///
  /// - Returns: `nil` when the sum is too large to hold.
  public func adding(_ other: Decimal128) -> Decimal128? {
    if significand == 0 { return other }
    if other.significand == 0 { return self }
    var (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    // Bring the larger exponent down as far as the digits allow, to 37 digits, then the other up.
    let room = 37 - Self.digitCount(high.significand)
    let shift = min(high.exponent - low.exponent, room)
    high = Decimal128(
      isNegative: high.isNegative,
      significand: high.significand * Self.powerOfTen(shift),
      exponent: high.exponent - shift
    )
    let drop = high.exponent - low.exponent
    var sticky = false
    if drop > 0 {
      let divisor = drop > 38 ? 0 : Self.powerOfTen(drop)
      let (quotient, remainder) =
        divisor == 0
        ? (0, low.significand) : low.significand.quotientAndRemainder(dividingBy: divisor)
      sticky = remainder != 0
      low = Decimal128(
        isNegative: low.isNegative,
        significand: quotient,
        exponent: high.exponent
      )
      if quotient == 0 {
        low = Decimal128(isNegative: false, significand: 0, exponent: low.exponent)
      }
    }
    let lowIsNegative = exponent >= other.exponent ? other.isNegative : isNegative
    if high.isNegative == lowIsNegative {
      return Decimal128(
        rounding: high.significand + low.significand,
        exponent: high.exponent,
        isNegative: high.isNegative,
        sticky: sticky
      )
    }
    if high.significand >= low.significand {
      // What was cut off the smaller number makes the difference a little less than it looks.
      let borrow: UInt128 = sticky ? 1 : 0
      return Decimal128(
        rounding: high.significand - low.significand - borrow,
        exponent: high.exponent,
        isNegative: high.isNegative,
        sticky: sticky
      )
    }
    return Decimal128(
      rounding: low.significand - high.significand,
      exponent: high.exponent,
      isNegative: lowIsNegative,
      sticky: sticky
    )
  }

  /// Takes a number away.
  ///
  /// - Returns: `nil` when the difference is too large to hold.
  public func subtracting(_ other: Decimal128) -> Decimal128? { adding(other.negated) }

  /// Multiplies by a number.
  ///
  /// - Returns: `nil` when the product is too large to hold.
  public func multiplied(by other: Decimal128) -> Decimal128? {
    let sign = isNegative != other.isNegative
    var power = exponent + other.exponent
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    if !overflow { return Decimal128(rounding: product, exponent: power, isNegative: sign) }
    var full = significand.multipliedFullWidth(by: other.significand)
    var sticky = false
    while full.high != 0 {
      let (high, rest) = full.high.quotientAndRemainder(dividingBy: 10)
      let (low, remainder) = UInt128(10).dividingFullWidth((rest, full.low))
      full = (high, low)
      sticky = sticky || remainder != 0
      power += 1
    }
    // The digit cut last may be exactly the one that decides; keep it apart as sticky only.
    return Decimal128(rounding: full.low, exponent: power, isNegative: sign, sticky: sticky)
  }

  /// Divides by a number.
  ///
  /// - Returns: `nil` when the divisor is zero or the quotient too large to hold.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard other.significand != 0 else { return nil }
    if significand == 0 { return .zero }
    let sign = isNegative != other.isNegative
    var digits: UInt128 = 0
    var rest = significand
    var power = exponent - other.exponent
    (digits, rest) = rest.quotientAndRemainder(dividingBy: other.significand)
    // Long division: 36 digits are more than the 34 kept.
    while rest != 0, Self.digitCount(digits) < 36 {
      let (digit, remainder) = (rest * 10).quotientAndRemainder(dividingBy: other.significand)
      digits = digits * 10 + digit
      rest = remainder
      power -= 1
    }
    return Decimal128(rounding: digits, exponent: power, isNegative: sign, sticky: rest != 0)
  }

  /// The number as an `Int` when it is whole and fits.
  public var integer: Int? {
    let plain = reduced
    guard plain.exponent >= 0, plain.exponent <= 18,
      plain.significand < Self.powerOfTen(19)
    else { return nil }
    let (value, overflow) = plain.significand.multipliedReportingOverflow(
      by: Self.powerOfTen(plain.exponent)
    )
    guard !overflow, let magnitude = Int(exactly: value) else { return nil }
    return plain.isNegative ? -magnitude : magnitude
  }

  /// The number times 10^places as a whole number, when it is exact and fits.
  public func scaled(places: Int) -> Int64? {
    Decimal128(isNegative: isNegative, significand: significand, exponent: exponent + places)
      .integer.map { Int64($0) }
  }
}
