import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct AuditRunTests {
  private let cases = TinyCases.table(
    """
    case.id | unit.region | unit.pdu    | visit.count
    C-0001  | Northmarch  | Alderbeck   | 3
    C-0002  | Northmarch  | Alderbeck   | 3
    C-0003  | Northmarch  | Carrow Vale | 0
    C-0004  | Northmarch  | Carrow Vale | 3
    C-0005  | Northmarch  |             | 3
    """
  )

  private func run(
    _ judgements: JudgementSet = JudgementSet(),
    rule: String = "visit.count > 2"
  ) throws -> (run: AuditRun?, diagnostics: [Diagnostic]) {
    let standards = [
      TinyFramework.standard(
        "2.1",
        questions: [
          TinyFramework.question(
            "2.1.1",
            prompts: [TinyFramework.prompt("2.1.1.a", met: rule, isCritical: true)]
          )
        ]
      ),
      TinyFramework.evidenceStandard("1.1"),
    ]
    let framework = TinyFramework.framework(
      standards: standards,
      pointBands: TinyFramework.pointBands([0, 2, 4, 6], end: 6),
      discretion: TinyFramework.discretion,
      overall: CompositeRule(
        title: "Overall",
        levels: ["pdu"],
        members: ["2.1", "1.1"].map { CompositeRule.Member($0) },
        bands: "points",
        place: TinyFramework.place
      )
    )
    return AuditRun.make(
      framework: framework,
      cases: cases,
      calendar: nil,
      judgements: judgements,
      intake: Intake(tables: [Intake.Table(name: "case", readCount: 5, rejectedCount: 0)]),
      provenance: Provenance(
        programVersion: "0",
        runAt: "2024-07-01T09:30:00Z",
        asOf: try #require(CalendarDay("2024-07-01")),
        inputs: []
      ),
      threads: 2
    )
  }

  @Test func `an audit goes from framework and cases to ratings`() throws {
    let on = try #require(CalendarDay("2024-06-03"))
    let set = JudgementSet(
      evidenceRatings: [
        EvidenceRating(
          unit: "Alderbeck",
          standard: "1.1",
          ratingID: "good",
          by: "Lead inspector",
          on: on,
          why: "",
          place: TinyFramework.place
        )
      ]
    )
    let (run, diagnostics) = try run(set)
    let result = try #require(run).result
    #expect(diagnostics.map(\.code) == [.casesWithoutUnit])
    #expect(result.warnings == diagnostics)
    #expect(result.isIndicative)
    #expect(result.caseIDs == ["C-0001", "C-0002", "C-0003", "C-0004", "C-0005"])
    #expect(result.units.units.map(\.name) == ["Northmarch", "Alderbeck", "Carrow Vale"])
    let statuses = result.unitResults.map { $0.standards[0].status }
    #expect(statuses == [.rated("good"), .rated("outstanding"), .rated("requiresImprovement")])
    #expect(result.unitResults[1].overall?.status == .rated("good"))
    #expect(result.unitResults[1].overall?.points == 5)
    #expect(result.unitResults[2].overall?.status == .incomplete(["1.1"]))
    #expect(result.concerns.map(\.row) == [2])
    #expect(result.concerns[0].criticalPrompts == [0])
    #expect(
      result.unverifiedNumbers.map(\.subject) == [
        "points of the ratings", "bands of shares 'shares'", "bands of points 'points'",
      ]
    )
  }

  @Test func `an audit with a judgement of a case is no longer only indicative`() throws {
    let judgement = Judgement(
      caseID: "C-0003",
      item: "2.1.1",
      verdict: .sufficient,
      by: "Inspector A",
      on: try #require(CalendarDay("2024-06-03")),
      why: "",
      place: TinyFramework.place
    )
    let result = try #require(run(JudgementSet(judgements: [judgement])).run).result
    #expect(!result.isIndicative)
    #expect(result.unitResults[0].standards[0].status == .rated("outstanding"))
    #expect(result.differences.map(\.row) == [2])
  }

  @Test func `a framework that does not compile is not run`() throws {
    let (run, diagnostics) = try run(rule: "visit.cont > 2")
    #expect(run == nil)
    #expect(diagnostics.contains { $0.severity == .error })
  }
}
