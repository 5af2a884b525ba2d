import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct CaseExplainerTests {
  private let cases = TinyCases.table(
    """
    case.id | sentence.startedOn | plan.completedOn | rosh.level | visit.count
    C-0001  | 2024-01-08         | 2024-03-01       | high       | 3
    C-0002  | 2024-01-08         |                  | high       |
    C-0003  | 2024-01-08         | 2024-01-09       | low        | 2
    C-0004  | 2024-01-08         | 2024-01-09       |            | 2
    """
  )

  private func compiled() throws -> CompiledFramework {
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.evidenceStandard("1.1"),
        TinyFramework.standard(
          "2.1",
          questions: [
            TinyFramework.question(
              "2.1.1",
              applies: "rosh.level in (\"medium\", \"high\")",
              prompts: [
                TinyFramework.prompt(
                  "2.1.1.a",
                  met: "plan.completedOn <= sentence.startedOn + duration(\"P30D\")",
                  remedy: "Complete the plan."
                ),
                TinyFramework.prompt("2.1.1.b"),
                TinyFramework.prompt(
                  "2.1.1.c",
                  applies: "visit.count > 1",
                  met: "visit.count > 2 and plan.completedOn != null",
                  remedy: "Visit again."
                ),
              ]
            )
          ]
        ),
      ]
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try #require(compiled, "\(diagnostics.map(\.headline))")
  }

  private func explain(
    row: Int,
    judgements: [Judgement] = []
  ) throws -> CaseExplanation {
    let compiled = try compiled()
    let day = try #require(CalendarDay("2024-12-31"))
    let outcomes = CaseScorer.score(
      compiled,
      cases: cases,
      asOf: day,
      judgements: JudgementSet(judgements: judgements)
    ).outcomes
    return CaseExplainer.explain(compiled, cases: cases, row: row, asOf: day, outcomes: outcomes)
  }

  @Test func `a prompt that is not met shows its rule, what it read, and its remedy`() throws {
    let explanation = try explain(row: 0)
    #expect(explanation.caseID == "C-0001")
    #expect(explanation.questions.count == 1)
    let question = explanation.questions[0]
    #expect(question.applies == nil)
    #expect(question.indicated == .sufficient)
    let prompt = question.prompts[0]
    #expect(prompt.outcome == .notMet)
    #expect(prompt.action == "Complete the plan.")
    let met = try #require(prompt.met)
    #expect(met.truth == .no)
    let read = try #require(met.values.first { $0.expression == "plan.completedOn" })
    #expect(read.value == "2024-03-01")
    #expect(read.file == "cases.csv")
    #expect(read.line == 2)
    #expect(question.prompts[2].outcome == .met)
    #expect(question.prompts[2].action.isEmpty)
  }

  @Test func `a prompt that is not evidenced names the fields that are not recorded`() throws {
    let question = try explain(row: 1).questions[0]
    #expect(question.prompts[0].outcome == .notEvidenced)
    #expect(question.prompts[0].action == "Record 'Day the plan was completed'.")
    // Here the condition is open, so the rule's own gaps do not matter yet.
    #expect(question.prompts[2].outcome == .notEvidenced)
    #expect(question.prompts[2].applies?.truth == .unknown)
    #expect(question.prompts[2].action == "Record 'Number of visits'.")
  }

  @Test func `a prompt without a rule asks for a judgement`() throws {
    let prompt = try explain(row: 0).questions[0].prompts[1]
    #expect(prompt.outcome == .awaitingJudgement)
    #expect(prompt.met == nil)
    #expect(prompt.action == "Judge: prompt 2.1.1.b?")
  }

  @Test func `a question that does not apply says by which rule`() throws {
    let question = try explain(row: 2).questions[0]
    #expect(question.indicated == .notApplicable)
    #expect(question.applies?.truth == .no)
    #expect(question.applies?.text == "rosh.level in (\"medium\", \"high\")")
    #expect(question.prompts.allSatisfy { $0.action.isEmpty })
  }

  @Test func `a question of which it is not known whether it applies asks for the record`() throws {
    let question = try explain(row: 3).questions[0]
    #expect(question.indicated == .notEvidenced)
    #expect(question.applies?.truth == .unknown)
    #expect(question.prompts[0].action == "Record 'Risk of serious harm level'.")
  }

  @Test func `judgements stand beside what the records say`() throws {
    func judgement(_ item: String, _ verdict: JudgedSufficiency) throws -> Judgement {
      Judgement(
        caseID: "C-0001",
        item: item,
        verdict: verdict,
        by: "Inspector A",
        on: try #require(CalendarDay("2024-06-03")),
        why: "seen",
        place: TinyFramework.place
      )
    }
    let judgements = try [
      judgement("2.1.1", .insufficient), judgement("2.1.1.b", .sufficient),
    ]
    let question = try explain(row: 0, judgements: judgements).questions[0]
    #expect(question.judgement == judgements[0])
    #expect(question.prompts[1].judgement == judgements[1])
    #expect(question.prompts[1].outcome == .met)
    #expect(question.prompts[0].judgement == nil)
  }
}
