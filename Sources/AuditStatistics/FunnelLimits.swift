/// The limits within which a unit's share lies by chance alone, if the unit is like all the others.
///
/// - Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics
///   in Medicine 24, 2005, appendix A.1.1: the exact binomial distribution, interpolated between two
///   counts. The upper limit here is the lower limit of what is not sufficient, mirrored, so that
///   both sides are equally strict: a share outside has a tail below half of one minus the level.
public struct FunnelLimits: Sendable, Hashable {
  /// The lower limit, from 0 to 1; a share below it is surprising.
  public let lower: Double
  /// The upper limit, from 0 to 1; a share above it is surprising.
  public let upper: Double

  /// Works out the limits of a unit with so many cases; `nil` without cases.
  ///
  /// - Parameters:
  ///   - share: The share of all units together, from 0 to 1.
  ///   - count: The cases of the unit.
  ///   - level: How many of the units that are like the others lie within, as 0.95 or 0.998.
  public init?(around share: Double, count: Int, level: Double) {
    guard count > 0, (0...1).contains(share) else { return nil }
    let tail = (1 - level) / 2
    lower = Self.lowerLimit(share, count, tail) / Double(count)
    upper = 1 - Self.lowerLimit(1 - share, count, tail) / Double(count)
  }

  /// The count, interpolated, at or below which lies a tail of the binomial distribution.
  private static func lowerLimit(_ share: Double, _ count: Int, _ tail: Double) -> Double {
    if share <= 0 { return 0 }
    if share >= 1 { return Double(count) }
    let (first, chances) = chances(share, count)
    var sum = 0.0
    for (position, chance) in chances.enumerated() {
      let next = sum + chance
      if next >= tail {
        let back = (next - tail) / chance
        return max(Double(first + position) - back, 0)
      }
      sum = next
    }
    return Double(count)
  }

  /// The chances of each count from the first that matters to the last.
  ///
  /// They are worked out from the likeliest count to both sides and divided by their sum, so that
  /// neither factorials nor logarithms are needed.
  private static func chances(_ share: Double, _ count: Int) -> (first: Int, chances: [Double]) {
    let odds = share / (1 - share)
    let middle = min(Int(Double(count + 1) * share), count)
    var below: [Double] = []
    var chance = 1.0
    var at = middle
    while at > 0, chance > 1e-20 {
      chance *= Double(at) / (Double(count - at + 1) * odds)
      at -= 1
      below.append(chance)
    }
    let first = at
    var all = below.reversed() + [1]
    chance = 1
    at = middle
    while at < count, chance > 1e-20 {
      chance *= Double(count - at) * odds / Double(at + 1)
      at += 1
      all.append(chance)
    }
    let sum = all.reduce(0, +)
    return (first, all.map { $0 / sum })
  }
}
