import AuditCore
import DMN
import Testing

struct BoxedExpressionTests {
  private func literal(_ text: String) -> String { TestModel.literal(text) }

  private func entry(_ name: String?, _ text: String, type: String = "Any") -> String {
    let variable = name.map { "<variable name=\"\($0)\" typeRef=\"\(type)\"/>" } ?? ""
    return "<contextEntry>\(variable)\(literal(text))</contextEntry>"
  }

  @Test func `an entry of a boxed context sees those before it`() {
    let box = "<context>\(entry("a b", "x + 1"))\(entry("c", "a b * 2"))</context>"
    #expect(TestModel.box(box).value("d", ["x": "1"]) == "{a b: 2, c: 4}")
  }

  @Test func `an entry without a name is what a boxed context comes to`() {
    let box = "<context>\(entry("a", "x + 1"))\(entry(nil, "a * 2"))</context>"
    #expect(TestModel.box(box).value("d", ["x": "1"]) == "4")
  }

  @Test func `an entry whose value is not of its type is null`() {
    let box = "<context>\(entry("a", "x", type: "number"))</context>"
    #expect(TestModel.box(box).value("d", ["x": "\"one\""]) == "{a: null}")
  }

  @Test func `a boxed list holds what its parts come to`() {
    let box = "<list>\(literal("x"))\(literal("x + 1"))</list>"
    #expect(TestModel.box(box).value("d", ["x": "1"]) == "[1, 2]")
  }

  @Test func `a relation is a list of contexts`() {
    let row = { (a: String, b: String) in "<row>\(literal(a))\(literal(b))</row>" }
    let box = """
      <relation><column name="a"/><column name="b"/>\(row("1", "x"))\(row("2", "x + 1"))</relation>
      """
    #expect(TestModel.box(box).value("d", ["x": "7"]) == "[{a: 1, b: 7}, {a: 2, b: 8}]")
  }

  @Test(arguments: zip(["true", "false", "null"], ["1", "2", "2"]))
  func `a conditional takes its else unless its if is true`(x: String, expected: String) {
    let box = """
      <conditional><if>\(literal("x"))</if><then>\(literal("1"))</then>\
      <else>\(literal("2"))</else></conditional>
      """
    #expect(TestModel.box(box).value("d", ["x": x]) == expected)
  }

  @Test func `a conditional whose if is neither true nor false has no value`() {
    let box = """
      <conditional><if>\(literal("x"))</if><then>\(literal("1"))</then>\
      <else>\(literal("2"))</else></conditional>
      """
    let reason = TestModel.box(box).reason("d", ["x": "\"yes\""])
    #expect(reason == "a condition is neither true nor false")
  }

  private func filter(_ match: String) -> TestModel {
    TestModel.box("<filter><in>\(literal("x"))</in><match>\(literal(match))</match></filter>")
  }

  @Test(
    arguments: zip(
      ["item > 1", "item = 5", "null", "item > 1 or item = null"],
      ["[2, 3]", "[]", "[]", "[2, 3]"]
    )
  )
  func `a boxed filter keeps the elements for which its match is true`(
    match: String,
    expected: String
  ) {
    #expect(filter(match).value("d", ["x": "[1, 2, 3]"]) == expected)
  }

  @Test func `a boxed filter reaches the entries of contexts by their names`() {
    let found = filter("age >= 18").value("d", ["x": "[{age: 17}, {age: 18}]"])
    #expect(found == "[{age: 18}]")
  }

  @Test func `a boxed filter takes a value for a list of itself`() {
    #expect(filter("item > 1").value("d", ["x": "2"]) == "[2]")
  }

  @Test func `a boxed filter whose match is neither true nor false has no value`() {
    let reason = filter("\"yes\"").reason("d", ["x": "[1]"])
    #expect(reason == "a condition is neither true nor false")
  }

  private func iterator(_ name: String, _ result: String, _ body: String) -> TestModel {
    TestModel.box(
      """
      <\(name) iteratorVariable="i"><in>\(literal("x"))</in>\
      <\(result)>\(literal(body))</\(result)></\(name)>
      """
    )
  }

