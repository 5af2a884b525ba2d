import AuditCore
import FEEL
import Testing

struct ExplainerTests {
  private func explain(_ text: String, row: Int = 0) throws -> (Value, ClauseExplanation) {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
    let checked = try #require(expression, "\(faults.map(\.headline))")
    let evaluator = PlainEvaluator(environment: Example.environment(row: row))
    return evaluator.explain(checked, files: ["cases.csv", "contacts.csv"])
  }

  @Test(arguments: RecordRuleTests.rules)
  func `explaining gives the value that evaluating gives`(
    text: String,
    recorded: String,
    empty: String
  ) throws {
    #expect(try FEELText.write(explain(text).0) == recorded)
    #expect(try FEELText.write(explain(text, row: 1).0) == empty)
  }

  @Test func `a comparison shows what it read and where`() throws {
    let (_, clause) = try explain("rosh.level = \"low\"")
    #expect(clause.text == "rosh.level = \"low\"")
    #expect(clause.truth == .no)
    #expect(
      clause.values == [
        .init(expression: "rosh.level", value: "high", file: "cases.csv", line: 2)
      ]
    )
  }

  @Test func `what is not recorded is named as the reason`() throws {
    let (_, clause) = try explain("rosh.level = \"high\" and plan.completedOn <= as of")
    #expect(clause.truth == .unknown)
    #expect(clause.reason == "'plan.completedOn' is not recorded")
    #expect(clause.parts.map(\.truth) == [.yes, .unknown])
    #expect(clause.parts[1].values.last?.value == "2024-06-03")
  }

  @Test func `a failure says why without values of the case`() throws {
    let (_, clause) = try explain("alerts / 0 > 1")
    #expect(clause.truth == .failed)
    #expect(clause.reason == "a number is divided by zero")
  }

  @Test func `a definition is shown with what it stands for`() throws {
    let (_, clause) = try explain("is high risk and plan due on > as of")
    #expect(clause.parts[0].text == "is high risk")
    #expect(clause.parts[0].parts.map(\.text) == ["rosh.level in (\"high\", \"very high\")"])
    let values = clause.parts[1].values
    #expect(values.map(\.expression).contains("sentence.startedOn"))
    #expect(values.first == .init(expression: "plan due on", value: "2024-01-29"))
    #expect(
      values.contains(
        .init(
          expression: "working days after(sentence.startedOn, initial assessment days)",
          value: "2024-01-29"
        )
      )
    )
  }

  @Test func `a quantifier that holds shows its witness`() throws {
    let (_, clause) = try explain("some v in contacts satisfies v.minutes > 40")
    #expect(clause.parts.count == 1)
    #expect(
      clause.parts[0].values == [
        .init(expression: "v.minutes", value: "45", file: "contacts.csv", line: 4)
      ]
    )
  }

  @Test func `a quantifier that is not known shows the records that might hold`() throws {
    let (_, clause) = try explain(
      "some v in contacts satisfies v.minutes = 45 and v.type = \"home visit\" and v.attended = false"
    )
    #expect(clause.truth == .unknown)
    #expect(clause.parts.count == 1)
    #expect(clause.parts[0].parts.map(\.truth) == [.yes, .yes, .unknown])
    #expect(clause.parts[0].values.isEmpty)
  }

  @Test func `a quantifier that fails shows what came nearest first`() throws {
    let (_, clause) = try explain(
      "some v in contacts satisfies v.minutes > 40 and v.type = \"telephone\" and v.date > as of"
    )
    #expect(clause.truth == .no)
    #expect(clause.parts.count == 3)
    #expect(clause.parts[0].parts.map(\.truth) == [.yes, .no, .no])
    #expect(clause.parts[1].parts.map(\.truth) == [.unknown, .no, .no])
  }

  @Test func `every is answered by the records against it`() throws {
    let (_, clause) = try explain("every v in contacts satisfies v.attended")
    #expect(clause.parts.map(\.truth) == [.no])
    #expect(clause.parts[0].values[0].line == 3)
  }

  @Test func `a count shows its number and the records it kept`() throws {
    let (_, clause) = try explain("count(contacts[type = \"home visit\"]) >= 3")
    #expect(clause.values.map(\.value) == ["2"])
    #expect(clause.parts.map(\.truth) == [.yes, .yes])
    #expect(clause.parts.map { $0.values[0].line } == [2, 4])
  }
}
