import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct ExampleRunnerTests {
  private func example(
    _ expected: Outcome,
    asOf day: String? = nil,
    note: String = ""
  ) -> PromptExample {
    PromptExample(
      expected: expected,
      note: note,
      asOf: day.flatMap { CalendarDay($0) },
      record: ExampleRecord(),
      place: Place(path: "tiny.xml", line: 40, column: 9)
    )
  }

  private func run(
    _ examples: [PromptExample],
    _ table: CaseTable,
    met: String,
    cases: String? = nil
  ) throws -> [ExampleResult] {
    let framework = TinyFramework.framework(standards: [
      TinyFramework.standard(
        "2.1",
        cases: cases,
        questions: [
          TinyFramework.question(
            "2.1.1",
            prompts: [
              TinyFramework.prompt("2.1.1.a", met: "true"),
              TinyFramework.prompt("2.1.1.b", met: met, examples: examples),
            ]
          )
        ]
      )
    ])
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try ExampleRunner.run(
      #require(compiled, "\(diagnostics.map(\.headline))"),
      table: table,
      examples: ExampleRunner.examples(of: FrameworkOutline(framework)),
      day: #require(CalendarDay("2024-12-31"))
    )
  }

  private let table = TinyCases.table(
    """
    case.id | rosh.level | visit.count
    E-1     | high       | 3
    E-2     | high       | 0
    E-3     | high       |
    E-4     | low        | 3
    """
  )

  @Test func `examples run for their own prompt through both evaluators`() throws {
    let results = try run(
      [example(.met), example(.notMet), example(.notEvidenced), example(.notApplicable)],
      table,
      met: "visit.count > 2",
      cases: "rosh.level = \"high\""
    )
    #expect(results.map(\.found) == [.met, .notMet, .notEvidenced, .notApplicable])
    #expect(results.allSatisfy { $0.isAsExpected && $0.diagnostic == nil })
    #expect(results.allSatisfy { $0.code == "2.1.1.b" })
  }

  @Test func `an example that comes out otherwise is told at its place`() throws {
    let results = try run(
      [example(.met), example(.met, note: "no visit"), example(.met), example(.met)],
      table,
      met: "visit.count > 2"
    )
    #expect(results.map(\.isAsExpected) == [true, false, false, true])
    let diagnostic = try #require(results[1].diagnostic)
    #expect(diagnostic.code == .exampleFailed)
    #expect(diagnostic.headline == "an example of 2.1.1.b is 'notMet'")
    #expect(diagnostic.label == "expects 'met'")
    #expect(diagnostic.notes == ["the example shows: no visit"])
    #expect(diagnostic.place?.line == 40)
  }

  @Test func `an example is looked at on its own day`() throws {
    let table = TinyCases.table(
      """
      case.id | sentence.startedOn
      E-1     | 2024-06-01
      E-2     | 2024-06-01
      E-3     | 2025-06-01
      """
    )
    let results = try run(
      [example(.met, asOf: "2024-06-15"), example(.notMet, asOf: "2024-05-31"), example(.notMet)],
      table,
      met: "sentence.startedOn <= as of"
    )
    #expect(results.allSatisfy { $0.isAsExpected })
  }

  @Test func `a rule that fails on an example is an error`() throws {
    let results = try run(
      [example(.met), example(.error), example(.notEvidenced), example(.met)],
      table,
      met: "3 / visit.count = 1"
    )
    #expect(results.map(\.found) == [.met, .error, .notEvidenced, .met])
    #expect(results.allSatisfy { $0.isAsExpected })
  }

  @Test func `a disagreement of the evaluators is a fault of the program`() {
    let result = ExampleResult(
      code: "2.1.1.a",
      example: example(.met),
      found: .met,
      foundByColumns: .notMet
    )
    #expect(!result.isAsExpected)
    #expect(result.diagnostic?.code == .evaluatorsDisagree)
  }
}
