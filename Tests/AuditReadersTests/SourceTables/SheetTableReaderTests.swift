import AuditCore
import Testing

@testable import AuditReaders

struct SheetTableReaderTests {
  private typealias Wanted = SourceFixture.Wanted

  private static let shape = SourceFixture.shape([
    Wanted(names: ["crn", "case ref"], isRequired: true),
    Wanted(names: ["tier"], type: .code(SourceFixture.tiers)),
    Wanted(names: ["started"], type: .date),
    Wanted(names: ["points"], type: .decimal(places: 2)),
    Wanted(names: ["active"], type: .boolean, yes: ["Y"], no: ["N"]),
  ])
  private static let headings = WorkbookFixture.row(
    1,
    ["Case_Ref", "TIER ", "Start-ed", "points", "Active"]
  )

  @Test func `cells of every kind become typed values, wherever the columns stand`() {
    let table = SourceFixture.sheet(
      Self.headings + #"""
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\#
        <c r="C2" s="1"><v>45474</v></c><c r="D2"><v>1.5</v></c><c r="E2" t="s"><v>2</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t> C-0002 </t></is></c>\#
        <c r="D3" t="str"><f>1+1</f><v>2</v></c><c r="E3" t="b"><v>0</v></c></row>
        <row r="4"><c r="A4" t="s"><v>3</v></c></row><row r="900"><c r="F900" s="1"/></row>
        """#,
      shared: "<si><t>C-0001</t></si><si><t>B2</t></si><si><t>y</t></si><si><t> </t></si>",
      as: Self.shape
    )
    #expect(table.messages == [])
    #expect(table.rows == ["C-0001|B2|2024-07-01|150|yes", "C-0002|.|.|200|no"])
    #expect(table.records.origins.lines == [2, 3])
    #expect(table.readCount == 2)
    #expect(table.isUsable)
  }

  @Test func `days of a workbook that counts from 1904 come out right`() {
    let table = SourceFixture.sheet(
      Self.headings + #"""
        <row r="2"><c r="A2" t="str"><v>C-0001</v></c><c r="C2" s="1"><v>44012</v></c></row>
        """#,
      properties: #"<workbookPr date1904="1"/>"#,
      as: Self.shape
    )
    #expect(table.rows == ["C-0001|.|2024-07-01|.|."])
  }

  @Test func `titles above the headings are passed over`() {
    let table = SourceFixture.sheet(
      WorkbookFixture.row(1, ["Extract of cases"]) + WorkbookFixture.row(2, ["tier", "made up"])
        + WorkbookFixture.row(5, ["crn", "tier", "started"])
        + WorkbookFixture.row(6, ["C-0001", "A1"]),
      as: Self.shape
    )
    #expect(table.rows == ["C-0001|A1|.|.|."])
    #expect(table.isUsable)
  }

  @Test func `a formula whose result nobody stored is told, an empty text of one is nothing`()
    throws
  {
    let table = SourceFixture.sheet(
      Self.headings + #"""
        <row r="2"><c r="A2" t="str"><v>C-0001</v></c><c r="D2"><f>1+2</f><v></v></c></row>
        <row r="3"><c r="A3" t="str"><v>C-0002</v></c><c r="D3"><f>1+2</f></c></row>
        <row r="4"><c r="A4" t="str"><v>C-0003</v></c><c r="D4"><f>1+2</f><v>3</v></c></row>
        <row r="5"><c r="A5" t="str"><v>C-0004</v></c><c r="E5" t="str"><f>""</f><v></v></c></row>
        """#,
      as: Self.shape
    )
    #expect(table.readCount == 4 && table.rejectedCount == 2)
    #expect(table.diagnostics.map(\.code.name) == ["error-cell"])
    #expect(table.diagnostics.first?.place?.text.hasSuffix("cell D2") == true)
  }

  @Test func `each fault names sheet and cell, and the row goes to the rejects with it`() throws {
    let table = SourceFixture.sheet(
      Self.headings + #"""
        <row r="2"><c r="A2" t="str"><v>C-0001</v></c><c r="B2" t="str"><v>Z9</v></c></row>
        <row r="3"><c r="A3" t="str"><v>C,0002</v></c><c r="D3" t="e"><v>#N/A</v></c></row>
        <row r="4"><c r="B4" t="str"><v>A1</v></c></row>
        <row r="5"><c r="A5" t="str"><v>C-0004</v></c><c r="C5"><v>45474</v></c></row>
        <row r="6"><c r="A6" t="str"><v>C-0005</v></c><c r="C6" s="2"><v>45474.5</v></c></row>
        <row r="7"><c r="A7" t="str"><v>C-0006</v></c><c r="E7" t="str"><v>maybe</v></c></row>
        <row r="8"><c r="A8" t="str"><v>C-0007</v></c><c r="B8" t="str"><v>Z9</v></c></row>
        """#,
      as: Self.shape
    )
    #expect(
      Set(table.messages) == [
        "cases.xlsx, sheet 'One', cell B2: error[bad-code]: a value of 'tier' is not in its code list",
        "cases.xlsx, sheet 'One', cell D3: error[error-cell]: a cell of 'points' holds a formula that failed, or has no result stored",
        "cases.xlsx, sheet 'One', cell A4: error[missing-value]: a record has no 'crn', which every one needs",
        "cases.xlsx, sheet 'One', cell C5: error[bad-date]: a value of 'started' is not a date",
        "cases.xlsx, sheet 'One', cell C6: error[bad-date]: a value of 'started' is a day with a time where a day is expected",
        "cases.xlsx, sheet 'One', cell E7: error[bad-boolean]: a value of 'active' is neither yes nor no",
      ]
    )
    #expect(table.readCount == 7)
    #expect(table.rejectedCount == 7)
    let rejects = try #require(table.rejects)
    #expect(rejects.name == "cases.One.csv")
    let text = String(decoding: rejects.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(
      lines[0] == "rejectedSheet,rejectedRow,rejectedBecause,Case_Ref,TIER ,Start-ed,points,Active"
    )
    #expect(
      lines[2]
        == "\"One\",3,\"a cell of 'points' holds a formula that failed, or has no result stored\",\"C,0002\",,,#N/A,"
    )
    for diagnostic in table.diagnostics {
      #expect(!DiagnosticText().full(diagnostic).contains("C-0"))
    }
  }

  @Test func `a missing sheet is told with the near one`() {
    let table = SourceFixture.sheet(Self.headings, as: Self.shape, named: ["Ones"])
    #expect(
      table.messages
        == [
          "cases.xlsx: error[missing-sheet]: the workbook has no sheet of the name that is asked for"
        ]
    )
    #expect(table.diagnostics[0].helps == ["did you mean 'One'?"])
    #expect(!table.isUsable)
  }

  @Test func `a sheet's name is found without case, blanks and joining marks`() {
    let table = SourceFixture.sheet(
      Self.headings + WorkbookFixture.row(2, ["C-0001"]),
      as: Self.shape,
      named: ["wmt", "O-N_e "]
    )
    #expect(table.rows.count == 1)
  }

  @Test func `a renamed column is told with the near heading, and one not wanted by its name`() {
    let table = SourceFixture.sheet(
      WorkbookFixture.row(1, ["crns", "tier", "started", "points", "extra"])
        + WorkbookFixture.row(2, ["C-0001"]),
      as: Self.shape
    )
    #expect(
      table.messages == [
        "cases.xlsx, sheet 'One', row 1: error[missing-column]: no column is named 'crn', which the table needs",
        "cases.xlsx, sheet 'One', row 1: warning[missing-column]: no column is named 'active': its values count as not recorded",
        "cases.xlsx, sheet 'One', cell A1: warning[unread-column]: 2 columns are not in the mapping: nothing reads them",
      ]
    )
    #expect(
      table.diagnostics[0].helps.first
        == "if 'crns' is the column, add the name to <column> in the mapping"
    )
    #expect(!table.isUsable)
  }

  @Test func `a sheet without headings is told`() {
    let rows = (1...30).map { WorkbookFixture.row($0, ["C-0001", "x"]) }.joined()
    let table = SourceFixture.sheet(rows, as: Self.shape)
    #expect(
      table.messages == [
        "cases.xlsx, sheet 'One': error[missing-header]: none of the first 20 rows names the columns"
      ]
    )
  }

  @Test func `two columns that could be the same are told, unless one is ignored`() {
    let rows =
      WorkbookFixture.row(1, ["crn", "tier", "case-ref"])
      + WorkbookFixture.row(2, ["C-0001", "A1", "C-0009"])
    let table = SourceFixture.sheet(rows, as: Self.shape)
    #expect(table.messages.contains { $0.contains("cell C1: error[ambiguous-column]") })
    #expect(!table.isUsable)
    let shape = SourceShape(
      type: Self.shape.type,
      columns: Self.shape.columns,
      ignoredNames: ["Case Ref"]
    )
    let mended = SourceFixture.sheet(rows, as: shape)
    #expect(mended.isUsable)
    #expect(mended.rows == ["C-0001|A1|.|.|."])
  }

  @Test func `merged headings are told`() {
    let table = SourceFixture.sheet(
      Self.headings + WorkbookFixture.row(2, ["C-0001"]),
      after: #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A9"/></mergeCells>"#,
      as: Self.shape
    )
    #expect(
      table.messages == [
        "cases.xlsx, sheet 'One', row 1: warning[merged-headings]: cells of the headings are merged: only the first column of each has the name"
      ]
    )
  }

  @Test func `identifiers that a spreadsheet program took for numbers are rejected and told`() {
    let shape = SourceFixture.shape([
      Wanted(names: ["crn"], isRequired: true, holdsIdentifiers: true)
    ])
    let table = SourceFixture.sheet(
      WorkbookFixture.row(1, ["crn"]) + WorkbookFixture.row(2, ["X000001"])
        + #"<row r="3"><c r="A3"><v>1.2E+5</v></c></row>"#
        + WorkbookFixture.row(4, ["1.2E+05"])
        + #"<row r="5"><c r="A5" s="1"><v>45474</v></c></row>"#,
      as: shape
    )
    #expect(table.rows == ["X000001"])
    #expect(
      Set(table.messages) == [
        "cases.xlsx, sheet 'One', cell A3: error[mangled-text]: a value of 'crn' is a number where words are expected",
        "cases.xlsx, sheet 'One', cell A3: warning[mixed-identifiers]: some cells of 'crn' hold numbers and others words",
        "cases.xlsx, sheet 'One', cell A4: error[mangled-text]: a value of 'crn' was shortened to a power of ten, as 1.2E+05",
        "cases.xlsx, sheet 'One', cell A5: error[mangled-text]: a value of 'crn' is a date where words are expected",
      ]
    )
  }

  @Test func `days in several forms are told, and a day that could be two is rejected`() {
    let shape = SourceFixture.shape([
      Wanted(names: ["on"], type: .date, dayForms: ["dd/MM/yyyy", "MM/dd/yyyy", "dd-MMM-yyyy"])
    ])
    let table = SourceFixture.sheet(
      WorkbookFixture.row(1, ["on"]) + WorkbookFixture.row(2, ["31/12/2024"])
        + WorkbookFixture.row(3, ["12/31/2024"]) + WorkbookFixture.row(4, ["01/02/2024"])
        + WorkbookFixture.row(5, ["02/02/2024"]) + WorkbookFixture.row(6, ["01-Feb-2024"])
        + WorkbookFixture.row(7, ["31/02/2024"]) + WorkbookFixture.row(8, ["1 Feb"])
        + #"<row r="9"><c r="A9" s="1"><v>45474</v></c></row>"#,
      as: shape
    )
    #expect(table.rows == ["2024-12-31", "2024-12-31", "2024-02-02", "2024-02-01", "2024-07-01"])
    #expect(
      Set(table.messages) == [
        "cases.xlsx, sheet 'One', cell A2: warning[mixed-dates]: the days of 'on' are written in 4 ways",
        "cases.xlsx, sheet 'One', cell A4: error[ambiguous-date]: a value of 'on' is one day in one form and another in another",
        "cases.xlsx, sheet 'One', cell A7: error[bad-date]: a value of 'on' is a day that the calendar does not have",
        "cases.xlsx, sheet 'One', cell A8: error[bad-date]: a value of 'on' is not a date",
      ]
    )
  }

  @Test func `a damaged sheet is told and not usable`() {
    let table = SourceFixture.sheet(Self.headings + #"<row r="1"/>"#, as: Self.shape)
    #expect(table.diagnostics.map(\.code.name) == ["workbook-broken"])
    #expect(!table.isUsable)
  }

  @Test(arguments: 0..<60) func `sheets with flipped bits are read or told, never more`(
    seed: UInt64
  ) {
    let rows = (2...20).map { WorkbookFixture.row($0, ["Secret-\($0)", "A1", "2024-01-01", "3"]) }
    let sound = WorkbookFixture.bytes(sheets: [("One", Self.headings + rows.joined())])
    var state = seed
    for _ in 0..<10 {
      var bytes = sound
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] ^= 1 << UInt8(state >> 29 & 7)
      }
      let (workbook, _) = Workbook.open(SourceFile(path: "a.xlsx", bytes: bytes))
      guard let workbook else { continue }
      let table = SheetTableReader.read(["One"], of: workbook, into: Self.shape)
      #expect(table.records.rowCount + table.rejectedCount == table.readCount)
      for diagnostic in table.diagnostics where diagnostic.code.name != "unread-column" {
        #expect(!DiagnosticText().full(diagnostic).contains("Secret-"))
      }
    }
  }
}
