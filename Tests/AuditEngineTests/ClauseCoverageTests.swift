import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct ClauseCoverageTests {
  /// Measures one prompt's rules with an example for each case of a table.
  private func measure(
    _ table: CaseTable,
    cases: String? = nil,
    applies: String? = nil,
    met: String,
    indicates: String? = nil,
    definitions: [Definition] = []
  ) throws -> FrameworkCoverage {
    let example = PromptExample(
      expected: .met,
      record: ExampleRecord(),
      place: TinyFramework.place
    )
    let prompt = TinyFramework.prompt(
      "2.1.1.a",
      applies: applies,
      met: met,
      examples: Array(repeating: example, count: table.count)
    )
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          cases: cases,
          questions: [
            TinyFramework.question("2.1.1", prompts: [prompt], indicates: indicates)
          ]
        )
      ],
      definitions: definitions
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try ClauseCoverage.measure(
      #require(compiled, "\(diagnostics.map(\.headline))"),
      table: table,
      examples: ExampleRunner.examples(of: FrameworkOutline(framework)),
      day: #require(CalendarDay("2024-12-31"))
    )
  }

  private func definition(_ name: String, _ text: String) -> Definition {
    Definition(name: name, expression: LocatedText(text), place: TinyFramework.place)
  }

  private func words(_ gaps: [CoverageGap]) -> [String] {
    gaps.map { "\($0.item) \($0.part): \($0.text) never \($0.missing)" }
  }

  @Test func `examples that make each clause true and false show all`() throws {
    let table = TinyCases.table(
      """
      case.id | enquiry.made | visit.count
      E-1     | yes          | 3
      E-2     | yes          | 2
      E-3     | no           | 3
      """
    )
    let coverage = try measure(table, met: "enquiry.made and visit.count > 2")
    #expect(coverage.gaps == [])
    #expect(coverage.wayCount == 6)
    #expect(coverage.permille == 1000)
  }

  @Test func `a clause that no example made false is listed at its place`() throws {
    let table = TinyCases.table(
      """
      case.id | enquiry.made | visit.count
      E-1     | yes          | 3
      E-2     | no           | 2
      """
    )
    let coverage = try measure(table, met: "enquiry.made and visit.count > 2")
    #expect(words(coverage.gaps) == ["2.1.1.a met: visit.count > 2 never false"])
    #expect(coverage.gaps.first?.place.text == "tiny.xml:1:18")
    #expect(
      coverage.gaps.first?.help
        == "add an example of 2.1.1.a in which 'enquiry.made' is true, and 'visit.count > 2' is false"
    )
    #expect(coverage.seenCount == 5)
    #expect(coverage.permille == 833)
  }

  @Test func `what is not recorded shows neither way`() throws {
    let table = TinyCases.table(
      """
      case.id | visit.count
      E-1     |
      """
    )
    let coverage = try measure(table, met: "visit.count > 2")
    #expect(coverage.gaps.map(\.missing) == [true, false])
  }

  @Test func `whether a prompt is met counts only where it applies`() throws {
    let table = TinyCases.table(
      """
      case.id | rosh.level | enquiry.made
      E-1     | high       | yes
      E-2     | low        | no
      """
    )
    let coverage = try measure(
      table,
      cases: "rosh.level = \"high\"",
      applies: "visit.count = null",
      met: "enquiry.made"
    )
    #expect(
      words(coverage.gaps) == [
        "2.1.1.a applies: visit.count = null never false",
        "2.1.1.a met: enquiry.made never false",
      ]
    )
  }

  @Test func `a definition is shown by the examples of those that use it`() throws {
    let table = TinyCases.table(
      """
      case.id | rosh.level | visit.count
      E-1     | high       | 1
      E-2     | low        | 1
      """
    )
    let coverage = try measure(
      table,
      met: "higher or visit.count = 1",
      definitions: [
        definition("higher", "rosh.level in (\"medium\", \"high\") and visit.count > 0"),
        definition("unused", "visit.count = 7"),
      ]
    )
    #expect(
      words(coverage.gaps) == [
        "higher define: visit.count > 0 never false",
        "2.1.1.a met: higher or visit.count = 1 never false",
        "2.1.1.a met: visit.count = 1 never false",
      ]
    )
  }

  @Test func `a clause that is the same for all cases is told and not counted`() throws {
    let table = TinyCases.table(
      """
      case.id | enquiry.made
      E-1     | yes
      E-2     | no
      """
    )
    let coverage = try measure(table, met: "enquiry.made and 2 > 1")
    #expect(coverage.gaps == [])
    #expect(coverage.wayCount == 4)
    #expect(coverage.constants.map(\.text) == ["2 > 1"])
    #expect(coverage.constants.map(\.truth) == [true])
  }

  @Test func `what is indicated is shown by the cases of the question's examples`() throws {
    let table = TinyCases.table(
      """
      case.id | enquiry.made
      E-1     | yes
      E-2     |
      """
    )
    let coverage = try measure(
      table,
      met: "enquiry.made",
      indicates: "a = \"met\" or notMet = 1"
    )
    #expect(
      words(coverage.gaps) == [
        "2.1.1.a met: enquiry.made never false",
        "2.1.1 indicates: notMet = 1 never true",
      ]
    )
  }

  @Test func `examples on both sides of a boundary notice each change`() throws {
    let table = TinyCases.table(
      """
      case.id | visit.count
      E-1     | 3
      E-2     | 2
      """
    )
    let coverage = try measure(table, met: "visit.count >= 3")
    #expect(coverage.changeCount == 3)
    #expect(coverage.thresholds == [])
  }

  @Test func `a number that could be another is listed with all it could be`() throws {
    let table = TinyCases.table(
      """
      case.id | visit.count
      E-1     | 9
      E-2     | 1
      """
    )
    let coverage = try measure(
      table,
      met: "visit.count >= least",
      definitions: [definition("least", "3")]
    )
    #expect(coverage.changeCount == 3)
    #expect(coverage.unnoticedCount == 3)
    #expect(coverage.thresholds.map(\.text) == ["3", "visit.count >= least"])
    #expect(coverage.thresholds.map(\.unnoticed) == [["2", "4"], [">"]])
    #expect(coverage.thresholds.map(\.item) == ["least", "2.1.1.a"])
    #expect(coverage.thresholds.map(\.prompts) == [["2.1.1.a"], ["2.1.1.a"]])
  }

  @Test(arguments: [
    ("visit.count in (< 3)", 3), ("visit.count in [1..3)", 6), ("visit.count between 1 and 3", 4),
    ("sentence.startedOn > @\"2024-01-08\"", 3), ("visit.count = 3", 2),
    ("as of - sentence.startedOn < @\"P5D\"", 3),
    ("sentence.startedOn + @\"P1M\" < as of", 3), ("enquiry.made", 0),
  ]) func `numbers, days, lengths of time and boundaries are moved`(
    rule: String,
    count: Int
  ) throws {
    let table = TinyCases.table(
      """
      case.id | visit.count
      E-1     |
      """
    )
    #expect(try measure(table, met: rule).changeCount == count)
  }
}
