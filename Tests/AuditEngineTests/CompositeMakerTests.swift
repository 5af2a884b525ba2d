import AuditCore
import Testing

@testable import AuditEngine

struct CompositeMakerTests {
  private func overall(_ points: [Int?], starts: [Int]) -> CompositeResult {
    let codes = points.indices.map { "2.\($0 + 1)" }
    let framework = TinyFramework.framework(
      standards: codes.map { TinyFramework.evidenceStandard($0) },
      pointBands: TinyFramework.pointBands(starts, end: points.count * 3),
      overall: CompositeRule(
        title: "Overall",
        levels: ["pdu"],
        members: codes.map { CompositeRule.Member($0) },
        bands: "points",
        place: TinyFramework.place
      )
    )
    return TinyFramework.made(framework, points)[0]
  }

  /// Ratings' points that add up to a sum, three at a time.
  private func points(_ sum: Int, of count: Int) -> [Int?] {
    (0..<count).map { min(3, max(0, sum - $0 * 3)) }
  }

  private static let pdu27 = [
    (0, "inadequate"), (2, "inadequate"), (3, "inadequate"), (4, "inadequate"),
    (5, "requiresImprovement"), (13, "requiresImprovement"), (14, "good"), (22, "good"),
    (23, "outstanding"), (27, "outstanding"),
  ]
  private static let pdu21 = [
    (3, "inadequate"), (4, "requiresImprovement"), (10, "requiresImprovement"), (11, "good"),
    (17, "good"), (18, "outstanding"),
  ]
  private static let crc30 = [
    (5, "inadequate"), (6, "requiresImprovement"), (15, "requiresImprovement"), (16, "good"),
    (25, "good"), (26, "outstanding"),
  ]
  private static let youth36 = [
    (6, "inadequate"), (18, "requiresImprovement"), (19, "good"), (30, "good"),
    (31, "outstanding"), (33, "outstanding"),
  ]

  @Test(arguments: pdu27) func `nine standards are banded over 27 points`(
    sum: Int,
    rating: String
  ) {
    let result = overall(points(sum, of: 9), starts: [0, 5, 14, 23])
    #expect(result.status == .rated(rating))
    #expect(result.points == sum)
    #expect(result.maximumPoints == 27)
    #expect(result.possiblePoints == sum...sum)
  }

  @Test(arguments: pdu21) func `seven standards are banded over 21 points`(
    sum: Int,
    rating: String
  ) {
    #expect(overall(points(sum, of: 7), starts: [0, 4, 11, 18]).status == .rated(rating))
  }

  @Test(arguments: crc30) func `ten standards are banded over 30 points`(
    sum: Int,
    rating: String
  ) {
    #expect(overall(points(sum, of: 10), starts: [0, 6, 16, 26]).status == .rated(rating))
  }

  @Test(arguments: youth36) func `twelve standards are banded over 36 points`(
    sum: Int,
    rating: String
  ) {
    #expect(overall(points(sum, of: 12), starts: [0, 7, 19, 31]).status == .rated(rating))
  }

  @Test func `a standard that is not rated leaves the overall rating open`() {
    let result = overall([3, nil, 2, nil], starts: [0, 3, 7, 11])
    #expect(result.status == .incomplete(["2.2", "2.4"]))
    #expect(result.points == 5)
    #expect(result.possiblePoints == 5...11)
    #expect(result.maximumPoints == 12)
    #expect(result.lift == nil)
  }

  @Test func `the points to the next rating are told and none at the top`() throws {
    let lift = try #require(overall(points(20, of: 9), starts: [0, 5, 14, 23]).lift)
    #expect(lift == PointsLift(ratingID: "outstanding", morePoints: 3))
    #expect(overall(points(23, of: 9), starts: [0, 5, 14, 23]).lift == nil)
  }
}
