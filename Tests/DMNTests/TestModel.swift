import AuditCore
import AuditReaders
import DMN
import FEEL
import Testing

/// A model made of XML in a test.
struct TestModel {
  let decisions: CompiledDecisions
  let diagnostics: [Diagnostic]

  init(_ body: String, edition: String = "20230324/MODEL/", imports: [String] = []) {
    let file = Self.file(body, edition: edition, namespace: "urn:test", path: "model.dmn")
    let (model, faults) = DecisionReader.read(file)
    var models = [model].compactMap { $0 }
    for (index, body) in imports.enumerated() {
      let file = Self.file(
        body,
        edition: edition,
        namespace: "urn:other:\(index)",
        path: "other.dmn"
      )
      if let model = DecisionReader.read(file).model { models.append(model) }
    }
    let compiled = CompiledDecisions.compile(models)
    decisions = compiled.decisions
    diagnostics = faults + compiled.diagnostics
  }

  private static func file(
    _ body: String,
    edition: String,
    namespace: String,
    path: String
  ) -> SourceFile {
    let start = "https://www.omg.org/spec/DMN/\(edition)"
    let text = """
      <definitions xmlns="\(start)" name="test" namespace="\(namespace)">
      \(body)
      </definitions>
      """
    return SourceFile(path: path, text: text)
  }

  /// A decision's value as FEEL writes it, for inputs written in FEEL.
  func value(_ name: String, _ inputs: [String: String] = [:]) -> String {
    let given = inputs.map { GivenInput($0.key, Self.value($0.value)) }
    return decisions.decide(name, given).map(FEELText.write) ?? "no such decision"
  }

  /// Why a decision has no value; empty when it has one or the record lacks it.
  func reason(_ name: String, _ inputs: [String: String] = [:]) -> String {
    let given = inputs.map { GivenInput($0.key, Self.value($0.value)) }
    guard case .failed(let reason)? = decisions.decide(name, given)?.nullReason else { return "" }
    return reason
  }

  /// The value of an expression.
  static func value(_ expression: String) -> Value {
    guard let checked = FEEL.check(LocatedText(expression), in: Scope()).expression else {
      return .null(.failed("'\(expression)' is faulty"))
    }
    return PlainEvaluator(environment: Environment()).evaluate(checked)
  }

  /// A decision with the input `x`, whose logic is a box.
  static func box(_ box: String, type: String = "Any") -> TestModel {
    TestModel(
      """
      <inputData id="x" name="x"><variable name="x" typeRef="Any"/></inputData>
      <decision id="d" name="d">
        <variable name="d" typeRef="\(type)"/>
        <informationRequirement><requiredInput href="#x"/></informationRequirement>
        \(box)
      </decision>
      """
    )
  }

  /// The XML of a literal expression.
  static func literal(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<literalExpression><text>\(escaped)</text></literalExpression>"
  }
}
