import AuditCore
import AuditReaders
import Testing

struct JudgementWorkbookTests {
  private static let scale = RatingScale(ratings: [
    Rating(id: "poor", label: "Poor", points: 0), Rating(id: "good", label: "Good", points: 1),
  ])
  private static let headings = [
    "Case", "Unit", "Item", "Question", "Judgement", "By", "On", "Why",
  ]

  private static func read(
    _ rows: [[String]],
    title: String = "2.1 Engagement"
  ) -> (set: JudgementSet, diagnostics: [Diagnostic]) {
    let text = ([[title]] + rows).enumerated().map { WorkbookFixture.row($0 + 1, $1) }.joined()
    let bytes = WorkbookFixture.bytes(sheets: [
      ("Cover", WorkbookFixture.row(1, ["Cases to judge"])), ("2.1", text),
    ])
    return JudgementReader.read(SourceFile(path: "cases.xlsx", bytes: bytes), scale: scale)
  }

  @Test func `what was entered is read, whatever other columns are there`() {
    let (set, diagnostics) = Self.read([
      Self.headings,
      ["C-0001", "Eastwold", "2.1.1", "Was it?", "sufficient", "A. Reader", "2024-07-01", "Seen"],
      ["C-0002", "Eastwold", "2.1.1", "Was it?", "not applicable", " A. Reader ", "2024-07-02"],
      ["", "Eastwold", "1.1", "", "Good", "B. Reader", "2024-07-03", "Minutes"],
    ])
    #expect(diagnostics.isEmpty)
    #expect(set.judgements.map(\.caseID) == ["C-0001", "C-0002"])
    #expect(set.judgements.map(\.verdict) == [.sufficient, .notApplicable])
    #expect(set.judgements.map(\.by) == ["A. Reader", "A. Reader"])
    #expect(set.judgements[0].place.text == "cases.xlsx, sheet '2.1', row 3")
    #expect(set.evidenceRatings.map(\.ratingID) == ["good"])
  }

  @Test func `a row without a judgement is not judged`() {
    let (set, diagnostics) = Self.read([
      Self.headings, ["C-0001", "Eastwold", "2.1.1", "Was it?", "", "A. Reader", "2024-07-01"],
    ])
    #expect(set.isEmpty)
    #expect(diagnostics.isEmpty)
  }

  @Test func `a reason without a judgement is worth a warning at its cell`() {
    let (set, diagnostics) = Self.read([
      Self.headings, ["C-0001", "", "2.1.1", "", "", "", "", "Seen"],
    ])
    #expect(set.isEmpty)
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.place?.text == "cases.xlsx, sheet '2.1', cell H3")
  }

  @Test(
    arguments: [
      (["C-0001", "", "2.1.1", "", "sufficent", "A", "2024-07-01"], "unknown-judgement", "E3"),
      (["C-0001", "", "2.1.1", "", "sufficient", "A", "soon"], "judgement-day", "G3"),
      (["C-0001", "", "", "", "sufficient", "A", "2024-07-01"], "judgement-empty-cell", ""),
      (["", "", "2.1.1", "", "sufficient", "A", "2024-07-01"], "judgement-subject", ""),
    ]
  ) func `a fault is told as in CSV, at its cell or row`(
    row: [String],
    code: String,
    cell: String
  ) {
    let (set, diagnostics) = Self.read([Self.headings, row])
    #expect(set.isEmpty)
    #expect(diagnostics.map(\.code.name) == [code])
    let place = cell.isEmpty ? "row 3" : "cell \(cell)"
    #expect(diagnostics.first?.place?.text == "cases.xlsx, sheet '2.1', \(place)")
    for diagnostic in diagnostics {
      #expect(!DiagnosticText().full(diagnostic).contains("C-0001"))
    }
  }

  @Test func `a day is read from a day's cell, and from its number alone`() {
    let cells = #"<c r="A2" t="str"><v>C-0001</v></c><c r="B2" t="str"><v>2.1</v></c>"#
    let more = #"<c r="C2" t="str"><v>sufficient</v></c><c r="D2" t="str"><v>A</v></c>"#
    for style in [0, 1] {
      let bytes = WorkbookFixture.bytes(
        sheets: [
          (
            "One",
            WorkbookFixture.row(1, ["Case", "Item", "Judgement", "By", "On"])
              + #"<row r="2">\#(cells)\#(more)<c r="E2" s="\#(style)"><v>45474</v></c></row>"#
          )
        ],
        formats: #"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#
      )
      let (set, diagnostics) = JudgementReader.read(
        SourceFile(path: "a.xlsx", bytes: bytes),
        scale: Self.scale
      )
      #expect(diagnostics.isEmpty)
      #expect(set.judgements.map(\.on) == [CalendarDay("2024-07-01")])
    }
  }

  @Test func `a workbook without a table of judgements says how to get one`() {
    let (_, diagnostics) = Self.read([["Name", "Colour"], ["a", "b"]])
    #expect(diagnostics.map(\.code.name) == ["workbook-judgements"])
    #expect(diagnostics.first?.helps.first?.contains("--case-workbook") == true)
  }

  @Test func `a table without a column that is needed is told at its headings, once`() {
    let row = ["C-0001", "2.1.1", "sufficient", "A"]
    let (set, diagnostics) = Self.read([["Case", "Item", "Judgement", "By"], row, row])
    #expect(set.isEmpty)
    #expect(diagnostics.map(\.code.name) == ["judgement-column"])
    #expect(diagnostics.first?.place?.text == "cases.xlsx, sheet '2.1', row 2")
  }

  @Test func `a fact about a unit needs neither a name nor a day`() {
    let fact = FactDeclaration(
      name: "serious failing",
      title: "",
      type: .yesNo,
      place: Place(path: "framework.xml")
    )
    let rows = [["Unit", "Item", "Judgement"], ["Eastwold", "serious failing", "yes"]]
    let text = rows.enumerated().map { WorkbookFixture.row($0 + 1, $1) }.joined()
    let (set, diagnostics) = JudgementReader.read(
      SourceFile(path: "a.xlsx", bytes: WorkbookFixture.bytes(sheets: [("Facts", text)])),
      scale: Self.scale,
      facts: [fact]
    )
    #expect(diagnostics.isEmpty)
    #expect(set.facts.map(\.value) == ["yes"])
  }

  @Test func `a workbook where only CSV is read says what to save`() {
    let bytes = WorkbookFixture.bytes(sheets: [("One", "")])
    let (_, diagnostics) = ScoreReader.read(SourceFile(path: "scores.xlsx", bytes: bytes))
    #expect(diagnostics.map(\.code.name) == ["workbook-format"])
  }
}
