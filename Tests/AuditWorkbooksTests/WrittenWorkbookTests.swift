import AuditCore
import AuditReports
import AuditTestSupport
import AuditWorkbooks
import Foundation
import Testing

@testable import AuditReaders

struct WrittenWorkbookTests {
  /// Writes a workbook and opens what was written.
  private static func written(_ workbook: ReportWorkbook) throws -> Workbook {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.xlsx").path
    try WorkbookWriter.write(workbook, to: path)
    let (opened, diagnostics) = try Workbook.open(path: path)
    #expect(diagnostics.isEmpty)
    return try #require(opened)
  }

  private static func rows(_ workbook: Workbook, _ sheet: String) -> [Int: [String]] {
    var rows: [Int: [String]] = [:]
    let found = workbook.readSheet(sheet) { row in
      rows[row.number] = row.cells.map(row.text)
      return true
    }
    #expect(found.isEmpty)
    return rows
  }

  @Test func `hostile words come back as they were, as words`() throws {
    let workbook = try Self.written(WorkbookFixture.workbook)
    #expect(workbook.sheetNames == ["Cover", "2.1"])
    var kinds: Set<SheetCell.Kind> = []
    var words: [String] = []
    _ = workbook.readSheet("2.1") { row in
      if row.number > 2, let cell = row.cell(0) {
        kinds.insert(cell.kind)
        words.append(row.text(cell))
      }
      return true
    }
    #expect(words == WorkbookFixture.hostile)
    #expect(kinds == [.text])
  }

  @Test func `numbers and days come back as numbers and days`() throws {
    let workbook = try Self.written(WorkbookFixture.workbook)
    let row = try #require(Self.rows(workbook, "2.1")[3])
    #expect(row.dropFirst() == ["0.336", "2024-07-01"])
  }

  @Test func `rows follow one another from the first without a gap`() throws {
    let workbook = try Self.written(WorkbookFixture.workbook)
    for sheet in WorkbookFixture.workbook.sheets {
      let rows = Self.rows(workbook, sheet.name)
      #expect(rows.keys.sorted() == Array(1...sheet.rows.count))
      #expect(rows[1]?.count == 1)
    }
  }

  @Test func `a table is tagged, its choices are a list, its sheet is protected and unmerged`()
    throws
  {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.xlsx").path
    try WorkbookWriter.write(WorkbookFixture.workbook, to: path)
    let sheet = try WrittenParts(path: path).text("xl/worksheets/sheet2.xml")
    #expect(sheet.contains("<tablePart r:id=\"rId1\"/>"))
    #expect(sheet.contains("<sheetProtection "))
    #expect(sheet.contains("<formula1>\"sufficient,insufficient\"</formula1>"))
    #expect(sheet.contains("type=\"date\""))
    #expect(!sheet.contains("mergeCell"))
    #expect(!sheet.contains("<f>"))
    let table = try WrittenParts(path: path).text("xl/tables/table1.xml")
    #expect(table.contains("ref=\"A2:C17\""))
    #expect(table.contains("displayName=\"cases\""))
    let properties = try WrittenParts(path: path).text("docProps/core.xml")
    #expect(properties.contains("<dc:title>A made-up workbook</dc:title>"))
    #expect(properties.contains("2024-07-01T09:30:00Z"))
  }
}

/// The parts of a written workbook as text.
private struct WrittenParts {
  let path: String

  func text(_ part: String) throws -> String {
    let file = try MappedFile(path: path, limit: 1 << 24)
    return String(decoding: try ZipArchive(file.bytes, owner: file).read(part), as: UTF8.self)
  }
}
