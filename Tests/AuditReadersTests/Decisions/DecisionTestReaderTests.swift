import AuditCore
import AuditReaders
import DMN
import FEEL
import Testing

struct DecisionTestReaderTests {
  private func read(_ body: String) -> (suite: DecisionTestSuite?, diagnostics: [Diagnostic]) {
    let text = """
      <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>m.dmn</modelName>\(body)</testCases>
      """
    return DecisionTestReader.read(SourceFile(path: "tests.xml", text: text))
  }

  private func expected(_ value: String) -> String {
    "<testCase id=\"1\"><resultNode name=\"d\"><expected>\(value)</expected></resultNode></testCase>"
  }

  @Test(
    arguments: [
      ("<value xsi:type=\"xsd:decimal\">1.50</value>", "1.50"),
      ("<value xsi:type=\"xsd:string\"> a </value>", "\" a \""),
      ("<value xsi:type=\"xsd:boolean\">true</value>", "true"),
      ("<value xsi:type=\"xsd:date\">2024-03-01</value>", "@\"2024-03-01\""),
      ("<value xsi:type=\"xsd:duration\">P1D</value>", "@\"P1D\""),
      ("<value xsi:nil=\"true\"/>", "null"), ("<value>a</value>", "\"a\""),
      (
        "<list><item><value xsi:type=\"xsd:decimal\">1</value></item><item><list/></item></list>",
        "[1, []]"
      ),
      (
        "<component name=\"a b\"><value xsi:type=\"xsd:decimal\">1</value></component>",
        "{a b: 1}"
      ),
    ]
  )
  func `an expected value is read as its type`(written: String, value: String) {
    let (suite, diagnostics) = read(expected(written))
    #expect(diagnostics == [])
    #expect(suite?.modelName == "m.dmn")
    #expect(suite?.tests.first?.results.first.map { FEELText.write($0.value) } == value)
  }

  @Test func `a value that is not of its type is told`() {
    let (_, diagnostics) = read(expected("<value xsi:type=\"xsd:date\">yesterday</value>"))
    #expect(diagnostics.map(\.headline) == ["a value of a test cannot be read"])
  }

  @Test func `a document of another kind is told`() {
    let (suite, diagnostics) = DecisionTestReader.read(SourceFile(path: "t", text: "<a/>"))
    #expect(suite == nil)
    #expect(diagnostics.map(\.code.name) == ["wrong-document"])
  }
}
