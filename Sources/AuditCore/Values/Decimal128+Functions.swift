extension Decimal128 {
  /// The nearest binary number.
  public var double: Double { Double(description) ?? .nan }

  /// The number raised to a power: exact for whole powers, to about 30 digits for others.
  ///
  /// - Returns: `nil` when there is no such number, or it is too large to hold.
  public func raised(to power: Decimal128) -> Decimal128? {
    if let whole = power.integer {
      guard abs(whole) < 1_000_000 else { return wholePowerOfUnit(whole) }
      guard let raised = raised(toWhole: abs(whole)) else { return nil }
      return whole < 0 ? Decimal128.one.divided(by: raised) : raised
    }
    if power == Decimal128(significand: 5, exponent: -1) { return squareRoot }
    guard !isNegative else { return nil }
    if significand == 0 { return .zero }
    return logarithm?.multiplied(by: power)?.exponential
  }

  private func wholePowerOfUnit(_ power: Int) -> Decimal128? {
    if significand == 0 || self == .one { return self }
    return self == Decimal128(-1) ? (power % 2 == 0 ? .one : self) : nil
  }

  private func raised(toWhole power: Int) -> Decimal128? {
    var result = Decimal128.one
    var base = self
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 {
        guard let next = result.multiplied(by: base) else { return nil }
        result = next
      }
      rest >>= 1
      if rest > 0 {
        guard let next = base.multiplied(by: base) else { return nil }
        base = next
      }
    }
    return result
  }

  /// The square root, to 34 digits; `nil` below zero.
  public var squareRoot: Decimal128? {
    guard !isNegative else { return nil }
    if significand == 0 { return .zero }
    let plain = reduced
    // Half of an even power of ten is exact, so the guess is made on the digits alone.
    let isOdd = plain.exponent % 2 != 0
    let digits = isOdd ? plain.significand * 10 : plain.significand
    let power = (isOdd ? plain.exponent - 1 : plain.exponent) / 2
    let value = Decimal128(isNegative: false, significand: digits, exponent: 0)
    guard var root = Decimal128(String(Double(digits).squareRoot())) else { return nil }
    let half = Decimal128(significand: 5, exponent: -1)
    for _ in 0..<4 {
      guard let next = value.divided(by: root)?.adding(root)?.multiplied(by: half) else {
        return nil
      }
      root = next
    }
    root = Self.corrected(root, of: value) ?? root
    return Decimal128(
      isNegative: false,
      significand: root.significand,
      exponent: root.exponent + power
    ).reduced
  }

  /// One more Newton step, with the square worked out beyond 34 digits in two halves.
  private static func corrected(_ root: Decimal128, of value: Decimal128) -> Decimal128? {
    let top = digitCount(root.significand) + root.exponent
    let high = root.rounded(places: 17 - top, .towardZero)
    guard let low = root.subtracting(high), let square = high.multiplied(by: high),
      let cross = high.multiplied(by: low)?.multiplied(by: Decimal128(2)),
      let rest = value.subtracting(square)?.subtracting(cross),
      let small = low.multiplied(by: low), let error = rest.subtracting(small),
      let step = root.multiplied(by: Decimal128(2)).flatMap({ error.divided(by: $0) })
    else { return nil }
    return root.adding(step)
  }

  /// The natural logarithm, to about 32 digits; `nil` for zero and below.
  public var logarithm: Decimal128? {
    guard significand != 0, !isNegative else { return nil }
    let count = Self.digitCount(significand)
    // The digits as a number from 0.1 up to 1, whose fourth roots lie near 1.
    var mantissa: Decimal128? = Decimal128(
      isNegative: false,
      significand: significand,
      exponent: -count
    )
    for _ in 0..<4 { mantissa = mantissa?.squareRoot }
    guard let root = mantissa, let above = root.adding(.one), let below = root.subtracting(.one),
      let ratio = below.divided(by: above), let square = ratio.multiplied(by: ratio)
    else { return nil }
    // 2 · artanh(ratio), term by term.
    var term = ratio
    var sum = ratio
    for step in 1..<40 {
      guard let next = term.multiplied(by: square),
        let part = next.divided(by: Decimal128(2 * step + 1)), let total = sum.adding(part)
      else { return nil }
      term = next
      sum = total
    }
    let tens = Decimal128(count + exponent).multiplied(by: Self.logarithmOfTen)
    return sum.multiplied(by: Decimal128(32)).flatMap { part in tens?.adding(part) }
  }

  /// *e* raised to the number, to about 32 digits; `nil` when too large to hold.
  public var exponential: Decimal128? {
    guard let tens = divided(by: Self.logarithmOfTen)?.rounded(places: 0, .halfEven),
      let power = tens.integer, abs(power) < 6000,
      let rest = Self.logarithmOfTen.multiplied(by: tens).flatMap({ subtracting($0) })
    else { return isNegative && significand != 0 ? .zero : nil }
    var term = Decimal128.one
    var sum = Decimal128.one
    for step in 1..<60 {
      guard let next = term.multiplied(by: rest)?.divided(by: Decimal128(step)),
        let total = sum.adding(next)
      else { return nil }
      term = next
      sum = total
    }
    return sum.multiplied(
      by: Decimal128(isNegative: false, significand: 1, exponent: power)
    )
  }

  private static let logarithmOfTen = Decimal128(
    isNegative: false,
    significand: 2_302_585_092_994_045_684_017_991_454_684_364,
    exponent: -33
  )
}
