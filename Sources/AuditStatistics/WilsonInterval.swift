/// The score interval of a share: the shares that the cases seen would not be surprising under.
///
/// It stays within 0 and 1 and behaves with few cases and with shares near either end, where the
/// textbook interval does not.
///
/// - Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
///   Journal of the American Statistical Association 22, 1927; without a correction for continuity,
///   as R. G. Newcombe advises in Statistics in Medicine 17, 1998.
public struct WilsonInterval: Sendable, Hashable {
  /// The lower end, from 0 to 1.
  public let lower: Double
  /// The upper end, from 0 to 1.
  public let upper: Double

  /// Works out the interval of a number of cases of a number of cases; `nil` without cases.
  ///
  /// - Parameters:
  ///   - count: The cases that count, 0 to the total.
  ///   - total: All cases.
  ///   - level: How often such an interval holds the share it stands for, as 0.95.
  public init?(_ count: Int, of total: Int, level: Double) {
    self.init(count, of: total, deviations: Self.deviations(level: level))
  }

  /// Works out the interval that reaches so many standard deviations to each side.
  public init?(_ count: Int, of total: Int, deviations: Double) {
    guard total > 0, (0...total).contains(count) else { return nil }
    let n = Double(total)
    let share = Double(count) / n
    let square = deviations * deviations
    let middle = (share + square / (2 * n)) / (1 + square / n)
    let spread = (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    let reach = deviations * spread / (1 + square / n)
    // At the ends the formula gives 0 and 1 but for a rounding error.
    lower = count == 0 ? 0 : max(middle - reach, 0)
    upper = count == total ? 1 : min(middle + reach, 1)
  }

  /// How many standard deviations to each side hold a level's part of a normal distribution.
  public static func deviations(level: Double) -> Double {
    NormalDistribution.quantile(0.5 + level / 2)
  }
}
