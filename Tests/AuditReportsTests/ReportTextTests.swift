import AuditCore
import Testing

@testable import AuditReports

struct ReportTextTests {
  private let index = FrameworkIndex(ResultFixture.framework)

  @Test func `a share is said with its numbers and per cent`() {
    #expect(ReportText.share(Share(33, of: 98), .halfUp) == "33 of 98 cases (34 per cent)")
    #expect(ReportText.share(Share(1, of: 1), .halfUp) == "1 of 1 case (100 per cent)")
    #expect(ReportText.share(Share(0, of: 0), .halfUp) == "no relevant cases")
    #expect(
      ReportText.share(Share(1_200, of: 2_400), .none) == "1,200 of 2,400 cases (50 per cent)"
    )
  }

  @Test func `an exact share never seems to reach an edge that it misses`() {
    #expect(ReportText.percent(Share(6_499, of: 10_000), .none) == "64.9")
    #expect(ReportText.percent(Share(129, of: 200), .halfUp) == "65")
    #expect(ReportText.percent(Share(129, of: 200), .halfDown) == "64")
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
  ])
  func `numbers have commas between thousands`(value: Int, text: String) {
    #expect(ReportText.number(value) == text)
  }

  @Test func `what would lift a rating is one sentence`() {
    let lift = Lift(
      ratingID: "good",
      steps: [
        Lift.Step(question: 4, moreCases: 7, denominator: 100),
        Lift.Step(question: 2, moreCases: 1, denominator: 80),
      ]
    )
    #expect(
      ReportText.lift(lift, index)
        == "Good with 7 more sufficient cases of 100 in 2.2.3 and 1 more of 80 in 2.2.1"
    )
  }

  @Test func `a share on a boundary is not said to lie 0 points from it`() {
    let reason = DiscretionReason.nearBoundary(
      points: .zero,
      boundary: Decimal128(65),
      towards: "requiresImprovement"
    )
    #expect(
      ReportText.discretion(reason, index)
        == "the deciding share lies at 65 per cent, on the edge of Requires improvement"
    )
  }

  @Test func `bands are said in words`() throws {
    let shares = ResultFixture.framework.bandSets[0]
    let points = ResultFixture.framework.bandSets[1]
    #expect(ReportText.band(of: "inadequate", in: shares) == "0 to 49 per cent")
    #expect(ReportText.band(of: "outstanding", in: shares) == "80 per cent or more")
    #expect(ReportText.band(of: "good", in: points) == "5 to 7 points")
  }

  @Test func `half-open bands are said so`() {
    let place = ResultFixture.place
    let set = BandSet(
      id: "exact",
      measure: .share,
      bands: [
        RatingBand(
          ratingID: "inadequate",
          from: .zero,
          upper: .below(Decimal128(50)),
          place: place
        ),
        RatingBand(
          ratingID: "good",
          from: Decimal128(50),
          upper: .below(Decimal128(80)),
          place: place
        ),
        RatingBand(
          ratingID: "outstanding",
          from: Decimal128(80),
          upper: .through(Decimal128(100)),
          place: place
        ),
      ],
      place: place
    )
    #expect(
      set.bands.map { ReportText.band($0, in: set) }
        == ["below 50 per cent", "50 to below 80 per cent", "80 per cent or more"]
    )
  }

  @Test func `how sure a rating is depends on which way it could go`() {
    let good = RatingStatus.rated("good")
    let worse = RatingStatus.rated("inadequate")
    let better = RatingStatus.rated("outstanding")
    #expect(ReportText.certainty(good, best: good, worst: good, index) == nil)
    #expect(
      ReportText.certainty(good, best: better, worst: good, index)
        == "It would be Outstanding if all that is not evidenced had been sufficient."
    )
    #expect(
      ReportText.certainty(good, best: better, worst: worse, index)?.hasSuffix(
        "and Inadequate if all of it had been insufficient."
      ) == true
    )
  }

  @Test func `rejects are counted by kind of record`() {
    let intake = Intake(tables: [
      Intake.Table(name: "case", readCount: 10, rejectedCount: 1),
      Intake.Table(name: "contacts", readCount: 20, rejectedCount: 0),
    ])
    #expect(
      ReportText.rejects(intake)
        == "1 of 10 case records could not be used and is not in these results"
    )
    #expect(ReportText.rejects(Intake(tables: [])) == nil)
  }

  @Test func `times are said in words`() {
    #expect(ReportText.time("2024-07-01T09:30:00Z") == "1 July 2024 at 09:30 UTC")
    #expect(ReportText.time("yesterday") == "yesterday")
  }
}
