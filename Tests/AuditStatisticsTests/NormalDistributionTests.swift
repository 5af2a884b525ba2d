import AuditStatistics
import Testing

struct NormalDistributionTests {
  @Test(arguments: [
    // From tables of the normal distribution, to 10 places.
    (0.9, 1.6448536270), (0.95, 1.9599639845), (0.99, 2.5758293035), (0.998, 3.0902323062),
  ])
  func `a level stands for so many standard deviations`(level: Double, deviations: Double) {
    #expect(abs(WilsonInterval.deviations(level: level) - deviations) < 1e-9)
  }

  @Test(arguments: [-4.5, -3.5, -1.2, -0.01, 0, 0.4, 2, 4.4])
  func `a quantile undoes a probability`(value: Double) {
    let found = NormalDistribution.quantile(NormalDistribution.cumulative(value))
    #expect(abs(found - value) < 1e-7)
  }

  @Test func `both sides of the middle are alike`() {
    for value in [0.3, 1, 2.5, 9] {
      let sum = NormalDistribution.cumulative(value) + NormalDistribution.cumulative(-value)
      #expect(abs(sum - 1) < 1e-15)
    }
  }
}
