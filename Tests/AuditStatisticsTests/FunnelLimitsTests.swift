import AuditStatistics
import Testing

struct FunnelLimitsTests {
  @Test(arguments: [
    // Lower limits worked out apart with exact fractions, from the cumulative binomial distribution.
    (20, 0.5, 0.95, 0.2558235294117647), (20, 0.5, 0.998, 0.1367357894736842),
    (56, 0.34, 0.95, 0.2093849822470637), (56, 0.34, 0.998, 0.1453448804013784),
    (100, 0.65, 0.95, 0.5502777109702017), (100, 0.65, 0.998, 0.4936783551001593),
    (5, 0.9, 0.95, 0.44510288065843623), (400, 0.02, 0.998, 0.0006837742223847044),
  ])
  func `the lower limit is that of the exact distribution`(
    count: Int,
    share: Double,
    level: Double,
    lower: Double
  ) throws {
    let found = try #require(FunnelLimits(around: share, count: count, level: level))
    #expect(abs(found.lower - lower) < 1e-12)
    let mirrored = try #require(FunnelLimits(around: 1 - share, count: count, level: level))
    #expect(abs(mirrored.upper - (1 - lower)) < 1e-12)
  }

  @Test(arguments: [0.95, 0.998])
  func `a share lies outside exactly where its tail is below half of what the level leaves`(
    level: Double
  ) throws {
    for (count, share) in [(7, 0.5), (20, 0.3), (60, 0.8)] {
      let limits = try #require(FunnelLimits(around: share, count: count, level: level))
      var below = 0.0
      for seen in 0...count {
        let chance = Self.chance(of: seen, count, share)
        below += chance
        let above = 1 - below + chance
        let found = Double(seen) / Double(count)
        #expect((found < limits.lower) == (below < (1 - level) / 2))
        #expect((found > limits.upper) == (above < (1 - level) / 2))
      }
    }
  }

  /// The chance of a count, by multiplying it out.
  private static func chance(of seen: Int, _ count: Int, _ share: Double) -> Double {
    var chance = 1.0
    for step in 0..<count { chance *= step < seen ? share : 1 - share }
    for step in 0..<seen { chance *= Double(count - step) / Double(step + 1) }
    return chance
  }

  @Test func `the limits close in on the share of all as cases grow`() throws {
    var width = 2.0
    for count in [1, 5, 25, 125, 625, 250_000] {
      let limits = try #require(FunnelLimits(around: 0.6, count: count, level: 0.95))
      #expect(limits.lower <= 0.6 && limits.upper >= 0.6)
      #expect(limits.upper - limits.lower < width)
      width = limits.upper - limits.lower
    }
    #expect(width < 0.005)
  }

  @Test func `where all or none are sufficient the limits are that share`() throws {
    let none = try #require(FunnelLimits(around: 0, count: 9, level: 0.95))
    #expect(none.lower == 0 && none.upper == 0)
    let all = try #require(FunnelLimits(around: 1, count: 9, level: 0.95))
    #expect(all.lower == 1 && all.upper == 1)
    #expect(FunnelLimits(around: 0.5, count: 0, level: 0.95) == nil)
  }
}
