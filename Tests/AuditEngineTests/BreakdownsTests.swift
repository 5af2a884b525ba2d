import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct BreakdownsTests {
  private let cases = TinyCases.table(
    """
    case.id | unit.region | unit.pdu    | rosh.level | visit.count | enquiry.made
    C-0001  | Northmarch  | Alderbeck   | low        | 3           | yes
    C-0002  | Northmarch  | Alderbeck   | high       | 0           |
    C-0003  | Northmarch  | Carrow Vale | high       | 5           | no
    C-0004  | Northmarch  | Carrow Vale |            | 1           | yes
    C-0005  | Northmarch  |             | low        | 12          | yes
    """
  )

  private func breakdown(_ id: String, _ expression: String) -> Breakdown {
    Breakdown(
      id: id,
      title: id,
      expression: LocatedText(expression),
      place: TinyFramework.place
    )
  }

  private func vocabulary(_ expressions: [String]) -> Vocabulary {
    let tiny = TinyCases.vocabulary
    return Vocabulary(
      id: tiny.id,
      version: tiny.version,
      title: tiny.title,
      codeLists: tiny.codeLists,
      root: tiny.root,
      keyField: tiny.keyField,
      breakdowns: expressions.enumerated().map { breakdown("group\($0)", $1) },
      place: tiny.place
    )
  }

  private func result(
    _ expression: String,
    judgements: JudgementSet = JudgementSet(),
    threads: Int = 1
  ) throws -> AuditResult {
    let question = TinyFramework.question(
      "2.1.1",
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 2", isCritical: true)]
    )
    let framework = TinyFramework.framework(
      standards: [TinyFramework.standard("2.1", questions: [question])]
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: vocabulary([expression]),
      calendar: nil
    )
    #expect(!diagnostics.contains { $0.severity == .error })
    return AuditRun.make(
      compiled: try #require(compiled),
      cases: cases,
      judgements: judgements,
      intake: Intake(tables: []),
      provenance: Provenance(
        programVersion: "0",
        runAt: "",
        asOf: CalendarDay(dayNumber: 19_905),
        inputs: []
      ),
      threads: threads
    ).run.result
  }

  private func groups(_ expression: String) throws -> [String] {
    let found = try #require(try result(expression).breakdowns.first)
    return found.groupOfCase.map { found.groups[Int($0)].title }
  }

  @Test func `codes make groups in the order of their list, and what is not recorded is one`()
    throws
  {
    let found = try #require(try result("rosh.level").breakdowns.first)
    #expect(found.groups.map(\.title) == ["low", "high", "Not recorded"])
    #expect(found.groups.map(\.isRecorded) == [true, true, false])
    #expect(found.groupOfCase == [0, 1, 1, 2, 0])
  }

  @Test func `yes and no make groups`() throws {
    #expect(try groups("enquiry.made") == ["Yes", "Not recorded", "No", "Yes", "Yes"])
  }

  @Test func `branches make groups in their order, whichever cases come first`() throws {
    let rule =
      """
      if visit.count < 2 then "Few" else if visit.count < 10 then "Some" else "Many"
      """
    let found = try #require(try result(rule).breakdowns.first)
    #expect(found.groups.map(\.title) == ["Few", "Some", "Many"])
    #expect(try groups(rule) == ["Some", "Few", "Some", "Few", "Many"])
  }

  @Test func `of two branches that hold the first counts`() throws {
    let rule = """
      if visit.count > 2 then "More" else if visit.count > 0 then "Some" else null
      """
    #expect(try groups(rule) == ["More", "Not recorded", "More", "Some", "More"])
  }

  @Test func `a value that no column plan covers is worked out case by case`() throws {
    let rule = "string(visit.count) + \" visits\""
    #expect(
      try groups(rule) == ["3 visits", "0 visits", "5 visits", "1 visits", "12 visits"]
    )
  }

  @Test func `numbers make groups by size`() throws {
    let found = try #require(try result("visit.count").breakdowns.first)
    #expect(found.groups.map(\.title) == ["0", "1", "3", "5", "12"])
  }

  @Test func `a wider unit's groups pool those of its narrower units`() throws {
    let run = try result("rosh.level")
    #expect(run.units.units.map(\.name) == ["Northmarch", "Alderbeck", "Carrow Vale"])
    let found = try #require(run.breakdowns.first)
    #expect(found.units.map { $0.map(\.caseCount) } == [[1, 2, 1], [1, 1, 0], [0, 1, 1]])
    let shares = found.units.map { unit in unit.map { $0.shares[0] } }
    #expect(shares[0] == [Share(1, of: 1), Share(1, of: 2), Share(0, of: 1)])
    #expect(shares[2] == [Share(0, of: 0), Share(1, of: 1), Share(0, of: 1)])
  }

  @Test func `the groups of a unit add up to the unit`() throws {
    let run = try result("rosh.level", threads: 2)
    for (unit, counts) in try #require(run.breakdowns.first).units.enumerated() {
      #expect(counts.reduce(0) { $0 + $1.caseCount } == run.unitResults[unit].caseCount)
      let share = run.unitResults[unit].standards[0].questions[0].share
      #expect(counts.reduce(0) { $0 + $1.shares[0].numerator } == share.numerator)
      #expect(counts.reduce(0) { $0 + $1.shares[0].denominator } == share.denominator)
    }
  }

  @Test func `a judged case counts in its group as judged`() throws {
    let judgement = Judgement(
      caseID: "C-0002",
      item: "2.1.1",
      verdict: .sufficient,
      by: "Inspector A",
      on: CalendarDay(dayNumber: 19_900),
      why: "",
      place: TinyFramework.place
    )
    let run = try result("rosh.level", judgements: JudgementSet(judgements: [judgement]))
    #expect(run.breakdowns.first?.units[0][1].shares[0] == Share(2, of: 2))
  }

  @Test func `an expression that gives no groups is told at its place`() {
    let found = BreakdownCompiler.check(vocabulary(["sentence.startedOn"]))
    #expect(found.map(\.code) == [.breakdownType])
    #expect(
      BreakdownCompiler.check(vocabulary(["rosh.levl"])).map(\.code.name) == ["unknown-field"]
    )
  }

  @Test func `a share of counted cases says where it is likely to lie`() throws {
    let question = try result("rosh.level").unitResults[0].standards[0].questions[0]
    #expect(question.share == Share(2, of: 4))
    #expect(question.interval == ShareInterval(lowerTenths: 150, upperTenths: 850))
  }
}
