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

  /// A composite of standards `2.1` onwards, made in a way that a test chooses.
  private func framework(
    _ count: Int,
    method: CompositeRule.Method,
    bands: BandSet? = nil,
    weights: [Int] = [],
    missing: CompositeRule.MissingMembers = .incomplete,
    leastRated: Int = 1,
    holds: [RatingHold] = [],
    facts: [FactDeclaration] = [],
    definitions: [Definition] = []
  ) -> Framework {
    let codes = (0..<count).map { "2.\($0 + 1)" }
    var standards = codes.map { TinyFramework.evidenceStandard($0) }
    standards[0].name = "first"
    var framework = TinyFramework.framework(
      standards: standards,
      pointBands: bands,
      definitions: definitions,
      overall: CompositeRule(
        title: "Overall",
        levels: ["pdu"],
        members: codes.enumerated().map { position, code in
          CompositeRule.Member(
            code,
            weight: weights.isEmpty ? .one : Decimal128(weights[position])
          )
        },
        method: method,
        bands: bands?.id,
        missing: missing,
        leastRated: leastRated,
        holds: holds,
        place: TinyFramework.place
      )
    )
    framework.facts = facts
    return framework
  }

  private func meanBands(_ rounding: ShareRounding) -> BandSet {
    TinyFramework.bands("points", .mean, rounding, starts: [0, 1, 2, 3], end: 3)
  }

  private func percentBands(_ rounding: ShareRounding) -> BandSet {
    TinyFramework.bands("points", .percent, rounding, starts: [0, 39, 63, 88], end: 100)
  }

  private func hold(
    _ kind: RatingHold.Kind,
    _ rating: String,
    _ condition: String
  ) -> RatingHold {
    RatingHold(
      kind: kind,
      ratingID: rating,
      condition: LocatedText(condition, path: "tiny.xml"),
      reason: "as the book says"
    )
  }

  @Test func `the mean with halves down agrees with the formula of remembered tables`() {
    for count in 1...12 {
      let mean = framework(count, method: .mean, bands: meanBands(.halfDown))
      for sum in 0...count * 3 {
        let rank = sum <= count / 2 ? 0 : sum <= 3 * count / 2 ? 1 : sum <= 5 * count / 2 ? 2 : 3
        let made = TinyFramework.made(mean, points(sum, of: count))[0]
        #expect(made.status == .rated(TinyFramework.scale.ratings[rank].id), "\(sum) of \(count)")
      }
    }
  }

  @Test(arguments: [
    (ShareRounding.halfUp, "good"), (.halfDown, "requiresImprovement"), (.halfEven, "good"),
    (.none, "requiresImprovement"),
  ])
  func `a mean of one and a half is banded as the tie rule says`(
    rounding: ShareRounding,
    rating: String
  ) {
    let framework = framework(2, method: .mean, bands: meanBands(rounding))
    let made = TinyFramework.made(framework, [1, 2])[0]
    #expect(made.status == .rated(rating))
    #expect(made.value == Ratio(3, 2))
  }

  @Test func `weights count in a mean and in a percentage of the maximum`() {
    let mean = framework(2, method: .mean, bands: meanBands(.halfDown), weights: [3, 1])
    #expect(TinyFramework.made(mean, [3, 1])[0].value == Ratio(5, 2))
    let percent = framework(
      2,
      method: .percentOfMaximum,
      bands: percentBands(.halfUp),
      weights: [3, 1]
    )
    let made = TinyFramework.made(percent, [2, 3])[0]
    #expect(made.value == Ratio(75))
    #expect(made.status == .rated("good"))
  }

  @Test(arguments: [(ShareRounding.halfUp, "outstanding"), (.none, "good"), (.halfDown, "good")])
  func `seven of eight halves of the maximum round as the table says`(
    rounding: ShareRounding,
    rating: String
  ) {
    // 87.5 per cent: 21 points of 24.
    let framework = framework(8, method: .percentOfMaximum, bands: percentBands(rounding))
    #expect(TinyFramework.made(framework, points(21, of: 8))[0].status == .rated(rating))
  }

  @Test func `the lowest and the highest member decide where the framework says so`() {
    let ratings: [Int?] = [2, 0, 3]
    let lowest = TinyFramework.made(framework(3, method: .lowest), ratings)[0]
    #expect(lowest.status == .rated("inadequate"))
    let highest = TinyFramework.made(framework(3, method: .highest), ratings)[0]
    #expect(highest.status == .rated("outstanding"))
  }

  @Test func `a member without a rating is left out where the framework says so`() {
    let waits = framework(3, method: .mean, bands: meanBands(.halfDown))
    #expect(TinyFramework.made(waits, [3, nil, 3])[0].status == .incomplete(["2.2"]))
    let leaves = framework(
      3,
      method: .mean,
      bands: meanBands(.halfDown),
      missing: .leaveOut,
      leastRated: 2
    )
    #expect(TinyFramework.made(leaves, [3, nil, 3])[0].status == .rated("outstanding"))
    #expect(TinyFramework.made(leaves, [3, nil, nil])[0].status == .tooFewRated(needed: 2))
  }

  @Test func `a value without bands is reported and not rated`() {
    let made = TinyFramework.made(framework(2, method: .percentOfMaximum), [3, 0])[0]
    #expect(made.status == .unrated)
    #expect(made.value == Ratio(50))
  }

  @Test func `rules count members with thresholds that depend on how many are rated`() {
    let needed = Definition(
      name: "needed",
      expression: LocatedText(
        "if rated <= 3 then 1 else if rated <= 8 then 2 else 3",
        path: "tiny.xml"
      ),
      reach: .results,
      place: TinyFramework.place
    )
    let outstanding = RatingChoice(
      ratingID: "outstanding",
      condition: LocatedText(
        "count(members[rating = \"outstanding\"]) >= needed",
        path: "tiny.xml"
      )
    )
    for (count, best, rating) in [
      (3, 1, "outstanding"), (4, 1, "good"), (4, 2, "outstanding"), (8, 2, "outstanding"),
      (9, 2, "good"), (9, 3, "outstanding"),
    ] {
      let framework = framework(
        count,
        method: .rules([outstanding], otherwise: "good"),
        definitions: [needed]
      )
      let ratings = (0..<count).map { $0 < best ? 3 : 2 }
      let made = TinyFramework.made(framework, ratings)[0]
      #expect(made.status == .rated(rating), "\(best) of \(count)")
      #expect(made.rule == (rating == "outstanding" ? 0 : nil))
    }
    let open = framework(2, method: .rules([outstanding], otherwise: nil), definitions: [needed])
    #expect(TinyFramework.made(open, [0, 0])[0].status == .noRule)
  }

  @Test func `a limit caps what is better and leaves what is worse`() {
    let limit = hold(.limit, "requiresImprovement", "first.rating = \"inadequate\"")
    let framework = framework(2, method: .highest, holds: [limit])
    let capped = TinyFramework.made(framework, [0, 3])[0]
    #expect(capped.status == .rated("requiresImprovement"))
    #expect(capped.holds.map(\.effect) == [.changed(from: "outstanding")])
    #expect(TinyFramework.made(framework, [0, 0])[0].holds.map(\.effect) == [.kept])
    #expect(TinyFramework.made(framework, [1, 3])[0].holds.isEmpty)
  }

  @Test func `a forced rating replaces a better and a worse one`() {
    let force = hold(.force, "good", "breach")
    let breach = FactDeclaration(
      name: "breach",
      title: "A breach was found",
      type: .yesNo,
      place: TinyFramework.place
    )
    let framework = framework(1, method: .lowest, holds: [force], facts: [breach])
    for points in [0, 3] {
      let made = TinyFramework.made(framework, [points], facts: ["breach": .yesNo(true)])[0]
      #expect(made.status == .rated("good"))
    }
    let free = TinyFramework.made(framework, [3], facts: ["breach": .yesNo(false)])[0]
    #expect(free.status == .rated("outstanding"))
    let open = TinyFramework.made(framework, [3])[0]
    #expect(open.status == .rated("outstanding"))
    #expect(open.holds.map(\.effect) == [.open])
  }

  @Test func `holds act in order, each on what those before it left`() {
    let framework = framework(
      1,
      method: .lowest,
      holds: [
        hold(.limit, "good", "first.points >= 3"),
        hold(.force, "inadequate", "rating = \"good\""),
      ]
    )
    #expect(TinyFramework.made(framework, [3])[0].status == .rated("inadequate"))
    #expect(TinyFramework.made(framework, [1])[0].status == .rated("requiresImprovement"))
  }

  @Test func `a band is banded again where a composite is made of composites`() throws {
    var framework = framework(4, method: .percentOfMaximum, bands: percentBands(.halfUp))
    let overall = try #require(framework.overall)
    framework.composites = ["A", "B"].enumerated().map { position, code in
      var part = overall
      part.code = code
      part.members = [1, 2].map { CompositeRule.Member("2.\(position * 2 + $0)") }
      return part
    }
    framework.overall?.members = [CompositeRule.Member("A"), CompositeRule.Member("B")]
    // Each part has 4 of 6 points, 66.7 per cent: Good, 2 points; together 4 of 6 again.
    let made = TinyFramework.made(framework, [3, 1, 2, 2])
    #expect(made.map(\.code) == ["A", "B", "overall"])
    #expect(made[0].status == .rated("good"))
    #expect(made[2].value == Ratio(200, 3))
    #expect(made[2].status == .rated("good"))
  }

  @Test func `a sum that was given is banded without its members`() {
    let framework = framework(
      4,
      method: .sum,
      bands: TinyFramework.pointBands([0, 3, 7, 11], end: 12)
    )
    let made = TinyFramework.made(
      framework,
      [nil, nil, nil, nil],
      values: ["overall": Ratio(11)]
    )[0]
    #expect(made.status == .rated("outstanding"))
    #expect(made.points == 11)
  }

  @Test(arguments: [
    ("first.rating = \"inadequte\"", "unknown-code"), ("frist.rating = \"good\"", "unknown-field"),
    ("first.points", "type-mismatch"), ("breach", "unknown-name"),
  ])
  func `a condition is checked as any rule is`(condition: String, code: String) {
    let framework = framework(2, method: .lowest, holds: [hold(.limit, "good", condition)])
    let (_, diagnostics) = CompiledResults.compile(FrameworkOutline(framework))
    #expect(diagnostics.map(\.code.name).contains(code), "\(diagnostics.map(\.code.name))")
  }
}
