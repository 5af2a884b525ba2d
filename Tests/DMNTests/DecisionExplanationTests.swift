import AuditCore
import DMN
import FEEL
import Testing

struct DecisionExplanationTests {
  private let model = TestModel(
    """
    <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
    <inputData id="risk" name="risk"><variable name="risk" typeRef="string"/></inputData>
    <decision id="group" name="group"><variable name="group"/>
      <question>Which age group?</question>
      <informationRequirement><requiredInput href="#age"/></informationRequirement>
      <literalExpression><text>if age &lt; 18 then "young" else "adult"</text></literalExpression>
    </decision>
    <decision id="level" name="level"><variable name="level"/>
      <informationRequirement><requiredDecision href="#group"/></informationRequirement>
      <informationRequirement><requiredInput href="#risk"/></informationRequirement>
      <informationRequirement><requiredInput href="#age"/></informationRequirement>
      <decisionTable hitPolicy="FIRST">
        <input><inputExpression><text>group</text></inputExpression></input>
        <input><inputExpression><text>risk</text></inputExpression></input>
        <output/>
        <rule><inputEntry><text>"young"</text></inputEntry><inputEntry><text>-</text></inputEntry>
          <outputEntry><text>1</text></outputEntry>
          <annotationEntry><text>whatever the risk</text></annotationEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>"high"</text></inputEntry>
          <outputEntry><text>2</text></outputEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>
          <outputEntry><text>3</text></outputEntry></rule>
      </decisionTable>
    </decision>
    <decision id="twice" name="twice"><variable name="twice"/>
      <informationRequirement><requiredDecision href="#level"/></informationRequirement>
      <informationRequirement><requiredDecision href="#group"/></informationRequirement>
      <context>
        <contextEntry><variable name="doubled"/>
          <literalExpression><text>level * 2</text></literalExpression></contextEntry>
        <contextEntry><literalExpression><text>doubled + 1</text></literalExpression></contextEntry>
      </context>
    </decision>
    """
  )

  private func explained(_ name: String, _ inputs: [GivenInput]) throws -> DecisionExplanation {
    try #require(model.decisions.explain(name, inputs))
  }

  private let adult = [
    GivenInput("age", .number(Decimal128(34))), GivenInput("risk", .string("low")),
  ]

  @Test func `an explanation has the value that deciding gives`() throws {
    for name in model.decisions.decisionNames {
      #expect(try explained(name, adult).value == model.decisions.decide(name, adult))
    }
  }

  @Test func `a table tells which rules hold and what each test came to`() throws {
    let table = try #require(try explained("level", adult).table)
    #expect(table.hits == [3])
    #expect(table.inputs.map(\.text) == ["group", "risk"])
    #expect(
      table.rules.map { $0.tests.map(\.truth) } == [[.no, .yes], [.yes, .no], [.yes, .yes]]
    )
    #expect(table.rules[0].tests.map(\.text) == ["\"young\"", "-"])
    #expect(table.rules[0].remarks == ["whatever the risk"])
    #expect(table.rules[2].outputs == ["3"])
  }

  @Test func `a test of an input that is not recorded is not known`() throws {
    let table = try #require(try explained("level", [adult[0]]).table)
    #expect(table.rules[1].tests.map(\.truth) == [.yes, .unknown])
  }

  @Test func `a literal expression is explained by its clauses`() throws {
    let found = try explained("group", adult)
    #expect(found.question == "Which age group?")
    #expect(found.clause?.parts.first?.text == "age < 18")
    #expect(found.clause?.parts.first?.truth == .no)
  }

  @Test func `what a decision required stands below it, once in full`() throws {
    let found = try explained("twice", adult)
    #expect(found.requirements.map(\.name) == ["level", "group"])
    #expect(found.requirements[0].requirements.map(\.name) == ["group", "risk", "age"])
    #expect(found.requirements.map(\.isRepeated) == [false, true])
  }

  @Test func `a boxed context is explained entry by entry`() throws {
    let found = try explained("twice", adult)
    #expect(found.logic.map(\.name) == ["doubled", ""])
    #expect(found.logic.map { FEELText.write($0.value) } == ["6", "7"])
  }

  @Test func `a name that is no decision is not explained`() {
    #expect(model.decisions.explain("age", adult)?.name == nil)
  }
}
