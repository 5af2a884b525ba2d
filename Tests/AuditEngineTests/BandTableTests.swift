import AuditCore
import Testing

@testable import AuditEngine

struct BandTableTests {
  private func rating(_ share: Share, _ rounding: ShareRounding) -> String? {
    let table = BandTable(TinyFramework.shareBands(rounding))
    return table.position(of: share).map { table.ratingIDs[$0] }
  }

  @Test(arguments: [ShareRounding.none, .halfUp, .halfEven, .halfDown])
  func `the first case at an edge earns the band and one case fewer does not`(
    rounding: ShareRounding
  ) {
    for (edge, rating) in [(50, "requiresImprovement"), (65, "good"), (80, "outstanding")] {
      #expect(self.rating(Share(edge, of: 100), rounding) == rating)
      #expect(self.rating(Share(edge - 1, of: 100), rounding) != rating)
      #expect(self.rating(Share(edge + 1, of: 100), rounding) == rating)
    }
  }

  @Test(arguments: [
    (ShareRounding.none, 129, "requiresImprovement"), (.none, 130, "good"),
    (.halfUp, 128, "requiresImprovement"), (.halfUp, 129, "good"),
    (.halfEven, 129, "requiresImprovement"), (.halfEven, 130, "good"),
    (.halfDown, 129, "requiresImprovement"), (.halfDown, 130, "good"),
  ])
  func `a half per cent below an edge is banded as the rounding says`(
    rounding: ShareRounding,
    cases: Int,
    expected: String
  ) {
    #expect(rating(Share(cases, of: 200), rounding) == expected)
  }

  @Test(arguments: [
    (ShareRounding.halfEven, "outstanding"), (.halfUp, "outstanding"), (.halfDown, "good"),
    (.none, "good"),
  ])
  func `halves go to the even per cent where the framework says so`(
    rounding: ShareRounding,
    expected: String
  ) {
    // 79.5 per cent.
    #expect(rating(Share(159, of: 200), rounding) == expected)
  }

  @Test(arguments: [ShareRounding.none, .halfUp, .halfEven, .halfDown])
  func `one case earns the lowest or the highest band and no case earns none`(
    rounding: ShareRounding
  ) {
    #expect(rating(Share(0, of: 0), rounding) == nil)
    #expect(rating(Share(0, of: 1), rounding) == "inadequate")
    #expect(rating(Share(1, of: 1), rounding) == "outstanding")
  }

  @Test func `an unrounded third is compared exactly with an edge that no decimal can hold`() {
    let set = BandSet(
      id: "thirds",
      measure: .share,
      bands: [
        RatingBand(
          ratingID: "low",
          from: .zero,
          upper: .below(Decimal128(significand: 333, exponent: -1)),
          place: TinyFramework.place
        ),
        RatingBand(
          ratingID: "high",
          from: Decimal128(significand: 333, exponent: -1),
          upper: .through(Decimal128(100)),
          place: TinyFramework.place
        ),
      ],
      place: TinyFramework.place
    )
    let table = BandTable(set)
    #expect(table.position(of: Share(1, of: 3)) == 1)
    #expect(table.position(of: Share(332, of: 1000)) == 0)
    #expect(table.position(of: Share(333, of: 1000)) == 1)
  }

  @Test(arguments: [ShareRounding.none, .halfUp, .halfEven, .halfDown])
  func `the cases needed for the next band are the fewest that reach it`(
    rounding: ShareRounding
  ) throws {
    let table = BandTable(TinyFramework.shareBands(rounding))
    for denominator in 1...60 {
      for numerator in 0...denominator {
        let share = Share(numerator, of: denominator)
        let band = try #require(table.position(of: share))
        guard band < 3 else { continue }
        let more = try #require(table.casesNeeded(by: share, toReach: band + 1))
        let lifted = Share(numerator + more, of: denominator)
        #expect(try #require(table.position(of: lifted)) > band)
        let almost = Share(numerator + more - 1, of: denominator)
        #expect(table.position(of: almost) == band)
      }
    }
  }
}
