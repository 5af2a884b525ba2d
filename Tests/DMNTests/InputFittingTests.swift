import AuditCore
import DMN
import FEEL
import Testing

struct InputFittingTests {
  private let model = TestModel(
    """
    <itemDefinition name="tVisit">
      <itemComponent name="on"><typeRef>date</typeRef></itemComponent>
      <itemComponent name="lasted"><typeRef>dayTimeDuration</typeRef></itemComponent>
    </itemDefinition>
    <itemDefinition name="tVisits" isCollection="true"><typeRef>tVisit</typeRef></itemDefinition>
    <inputData id="visits" name="visits"><variable name="visits" typeRef="tVisits"/></inputData>
    <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
    <inputData id="adult" name="adult"><variable name="adult" typeRef="boolean"/></inputData>
    <inputData id="other" name="other"><variable name="other"/></inputData>
    <decision id="d" name="d"><variable name="d"/>
      <informationRequirement><requiredInput href="#visits"/></informationRequirement>
      <informationRequirement><requiredInput href="#age"/></informationRequirement>
      <informationRequirement><requiredInput href="#adult"/></informationRequirement>
      <literalExpression><text>[visits, age, adult]</text></literalExpression>
    </decision>
    """
  )

  private func fit(_ values: String, isText: Bool = false) -> (value: String, told: [String]) {
    guard case .context(let context) = TestModel.value(values) else { return ("", []) }
    let place = Place(path: "inputs.json", line: 3)
    let fitted = model.decisions.fit(context, isText: isText, for: "d", at: place)
    let value = model.decisions.decide("d", fitted.given).map(FEELText.write) ?? ""
    return (value, fitted.diagnostics.map { "\($0.code.name): \($0.headline)" })
  }

  @Test func `text becomes the day or length of time that the model declares`() {
    let found = fit(
      """
      {visits: [{on: "2024-03-01", lasted: "PT1H"}], age: 34, adult: true}
      """
    )
    #expect(found.value == "[[{on: @\"2024-03-01\", lasted: @\"PT1H\"}], 34, true]")
    #expect(found.told == [])
  }

  @Test func `an entry that a context lacks is null`() {
    let found = fit("{visits: [{on: \"2024-03-01\"}], age: 34, adult: true}")
    #expect(found.value == "[[{on: @\"2024-03-01\", lasted: null}], 34, true]")
    #expect(found.told == [])
  }

  @Test func `an input that is missing is told, one that no decision needs is not`() {
    let found = fit("{visits: [], adult: null}")
    #expect(found.value == "[[], null, null]")
    #expect(found.told == ["missing-input: input 'age' is missing"])
  }

  @Test func `a name that is no input is told with the nearest`() throws {
    guard case .context(let context) = TestModel.value("{visit: []}") else { return }
    let fitted = model.decisions.fit(context, for: "d", at: Place(path: "inputs.json"))
    let told = try #require(fitted.diagnostics.first)
    #expect(told.headline == "the model has no input 'visit'")
    #expect(told.helps == ["did you mean 'visits'?"])
  }

  @Test func `an input of another type is told without its value`() {
    let found = fit("{visits: [], age: \"thirty-four\", adult: true}")
    #expect(found.value == "[[], null, true]")
    #expect(found.told == ["unfit-input: input 'age' needs a number, but has text"])
  }

  @Test func `a table's text becomes numbers and yes or no`() {
    let found = fit("{visits: null, age: \"34\", adult: \"YES\", remark: \"x\"}", isText: true)
    #expect(found.value == "[null, 34, true]")
    #expect(found.told == [])
  }
}
