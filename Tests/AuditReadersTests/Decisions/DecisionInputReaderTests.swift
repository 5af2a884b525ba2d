import AuditCore
import AuditReaders
import FEEL
import Testing

struct DecisionInputReaderTests {
  private func read(_ text: String) -> (values: [String], faults: [String]) {
    let (cases, diagnostics) = DecisionInputReader.read(SourceFile(path: "in", text: text))
    let faults = diagnostics.map { "\($0.place?.text ?? "") \($0.headline)" }
    return (cases.map { FEELText.write(.context($0.values)) }, faults)
  }

  @Test(
    arguments: zip(
      [
        "{\"a\": 0.10, \"b\": [1, null, \"x\"]}", "[{\"a\": 1}, {\"a\": 2}]",
        "{\"a\": 1}\n{\"a\": {\"b\": true}}\n", "\u{FEFF}{}", "[]",
      ],
      [
        ["{a: 0.10, b: [1, null, \"x\"]}"], ["{a: 1}", "{a: 2}"], ["{a: 1}", "{a: {b: true}}"],
        ["{}"], [],
      ]
    )
  )
  func `JSON holds one object, an array of them, or one a line`(text: String, values: [String]) {
    #expect(read(text).values == values)
  }

  @Test func `CSV holds a row for each case, its names being paths`() {
    let found = read("a.b,a.c,d\n1,,yes\n,\"x, y\",\n")
    #expect(found.faults == [])
    let first = "{a: {b: \"1\", c: null}, d: \"yes\"}"
    #expect(found.values == [first, "{a: {b: null, c: \"x, y\"}, d: null}"])
  }

  @Test(
    arguments: zip(
      ["{\"name\": \"Secret\",}", "{\"a\": 1} x", "{\"a\": 1, \"a\": 2}", "{\"a\": 01}", "", "[]"],
      [
        "in:1:19 the inputs are not sound JSON: a name in quotes was expected",
        "in:1:10 the inputs are not sound JSON: a value was expected",
        "in:1:10 the inputs are not sound JSON: a name is given twice in an object",
        "in:1:7 the inputs are not sound JSON: a number is not well formed",
        "in the file holds no inputs", "in the file holds no inputs",
      ]
    )
  )
  func `a fault is told in its place without a value`(text: String, fault: String) {
    #expect(read(text).faults == [fault])
  }

  @Test func `a fault shows nothing of the line it stands on`() {
    let file = SourceFile(path: "in", text: "{\"name\": \"Secret\",}")
    let diagnostics = DecisionInputReader.read(file).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.allSatisfy { $0.place?.excerpt == nil })
  }

  @Test func `an uneven row and an open quotation mark are told`() {
    #expect(
      read("a,b\n1\n").faults == ["in:2 this row has 1 cells, but the table needs 2"]
    )
    let open = "in:2:1 the inputs are not sound CSV: a quotation mark is amiss"
    #expect(read("a\n\"x\n").faults == [open])
  }
}
