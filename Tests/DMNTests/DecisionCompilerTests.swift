import AuditCore
import DMN
import Testing

struct DecisionCompilerTests {
  /// The diagnostics of a model as `line:column code: headline`, the model's root on line 1.
  private func faults(_ body: String) -> [String] {
    TestModel(body).diagnostics.map { diagnostic in
      let place = diagnostic.place.map { "\($0.line):\($0.column)" } ?? ""
      return "\(place) \(diagnostic.code.name): \(diagnostic.headline)"
    }
  }

  private func helps(_ body: String) -> [String] { TestModel(body).diagnostics.flatMap(\.helps) }

  private func decision(_ name: String, _ inner: String) -> String {
    """
    <decision id="\(name)" name="\(name)"><variable name="\(name)"/>
    \(inner)
    </decision>
    """
  }

  @Test func `a type that nothing declares is told with the nearest`() {
    let body = "<inputData name=\"a\"><variable name=\"a\" typeRef=\"nubmer\"/></inputData>"
    #expect(faults(body) == ["2:49 unknown-type: no type has this name"])
    #expect(helps(body) == ["did you mean 'number'?"])
  }

  @Test func `a type made of itself is told`() {
    let body = """
      <itemDefinition name="tA"><typeRef>tB</typeRef></itemDefinition>
      <itemDefinition name="tB"><typeRef>tA</typeRef></itemDefinition>
      """
    #expect(faults(body) == ["3:36 type-cycle: a type is made of itself"])
  }

  @Test func `a requirement that nothing goes by is told with the nearest`() {
    let body = """
      <inputData id="total" name="total"><variable name="total"/></inputData>
      \(decision("d", """
        <informationRequirement><requiredInput href="#totl"/></informationRequirement>
        <literalExpression><text>1</text></literalExpression>
        """))
      """
    #expect(faults(body) == ["4:46 unknown-requirement: no input has this id"])
    #expect(helps(body) == ["did you mean '#total'?"])
  }

  @Test func `a requirement of the wrong kind is told`() {
    let body = decision(
      "d",
      """
      <informationRequirement><requiredInput href="#d"/></informationRequirement>
      <literalExpression><text>1</text></literalExpression>
      """
    )
    #expect(faults(body) == ["3:46 unknown-requirement: no input has this id"])
  }

  @Test func `a name in an expression that no requirement brings is told in its place`() {
    let body = """
      <inputData id="total" name="total"><variable name="total"/></inputData>
      \(decision("d", """
        <informationRequirement><requiredInput href="#total"/></informationRequirement>
        <literalExpression><text>1 + totl</text></literalExpression>
        """))
      """
    #expect(faults(body) == ["5:30 unknown-name: nothing is named 'totl' here"])
    #expect(helps(body) == ["did you mean 'total'?"])
  }

  @Test func `a name in a filter over unknown elements may be an entry of them`() {
    let box = TestModel.box(TestModel.literal("x[a > 1]"))
    #expect(box.diagnostics == [])
    #expect(box.value("d", ["x": "[{a: 1}, {a: 2}]"]) == "[{a: 2}]")
  }

  @Test func `a slip in an expression is marked where it stands in the file`() {
    let body = decision("d", "<literalExpression><text>1 &lt; (2</text></literalExpression>")
    #expect(
      faults(body) == ["3:35 unclosed-bracket: '(' is not closed: the expression ends"]
    )
  }

  @Test func `a slip in an entry of a table is marked where it stands in the file`() {
    let body = decision(
      "d",
      """
      <decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>
      <rule><inputEntry><text>&lt; </text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      </decisionTable>
      """
    )
    #expect(faults(body).count == 1)
    #expect(faults(body).first?.hasPrefix("4:") == true)
  }

  @Test func `two elements of one name are told`() {
    let one = decision("d", "<literalExpression><text>1</text></literalExpression>")
    let body = "\(one)\n<inputData id=\"i\" name=\"d\"><variable name=\"d\"/></inputData>"
    #expect(faults(body) == ["5:25 duplicate-decision: the name is used twice in the model"])
  }

  @Test func `decisions that require each other are told with the whole way round`() {
    func requiring(_ name: String, _ other: String) -> String {
      decision(
        name,
        """
        <informationRequirement><requiredDecision href="#\(other)"/></informationRequirement>
        <literalExpression><text>1</text></literalExpression>
        """
      )
    }
    let model = TestModel(requiring("p", "q") + requiring("q", "p"))
    #expect(model.diagnostics.map(\.code.name) == ["decision-cycle"])
    let way = "'p', which requires 'q', which requires 'p'"
    #expect(model.diagnostics.flatMap(\.notes) == [way])
  }

  @Test func `a knowledge model that calls itself is told`() {
    let body = """
      <businessKnowledgeModel id="k" name="k"><variable name="k"/>
        <encapsulatedLogic><formalParameter name="n"/>
          <literalExpression><text>k(n)</text></literalExpression></encapsulatedLogic>
        <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
      </businessKnowledgeModel>
      """
    #expect(faults(body) == ["2:38 decision-cycle: this requires itself"])
  }

  @Test func `a decision service without an output is told`() {
    let body = "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/></decisionService>"
    #expect(
      faults(body) == ["2:31 service-without-output: the decision service has no output"]
    )
  }

  @Test func `a faulty expression is null when it runs, with the fault as its reason`() {
    let model = TestModel(
      decision("d", "<literalExpression><text>1 +</text></literalExpression>")
    )
    #expect(model.value("d") == "null")
    #expect(model.reason("d").hasPrefix("an expression of the model is faulty: "))
  }
}
