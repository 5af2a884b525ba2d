/// An exact decimal number of at most 34 digits.
///
/// Shape: sign, significand, exponent; the value is `±significand × 10^exponent`. Results that need
/// more digits are rounded half to even.
///
/// - Source: IEEE 754-2008 decimal128, which OMG DMN 1.5 section 10.3.2.3.1 names for FEEL numbers.
public struct Decimal128: Sendable {
  // The widest part stands first, so that a number takes 25 bytes instead of 40.
  /// The digits, below 10^34.
  public let significand: UInt128
  /// The power of ten, -6,176 to 6,111.
  public let exponent: Int
  /// Whether the number is below zero.
  public let isNegative: Bool

  /// The number of significant digits kept.
  public static let precision = 34
  /// The least power of ten.
  public static let minimumExponent = -6176
  /// The greatest power of ten.
  public static let maximumExponent = 6111
  /// Zero.
  public static let zero = Decimal128(0)
  /// One.
  public static let one = Decimal128(1)

  /// Creates a number from parts that already fit.
  init(isNegative: Bool, significand: UInt128, exponent: Int) {
    self.isNegative = isNegative && significand != 0
    self.significand = significand
    self.exponent = exponent
  }

  /// Creates a whole number.
  public init(_ value: Int) { self.init(significand: Int64(value), exponent: 0) }

  /// Creates a number from a signed significand and a power of ten.
  public init(significand: Int64, exponent: Int) {
    self.init(
      isNegative: significand < 0,
      significand: UInt128(significand.magnitude),
      exponent: exponent
    )
  }

  /// Creates a number from digits that may be too many, rounding half to even.
  ///
  /// `sticky` says whether digits that are not zero were already cut off below; the result is `nil`
  /// when the number is too large to hold.
  public init?(
    rounding significand: UInt128,
    exponent: Int,
    isNegative: Bool,
    sticky: Bool = false
  ) {
    var digits = significand
    var power = exponent
    var cut: UInt128 = 0
    var isSticky = sticky
    while digits >= Self.powerOfTen(Self.precision) || (power < Self.minimumExponent && digits > 0)
    {
      isSticky = isSticky || cut != 0
      (digits, cut) = digits.quotientAndRemainder(dividingBy: 10)
      power += 1
    }
    if cut > 5 || (cut == 5 && (isSticky || digits & 1 == 1)) {
      digits += 1
      if digits == Self.powerOfTen(Self.precision) {
        digits /= 10
        power += 1
      }
    }
    while power > Self.maximumExponent {
      guard digits == 0 || digits < Self.powerOfTen(Self.precision - 1) else { return nil }
      digits *= 10
      power -= 1
    }
    self.init(isNegative: isNegative, significand: digits, exponent: digits == 0 ? 0 : power)
  }

  /// Ten to a power of 0 to 38.
  static func powerOfTen(_ power: Int) -> UInt128 { powersOfTen[power] }

  private static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}

extension Decimal128: Hashable, Comparable {
  /// Compares by value: 1.0 equals 1.
  public static func == (left: Decimal128, right: Decimal128) -> Bool {
    if left.exponent == right.exponent {
      return left.significand == right.significand && left.isNegative == right.isNegative
    }
    let a = left.reduced
    let b = right.reduced
    return a.isNegative == b.isNegative && a.significand == b.significand
      && a.exponent == b.exponent
  }

  /// Orders by value.
  public static func < (left: Decimal128, right: Decimal128) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? magnitudeIsLess(right, left) : magnitudeIsLess(left, right)
  }

  /// Feeds the value to a hasher, equal for equal values.
  public func hash(into hasher: inout Hasher) {
    let plain = reduced
    hasher.combine(plain.isNegative)
    hasher.combine(plain.significand)
    hasher.combine(plain.exponent)
  }

  /// The same value without trailing zeros in its digits.
  public var reduced: Decimal128 {
    if significand == 0 { return Decimal128(isNegative: false, significand: 0, exponent: 0) }
    if let short = UInt64(exactly: significand) { return reduced(short) }
    var digits = significand
    var power = exponent
    while true {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0, power < Self.maximumExponent else { break }
      digits = quotient
      power += 1
    }
    return Decimal128(isNegative: isNegative, significand: digits, exponent: power)
  }

  /// The same for digits that fit a machine word, which is divided many times faster.
  private func reduced(_ short: UInt64) -> Decimal128 {
    var digits = short
    var power = exponent
    while power < Self.maximumExponent {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      digits = quotient
      power += 1
    }
    return Decimal128(isNegative: isNegative, significand: UInt128(digits), exponent: power)
  }

  private static func magnitudeIsLess(_ left: Decimal128, _ right: Decimal128) -> Bool {
    if left.exponent == right.exponent { return left.significand < right.significand }
    if let isLess = shortIsLess(left, right) { return isLess }
    if left.significand == 0 { return right.significand != 0 }
    if right.significand == 0 { return false }
    let a = left.reduced
    let b = right.reduced
    let topA = digitCount(a.significand) + a.exponent
    let topB = digitCount(b.significand) + b.exponent
    if topA != topB { return topA < topB }
    let low = min(a.exponent, b.exponent)
    return a.significand * powerOfTen(a.exponent - low)
      < b.significand * powerOfTen(b.exponent - low)
  }

  /// Whether one magnitude is less than the other; `nil` when their digits do not fit two words.
  private static func shortIsLess(_ left: Decimal128, _ right: Decimal128) -> Bool? {
    let shift = left.exponent - right.exponent
    guard shift.magnitude < 19, let a = UInt64(exactly: left.significand),
      let b = UInt64(exactly: right.significand)
    else { return nil }
    let factor = UInt64(truncatingIfNeeded: powerOfTen(Int(shift.magnitude)))
    let scaled = (shift > 0 ? a : b).multipliedFullWidth(by: factor)
    if shift > 0 { return scaled.high == 0 && scaled.low < b }
    return scaled.high != 0 || a < scaled.low
  }

  /// How many decimal digits a significand has; 0 for zero.
  static func digitCount(_ significand: UInt128) -> Int {
    var count = 0
    while count < 38, significand >= powerOfTen(count) { count += 1 }
    return significand >= powerOfTen(38) ? 39 : count
  }
}

extension Decimal128: CustomStringConvertible {
  /// The plain decimal form, without an exponent, keeping trailing zeros.
  public var description: String {
    let digits = String(significand)
    let sign = isNegative ? "-" : ""
    if exponent >= 0 {
      return sign + (significand == 0 ? "0" : digits + String(repeating: "0", count: exponent))
    }
    let places = -exponent
    if digits.count > places {
      return "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))"
    }
    return sign + "0." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// Reads a decimal: digits with an optional sign, point and exponent.
  ///
  /// - Returns: `nil` when the text is anything else, or too large to hold.
  public init?(_ text: some StringProtocol) {
    var digits: UInt128 = 0
    var power = 0
    var isNegative = false
    var sticky = false
    var sawDigit = false
    var sawPoint = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        sawDigit = true
        if digits < Self.powerOfTen(36) {
          digits = digits * 10 + UInt128(byte - UInt8(ascii: "0"))
          if sawPoint { power -= 1 }
        } else {
          sticky = sticky || byte != UInt8(ascii: "0")
          if !sawPoint { power += 1 }
        }
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard sawDigit else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"), bytes.count < 8,
        let shift = Int(String(decoding: bytes.dropFirst(), as: UTF8.self))
      else { return nil }
      power += shift
    }
    self.init(rounding: digits, exponent: power, isNegative: isNegative, sticky: sticky)
  }
}
