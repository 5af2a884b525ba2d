import AuditCore
import DMN
import Testing

struct DecisionTableTests {
  /// A table over `x` whose rules are lines `test | output | output`.
  private func table(
    _ policy: String,
    outputs: String = "<output/>",
    _ rules: String
  ) -> TestModel {
    let rows = rules.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map {
        $0.drop { $0 == " " }.replacing("<", with: "&lt;")
      }
      let values = cells.dropFirst().map { "<outputEntry><text>\($0)</text></outputEntry>" }
      return "<rule><inputEntry><text>\(cells[0])</text></inputEntry>\(values.joined())</rule>"
    }
    return TestModel.box(
      """
      <decisionTable \(policy)>
        <input><inputExpression><text>x</text></inputExpression></input>
        \(outputs)
        \(rows.joined())
      </decisionTable>
      """
    )
  }

  private let overlapping = """
    < 10 | "small"
    < 20 | "middling"
    < 20 | "middling"
    >= 20 | "large"
    """

  @Test(arguments: zip(["5", "15", "25"], ["null", "null", "\"large\""]))
  func `unique gives null where several rules hold`(x: String, expected: String) {
    #expect(table("hitPolicy=\"UNIQUE\"", overlapping).value("d", ["x": x]) == expected)
  }

  @Test func `the rules that hold where only one may are told`() {
    let reason = table("", overlapping).reason("d", ["x": "5"])
    #expect(reason == "rules 1, 2 and 3 hold, but only one may")
  }

  @Test(arguments: zip(["5", "15", "25"], ["null", "\"middling\"", "\"large\""]))
  func `any gives null where rules that hold do not agree`(x: String, expected: String) {
    #expect(table("hitPolicy=\"ANY\"", overlapping).value("d", ["x": x]) == expected)
  }

  @Test(arguments: zip(["5", "15", "25"], ["\"small\"", "\"middling\"", "\"large\""]))
  func `first gives the first rule that holds`(x: String, expected: String) {
    #expect(table("hitPolicy=\"FIRST\"", overlapping).value("d", ["x": x]) == expected)
  }

  @Test func `rule order gives all results in the order of the rules`() {
    let found = table("hitPolicy=\"RULE ORDER\"", overlapping).value("d", ["x": "5"])
    #expect(found == "[\"small\", \"middling\", \"middling\"]")
  }

  private let ranked = """
    <output><outputValues><text>"large", "middling", "small"</text></outputValues></output>
    """

  @Test func `priority gives the result that stands first among the output values`() {
    let found = table("hitPolicy=\"PRIORITY\"", outputs: ranked, overlapping)
    #expect(found.value("d", ["x": "5"]) == "\"middling\"")
  }

  @Test func `output order gives all results in the order of the output values`() {
    let found = table("hitPolicy=\"OUTPUT ORDER\"", outputs: ranked, overlapping)
    #expect(found.value("d", ["x": "5"]) == "[\"middling\", \"middling\", \"small\"]")
  }

  private let numbers = """
    < 10 | 3
    < 20 | 4.5
    < 30 | 4.5
    """

  @Test(
    arguments: zip(
      [
        "", "aggregation=\"SUM\"", "aggregation=\"MIN\"", "aggregation=\"MAX\"",
        "aggregation=\"COUNT\"",
      ],
      ["[3, 4.5, 4.5]", "12.0", "3", "4.5", "3"]
    )
  )
  func `collect gives all results or what they amount to`(aggregation: String, expected: String) {
    let found = table("hitPolicy=\"COLLECT\" \(aggregation)", numbers)
    #expect(found.value("d", ["x": "5"]) == expected)
  }

  @Test(
    arguments: zip(
      ["", "aggregation=\"SUM\"", "aggregation=\"COUNT\""],
      ["[]", "null", "0"]
    )
  )
  func `collect of no rules is nothing`(aggregation: String, expected: String) {
    let found = table("hitPolicy=\"COLLECT\" \(aggregation)", numbers)
    #expect(found.value("d", ["x": "50"]) == expected)
  }

  @Test func `a table that adds up texts has no value and says why`() {
    let found = table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "- | 1\n- | true")
    #expect(found.reason("d", ["x": "5"]) == "a table adds up what are not all numbers")
  }

  @Test func `several outputs make a context with their names`() {
    let outputs = "<output name=\"size\"/><output name=\"rank\"/>"
    let found = table("", outputs: outputs, "< 10 | \"small\" | 1\n>= 10 | \"large\" | 2")
    #expect(found.value("d", ["x": "12"]) == "{size: \"large\", rank: 2}")
  }

  @Test func `priority over several outputs goes by the first of them first`() {
    let outputs = """
      <output name="a"><outputValues><text>"x", "y"</text></outputValues></output>
      <output name="b"><outputValues><text>1, 2</text></outputValues></output>
      """
    let rules = "- | \"y\" | 1\n- | \"x\" | 2\n- | \"x\" | 1"
    let found = table("hitPolicy=\"PRIORITY\"", outputs: outputs, rules)
    #expect(found.value("d", ["x": "1"]) == "{a: \"x\", b: 1}")
  }

  @Test func `a default stands where no rule holds`() {
    let outputs = "<output><defaultOutputEntry><text>\"none\"</text></defaultOutputEntry></output>"
    let found = table("", outputs: outputs, "< 10 | \"small\"")
    #expect(found.value("d", ["x": "12"]) == "\"none\"")
    #expect(found.value("d", ["x": "2"]) == "\"small\"")
  }

  @Test func `no rule that holds and no default is null with the reason`() {
    let found = table("", "< 10 | \"small\"")
    #expect(found.value("d", ["x": "12"]) == "null")
    #expect(found.reason("d", ["x": "12"]) == "no rule of the table holds")
  }

  @Test(
    arguments: zip(
      [
        "-", "5", "1, 5", "not(1, 2)", "[1..5)", "(1..5]", "> 3, < 1", "? > 3", "null",
        "if x = 5 then 5 else 1", "list contains([1, 5], ?)", "[4, 5]", "not(5)", "not(? = 5)",
      ],
      [true, true, true, true, false, true, true, true, false, true, true, true, false, false]
    )
  )
  func `an input entry is a list of unary tests`(test: String, holds: Bool) {
    let found = table("", "\(test) | true")
    #expect(found.value("d", ["x": "5"]) == (holds ? "true" : "null"))
    #expect(found.diagnostics == [])
  }

  @Test func `a missing input passes a test for null alone`() {
    let found = table("hitPolicy=\"FIRST\"", "< 10 | \"small\"\nnull | \"missing\"")
    #expect(found.value("d") == "\"missing\"")
  }

  @Test func `an input outside its input values makes the table null`() {
    let model = TestModel.box(
      """
      <decisionTable>
        <input>
          <inputExpression><text>x</text></inputExpression>
          <inputValues><text>"a", "b"</text></inputValues>
        </input>
        <output/>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      </decisionTable>
      """
    )
    #expect(model.value("d", ["x": "\"a\""]) == "1")
    #expect(model.reason("d", ["x": "\"c\""]) == "'x' is none of the input values")
  }

  @Test func `priority goes by the allowed values of the output's type without output values`() {
    let rule = { (value: String) in
      "<rule><outputEntry><text>\(value)</text></outputEntry></rule>"
    }
    let model = TestModel(
      """
      <itemDefinition name="tLevel"><typeRef>string</typeRef>
        <allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>
      <decision id="d" name="d"><variable name="d"/>
        <decisionTable hitPolicy="PRIORITY"><output typeRef="tLevel"/>
          \(rule("\"low\""))\(rule("\"high\""))</decisionTable>
      </decision>
      """
    )
    #expect(model.value("d") == "\"high\"")
  }
}
