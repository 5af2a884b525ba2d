import AuditCore
import DMN
import FEEL
import Testing

struct DecisionRunTests {
  private static let body = """
    <inputData id="a" name="first input"><variable name="first input" typeRef="number"/></inputData>
    <inputData id="b" name="b"><variable name="b" typeRef="number"/></inputData>
    <decision id="sum" name="sum"><variable name="sum" typeRef="number"/>
      <informationRequirement><requiredInput href="#a"/></informationRequirement>
      <informationRequirement><requiredInput href="#b"/></informationRequirement>
      <literalExpression><text>first input + b</text></literalExpression>
    </decision>
    <decision id="twice" name="twice"><variable name="twice" typeRef="number"/>
      <informationRequirement><requiredDecision href="#sum"/></informationRequirement>
      <literalExpression><text>sum * 2</text></literalExpression>
    </decision>
    <decisionService id="s" name="service">
      <variable name="service" typeRef="number"/>
      <outputDecision href="#twice"/>
      <inputDecision href="#sum"/>
    </decisionService>
    <decisionService id="both" name="both">
      <variable name="both"/>
      <outputDecision href="#sum"/><outputDecision href="#twice"/>
      <inputData href="#b"/><inputData href="#a"/>
    </decisionService>
    <decision id="caller" name="caller"><variable name="caller"/>
      <knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
      <knowledgeRequirement><requiredKnowledge href="#both"/></knowledgeRequirement>
      <literalExpression><text>[service(5), service("five"), both(1, 2).twice]</text>
      </literalExpression>
    </decision>
    <decision id="empty" name="empty"><variable name="empty"/></decision>
    """

  private let model = TestModel(body)

  @Test func `a model without faults has none`() { #expect(model.diagnostics == []) }

  @Test func `a decision reads the decisions it requires`() {
    #expect(model.value("twice", ["first input": "1", "b": "2"]) == "6")
  }

  @Test func `an input that is missing is null`() {
    #expect(model.value("twice", ["b": "2"]) == "null")
  }

  @Test func `a service takes the value of an input decision instead of working it out`() {
    #expect(model.value("service", ["sum": "10", "first input": "1", "b": "2"]) == "20")
  }

  @Test func `a service with several outputs gives a context`() {
    let found = model.value("both", ["first input": "1", "b": "2"])
    #expect(found == "{sum: 3, twice: 6}")
  }

  @Test func `a service is called as a function of its inputs in their order`() {
    #expect(model.value("caller") == "[10, null, 6]")
  }

  @Test func `a decision without logic has no value and says so`() {
    #expect(model.reason("empty") == "empty has no logic")
  }

  @Test func `a name that is no decision is none`() {
    #expect(model.value("b") == "no such decision")
    #expect(model.value("nobody") == "no such decision")
  }

  @Test func `decisions that require each other are null when they are asked for`() {
    let model = TestModel(
      """
      <decision id="p" name="p"><variable name="p"/>
        <informationRequirement><requiredDecision href="#q"/></informationRequirement>
        <literalExpression><text>q</text></literalExpression></decision>
      <decision id="q" name="q"><variable name="q"/>
        <informationRequirement><requiredDecision href="#p"/></informationRequirement>
        <literalExpression><text>p</text></literalExpression></decision>
      """
    )
    #expect(model.reason("p") == "decision 'q' requires itself")
  }

  @Test(
    arguments: ["20151101/dmn.xsd", "20180521/MODEL/", "20191111/MODEL/", "20211108/MODEL/"]
  )
  func `models of earlier editions are read alike`(edition: String) {
    let model = TestModel(Self.body, edition: edition)
    #expect(model.diagnostics == [])
    #expect(model.value("sum", ["first input": "1", "b": "2"]) == "3")
  }

  @Test func `elements and types of an imported model go by the import's name`() {
    let other = """
      <itemDefinition name="tAge"><typeRef>number</typeRef>
        <allowedValues><text>[0..130]</text></allowedValues></itemDefinition>
      <inputData id="age" name="age"><variable name="age" typeRef="tAge"/></inputData>
      <decision id="adult" name="is adult"><variable name="is adult" typeRef="boolean"/>
        <informationRequirement><requiredInput href="#age"/></informationRequirement>
        <literalExpression><text>age >= 18</text></literalExpression></decision>
      <businessKnowledgeModel id="older" name="older"><variable name="older"/>
        <encapsulatedLogic><formalParameter name="by" typeRef="tAge"/>
          <literalExpression><text>by + 1</text></literalExpression></encapsulatedLogic>
      </businessKnowledgeModel>
      """
    let model = TestModel(
      """
      <import name="other model" namespace="urn:other:0"
        importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="d" name="d"><variable name="d"/>
        <informationRequirement><requiredDecision href="urn:other:0#adult"/></informationRequirement>
        <informationRequirement><requiredInput href="urn:other:0#age"/></informationRequirement>
        <knowledgeRequirement><requiredKnowledge href="urn:other:0#older"/></knowledgeRequirement>
        <literalExpression><text>
          [other model.is adult, other model.older(other model.age),
            200 instance of other model.tAge]
        </text></literalExpression></decision>
      """,
      imports: [other]
    )
    #expect(model.diagnostics == [])
    #expect(model.value("d", ["age": "20"]) == "[true, 21, true]")
    #expect(model.value("d", ["age": "200"]) == "[null, null, true]")
  }

  @Test func `the day of the audit and the clock come in from outside`() throws {
    let model = TestModel(
      """
      <decision id="d" name="d"><variable name="d"/>
        <literalExpression><text>today()</text></literalExpression></decision>
      """
    )
    let day = try #require(CalendarDay("2026-06-15"))
    let now = DateTimeValue(day: day, time: TimeValue(secondOfDay: 0, zone: .offset(0)))
    let found = model.decisions.decide("d", [], Environment(now: now))
    #expect(found == .date(day))
  }

  @Test func `a chain of a thousand decisions is no deeper than one`() {
    let count = 1_000
    let links = (0..<count).map { number in
      let requirement =
        number == 0
        ? ""
        : "<informationRequirement><requiredDecision href=\"#d\(number - 1)\"/></informationRequirement>"
      let logic = number == 0 ? "1" : "d\(number - 1) + 1"
      return """
        <decision id="d\(number)" name="d\(number)"><variable name="d\(number)"/>\(requirement)
        <literalExpression><text>\(logic)</text></literalExpression></decision>
        """
    }
    let model = TestModel(links.reversed().joined())
    #expect(model.diagnostics == [])
    #expect(model.value("d\(count - 1)") == "\(count)")
  }

  @Test func `types made of each other without end are refused`() {
    let types = (0..<300).map { number in
      "<itemDefinition name=\"t\(number)\"><typeRef>t\(number + 1)</typeRef></itemDefinition>"
    }
    let model = TestModel(types.joined())
    #expect(model.diagnostics.contains { $0.code.name == "type-too-deep" })
  }
}
