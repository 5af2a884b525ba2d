import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct CaseScorerTests {
  private let cases = TinyCases.table(
    """
    case.id | unit.pdu  | sentence.startedOn | plan.completedOn | rosh.level | visit.count | enquiry.made
    C-0001  | Alderbeck | 2024-01-08         | 2024-01-20       | high       | 3           | yes
    C-0002  | Alderbeck | 2024-01-08         | 2024-03-01       | high       | 0           | no
    C-0003  | Alderbeck | 2024-01-08         |                  | medium     | 1           |
    C-0004  | Alderbeck | 2024-01-08         | 2024-01-09       | low        | 2           | yes
    C-0005  | Alderbeck | 2024-01-08         | 2024-01-09       |            | 2           | yes
    """
  )

  private func day() throws -> CalendarDay { try #require(CalendarDay("2024-12-31")) }

  private func compiled(
    cases: String? = nil,
    applies: String? = nil,
    prompts: [Prompt],
    indicates: String? = nil
  ) throws -> CompiledFramework {
    let framework = TinyFramework.framework(standards: [
      TinyFramework.standard(
        "2.1",
        cases: cases,
        questions: [
          TinyFramework.question(
            "2.1.1",
            applies: applies,
            prompts: prompts,
            indicates: indicates
          )
        ]
      ),
      TinyFramework.evidenceStandard("1.1"),
    ])
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try #require(compiled, "\(diagnostics.map(\.headline))")
  }

  private func judgement(
    _ caseID: String,
    _ item: String,
    _ verdict: JudgedSufficiency,
    on day: String = "2024-06-03",
    line: Int = 2
  ) throws -> Judgement {
    Judgement(
      caseID: caseID,
      item: item,
      verdict: verdict,
      by: "Inspector A",
      on: try #require(CalendarDay(day)),
      why: "",
      place: Place(
        path: "judgements.csv",
        line: line,
        column: 1,
        excerpt: Place.Excerpt(text: "\(caseID),secret", markLength: 1)
      )
    )
  }

  @Test func `a prompt is met, not met, not applicable, not evidenced or awaits judgement`()
    throws
  {
    let compiled = try compiled(
      applies: "rosh.level in (\"medium\", \"high\")",
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "plan.completedOn <= @\"2024-02-01\""),
        TinyFramework.prompt("2.1.1.b", applies: "visit.count > 0", met: "enquiry.made"),
        TinyFramework.prompt("2.1.1.c"),
      ]
    )
    let (table, diagnostics) = try CaseScorer.score(compiled, cases: cases, asOf: day())
    #expect(diagnostics.isEmpty)
    #expect(
      table.prompts == [
        [.met, .notMet, .notEvidenced, .notApplicable, .notEvidenced],
        [.met, .notApplicable, .notEvidenced, .notApplicable, .notEvidenced],
        [
          .awaitingJudgement, .awaitingJudgement, .awaitingJudgement, .notApplicable,
          .notEvidenced,
        ],
      ]
    )
    #expect(
      table.indicated == [
        [.sufficient, .insufficient, .notEvidenced, .notApplicable, .notEvidenced]
      ]
    )
    #expect(!table.hasJudgements)
  }

  @Test func `a rule that fails on a case is an error there and nowhere else`() throws {
    let compiled = try compiled(
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "visit.count / visit.count = 1"),
        TinyFramework.prompt("2.1.1.b", applies: "6 / visit.count > 1", met: "true"),
      ]
    )
    let table = try CaseScorer.score(compiled, cases: cases, asOf: day()).outcomes
    #expect(table.prompts[0] == [.met, .error, .met, .met, .met])
    #expect(table.prompts[1] == [.met, .error, .met, .met, .met])
    #expect(
      table.indicated[0] == [.sufficient, .error, .sufficient, .sufficient, .sufficient]
    )
  }

  @Test func `any condition that is false outweighs one that is not known`() throws {
    let compiled = try compiled(
      cases: "enquiry.made",
      applies: "rosh.level = \"high\"",
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 2")]
    )
    let table = try CaseScorer.score(compiled, cases: cases, asOf: day()).outcomes
    // C-0003: whether an enquiry was made is not recorded, but the risk is not high.
    #expect(
      table.prompts[0] == [.met, .notApplicable, .notApplicable, .notApplicable, .notEvidenced]
    )
    #expect(
      table.indicated[0] == [
        .sufficient, .notApplicable, .notApplicable, .notApplicable, .notEvidenced,
      ]
    )
  }

  @Test func `a framework's own rule reads the outcomes of the case`() throws {
    let compiled = try compiled(
      applies: "rosh.level != \"low\"",
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "visit.count > 2"),
        TinyFramework.prompt("2.1.1.b", met: "enquiry.made", isCritical: true),
      ],
      indicates:
        "if criticalNotEvidenced > 0 then null else b = \"met\" and (a = \"met\" or notMet < 2)"
    )
    for choice in [RuleRunner.Choice.fastest, .plain] {
      let table = try CaseScorer.score(compiled, cases: cases, asOf: day(), choice: choice)
        .outcomes
      #expect(
        table.indicated[0] == [
          .sufficient, .insufficient, .notEvidenced, .notApplicable, .notEvidenced,
        ]
      )
    }
  }

  @Test func `a judgement of a prompt replaces its outcome and moves the question`() throws {
    let compiled = try compiled(
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "visit.count > 1"),
        TinyFramework.prompt("2.1.1.b"),
      ]
    )
    let set = try JudgementSet(judgements: [
      judgement("C-0002", "2.1.1.a", .sufficient), judgement("C-0001", "2.1.1.a", .insufficient),
      judgement("C-0004", "2.1.1.a", .notApplicable), judgement("C-0005", "2.1.1.b", .sufficient),
    ])
    let (table, diagnostics) = try CaseScorer.score(
      compiled,
      cases: cases,
      asOf: day(),
      judgements: set
    )
    #expect(diagnostics.isEmpty)
    #expect(table.prompts[0] == [.notMet, .met, .notMet, .notApplicable, .met])
    #expect(table.prompts[1][4] == .met)
    #expect(
      table.indicated[0] == [
        .insufficient, .sufficient, .insufficient, .awaitingJudgement, .sufficient,
      ]
    )
    #expect(table.judgedPrompts[0].keys.sorted() == [0, 1, 3])
    #expect(table.hasJudgements)
  }

  @Test func `a judgement of a key question is kept beside what the records indicate`() throws {
    let compiled = try compiled(
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 1")]
    )
    let judgements = try [
      judgement("C-0002", "2.1.1", .sufficient), judgement("C-0001", "2.1.1", .notApplicable),
    ]
    let table = try CaseScorer.score(
      compiled,
      cases: cases,
      asOf: day(),
      judgements: JudgementSet(judgements: judgements)
    ).outcomes
    #expect(
      table.indicated[0] == [
        .sufficient, .insufficient, .insufficient, .sufficient, .sufficient,
      ]
    )
    #expect(table.judged[0] == [1: judgements[0], 0: judgements[1]])
    #expect(table.counted(question: 0, case: 0) == .notApplicable)
    #expect(table.counted(question: 0, case: 1) == .sufficient)
    #expect(table.counted(question: 0, case: 2) == .insufficient)
  }

  @Test func `of two judgements of one item the later by day counts`() throws {
    let compiled = try compiled(
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 1")]
    )
    let (table, diagnostics) = try CaseScorer.score(
      compiled,
      cases: cases,
      asOf: day(),
      judgements: JudgementSet(judgements: [
        judgement("C-0001", "2.1.1", .insufficient, on: "2024-06-05"),
        judgement("C-0001", "2.1.1", .sufficient, on: "2024-06-04", line: 3),
        judgement("C-0001", "2.1.1", .notApplicable, on: "2024-06-05", line: 4),
      ])
    )
    #expect(table.judged[0][0]?.verdict == .notApplicable)
    #expect(diagnostics.map(\.code) == [.duplicateJudgement, .duplicateJudgement])
    #expect(diagnostics.map(\.place?.line) == [3, 4])
  }

  @Test func `a judgement that cannot be placed is told without naming the case`() throws {
    let compiled = try compiled(
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 1")]
    )
    let (table, diagnostics) = try CaseScorer.score(
      compiled,
      cases: cases,
      asOf: day(),
      judgements: JudgementSet(judgements: [
        judgement("C-9999", "2.1.1", .sufficient), judgement("C-0001", "2.1.2", .sufficient),
        judgement("C-0001", "2.1.1.b", .sufficient),
      ])
    )
    #expect(!table.hasJudgements)
    #expect(
      diagnostics.map(\.code) == [
        .unknownCaseInJudgements, .unknownItemInJudgements, .unknownItemInJudgements,
      ]
    )
    #expect(diagnostics[0].caseValue == "C-9999")
    #expect(diagnostics[1].helps == ["did you mean '2.1.1'?"])
    #expect(diagnostics[2].helps == ["did you mean '2.1.1.a' or '2.1.1'?"])
    for diagnostic in diagnostics {
      let shown = DiagnosticText().full(diagnostic)
      #expect(!shown.contains("C-") && !shown.contains("secret"))
    }
  }

  @Test func `the day of the audit and the contacts of a case are in a rule's reach`() throws {
    let cases = TinyCases.table(
      """
      case.id | sentence.startedOn
      C-0001  | 2024-12-01
      > home visit | 2024-12-05 | yes
      > office visit | 2024-12-08 | no
      C-0002  | 2024-12-20
      C-0003  | 2024-01-01
      > home visit | 2024-01-02 | no
      """
    )
    let compiled = try compiled(
      prompts: [
        TinyFramework.prompt(
          "2.1.1.a",
          applies: "as of >= sentence.startedOn + duration(\"P14D\")",
          met: "some c in contacts satisfies c.type = \"home visit\" and c.attended"
        )
      ]
    )
    let table = try CaseScorer.score(compiled, cases: cases, asOf: day()).outcomes
    #expect(table.prompts == [[.met, .notApplicable, .notMet]])
  }

  @Test func `an audit without cases has empty columns`() throws {
    let compiled = try compiled(
      prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 1")]
    )
    let none = TinyCases.table(rows: [], contacts: [])
    let table = try CaseScorer.score(compiled, cases: none, asOf: day()).outcomes
    #expect(table.prompts == [[]])
    #expect(table.indicated == [[]])
  }
}
