import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// Holds the mapping of the workload tool's workbook against made-up workbooks.
struct WorkloadExtractTests {
  private static let people = [
    "om_key", "team_code", "team_desc", "pdu_desc", "region_desc", "OM Grade-Code", "om_surname",
  ]

  private static func scheme() throws -> WorkloadScheme {
    let path = Repository.standards.appending(path: "workload/workload-2021.xml").path
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    return try #require(WorkloadSchemeReader.read(SourceFile(path: path, bytes: bytes)).scheme)
  }

  private static func sheet(_ name: String, _ rows: [String]...) -> (String, String) {
    (name, rows.enumerated().map { WorkbookFixture.row($0 + 1, $1) }.joined())
  }

  private static func read(_ path: String) throws -> CaseReading {
    let vocabulary = FeedFixture.read(vocabulary: "workload-caseload")
    let plan = try FeedFixture.plan("workload-extract", vocabulary: vocabulary)
    return try ExtractReader.read(
      [.init(path: path, plan: plan)],
      vocabulary: vocabulary,
      options: CaseReadingOptions(asOf: CalendarDay("2024-07-01"))
    )
  }

  private static func read(sheets: [(String, String)]) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "WMT_PS.xlsx")
    try Data(WorkbookFixture.bytes(sheets: sheets)).write(to: file)
    return try read(file.path)
  }

  private static func filtered(_ counts: [String], _ rows: [String]...) -> (String, String) {
    let all = [people + counts] + rows
    return (
      "WMT_Extract_Filtered",
      all.enumerated().map { WorkbookFixture.row($0 + 1, $1) }.joined()
    )
  }

  @Test func `counts, reports and contacts of all sheets become the caseload of a practitioner`()
    throws
  {
    let reading = try Self.read(sheets: [
      Self.filtered(
        ["commtiera3", "Comm Tier-B2", "licencetierc1s", "commtier0"],
        ["S1", "T1", "Team 1", "Alderbeck", "Northmarch", "PSO", "Nobody", "2", "3", "1", "4"],
        ["S2", "T1", "Team 1", "Alderbeck", "Northmarch", "PSQ", "Nobody", "", "5", "", ""]
      ),
      Self.sheet("t2a", ["om_key", "team_code", "custtierd1"], ["S1", "T1", "6"]),
      Self.sheet(
        "court_reports",
        ["om_key", "team_code", "sdr_last_30", "sdr_conv_last_30"],
        ["S2", "T1", "7", "1"]
      ),
      Self.sheet(
        "cms",
        ["contact_staff_key", "contact_team_key", "om_key", "om_team_key", "contact_type_code"],
        ["S1", "T1", "S2", "T1", "CMS01"],
        ["S1", "T1", "S2", "T1", "CMS01"],
        ["S1", "T1", "S1", "T1", "CMS01"]
      ),
    ])
    let scheme = try Self.scheme()
    let found = CaseloadReader.read(reading, scheme: scheme)
    #expect(found.diagnostics == [])
    #expect(found.caseloads.map(\.staff) == ["S1", "S2"])
    let first = try #require(found.caseloads.first)
    let second = try #require(found.caseloads.last)
    let tier = { (code: String) in scheme.tiers.firstIndex { $0.code == code } ?? -1 }
    #expect(first.units == ["Northmarch", "Alderbeck", "Team 1"])
    // The code PSO of nDelius is a probation officer, and PSQ a probation services officer.
    #expect(first.grade == "PO")
    #expect(second.grade == "PSO")
    #expect(first.cases.tiers[CasePlace.community.rawValue][tier("A3")].total == 2)
    #expect(first.cases.tiers[CasePlace.community.rawValue][tier("B2")].total == 3)
    #expect(first.cases.tiers[CasePlace.licence.rawValue][tier("C1S")].total == 1)
    #expect(first.cases.untiered[CasePlace.community.rawValue] == 4)
    #expect(first.cases.total == 10)
    #expect(first.t2aCases.tiers[CasePlace.custody.rawValue][tier("D1")].total == 6)
    #expect(second.t2aCases.total == 0)
    #expect(second.reports.prefix(2) == [7, 1])
    // A contact in one's own case is nobody else's work.
    #expect(first.contactsForOthers.first == 2)
    #expect(second.contactsByOthers.first == 2)
    #expect(first.contactsByOthers.allSatisfy { $0 == 0 })
  }

  @Test func `a contact for others counts for seven days, and those left out are told`() throws {
    let contact = ["S1", "T1", "S2", "T1", "CMS01"]
    let reading = try Self.read(sheets: [
      Self.filtered(
        ["commtiera3"],
        ["S1", "T1", "Team 1", "Alderbeck", "Northmarch", "PSO", "Nobody", "2"],
        ["S2", "T1", "Team 1", "Alderbeck", "Northmarch", "PSQ", "Nobody", "5"]
      ),
      Self.sheet(
        "cms",
        [
          "contact_staff_key", "contact_team_key", "om_key", "om_team_key", "contact_type_code",
          "contact_date",
        ],
        contact + ["2024-06-24"],
        contact + ["2024-06-25"],
        contact + ["2024-07-01"],
        contact + ["2024-07-02"]
      ),
    ])
    let found = CaseloadReader.read(reading, scheme: try Self.scheme())
    #expect(found.caseloads.first?.contactsForOthers.first == 2)
    #expect(found.caseloads.last?.contactsByOthers.first == 2)
    let told = reading.diagnostics.filter { $0.code.name == "left-out" }.map(\.headline)
    #expect(told.contains("2 of 4 rows of 'made' are left out by the mapping's 'where'"))
  }

  @Test func `a count that is no number puts the row aside and is told with sheet, row and column`()
    throws
  {
    let reading = try Self.read(sheets: [
      Self.filtered(
        ["commtiera3"],
        ["S1", "T1", "Team 1", "Alderbeck", "Northmarch", "PSO", "Nobody", "two"],
        ["S2", "T1", "Team 1", "Alderbeck", "Northmarch", "PSQ", "Nobody", "5"]
      )
    ])
    let found = CaseloadReader.read(reading, scheme: try Self.scheme())
    #expect(found.caseloads.map(\.staff) == ["S2"])
    let fault = try #require(reading.diagnostics.first { $0.code.name == "bad-number" })
    #expect(fault.headline.contains("commtiera3"))
    #expect(fault.place?.line == 2)
    #expect(!DiagnosticText().full(fault).contains("two"))
  }

  @Test func `what a workbook holds and nobody counts is told and numbered`() throws {
    let reading = try Self.read(sheets: [
      Self.filtered(
        ["commtiera3"],
        ["S1", "T1", "Team 1", "Alderbeck", "Northmarch", "PSO", "Nobody", "3.5"],
        ["S2", "T1", "Team 1", "Alderbeck", "Northmarch", "ZZZ", "Nobody", "5"]
      ),
      Self.sheet(
        "t2a",
        ["om_key", "team_code", "custtierd1"],
        ["S2", "T1", "1"],
        ["S9", "T1", "6"]
      ),
    ])
    let found = CaseloadReader.read(reading, scheme: try Self.scheme())
    #expect(found.leftOut.map(\.count) == [1])
    #expect(found.leftOut.map(\.reason) == ["in rows of the extract with a faulty cell"])
    let grade = try #require(found.diagnostics.first { $0.code.name == "unknown-workload-name" })
    #expect(grade.headline == "1 row has a code of grade that the weights do not know")
    #expect(found.caseloads.first?.grade == "DMY")
    let strays = try #require(reading.diagnostics.first { $0.code.name == "stray-rows" })
    #expect(strays.place?.sheet == "t2a" && strays.place?.line == 3)
  }

  @Test func `a workbook without the sheet of caseloads is refused with the sheets that it has`()
    throws
  {
    let reading = try Self.read(sheets: [
      Self.sheet("wmt_extract_filter", ["om_key"], ["S1"])
    ])
    #expect(!reading.isUsable)
    let words = reading.diagnostics.map { DiagnosticText().full($0) }.joined()
    #expect(words.contains("wmt_extract_filter"))
  }

  @Test func `the sample of the workbook reads whole and without a fault`() throws {
    let reading = try Self.read(
      Repository.root.appending(path: "samples/feeds/workload-extract/WMT_PS.xlsx").path
    )
    #expect(reading.diagnostics.map(\.headline) == [])
    let found = CaseloadReader.read(reading, scheme: try Self.scheme())
    #expect(found.caseloads.count == 24)
    #expect(found.leftOut.isEmpty)
    #expect(found.diagnostics == [])
  }
}
