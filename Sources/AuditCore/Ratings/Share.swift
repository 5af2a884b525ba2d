/// A number of cases of a number of cases; the only road to a percentage.
public struct Share: Sendable, Hashable {
  /// The cases that count, 0 to the denominator.
  public var numerator: Int
  /// All relevant cases; 0 when there are none.
  public var denominator: Int

  /// Creates a share.
  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The exact order of two shares with relevant cases.
  public static func isLower(_ left: Share, _ right: Share) -> Bool {
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return (a.high, a.low) < (b.high, b.low)
  }

  /// The share in whole per cent, rounded; `nil` without relevant cases.
  public func wholePercent(_ rounding: ShareRounding = .halfUp) -> Int? {
    Ratio(percentOf: self)
      .map { Int($0.rounded(rounding == .none ? .halfUp : rounding).numerator) }
  }
}
