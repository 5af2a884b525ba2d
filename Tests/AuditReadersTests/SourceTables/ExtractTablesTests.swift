import AuditCore
import Foundation
import Testing

@testable import AuditReaders

struct ExtractTablesTests {
  private static let shape = SourceFixture.shape([
    SourceFixture.Wanted(names: ["crn"], isRequired: true)
  ])

  private static func workbook(_ sheet: String) -> [UInt8] {
    WorkbookFixture.bytes(
      sheets: [
        (sheet, WorkbookFixture.row(1, ["CRN"]) + WorkbookFixture.row(2, ["X000001"]))
      ]
    )
  }

  /// Reads a table of files that are put into a folder for as long as it takes.
  private static func read(
    _ files: [String: [UInt8]],
    _ source: MappedTable.Source,
    isRequired: Bool = true
  ) throws -> (table: SourceTable?, faults: [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let extract = try ExtractTables(path: folder.path)
    let place = Place(path: "mapping.xml")
    let written = MappedTable(
      name: "table",
      source: source,
      columns: [],
      ignoredNames: [],
      isRequired: isRequired,
      key: [],
      latest: nil,
      place: place
    )
    let table = try extract.table(written, into: shape)
    return (table, extract.diagnostics)
  }

  @Test func `a sheet is found in whichever workbook of the folder has it`() throws {
    let files = ["a.xlsx": Self.workbook("Cover"), "b.xlsx": Self.workbook("WMT extract")]
    let (table, faults) = try Self.read(files, .sheet(["wmt_extract"]))
    #expect(table?.rows == ["X000001"])
    #expect(table?.files.first?.hasSuffix("/b.xlsx") == true)
    #expect(faults.isEmpty)
  }

  @Test func `a sheet that two workbooks have is told, and neither is read`() throws {
    let files = ["a.xlsx": Self.workbook("One"), "b.xlsx": Self.workbook("one")]
    let (table, _) = try Self.read(files, .sheet(["One"]))
    #expect(table?.diagnostics.map(\.code.name) == ["ambiguous-sheet"])
    #expect(table?.isUsable == false)
  }

  @Test func `two sheets of a workbook that could be the table are told, and neither is read`()
    throws
  {
    let workbook = WorkbookFixture.bytes(sheets: [
      ("WMT extract", WorkbookFixture.row(1, ["crn"])),
      ("wmt_extract", WorkbookFixture.row(1, ["crn"])),
    ])
    let (table, _) = try Self.read(["a.xlsx": workbook], .sheet(["wmt_extract"]))
    #expect(table?.diagnostics.map(\.code.name) == ["ambiguous-sheet"])
    #expect(table?.diagnostics.first?.notes == ["they are 'WMT extract', 'wmt_extract'"])
    #expect(table?.isUsable == false)
  }

  @Test func `a workbook that cannot be opened is told, and not that there is none`() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let (table, faults) = try Self.read(
      ["a.xls": old + Array(repeating: 0, count: 600)],
      .sheet(["One"])
    )
    #expect(faults.map(\.code.name) == ["workbook-encrypted"])
    #expect(table?.isUsable == false && table?.diagnostics.isEmpty == true)
  }

  @Test func `only files of a table's form are read, and a folder without any is told`() throws {
    let files = ["a.json": Array(#"[{"crn": "X000001"}]"#.utf8), "b.txt": Array("no".utf8)]
    let (table, _) = try Self.read(files, .json(""))
    #expect(table?.rows == ["X000001"])
    let (none, _) = try Self.read(files, .xml("a/b"))
    #expect(none?.diagnostics.map(\.code.name) == ["missing-records"])
    #expect(none?.isUsable == false)
    #expect(try Self.read(files, .file(["a.csv"])).table == nil)
  }

  @Test func `a sheet or path that an extract may lack is told and stops nothing`() throws {
    let (sheet, faults) = try Self.read(
      ["a.xlsx": Self.workbook("Cover")],
      .sheet(["Covers"]),
      isRequired: false
    )
    #expect(sheet == nil)
    #expect(faults.map(\.code.name) == ["missing-table"])
    #expect(faults.first?.helps.first?.contains("'Cover'") == true)
    let (path, _) = try Self.read(
      ["a.json": Array(#"[{"crn": "X000001"}]"#.utf8)],
      .json("plans"),
      isRequired: false
    )
    #expect(path?.isUsable == true)
    #expect(path?.rows == [])
    #expect(path?.diagnostics.map(\.severity) == [.note])
  }

  @Test func `an extract that is not there is a failure`() {
    #expect(throws: ReadingFailure.self) { try ExtractTables(path: "/no-such-folder/extract") }
  }
}
