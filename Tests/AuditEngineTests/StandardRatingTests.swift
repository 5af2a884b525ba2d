import AuditCore
import Testing

@testable import AuditEngine

struct StandardRatingTests {
  private func rating(_ shares: Share..., rounding: ShareRounding = .halfUp) -> StandardRating {
    StandardRating(bands: BandTable(TinyFramework.shareBands(rounding)), shares: shares)
  }

  @Test(arguments: [
    ([72, 81, 49], "inadequate", 2), ([80, 80, 80], "outstanding", 0), ([90, 90, 65], "good", 2),
    ([70, 70, 70, 40], "inadequate", 3),
  ])
  func `the lowest key question decides and of equal ones the first`(
    percents: [Int],
    expected: String,
    deciding: Int
  ) {
    let rating = StandardRating(
      bands: BandTable(TinyFramework.shareBands()),
      shares: percents.map { Share($0, of: 100) }
    )
    #expect(rating.ratingID() == expected)
    #expect(rating.deciding == deciding)
  }

  @Test(arguments: [
    (32, 50, "requiresImprovement"), (29, 45, "requiresImprovement"), (4, 5, "outstanding"),
  ])
  func `a share is rounded half up before it is banded`(
    numerator: Int,
    denominator: Int,
    expected: String
  ) {
    #expect(rating(Share(numerator, of: denominator)).ratingID() == expected)
  }

  @Test func `20 of 31 is good only where shares are rounded first`() {
    let share = Share(20, of: 31)
    #expect(rating(share).ratingID() == "good")
    #expect(rating(share).ratingID(rounding: ShareRounding.none) == "requiresImprovement")
    #expect(rating(share, rounding: .none).ratingID() == "requiresImprovement")
    #expect(rating(share, rounding: .none).ratingID(rounding: .halfUp) == "good")
  }

  @Test func `a key question without a case is left out and not counted as zero`() {
    #expect(rating(Share(0, of: 0), Share(9, of: 10)).ratingID() == "outstanding")
    #expect(rating(Share(0, of: 0), Share(9, of: 10)).deciding == 1)
    #expect(rating(Share(0, of: 0)).ratingID() == nil)
    #expect(rating(Share(0, of: 0)).deciding == nil)
  }

  @Test func `key questions are compared by their own denominators`() {
    // 2 of 3 is more than 65 of 98, though it has fewer cases.
    #expect(rating(Share(2, of: 3), Share(65, of: 98)).deciding == 1)
  }

  @Test func `a lift names each question below the next rating and the cases it lacks`() throws {
    let rating = rating(Share(58, of: 100), Share(90, of: 100), Share(31, of: 50))
    let lift = try #require(rating.lift(questions: 4..<7))
    #expect(lift.ratingID == "good")
    #expect(
      lift.steps == [
        Lift.Step(question: 4, moreCases: 7, denominator: 100),
        Lift.Step(question: 6, moreCases: 2, denominator: 50),
      ]
    )
  }

  @Test func `a lift names the rating that its cases reach, which may not be the next one`() throws
  {
    let one = try #require(rating(Share(0, of: 1)).lift(questions: 0..<1))
    #expect(one.steps.map(\.moreCases) == [1])
    #expect(one.ratingID == "outstanding")
    // The other key question holds it at the next rating.
    let two = try #require(rating(Share(0, of: 1), Share(6, of: 10)).lift(questions: 0..<2))
    #expect(two.ratingID == rating(Share(1, of: 1), Share(6, of: 10)).ratingID())
  }

  @Test func `nothing lifts the highest rating or a standard without a case`() {
    #expect(rating(Share(4, of: 5)).lift(questions: 0..<1) == nil)
    #expect(rating(Share(0, of: 0)).lift(questions: 0..<1) == nil)
  }

  @Test func `discretion is open near a boundary and where one case would change the rating`() {
    let reasons = rating(Share(32, of: 50)).discretion(TinyFramework.discretion)
    #expect(
      reasons == [
        .nearBoundary(points: .one, boundary: Decimal128(65), towards: "good"),
        .oneCase(towards: "good"),
      ]
    )
  }

  @Test func `a small sub-sample opens discretion even for the highest rating`() {
    let reasons = rating(Share(4, of: 5)).discretion(TinyFramework.discretion)
    #expect(
      reasons == [
        .nearBoundary(points: .zero, boundary: Decimal128(80), towards: "good"),
        .oneCase(towards: "requiresImprovement"),
        .fewCases(5),
      ]
    )
  }

  @Test(arguments: [
    (59, []), (60, ["good"]), (64, ["good"]), (65, ["requiresImprovement"]),
    (70, ["requiresImprovement"]), (71, []), (75, ["outstanding"]), (55, ["inadequate"]), (56, []),
    (45, ["requiresImprovement"]), (44, []), (0, []), (85, ["good"]), (86, []), (100, []),
  ])
  func `nearness ends five points from a boundary on either side`(
    percent: Int,
    towards: [String]
  ) {
    let rule = DiscretionRule(withinPoints: Decimal128(5), opensForOneCase: false, fewCases: nil)
    let found = rating(Share(percent, of: 100)).discretion(rule).compactMap { reason in
      if case .nearBoundary(_, _, let towards) = reason { towards } else { nil }
    }
    #expect(found == towards)
  }

  @Test func `the distance of an unrounded share is told exactly and shown to one place`() {
    let rule = DiscretionRule(withinPoints: Decimal128(5), opensForOneCase: false, fewCases: nil)
    // 29 of 45 is 64.44 per cent.
    #expect(
      rating(Share(29, of: 45), rounding: .none).discretion(rule) == [
        .nearBoundary(
          points: Decimal128(significand: 6, exponent: -1),
          boundary: Decimal128(65),
          towards: "good"
        )
      ]
    )
    // 1199 of 2000 is 59.95 per cent: 5.05 points away; 1200 of 2000 is exactly 5.
    #expect(rating(Share(1199, of: 2000), rounding: .none).discretion(rule).isEmpty)
    #expect(rating(Share(1200, of: 2000), rounding: .none).discretion(rule).count == 1)
  }

  @Test func `one case in any key question may lower the rating`() {
    let rule = DiscretionRule(withinPoints: nil, opensForOneCase: true, fewCases: nil)
    #expect(
      rating(Share(70, of: 100), Share(13, of: 20)).discretion(rule) == [
        .oneCase(towards: "requiresImprovement")
      ]
    )
    #expect(rating(Share(70, of: 100), Share(90, of: 100)).discretion(rule).isEmpty)
  }

  @Test func `one case cannot raise a rating that two key questions hold down`() {
    let rule = DiscretionRule(withinPoints: nil, opensForOneCase: true, fewCases: nil)
    #expect(rating(Share(64, of: 100), Share(64, of: 100)).discretion(rule).isEmpty)
    #expect(rating(Share(64, of: 100)).discretion(rule) == [.oneCase(towards: "good")])
  }

  @Test func `discretion is never open without a rule or without a case`() {
    #expect(rating(Share(64, of: 100)).discretion(nil).isEmpty)
    #expect(rating(Share(0, of: 0)).discretion(TinyFramework.discretion).isEmpty)
  }
}
