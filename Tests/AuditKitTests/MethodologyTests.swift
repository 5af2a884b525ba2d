import AuditCore
import Testing

/// Rates what is known of the inspectorates' methods, value by value, by the shipped frameworks.
struct MethodologyTests {
  private func questions(_ shares: [(String, String)]) -> [String] {
    shares.map { "Northmarch,\($0.0),\($0.1)" }
  }

  /// Rates 2.2 of 2021 by the percentages of its three key questions.
  private func rate(_ percents: [String]) throws -> AuditResult {
    let rows = percents.enumerated().map { "Northmarch,2.2.\($0 + 1),,,\($1),," }
    return try RatingFromScores.rate("adult-pdu-2021", rows).result
  }

  /// Rates 2.2 of 2021 by a share at its third key question, the others being perfect.
  private func rate(_ numerator: Int, of denominator: Int) throws -> StandardResult {
    let rows = [
      "Northmarch,2.2.1,50,50,,,", "Northmarch,2.2.2,50,50,,,",
      "Northmarch,2.2.3,\(numerator),\(denominator),,,",
    ]
    let result = try RatingFromScores.rate("adult-pdu-2021", rows).result
    return try RatingFromScores.standardResult("2.2", result)
  }

  @Test(arguments: [
    (["72", "81", "49"], "Inadequate"), (["80", "80", "80"], "Outstanding"),
    (["90", "90", "65"], "Good"),
  ])
  func `a standard takes the band of its lowest key question`(
    percents: [String],
    rating: String
  ) throws {
    #expect(try RatingFromScores.standard("2.2", rate(percents)) == rating)
  }

  @Test func `near an edge one more case would change the rating and discretion is open`() throws {
    let result = try rate(32, of: 50)
    #expect(result.status == .rated("requires-improvement"))
    #expect(result.discretion.contains(.oneCase(towards: "good")))
    let isNear = result.discretion.contains { reason in
      if case .nearBoundary(_, let boundary, "good") = reason {
        return boundary == Decimal128(65)
      }
      return false
    }
    #expect(isNear)
    #expect(try rate(33, of: 50).status == .rated("good"))
  }

  @Test func `a share is rounded to a whole percentage before it is banded`() throws {
    // 64.4 per cent rounds to 64; 64.5 rounds to 65.
    #expect(try rate(29, of: 45).status == .rated("requires-improvement"))
    let rounded = try rate(20, of: 31)
    #expect(rounded.status == .rated("good"))
    #expect(rounded.otherRounding == "requires-improvement")
  }

