import AuditCore
import AuditTestSupport
import DMN
import FEEL
import Testing

struct DecisionMemoTests {
  private static let model = TestModel(
    """
    <inputData id="a" name="a"><variable name="a" typeRef="number"/></inputData>
    <inputData id="b" name="b"><variable name="b" typeRef="number"/></inputData>
    <decision id="sum" name="sum"><variable name="sum" typeRef="number"/>
      <informationRequirement><requiredInput href="#a"/></informationRequirement>
      <informationRequirement><requiredInput href="#b"/></informationRequirement>
      <literalExpression><text>if a = 4 then number("four") else a + b</text></literalExpression>
    </decision>
    <decision id="kind" name="kind"><variable name="kind" typeRef="string"/>
      <informationRequirement><requiredDecision href="#sum"/></informationRequirement>
      <informationRequirement><requiredInput href="#b"/></informationRequirement>
      <decisionTable hitPolicy="FIRST">
        <input><inputExpression><text>sum</text></inputExpression></input>
        <input><inputExpression><text>b</text></inputExpression></input>
        <output/>
        <rule><inputEntry><text>&lt; 4</text></inputEntry><inputEntry><text>-</text></inputEntry>
          <outputEntry><text>"low"</text></outputEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>&gt; 2</text></inputEntry>
          <outputEntry><text>"high " + string(sum)</text></outputEntry></rule>
      </decisionTable>
    </decision>
    <decisionService id="s" name="of sum"><variable name="of sum" typeRef="string"/>
      <outputDecision href="#kind"/><inputDecision href="#sum"/><inputData href="#b"/>
    </decisionService>
    """
  )

  private static func value(_ number: Int) -> Value {
    number < 0 ? .null(.notRecorded) : .number(Decimal128(number))
  }

  @Test func `what was decided before is the same as what is decided anew`() {
    #expect(Self.model.diagnostics == [])
    let memo = DecisionMemo()
    var random = SeededNumbers(seed: 7)
    for _ in 0..<600 {
      let name = Int.random(in: 0..<3, using: &random) == 0 ? "of sum" : "kind"
      let first = name == "kind" ? "a" : "sum"
      let inputs = [
        GivenInput(first, Self.value(Int.random(in: -1..<6, using: &random))),
        GivenInput("b", Self.value(Int.random(in: -1..<6, using: &random))),
      ]
      let anew = Self.model.decisions.decide(name, inputs)
      #expect(Self.model.decisions.decide(name, inputs, Environment(), memo) == anew)
    }
  }

  @Test func `a function with a memo gives what one without gives`() throws {
    let callable = try #require(Self.model.decisions.callables.first { $0.name == "kind" })
    let plain = Self.model.decisions.function(for: callable, Environment())
    let remembering = Self.model.decisions.function(for: callable, Environment(), DecisionMemo())
    for round in 0..<3 {
      for a in 0..<6 {
        let arguments = [Self.value(a), Self.value(round + 1)]
        #expect(
          remembering(arguments, Environment()) == plain(arguments, Environment())
        )
      }
    }
  }
}
