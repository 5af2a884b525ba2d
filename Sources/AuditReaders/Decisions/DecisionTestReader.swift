public import AuditCore
public import DMN
import FEEL

/// Reads tests of decision models in the form of the DMN conformance suite.
///
/// - Source: `testCases.xsd` of the DMN TCK.
public enum DecisionTestReader {
  private static let namespace = "http://www.omg.org/spec/DMN/20160719/testcase"

  /// Reads a file of tests.
  public static func read(
    _ file: SourceFile
  ) -> (suite: DecisionTestSuite?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(withoutSchema: file)
    guard let root = document.root else { return (nil, document.diagnostics) }
    guard root.name == "testCases", root.namespace == namespace else {
      let fault = DecisionMessages.wrongTests(found: root.name, at: root.place)
      return (nil, [fault])
    }
    var reader = DecisionTestParser()
    let tests = root.children("testCase").map { reader.test($0) }
    let suite = DecisionTestSuite(modelName: root.words(ofChild: "modelName"), tests: tests)
    return (suite, reader.diagnostics)
  }
}

private struct DecisionTestParser {
  var diagnostics: [Diagnostic] = []

  mutating func test(_ element: XMLElement) -> DecisionTest {
    let callee = element.located("invocableName")?.text
    return DecisionTest(
      id: element.words("id"),
      callee: element.words("type") == "decision" ? nil : callee,
      inputs: element.children("inputNode").map { node in
        GivenInput(
          node.located("name")?.text ?? "",
          namespace: node.located("namespace")?.text,
          value(node)
        )
      },
      results: element.children("resultNode").map { node in
        DecisionTest.Expected(
          name: node.located("name")?.text ?? "",
          value: node.child("expected").map { value($0) } ?? .null(.notRecorded),
          place: node.place
        )
      }
    )
  }

  /// The value that an element holds: one value, components of a context, or a list.
  private mutating func value(_ element: XMLElement) -> Value {
    if isNil(element) { return .null(.notRecorded) }
    if let simple = element.child("value") { return simpleValue(simple) }
    if let list = element.child("list") {
      if isNil(list) { return .null(.notRecorded) }
      return .list(list.children("item").map { value($0) })
    }
    let components = element.children("component")
    if components.isEmpty { return .null(.notRecorded) }
    return .context(
      ContextValue(components.map { .init($0.located("name")?.text ?? "", value($0)) })
    )
  }

  private func isNil(_ element: XMLElement) -> Bool {
    element.attributes.contains { $0.name == "nil" && ["true", "1"].contains($0.value.text) }
  }

  private mutating func simpleValue(_ element: XMLElement) -> Value {
    if isNil(element) { return .null(.notRecorded) }
    let written = element.attributes.first { $0.name == "type" && $0.hasPrefix }?.value.text ?? ""
    let type = written.split(separator: ":").last.map(String.init) ?? "string"
    let text = element.text.text
    let words = element.text.words
    var value: Value?
    switch type {
    case "string", "anyURI", "token": return .string(text)
    case "boolean":
      switch words {
      case "true", "1": value = .boolean(true)
      case "false", "0": value = .boolean(false)
      default: break
      }
    case "decimal", "double", "float", "integer", "int", "long":
      value = Decimal128(words).map { .number($0) }
    case "date", "time", "dateTime", "duration": value = FEEL.temporalValue(words)
    default: break
    }
    if let value { return value }
    diagnostics.append(DecisionMessages.badTestValue(type, at: element.place))
    return .null(.notRecorded)
  }
}
