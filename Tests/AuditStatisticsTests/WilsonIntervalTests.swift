import AuditStatistics
import Testing

struct WilsonIntervalTests {
  struct Published: Sendable {
    let count: Int
    let total: Int
    let lower: Double
    let upper: Double
  }

  @Test(arguments: [
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    Published(count: 81, total: 263, lower: 0.2553, upper: 0.3662),
    Published(count: 15, total: 148, lower: 0.0624, upper: 0.1605),
    Published(count: 0, total: 20, lower: 0, upper: 0.1611),
    Published(count: 1, total: 29, lower: 0.0061, upper: 0.1718),
  ])
  func `the interval is as published`(_ published: Published) throws {
    let found = try #require(WilsonInterval(published.count, of: published.total, level: 0.95))
    #expect(abs(found.lower - published.lower) < 0.000051)
    #expect(abs(found.upper - published.upper) < 0.000051)
  }

  @Test(arguments: [
    // Worked out apart, in Python with the normal quantile of its standard library.
    (19, 56, 0.95, 0.22919972401592, 0.47000546992940),
    (33, 98, 0.9, 0.26353497506751, 0.41870694625645),
    (125_000, 250_000, 0.998, 0.49690982671271, 0.50309017328729),
  ])
  func `the interval is the formula's`(
    count: Int,
    total: Int,
    level: Double,
    lower: Double,
    upper: Double
  ) throws {
    let found = try #require(WilsonInterval(count, of: total, level: level))
    #expect(abs(found.lower - lower) < 1e-12)
    #expect(abs(found.upper - upper) < 1e-12)
  }

  @Test func `what is not sufficient has the mirrored interval`() throws {
    for (count, total) in [(0, 7), (3, 7), (7, 7), (40, 90)] {
      let one = try #require(WilsonInterval(count, of: total, level: 0.95))
      let other = try #require(WilsonInterval(total - count, of: total, level: 0.95))
      #expect(abs(one.lower - (1 - other.upper)) < 1e-15)
      #expect(abs(one.upper - (1 - other.lower)) < 1e-15)
    }
  }

  @Test func `the interval holds its share and stays within 0 and 1`() throws {
    for total in 1...40 {
      for count in 0...total {
        let found = try #require(WilsonInterval(count, of: total, level: 0.95))
        let share = Double(count) / Double(total)
        #expect(found.lower >= 0 && found.lower <= share)
        #expect(found.upper <= 1 && found.upper >= share)
      }
    }
  }

  @Test func `more cases make the interval narrower`() throws {
    let few = try #require(WilsonInterval(10, of: 20, level: 0.95))
    let many = try #require(WilsonInterval(100, of: 200, level: 0.95))
    #expect(many.upper - many.lower < few.upper - few.lower)
  }

  @Test func `without cases, or with more counted than there are, there is none`() {
    #expect(WilsonInterval(0, of: 0, level: 0.95) == nil)
    #expect(WilsonInterval(3, of: 2, level: 0.95) == nil)
    #expect(WilsonInterval(-1, of: 2, level: 0.95) == nil)
  }
}