  @Test(
    arguments: zip(
      ["[1, 2, 3]", "[1..3]", "2", "null"],
      ["[2, 4, 6]", "[2, 4, 6]", "[4]", "null"]
    )
  )
  func `a boxed for goes through a list or a range`(x: String, expected: String) {
    #expect(iterator("for", "return", "i * 2").value("d", ["x": x]) == expected)
  }

  @Test func `a boxed for sees what it has made so far`() {
    let found = iterator("for", "return", "sum(append(partial, i))")
    #expect(found.value("d", ["x": "[1, 2, 3]"]) == "[1, 3, 7]")
  }

  @Test(
    arguments: zip(
      ["[1, 2]", "[2, 3]", "[]", "[1, null]"],
      [("true", "false"), ("true", "true"), ("false", "true"), ("null", "false")]
    )
  )
  func `boxed some and every are three-valued`(x: String, expected: (String, String)) {
    #expect(iterator("some", "satisfies", "i > 1").value("d", ["x": x]) == expected.0)
    #expect(iterator("every", "satisfies", "i > 1").value("d", ["x": x]) == expected.1)
  }

  @Test func `a boxed function keeps the names around it`() {
    let function = """
      <contextEntry><variable name="add"/><functionDefinition>
        <formalParameter name="n" typeRef="number"/>\(literal("n + x"))
      </functionDefinition></contextEntry>
      """
    let box = "<context>\(function)\(entry(nil, "add(10)"))</context>"
    #expect(TestModel.box(box).value("d", ["x": "1"]) == "11")
  }

  @Test func `a function is not called with an argument of another type`() {
    let function = """
      <contextEntry><variable name="f"/><functionDefinition>
        <formalParameter name="n" typeRef="number"/>\(literal("\"called\""))
      </functionDefinition></contextEntry>
      """
    let box = "<context>\(function)\(entry(nil, "f(\"ten\")"))</context>"
    let reason = TestModel.box(box).reason("d", ["x": "1"])
    #expect(reason == "parameter 'n' of a function needs a number, but has text")
  }

  @Test func `a function of another language is not run`() {
    let function = """
      <contextEntry><variable name="f"/><functionDefinition kind="Java">
        <formalParameter name="n"/><context/>
      </functionDefinition></contextEntry>
      """
    let box = "<context>\(function)\(entry(nil, "f"))</context>"
    let reason = TestModel.box(box).reason("d")
    #expect(reason == "a function is written in Java, which is not run")
  }

  private let knowledge = """
    <businessKnowledgeModel id="k" name="twice">
      <variable name="twice" typeRef="number"/>
      <encapsulatedLogic>
        <formalParameter name="n" typeRef="number"/>
        <literalExpression><text>n * 2</text></literalExpression>
      </encapsulatedLogic>
    </businessKnowledgeModel>
    """

  private func calling(_ logic: String) -> TestModel {
    TestModel(
      """
      \(knowledge)
      <decision id="d" name="d"><variable name="d"/>
        <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
        \(logic)
      </decision>
      """
    )
  }

  @Test func `a knowledge model is called by its name`() {
    #expect(calling(literal("twice(4) + twice(n: 1)")).value("d") == "10")
  }

  @Test(arguments: zip(["n", "m"], ["8", "null"]))
  func `an invocation binds parameters by their names`(name: String, expected: String) {
    let box = """
      <invocation>\(literal("twice"))
        <binding><parameter name="\(name)"/>\(literal("4"))</binding>
      </invocation>
      """
    #expect(calling(box).value("d") == expected)
  }

  @Test func `a knowledge model can be asked for itself`() {
    let model = calling(literal("1"))
    #expect(model.value("twice", ["n": "21"]) == "42")
  }

  @Test func `functions that call each other for ever come to an end`() {
    let box = """
      <context>
        <contextEntry><variable name="f"/><functionDefinition>
          <formalParameter name="g"/>\(literal("g(g)"))
        </functionDefinition></contextEntry>
        \(entry(nil, "f(f)"))
      </context>
      """
    let reason = TestModel.box(box).reason("d")
    #expect(reason == "functions call each other too often or too deeply")
  }
}
