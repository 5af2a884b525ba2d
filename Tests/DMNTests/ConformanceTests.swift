import AuditCore
import DMN
import Testing

struct ConformanceTests {
  private static let types = """
    <itemDefinition name="tLevel"><typeRef>string</typeRef>
      <allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
    <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>
    <itemDefinition name="tAge"><typeRef>number</typeRef>
      <allowedValues><text>[0..130]</text></allowedValues></itemDefinition>
    <itemDefinition name="tPerson">
      <itemComponent name="age"><typeRef>tAge</typeRef></itemComponent>
      <itemComponent name="levels" isCollection="true"><typeRef>tLevel</typeRef></itemComponent>
    </itemDefinition>
    <itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef>
      <typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>
    <itemDefinition name="tSum"><functionItem outputTypeRef="number">
      <parameters name="a" typeRef="number"/><parameters name="b" typeRef="number"/>
    </functionItem></itemDefinition>
    """

  private func model(_ type: String) -> TestModel {
    TestModel(
      """
      \(Self.types)
      <inputData id="x" name="x"><variable name="x" typeRef="\(type)"/></inputData>
      <decision id="d" name="d"><variable name="d"/>
        <informationRequirement><requiredInput href="#x"/></informationRequirement>
        <literalExpression><text>x</text></literalExpression>
      </decision>
      """
    )
  }

  @Test(
    arguments: [
      ("number", "1", "1"), ("number", "\"1\"", "null"), ("number", "[1]", "1"),
      ("number", "[1, 2]", "null"), ("number", "[[1]]", "null"), ("string", "\"a\"", "\"a\""),
      ("boolean", "true", "true"), ("date", "@\"2024-03-01\"", "@\"2024-03-01\""),
      ("dateTime", "@\"2024-03-01\"", "@\"2024-03-01T00:00:00Z\""),
      ("date", "@\"2024-03-01T10:00:00\"", "null"), ("time", "@\"10:00:00\"", "@\"10:00:00\""),
      ("days and time duration", "@\"P1D\"", "@\"P1D\""),
      ("dayTimeDuration", "@\"P1M\"", "null"), ("yearMonthDuration", "@\"P1M\"", "@\"P1M\""),
      ("tLevel", "\"low\"", "\"low\""), ("tLevel", "\"none\"", "null"),
      ("tLevels", "[\"low\", \"high\"]", "[\"low\", \"high\"]"),
      ("tLevels", "[\"low\", \"none\"]", "null"), ("tLevels", "\"low\"", "[\"low\"]"),
      ("tPerson", "{age: 34, levels: []}", "{age: 34, levels: []}"),
      ("tPerson", "{age: 34, levels: null}", "{age: 34, levels: null}"),
      ("tPerson", "{age: 34}", "null"), ("tPerson", "{age: 234, levels: []}", "null"),
      ("tPair", "[1, 2]", "[1, 2]"), ("tPair", "[1, 2, 3]", "null"),
      ("tSum", "function(a, b) a + b", "function(a, b)"), ("tSum", "function(a) a", "null"),
      ("Any", "{a: 1}", "{a: 1}"), ("feel:number", "1", "1"), ("number", "null", "null"),
    ]
  )
  func `an input is taken as its type`(type: String, x: String, expected: String) {
    let model = model(type)
    #expect(model.value("d", ["x": x]) == expected)
    #expect(model.diagnostics == [])
  }

  @Test(
    arguments: [
      ("number", "\"1\"", "input 'x' needs a number, but has text"),
      ("tLevel", "\"none\"", "input 'x' is none of the allowed values"),
      ("tLevels", "1", "input 'x' needs a list of texts, but has a number"),
    ]
  )
  func `why an input does not fit is told without its value`(
    type: String,
    x: String,
    reason: String
  ) {
    #expect(model(type).reason("d", ["x": x]) == reason)
  }

  @Test(arguments: zip(["1", "\"a\"", "[1]"], ["1", "null", "1"]))
  func `a decision's value is held against its type`(x: String, expected: String) {
    let model = TestModel.box(TestModel.literal("x"), type: "number")
    #expect(model.value("d", ["x": x]) == expected)
  }

  @Test func `instance of knows the types of the model`() {
    let model = TestModel(
      """
      \(Self.types)
      <decision id="d" name="d"><variable name="d"/><literalExpression><text>
        [[1, 2] instance of tPair, ["a"] instance of tLevels, "a" instance of tPair]
      </text></literalExpression></decision>
      """
    )
    #expect(model.value("d") == "[true, true, false]")
  }
}