  @Test func `four of five is Outstanding and open to discretion because cases are few`() throws {
    let result = try rate(4, of: 5)
    #expect(result.status == .rated("outstanding"))
    #expect(result.discretion.contains(.fewCases(5)))
    #expect(
      try !rate(48, of: 60).discretion.contains { if case .fewCases = $0 { true } else { false } }
    )
  }

  private static let sums: [(String, [(Int, String)])] = [
    (
      "youth-2018",
      [
        (31, "Outstanding"), (33, "Outstanding"), (30, "Good"), (19, "Good"),
        (18, "Requires improvement"), (7, "Requires improvement"), (6, "Inadequate"),
      ]
    ),
    (
      "adult-pdu-2021",
      [
        (0, "Inadequate"), (2, "Inadequate"), (3, "Inadequate"), (4, "Inadequate"),
        (5, "Requires improvement"), (13, "Requires improvement"), (14, "Good"), (22, "Good"),
        (23, "Outstanding"),
      ]
    ),
    (
      "adult-pdu-2023",
      [
        (3, "Inadequate"), (4, "Requires improvement"), (10, "Requires improvement"), (11, "Good"),
        (17, "Good"), (18, "Outstanding"),
      ]
    ),
    (
      "adult-crc-2018",
      [
        (5, "Inadequate"), (6, "Requires improvement"), (15, "Requires improvement"), (16, "Good"),
        (25, "Good"), (26, "Outstanding"),
      ]
    ),
    ("adult-nps-2018", [(5, "Inadequate"), (6, "Requires improvement"), (26, "Outstanding")]),
    ("adult-crc-2019", [(15, "Requires improvement"), (16, "Good"), (25, "Good")]),
    (
      "national-2025",
      [
        (2, "Inadequate"), (3, "Requires improvement"), (6, "Requires improvement"), (7, "Good"),
        (10, "Good"), (11, "Outstanding"),
      ]
    ),
  ]

  @Test(arguments: sums) func `a sum of points earns its band`(
    framework: String,
    vectors: [(points: Int, rating: String)]
  ) throws {
    let rows = vectors.enumerated().map { "Unit \(100 + $0),overall,,,,,\($1.points)" }
    let (result, diagnostics) = try RatingFromScores.rate(framework, rows)
    #expect(diagnostics.map(\.headline) == [])
    #expect(RatingFromScores.overall(result) == vectors.map(\.rating))
  }

  @Test func `thirty-three points with resettlement Inadequate are limited to Good`() throws {
    let rows = ["Northmarch,overall,,,,,33", "Northmarch,4.1,,,,Inadequate,"]
    let (result, _) = try RatingFromScores.rate("youth-2021", rows)
    #expect(RatingFromScores.overall(result) == ["Good"])
    let overall = try #require(result.unitResults[0].overall)
    #expect(overall.holds.map(\.effect) == [.changed(from: "outstanding")])
    let better = ["Northmarch,overall,,,,,33", "Northmarch,4.1,,,,Requires improvement,"]
    #expect(
      RatingFromScores.overall(try RatingFromScores.rate("youth-2021", better).result)
        == ["Outstanding"]
    )
  }

  @Test func `an overall rating is open to a limit while what it asks for is not known`() throws {
    let (result, _) = try RatingFromScores.rate("youth-2021", ["Northmarch,overall,,,,,33"])
    #expect(RatingFromScores.overall(result) == ["Outstanding"])
    #expect(result.unitResults[0].overall?.holds.map(\.effect) == [.open])
  }

  @Test func `a rating that was given is nobody's entry`() throws {
    let (result, _) = try RatingFromScores.rate("adult-pdu-2021", ["Northmarch,1.1,,,,Good,"])
    let standard = try RatingFromScores.standardResult("1.1", result)
    #expect(standard.status == .rated("good"))
    #expect(standard.evidence == nil)
  }

  @Test func `nine statements of which one scores three are 52.8 per cent`() throws {
    let rows = (1...9).map { "Northmarch,LA\($0),,,,,\($0 == 9 ? 3 : 2)" }
    let (result, _) = try RatingFromScores.rate("cqc-local-authority-2023", rows)
    #expect(RatingFromScores.overall(result) == ["Requires improvement"])
    #expect(result.unitResults[0].overall?.value == Ratio(1900, 36))
  }

  @Test(arguments: [
    (["Inadequate", "Good", "Good"], "Inadequate"),
    (["Good", "Inadequate", "Good"], "Requires improvement to be good"),
  ])
  func `an Inadequate judgement limits the overall one that was entered`(
    ratings: [String],
    expected: String
  ) throws {
    let rows = zip(["1.1", "1.2", "overall"], ratings).map { "Alder House,\($0),,,,\($1)," }
    let (result, _) = try RatingFromScores.rate("ofsted-sccif", rows)
    #expect(RatingFromScores.overall(result) == [expected])
  }

  @Test(arguments: [
    (["G", "G", "G", "RI", "RI"], "Requires improvement"),
    (["O", "O", "G", "G", "G"], "Outstanding"),
  ])
  func `five key questions are aggregated by counting`(
    ratings: [String],
    expected: String
  ) throws {
    let words = ["G": "Good", "RI": "Requires improvement", "O": "Outstanding"]
    let rows = ratings.enumerated().map { "Alder House,1.\($0 + 1),,,,\(words[$1] ?? "")," }
    let (result, _) = try RatingFromScores.rate("cqc-rating-principles-2022", rows)
    #expect(RatingFromScores.overall(result) == [expected])
  }

  @Test func `a panel's decision moves a standard and the overall rating with it`() throws {
    let codes = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.3", "2.4", "2.5"]
    let rows =
      codes.enumerated().map { "Northmarch,\($1),,,,,\($0 < 5 ? 2 : 1)" } + [
        "Northmarch,2.2.1,50,50,,,", "Northmarch,2.2.2,50,50,,,", "Northmarch,2.2.3,24,50,,,",
      ]
    let decision =
      "Northmarch,2.2,Inadequate,Requires improvement,Panel A,2024-06-20,One case was misread,"
    let (result, diagnostics) = try RatingFromScores.rate(
      "adult-pdu-2021",
      rows,
      decisions: [decision]
    )
    #expect(diagnostics.map(\.headline) == [])
    let standard = try RatingFromScores.standardResult("2.2", result)
    #expect(standard.computed == .rated("inadequate"))
    #expect(standard.status == .rated("requires-improvement"))
    #expect(standard.decision?.why == "One case was misread")
    let overall = try #require(result.unitResults[0].overall)
    #expect(overall.computed == .rated("requires-improvement"))
    #expect(overall.computedPoints == 13)
    #expect(overall.status == .rated("good"))
    #expect(overall.points == 14)
  }

  private static let refusals = [
    ("Inadequate,Good,Panel A,2024-06-20,Why,", "a panel may move a rating by one band only"),
    ("Good,Outstanding,Panel A,2024-06-20,Why,", "it moves Good, and the rating is Inadequate"),
    (
      "Inadequate,Requires improvement,Panel A,2024-07-02,Why,",
      "it was made after the day the audit looks at, 2024-07-01"
    ),
    (
      "Inadequate,Requires improvement,Panel A,2024-05-20,Why,2024-06-30",
      "the rating stands as computed"
    ),
  ]

  @Test(arguments: refusals) func `a decision that cannot stand is refused with its reason`(
    decision: String,
    reason: String
  ) throws {
    let rows = [
      "Northmarch,2.2.1,50,50,,,", "Northmarch,2.2.2,50,50,,,", "Northmarch,2.2.3,24,50,,,",
    ]
    let (result, diagnostics) = try RatingFromScores.rate(
      "adult-pdu-2021",
      rows,
      decisions: ["Northmarch,2.2,\(decision)"]
    )
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.notes.contains(reason) == true)
    let standard = try RatingFromScores.standardResult("2.2", result)
    #expect(standard.status == .rated("inadequate"))
    #expect(standard.decision == nil)
  }

  @Test func `a decision far from every boundary is refused`() throws {
    let rows = [
      "Northmarch,2.2.1,80,100,,,", "Northmarch,2.2.2,80,100,,,", "Northmarch,2.2.3,30,100,,,",
    ]
    let decision = "Northmarch,2.2,Inadequate,Requires improvement,Panel A,2024-06-20,Why,"
    let (_, diagnostics) = try RatingFromScores.rate(
      "adult-pdu-2021",
      rows,
      decisions: [decision, "Eastwold" + decision.dropFirst(10)]
    )
    #expect(diagnostics.map(\.code.name) == ["decision-refused", "unknown-unit-in-judgements"])
  }
}
