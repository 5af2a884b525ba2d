import AuditCore

// The scheme's numbers are bounded when they are read, so no sum or product of them leaves the
// range of a decimal; what cannot happen gives zero instead of an end of the program.
extension Decimal128 {
  static func + (left: Decimal128, right: Decimal128) -> Decimal128 { left.adding(right) ?? .zero }
  static func - (left: Decimal128, right: Decimal128) -> Decimal128 {
    left.subtracting(right) ?? .zero
  }
  static func * (left: Decimal128, right: Decimal128) -> Decimal128 {
    left.multiplied(by: right) ?? .zero
  }

  /// The quotient; zero where the divisor is.
  static func / (left: Decimal128, right: Decimal128) -> Decimal128 {
    left.divided(by: right) ?? .zero
  }

  static let hundred = Decimal128(100)

  /// The whole number without what is behind the point.
  var truncated: Int { rounded(places: 0, .towardZero).integer ?? 0 }

  /// The nearest whole number, halves upwards.
  var rounded: Int { rounded(places: 0, .halfUp).integer ?? 0 }
}

extension Sequence<Decimal128> {
  var sum: Decimal128 { reduce(.zero) { $0 + $1 } }
}
