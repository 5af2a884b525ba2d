import AuditTestSupport
import FEEL
import Foundation
import Testing

@testable import feel_tck

struct ConformanceRunTests {
  private let model = """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
      <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
      <decision id="d" name="d"><variable name="d"/>
        <informationRequirement><requiredInput href="#x"/></informationRequirement>
        <literalExpression><text>x * 2</text></literalExpression>
      </decision>
    </definitions>
    """

  private func test(_ id: String, _ x: String, _ expected: String) -> String {
    """
    <testCase id="\(id)"><inputNode name="x"><value xsi:type="xsd:decimal">\(x)</value></inputNode>
      <resultNode name="d"><expected>\(expected)</expected></resultNode></testCase>
    """
  }

  private func number(_ text: String) -> String {
    "<value xsi:type=\"xsd:decimal\">\(text)</value>"
  }

  /// Runs one folder of three tests, the second of which fails.
  private func run(_ skips: String) throws -> ConformanceRun {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = folder.appending(path: "level-9/0001-double")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let tests = """
      <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>m.dmn</modelName>
        \(test("1", "2", number("4")))\(test("2", "2", number("5")))
        \(test("3", "2", "<value xsi:nil=\"true\"/>"))
      </testCases>
      """
    try Data(model.utf8).write(to: inner.appending(path: "m.dmn"))
    try Data(tests.utf8).write(to: inner.appending(path: "m-test-01.xml"))
    var run = ConformanceRun(skips: SkipList(skips), environment: Environment())
    run.run(path: folder.path)
    return run
  }

  @Test func `a test that fails is told with what was expected and what came`() throws {
    let run = try run("")
    #expect(run.summary == "1 passed, 2 failed, 0 skipped")
    #expect(run.outcomes.map(\.name) == ["0001-double/1", "0001-double/2", "0001-double/3"])
    #expect(run.outcomes[1].details == "d: expected 5, got 4")
    #expect(run.outcomes[2].details == "d: expected null, got 4")
    #expect(!run.isClean)
  }

  @Test func `a test that the list knows to fail does not spoil the run`() throws {
    let run = try run("# a remark\n0001-double/2 two twos are not five\n0001-double/3 nor null\n")
    #expect(run.summary == "1 passed, 2 failed, 0 skipped")
    #expect(run.isClean)
  }

  @Test func `a test of an external function is left out of the count`() throws {
    let run = try run("0001-double/2 external Java function\n0001-double/3 external Java function")
    #expect(run.summary == "1 passed, 0 failed, 2 skipped")
    #expect(run.isClean)
  }

  @Test func `a line of the list whose test passes is stale`() throws {
    let run = try run("0001-double/1 wrong\n0001-double/2 known\n0001-double/3 known")
    #expect(run.count(.stale) == 1)
    #expect(!run.isClean)
  }

  @Test func `a folder that is not there is told`() {
    var run = ConformanceRun(skips: SkipList(), environment: Environment())
    run.run(path: "nowhere")
    #expect(run.complaints == ["nowhere: nothing to run"])
    #expect(!run.isClean)
  }
}
