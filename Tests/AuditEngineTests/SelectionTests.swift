import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct SelectionTests {
  private static let cases = TinyCases.table(
    """
    case.id | unit.region | unit.pdu  | sentence.startedOn | plan.completedOn | rosh.level | visit.count | enquiry.made
    C-0001  | Northmarch  | Alderbeck | 2024-01-08         | 2024-01-20       | high       | 3           | yes
    C-0002  | Northmarch  | Alderbeck | 2024-01-08         | 2024-03-01       | high       | 0           | no
    """
  )

  /// Two questions of a standard of cases, the first with two prompts, and another standard.
  private static func framework(
    leavingOut codes: Set<String>,
    indicates: String? = nil
  ) throws -> CompiledFramework {
    var prompts = [
      TinyFramework.prompt("2.1.1.a", met: "visit.count > 0"),
      TinyFramework.prompt("2.1.1.b", met: "enquiry.made"),
    ]
    for index in prompts.indices {
      prompts[index].isSelected = !codes.contains(prompts[index].code)
    }
    var questions = [
      TinyFramework.question("2.1.1", prompts: prompts, indicates: indicates),
      TinyFramework.question(
        "2.1.2",
        prompts: [TinyFramework.prompt("2.1.2.a", met: "visit.count > 2")]
      ),
    ]
    for index in questions.indices where codes.contains(questions[index].code) {
      questions[index].isSelected = false
      for prompt in questions[index].prompts.indices {
        questions[index].prompts[prompt].isSelected = false
      }
    }
    var standard = TinyFramework.standard("2.1", questions: questions)
    standard.isSelected = !codes.contains("2.1")
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      TinyFramework.framework(standards: [standard, TinyFramework.evidenceStandard("1.1")]),
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try #require(compiled, "\(diagnostics.map(\.headline))")
  }

  private static func audit(
    _ compiled: CompiledFramework,
    judgements: JudgementSet = JudgementSet()
  ) throws -> (result: AuditResult, diagnostics: [Diagnostic]) {
    let day = try #require(CalendarDay("2024-12-31"))
    let (audit, diagnostics) = AuditRun.make(
      compiled: compiled,
      cases: cases,
      judgements: judgements,
      intake: Intake(tables: []),
      provenance: Provenance(programVersion: "0", runAt: "", asOf: day, inputs: []),
      threads: 1
    )
    return (audit.result, diagnostics)
  }

  @Test(arguments: [RuleRunner.Choice.plain, .fastest])
  func `a prompt that is left out is not selected in any case and indicates nothing`(
    choice: RuleRunner.Choice
  ) throws {
    let compiled = try Self.framework(leavingOut: ["2.1.1.a"])
    let outcomes = CaseScorer.score(
      compiled,
      cases: Self.cases,
      asOf: try #require(CalendarDay("2024-12-31")),
      choice: choice
    ).outcomes
    #expect(outcomes.prompts[0] == [.notSelected, .notSelected])
    #expect(outcomes.prompts[1] == [.met, .notMet])
    #expect(outcomes.indicated[0] == [.sufficient, .insufficient])
  }

  @Test func `a rule of a key question reads that a prompt is not selected`() throws {
    let compiled = try Self.framework(
      leavingOut: ["2.1.1.a"],
      indicates: "a = \"notSelected\" and met = 1"
    )
    let outcomes = CaseScorer.score(
      compiled,
      cases: Self.cases,
      asOf: try #require(CalendarDay("2024-12-31"))
    ).outcomes
    #expect(outcomes.indicated[0] == [.sufficient, .insufficient])
  }

  @Test func `a key question that is left out does not count in its standard`() throws {
    let whole = try Self.audit(Self.framework(leavingOut: [])).result.unitResults[0]
    #expect(whole.standards[0].questions.map(\.share) == [Share(1, of: 2), Share(1, of: 2)])
    let result = try Self.audit(Self.framework(leavingOut: ["2.1.1"])).result.unitResults[0]
    #expect(result.standards[0].questions[0].share == Share(0, of: 0))
    #expect(result.standards[0].deciding == 1)
    #expect(result.standards[0].status.ratingID != nil)
  }

  @Test func `a standard that is left out has no rating, whatever is entered`() throws {
    let unit = try Self.audit(Self.framework(leavingOut: ["2.1", "2.1.1", "2.1.2"])).result
      .unitResults[0]
    #expect(unit.standards[0].status == .notSelected)
    #expect(unit.standards[0].questions.isEmpty)
    #expect(unit.standards[1].status == .awaitingEvidence)
  }

  @Test func `a judgement of what is left out does not count and is told`() throws {
    let judgement = Judgement(
      caseID: "C-0001",
      item: "2.1.1",
      verdict: .insufficient,
      by: "Inspector A",
      on: try #require(CalendarDay("2024-06-03")),
      why: "",
      place: Place(path: "judgements.csv", line: 2)
    )
    let audit = try Self.audit(
      Self.framework(leavingOut: ["2.1.1"]),
      judgements: JudgementSet(judgements: [judgement])
    )
    #expect(audit.diagnostics.map(\.code).contains(.judgedUnselected))
    #expect(audit.diagnostics.filter { $0.code == .judgedUnselected }[0].severity == .warning)
    #expect(audit.result.isIndicative)
  }

  @Test func `what is left out is explained as such, without its rule`() throws {
    let compiled = try Self.framework(leavingOut: ["2.1.1.a"])
    let day = try #require(CalendarDay("2024-12-31"))
    let outcomes = CaseScorer.score(compiled, cases: Self.cases, asOf: day).outcomes
    let explanation = CaseExplainer.explain(
      compiled,
      cases: Self.cases,
      row: 0,
      asOf: day,
      outcomes: outcomes
    )
    let prompts = explanation.questions[0].prompts
    #expect(prompts.map(\.outcome) == [.notSelected, .met])
    #expect(prompts[0].met == nil)
    #expect(prompts[0].action.isEmpty)
    #expect(prompts[1].met != nil)
  }
}
