import AuditCore
import AuditReaders
import Testing

struct WorkbookTests {
  private static func row(_ cells: String, shared: String? = nil, formats: String = "") -> [String]
  {
    let bytes = WorkbookFixture.bytes(
      sheets: [("One", #"<row r="1">\#(cells)</row>"#)],
      sharedStrings: shared,
      formats: formats
    )
    let (rows, diagnostics) = WorkbookFixture.read(bytes)
    #expect(diagnostics.isEmpty)
    return rows[1] ?? []
  }

  @Test(
    arguments: [
      (#"<c r="A1" t="s"><v>1</v></c>"#, "0 text: Eastwold & co"),
      (#"<c r="A1" t="s"><v>2</v></c>"#, "0 text: a\u{1}b_x00"),
      (#"<c r="A1" t="s"><v>3</v></c>"#, "0 text: two runs"),
      (
        #"<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>"#,
        "0 text: inline"
      ),
      (#"<c r="A1" t="str"><f>A2&amp;"x"</f><v>made</v></c>"#, "0 text: made"),
      (#"<c r="AB1"><v>42</v></c>"#, "27 number: 42"),
      (#"<c r="A1"><v>0.30000000000000004</v></c>"#, "0 number: 0.3"),
      (#"<c r="A1"><v>1E3</v></c>"#, "0 number: 1000"),
      (#"<c r="A1"><v>-1.5</v></c>"#, "0 number: -1.5"),
      (#"<c r="A1" t="b"><v>1</v></c>"#, "0 boolean: true"),
      (#"<c r="A1" t="e"><v>#N/A</v></c>"#, "0 error: #N/A"),
      (#"<c r="A1" t="d"><v>2024-07-01</v></c>"#, "0 day: 2024-07-01"),
      (#"<c r="XFD1"><v>1</v></c>"#, "16383 number: 1"),
    ]
  ) func `each kind of cell gives its value`(cell: String, value: String) {
    let shared = """
      <si><t/></si><si><t>Eastwold &amp; co</t></si><si><t>a_x0001_b_x005F_x00</t></si>
      <si><r><t xml:space="preserve">two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>
      """
    #expect(Self.row(cell, shared: shared) == [value])
  }

  @Test(
    arguments: [
      (14, "45474", "day: 2024-07-01"), (14, "45474.5", "dayAndTime: 2024-07-01T12:00:00"),
      (22, "45474", "dayAndTime: 2024-07-01T00:00:00"), (20, "0.75", "time: 18:00:00"),
      (14, "1", "day: 1900-01-01"), (14, "59", "day: 1900-02-28"), (14, "60", "number: 60"),
      (14, "61", "day: 1900-03-01"), (14, "2958465", "day: 9999-12-31"),
      (14, "2958466", "number: 2958466"), (14, "-1", "number: -1"), (2, "45474", "number: 45474"),
      (22, "45473.999999", "dayAndTime: 2024-07-01T00:00:00"),
    ]
  ) func `a number in a day's format is that day`(format: Int, serial: String, value: String) {
    let formats = #"<cellXfs><xf numFmtId="0"/><xf numFmtId="\#(format)"/></cellXfs>"#
    let cells = Self.row(#"<c r="A1" s="1"><v>\#(serial)</v></c>"#, formats: formats)
    #expect(cells == ["0 \(value)"])
  }

  @Test(
    arguments: [
      ("dd/mm/yyyy", "day"), ("yyyy-mm-dd hh:mm", "dayAndTime"), ("[$-809]d mmm yy", "day"),
      ("mmm", "day"), ("hh:mm", "dayAndTime"), ("mm:ss", "dayAndTime"), ("[h]:mm", "number"),
      ("0.00", "number"), ("#,##0 &quot;days&quot;", "number"), ("[Red]0", "number"),
      (#"0\d"#, "number"), ("General", "number"), ("0_d", "number"), ("@", "number"),
    ]
  ) func `a format of somebody's own is known by its letters`(code: String, kind: String) {
    let formats = """
      <numFmts><numFmt numFmtId="164" formatCode="\(code)"/></numFmts>
      <cellXfs><xf numFmtId="164"/></cellXfs>
      """
    let cells = Self.row(#"<c r="A1" s="0"><v>45474</v></c>"#, formats: formats)
    #expect(cells.first?.hasPrefix("0 \(kind): ") == true, "\(cells)")
  }

  @Test func `days of a workbook that counts from 1904 come out right`() {
    let bytes = WorkbookFixture.bytes(
      sheets: [
        ("One", #"<row r="1"><c r="A1" s="0"><v>0</v></c><c r="B1" s="0"><v>44012</v></c></row>"#)
      ],
      formats: #"<cellXfs><xf numFmtId="14"/></cellXfs>"#,
      properties: #"<workbookPr date1904="1"/>"#
    )
    #expect(WorkbookFixture.read(bytes).rows[1] == ["0 day: 1904-01-01", "1 day: 2024-07-01"])
  }

  @Test func `empty cells and rows are passed over and places kept`() {
    let bytes = WorkbookFixture.bytes(
      sheets: [
        (
          "One",
          #"""
          <row r="2"><c r="A2" s="3"/><c r="C2"><v>1</v></c></row><row r="3"/>
          <row><c><v>7</v></c><c><v>8</v></c></row><row r="900"><c r="A900" t="s"><v>0</v></c></row>
          """#
        )
      ],
      sharedStrings: "<si><t></t></si>"
    )
    let (rows, diagnostics) = WorkbookFixture.read(bytes)
    #expect(diagnostics.isEmpty)
    #expect(rows == [2: ["2 number: 1"], 4: ["0 number: 7", "1 number: 8"]])
  }

  @Test func `names with a prefix are read as those without`() {
    let bytes = WorkbookFixture.bytes(
      sheets: [
        (
          "One",
          #"""
          </sheetData><x:sheetData xmlns:x="urn:x"><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>\#
          </x:sheetData><sheetData>
          """#
        )
      ]
    )
    #expect(WorkbookFixture.read(bytes).rows[1] == ["0 number: 5"])
  }

  @Test func `sheets are named in order, and one that is not there is told with near names`() throws
  {
    let bytes = WorkbookFixture.bytes(sheets: [("Q &amp; A", ""), ("2.1", "")])
    let (opened, _) = Workbook.open(SourceFile(path: "a.xlsx", bytes: bytes))
    let workbook = try #require(opened)
    #expect(workbook.sheetNames == ["Q & A", "2.1"])
    let found = workbook.readSheet("2.2") { _ in true }
    #expect(found.map(\.code.name) == ["missing-sheet"])
    #expect(found.first?.helps == ["did you mean '2.1'?"])
  }

  @Test func `reading stops when no more is wanted`() throws {
    let rows = (1...5).map { WorkbookFixture.row($0, ["x"]) }.joined()
    let bytes = WorkbookFixture.bytes(sheets: [("One", rows)])
    let (opened, _) = Workbook.open(SourceFile(path: "a.xlsx", bytes: bytes))
    let workbook = try #require(opened)
    var seen: [Int] = []
    let found = workbook.readSheet("One") { row in
      seen.append(row.number)
      return row.number < 2
    }
    #expect(found.isEmpty)
    #expect(seen == [1, 2])
  }
}
