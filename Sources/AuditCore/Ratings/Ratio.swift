/// An exact fraction, in lowest terms, with a denominator above zero.
public struct Ratio: Sendable, Hashable {
  /// The numerator, with the sign.
  public let numerator: Int128
  /// The denominator, above zero.
  public let denominator: Int128

  /// Zero.
  public static let zero = Ratio(0)

  /// Creates a whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// Creates a fraction; `nil` when the denominator is zero.
  public init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// Creates the fraction that a decimal is; `nil` when it has too many digits.
  public init?(_ decimal: Decimal128) {
    let plain = decimal.reduced
    guard let digits = Int128(exactly: plain.significand), abs(plain.exponent) <= 30 else {
      return nil
    }
    var power: Int128 = 1
    for _ in 0..<abs(plain.exponent) { power *= 10 }
    let signed = plain.isNegative ? -digits : digits
    if plain.exponent < 0 {
      self.init(signed, power)
    } else {
      let (value, overflow) = signed.multipliedReportingOverflow(by: power)
      guard !overflow else { return nil }
      self.init(value, 1)
    }
  }

  /// Creates a share in per cent; `nil` without relevant cases.
  public init?(percentOf share: Share) {
    self.init(Int128(share.numerator) * 100, Int128(share.denominator))
  }

  /// Adds a fraction; `nil` when the sum cannot be held exactly.
  public func adding(_ other: Ratio) -> Ratio? {
    let divisor = Int128(
      Self.commonDivisor(denominator.magnitude, other.denominator.magnitude)
    )
    guard let left = Self.product(numerator, other.denominator / divisor),
      let right = Self.product(other.numerator, denominator / divisor),
      let below = Self.product(denominator, other.denominator / divisor)
    else { return nil }
    let (above, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Ratio(above, below)
  }

  /// Subtracts a fraction; `nil` when the difference cannot be held exactly.
  public func subtracting(_ other: Ratio) -> Ratio? {
    Ratio(-other.numerator, other.denominator).flatMap(adding)
  }

  /// Multiplies by a fraction; `nil` when the product cannot be held exactly.
  public func multiplied(by other: Ratio) -> Ratio? {
    // Reduced across first, so that only a result too large fails.
    guard let first = Ratio(numerator, other.denominator),
      let second = Ratio(other.numerator, denominator),
      let above = Self.product(first.numerator, second.numerator),
      let below = Self.product(first.denominator, second.denominator)
    else { return nil }
    return Ratio(above, below)
  }

  /// Divides by a fraction; `nil` when that is zero or the quotient cannot be held exactly.
  public func divided(by other: Ratio) -> Ratio? {
    Ratio(other.denominator, other.numerator).flatMap(multiplied)
  }

  /// The fraction rounded to a whole number; itself when it is not to be rounded.
  public func rounded(_ rounding: ShareRounding) -> Ratio {
    if rounding == .none || denominator == 1 { return self }
    var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    if rest < 0 {
      whole -= 1
      rest += denominator
    }
    let isAboveHalf = rest > denominator - rest
    let isHalf = rest == denominator - rest
    let goesUp =
      switch rounding {
      case .none, .halfUp: isAboveHalf || isHalf
      case .halfDown: isAboveHalf
      case .halfEven: isAboveHalf || (isHalf && whole % 2 != 0)
      }
    return Ratio(goesUp ? whole + 1 : whole, 1) ?? self
  }

  /// The fraction as a decimal, to 34 digits where it has no end.
  public var decimal: Decimal128 {
    func decimal(_ value: Int128) -> Decimal128 {
      Decimal128(rounding: value.magnitude, exponent: 0, isNegative: value < 0) ?? .zero
    }
    return decimal(numerator).divided(by: decimal(denominator)) ?? .zero
  }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : value
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Ratio: Comparable {
  /// Whether one fraction is below another, exactly.
  public static func < (left: Ratio, right: Ratio) -> Bool {
    // Denominators are above zero, so that multiplying across keeps the order; full width, so that
    // nothing is lost.
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return (a.high, a.low) < (b.high, b.low)
  }
}
