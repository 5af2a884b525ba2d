import AuditReports
import AuditTestSupport
import Foundation
import Testing

@testable import AuditWorkbooks

struct WorkbookWriterTests {
  @Test func `the same workbook gives the same bytes`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["a.xlsx", "b.xlsx"].map { folder.appending(path: $0) }
    for path in paths { try WorkbookWriter.write(WorkbookFixture.workbook, to: path.path) }
    let bytes = try paths.map { try Data(contentsOf: $0) }
    #expect(bytes[0].count > 4_000)
    #expect(bytes[0] == bytes[1])
  }

  @Test func `a file that cannot be made is a failure that says so`() {
    #expect(throws: WorkbookFailure(reason: "its file could not be made")) {
      try WorkbookWriter.write(WorkbookFixture.workbook, to: "/no-such-folder/a.xlsx")
    }
  }

  @Test(
    arguments: [
      ("plain", "plain"), ("a\u{0}b", "a_x0000_b"), ("_x0041_", "_x005F_x0041_"),
      ("_x00", "_x00"), ("a\u{FFFF}b", "a\u{FFFD}b"), ("snake_case", "snake_case"),
    ]
  ) func `what the format cannot hold as it is, is written so that it can`(
    text: String,
    written: String
  ) {
    #expect(WorkbookText.cell(text) == written)
  }

  @Test func `a text of more than the longest a cell may be is cut and says so`() {
    let cut = WorkbookText.cell(String(repeating: "é", count: 40_000))
    #expect(cut.utf16.count <= 32_767)
    #expect(cut.hasSuffix("é… (cut off)"))
    let fits = String(repeating: "é", count: 32_767)
    #expect(WorkbookText.cell(fits) == fits)
  }

  @Test(
    arguments: [
      ("", 1), ("one two", 1), ("one two six", 2), ("one\ntwo", 2), ("a\n\nb", 3),
      ("onetwosixten", 2), ("onetwosixtenone", 2), ("on onetwosixten", 3), ("onetwosix0 a", 2),
    ]
  ) func `words take as many lines as they need in a cell of ten letters`(
    words: String,
    count: Int
  ) {
    #expect(SheetWriting.lines(words, width: 10) == count)
  }

  @Test(arguments: [("2024-07-01T09:30:00Z", 1_719_826_200), ("soon", 0)])
  func `a time is written in seconds`(text: String, seconds: Int) {
    #expect(WorkbookTime.seconds(text) == seconds)
  }
}

/// A small workbook with every kind of cell.
enum WorkbookFixture {
  static let hostile = [
    "<script>alert(\"x\")</script>", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "a\u{0}b",
    "\u{202E}turned", "\"quoted\" & 'so'", "line\nbreak", "return\rline",
    "\ttab", "_x0041_", "\u{1}", " blanks ",
    String(repeating: "n", count: 10_000),
  ]

  static let workbook = ReportWorkbook(
    path: "a.xlsx",
    title: "A made-up workbook",
    madeAt: "2024-07-01T09:30:00Z",
    sheets: [
      ReportWorkbook.Sheet(
        name: "Cover",
        widths: [40],
        rows: [[.text("Title", .title)], [ReportWorkbook.Cell(.link("2.1", sheet: "2.1"), .link)]]
      ),
      ReportWorkbook.Sheet(
        name: "2.1",
        widths: [20, 20, 20],
        rows: [
          [.text("A table", .title)],
          [.text("Case", .heading), .text("Judgement", .heading), .text("On", .heading)],
        ]
          + hostile.map { words in
            [
              .text(words),
              ReportWorkbook.Cell(.number(0.336), .tenthOfPercent),
              ReportWorkbook.Cell(.number(45_474), .dayEntry),
            ]
          },
        table: ReportWorkbook.Table(
          name: "cases",
          headingRow: 1,
          entries: [1: .choice(["sufficient", "insufficient"]), 2: .day],
          hasFilter: true
        ),
        isProtected: true
      ),
    ]
  )
}
