import AuditReports
import AuditTestSupport
import AuditWorkbooks
import Foundation
import Testing

struct OpenpyxlTests {
  /// A Python that has openpyxl.
  private static let python = ProcessInfo.processInfo.environment["CASEAUDIT_OPENPYXL"]

  /// Prints what another program finds in a workbook, one fact a line.
  private static let script = """
    import sys, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    for sheet in book:
        rows = list(sheet.iter_rows())
        cells = [cell for row in rows for cell in row]
        print(sheet.title, [(table[0], table[1]) for table in sheet.tables.items()])
        print("merged", len(sheet.merged_cells.ranges), "frozen", sheet.freeze_panes)
        print("empty rows", sum(all(cell.value is None for cell in row) for row in rows))
        print("formulas", sum(cell.data_type == "f" for cell in cells))
        print("protected", sheet.protection.sheet)
        for rule in sheet.data_validations.dataValidation:
            print(rule.type, rule.sqref)
    print(book.properties.title)
    """

  @Test(.enabled(if: python != nil, "asks for a Python with openpyxl in CASEAUDIT_OPENPYXL"))
  func `openpyxl finds tables, rules and protection, and nothing merged, empty or worked out`()
    throws
  {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.xlsx").path
    try WorkbookWriter.write(WorkbookFixture.workbook, to: path)
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-c", Self.script, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        Cover []
        merged 0 frozen None
        empty rows 0
        formulas 0
        protected False
        2.1 [('cases', 'A2:C17')]
        merged 0 frozen None
        empty rows 0
        formulas 0
        protected True
        list B3:B17
        date C3:C17
        A made-up workbook

        """
    )
  }
}
