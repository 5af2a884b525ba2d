import AuditStatistics
import Testing

// Published values: R. G. Newcombe, Statistics in Medicine 17, 1998, table II of page 877 (method
// 10); M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13:91, 2013.
struct ShareDifferenceTests {
  private static let deviations = WilsonInterval.deviations(level: 0.95)

  struct Published: Sendable {
    let larger: (Int, Int)
    let smaller: (Int, Int)
    let lower: Double
    let upper: Double
  }

  static let published = [
    Published(larger: (56, 70), smaller: (48, 80), lower: 0.0524, upper: 0.3339),
    Published(larger: (9, 10), smaller: (3, 10), lower: 0.1705, upper: 0.8090),
    Published(larger: (6, 7), smaller: (2, 7), lower: 0.0582, upper: 0.8062),
    Published(larger: (5, 56), smaller: (0, 29), lower: -0.0381, upper: 0.1926),
    Published(larger: (0, 10), smaller: (0, 20), lower: -0.1611, upper: 0.2775),
    Published(larger: (0, 10), smaller: (0, 10), lower: -0.2775, upper: 0.2775),
    Published(larger: (10, 10), smaller: (0, 20), lower: 0.6791, upper: 1),
    Published(larger: (10, 10), smaller: (0, 10), lower: 0.6075, upper: 1),
  ]

  @Test(arguments: published)
  func `the interval of a difference is the published one`(_ row: Published) throws {
    let found = try #require(
      ShareDifference(from: row.smaller, to: row.larger, deviations: Self.deviations)
    )
    #expect(abs(found.lower - row.lower) < 0.00006)
    #expect(abs(found.upper - row.upper) < 0.00006)
  }

  @Test func `a difference turned round is the same with the other sign`() throws {
    let up = try #require(ShareDifference(from: (12, 40), to: (31, 55), deviations: 1.96))
    let down = try #require(ShareDifference(from: (31, 55), to: (12, 40), deviations: 1.96))
    #expect(abs(up.lower + down.upper) < 1e-12)
    #expect(abs(up.upper + down.lower) < 1e-12)
  }

  @Test func `no cases have no difference`() {
    #expect(ShareDifference(from: (0, 0), to: (3, 4), deviations: 1.96) == nil)
    let none = PairedCounts(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    #expect(ShareDifference(none, deviations: 1.96) == nil)
  }

  @Test func `the interval of the same cases looked at twice is the published one`() throws {
    // Newcombe 1998, page 2642: 36, 12, 2, 0.
    let pairs = PairedCounts(both: 36, firstOnly: 12, secondOnly: 2, neither: 0)
    let found = try #require(ShareDifference(pairs, deviations: Self.deviations))
    #expect(abs(-found.upper - 0.0569) < 0.00006)
    #expect(abs(-found.lower - 0.3404) < 0.00006)
  }

  @Test func `cases that agree both times narrow the interval`() throws {
    let alike = PairedCounts(both: 40, firstOnly: 2, secondOnly: 8, neither: 30)
    let paired = try #require(ShareDifference(alike, deviations: 1.96))
    let apart = try #require(ShareDifference(from: (42, 80), to: (48, 80), deviations: 1.96))
    #expect(paired.value == apart.value)
    #expect(paired.upper - paired.lower < apart.upper - apart.lower)
  }

  @Test func `the probability of chance is the published one`() {
    // Fagerland and others, table 6: one child left, seven gained; mid-P 0.039.
    let few = PairedCounts(both: 1, firstOnly: 1, secondOnly: 7, neither: 12)
    #expect(abs(few.probabilityOfChance - 10.0 / 256) < 1e-12)
    // Where as many changed one way as the other, all but half of the middle is left.
    let even = PairedCounts(both: 9, firstOnly: 2, secondOnly: 2, neither: 9)
    #expect(abs(even.probabilityOfChance - (1 - 6.0 / 16)) < 1e-12)
    #expect(PairedCounts(both: 5, firstOnly: 0, secondOnly: 0, neither: 5).probabilityOfChance == 1)
  }

  @Test(arguments: [(0, 1), (3, 4), (2, 9), (7, 8), (11, 30), (0, 40)])
  func `the probability of chance is what plain counting gives`(_ low: Int, _ high: Int) {
    let n = low + high
    var ways = [1.0]
    for row in 1...n {
      ways = (0...row).map { (($0 > 0 ? ways[$0 - 1] : 0) + ($0 < row ? ways[$0] : 0)) / 2 }
    }
    let expected = 2 * ways[..<low].reduce(0, +) + ways[low]
    let pairs = PairedCounts(both: 3, firstOnly: high, secondOnly: low, neither: 4)
    #expect(abs(pairs.probabilityOfChance - expected) < 1e-12)
    let turned = PairedCounts(both: 3, firstOnly: low, secondOnly: high, neither: 4)
    #expect(turned.probabilityOfChance == pairs.probabilityOfChance)
  }
}
