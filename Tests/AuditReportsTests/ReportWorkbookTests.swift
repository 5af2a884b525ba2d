import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct ReportWorkbookTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let publication = PublicationWorkbook.make(ResultFixture.result)
  private static let cases = CaseWorkbook(
    result: ResultFixture.result,
    rows: Array(ResultFixture.caseIDs.indices)
  ).workbook

  @Test func `the publication workbook matches its golden dump`() throws {
    try expectGolden(
      Self.dump(Self.publication),
      Self.golden.appending(path: "publication-workbook.txt")
    )
  }

  @Test func `the workbook of cases matches its golden dump`() throws {
    let few = CaseWorkbook(result: ResultFixture.result, rows: [0, 3, 7, 47]).workbook
    try expectGolden(Self.dump(few), Self.golden.appending(path: "case-workbook.txt"))
  }

  @Test func `cover, contents and notes come first, then one table a sheet`() {
    let names = Self.publication.sheets.map(\.name)
    #expect(names.prefix(3) == ["Cover", "Contents", "Notes"])
    #expect(names.count == 3 + ReportTables(result: ResultFixture.result).all.count)
    let tables = Self.publication.sheets.dropFirst().compactMap(\.table)
    #expect(tables.count == names.count - 1)
    #expect(Set(tables.map(\.name)).count == tables.count)
  }

  @Test(arguments: [PublicationWorkbook.path, CaseWorkbook.path])
  func `every sheet begins with its title and has no empty row or open cell in its table`(
    path: String
  ) {
    let workbook = path == CaseWorkbook.path ? Self.cases : Self.publication
    for sheet in workbook.sheets {
      #expect(sheet.rows.first?.first?.style == .title, "\(sheet.name)")
      #expect(!sheet.rows.contains { $0.isEmpty }, "\(sheet.name)")
      guard let table = sheet.table else { continue }
      let headings = sheet.rows[table.headingRow]
      #expect(Set(headings.map(\.value)).count == headings.count)
      #expect(sheet.widths.count == headings.count)
      for row in sheet.rows.dropFirst(table.headingRow + 1) {
        #expect(row.count == headings.count, "\(sheet.name)")
        let open = row.filter { $0.value == .blank || $0.value == .text("") }
        #expect(open.allSatisfy { $0.style == .entry || $0.style == .dayEntry })
      }
    }
  }

  @Test func `every link of the contents leads to a sheet and every sheet leads back`() {
    let names = Set(Self.publication.sheets.map(\.name))
    for sheet in Self.publication.sheets {
      let links = sheet.rows.joined().compactMap { cell -> String? in
        if case .link(_, let target) = cell.value { target } else { nil }
      }
      #expect(links.allSatisfy { names.contains($0) })
      if sheet.name != "Cover" { #expect(!links.isEmpty, "\(sheet.name)") }
    }
  }

  @Test func `percentages are shares and counts are numbers`() throws {
    let sheet = try #require(Self.publication.sheets.first { $0.name == "Key_questions" })
    let table = try #require(sheet.table)
    let column = try #require(
      sheet.rows[table.headingRow].firstIndex { $0.value == .text("Percentage sufficient") }
    )
    for row in sheet.rows.dropFirst(table.headingRow + 1) {
      guard case .number(let share) = row[column].value else { continue }
      #expect((0...1).contains(share))
      #expect(row[column].style == .percent)
    }
    let first = sheet.rows[table.headingRow + 1]
    #expect(first[6].style == .count)
  }

  @Test func `a share that is not a whole percentage shows one decimal place`() {
    let column = ReportTable.Column("Share", .percentage)
    let cell = PublicationWorkbook.cell(.percentage(Decimal128("33.6") ?? .zero), of: column)
    #expect(cell == ReportWorkbook.Cell(.number(0.336), .tenthOfPercent))
  }

  @Test func `a result without a unit has contents without a table`() {
    var result = ResultFixture.result
    result.units = UnitTree(units: [], unitOfCase: [])
    result.unitResults = []
    result.intake = Intake(tables: [])
    result.unverifiedNumbers = []
    let workbook = PublicationWorkbook.make(result)
    #expect(workbook.sheets.map(\.name) == ["Cover", "Contents"])
    #expect(workbook.sheets[1].table == nil)
    #expect(TablesCSV.files(of: result).map(\.path) == ["tables/index.csv"])
  }

  @Test func `what was judged already stands in the columns for entering`() throws {
    let sheet = try #require(Self.cases.sheets.first { $0.name == "2.2" })
    let row = try #require(
      sheet.rows.first { $0.count == 10 && $0[6].value == .text("sufficient") }
    )
    #expect(row[0].value == .text("C-0001"))
    #expect(row[2].value == .text("2.2.1"))
    #expect(row[7].value == .text("A. Assessor <b>"))
    #expect(row[8].value == .number(Double(19_880 + 25_569)))
    #expect(row[9].value == .text("The plan names nobody & nothing."))
  }

  @Test func `facts about units have a sheet, with what was entered already`() throws {
    var result = ResultFixture.result
    result.framework.facts = [
      FactDeclaration(
        name: "has serious failing",
        title: "Whether a serious failing was found",
        type: .yesNo,
        place: ResultFixture.place
      )
    ]
    let entered = UnitFact(
      unit: "Westmere",
      name: "has serious failing",
      value: "yes",
      place: ResultFixture.place
    )
    let workbook = CaseWorkbook(result: result, rows: [0], facts: [entered]).workbook
    let sheet = try #require(workbook.sheets.last)
    #expect(sheet.name == "Facts")
    let rows = sheet.rows.dropFirst(3)
    #expect(rows.count == 5)
    #expect(rows.filter { $0[4].value == .text("yes") }.map { $0[0].value } == [.text("Westmere")])
  }

  @Test func `names of sheets are short, plain and unlike one another`() {
    var taken: Set<String> = ["cover"]
    let names = ["Cover", "a/b", "a:b", String(repeating: "x", count: 40), "", "'q'"].map {
      SheetName.make(for: $0, taken: &taken)
    }
    #expect(
      names == ["Cover_2", "a_b", "a_b_2", String(repeating: "x", count: 31), "Sheet", "_q_"]
    )
  }

  /// All cells of a workbook as text, the styles of entering and of numbers marked.
  private static func dump(_ workbook: ReportWorkbook) -> String {
    var text = "\(workbook.path): \(workbook.title), \(workbook.madeAt)\n"
    for sheet in workbook.sheets {
      text += "\n== \(sheet.name)\(sheet.isProtected ? " (protected)" : "")"
      if let table = sheet.table {
        text += ", table \(table.name) from row \(table.headingRow + 1)"
        text += table.hasFilter ? " with filter" : ""
        for (column, entry) in table.entries.sorted(by: { $0.key < $1.key }) {
          text += ", column \(column + 1): \(entry)"
        }
      }
      text += "\n"
      for row in sheet.rows { text += row.map(dump).joined(separator: " | ") + "\n" }
    }
    return text
  }

  private static func dump(_ cell: ReportWorkbook.Cell) -> String {
    switch cell.value {
    case .blank: "_"
    case .text(let words): "\(words.debugDescription.dropFirst().dropLast())"
    case .number(let number): "\(number) \(cell.style)"
    case .link(let words, let sheet): "[\(words)](\(sheet))"
    }
  }
}
