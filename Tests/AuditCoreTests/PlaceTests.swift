import AuditCore
import Testing

struct PlaceTests {
  @Test(
    arguments: [
      (Place(path: "a.xlsx", sheet: "2.1"), "a.xlsx, sheet '2.1'"),
      (Place(path: "a.xlsx", sheet: "2.1", line: 4), "a.xlsx, sheet '2.1', row 4"),
      (Place(path: "a.xlsx", sheet: "2.1", line: 4, column: 1), "a.xlsx, sheet '2.1', cell A4"),
      (Place(path: "a.xlsx", sheet: "2.1", line: 4, column: 28), "a.xlsx, sheet '2.1', cell AB4"),
      (Place(path: "a.xlsx", sheet: "X", line: 1, column: 16_384), "a.xlsx, sheet 'X', cell XFD1"),
      (Place(path: "a.csv", line: 4, column: 28), "a.csv:4:28"),
    ]
  ) func `a place in a workbook is named as spreadsheets name cells`(place: Place, text: String) {
    #expect(place.text == text)
  }

  @Test func `a name in a place cannot steer the terminal`() {
    let place = Place(path: "a.xlsx", sheet: "\u{202E}\u{9B}2J", line: 4)
    let diagnostic = Diagnostic(.error, DiagnosticCode("made-up"), "made up", at: place)
    let shown = "a.xlsx, sheet '\u{FFFD}\u{FFFD}2J', row 4"
    #expect(DiagnosticText().concise(diagnostic) == "\(shown): error[made-up]: made up")
    #expect(DiagnosticText().full(diagnostic) == "error[made-up]: made up\n --> \(shown)")
  }
}
