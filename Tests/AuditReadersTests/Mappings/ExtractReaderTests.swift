import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct ExtractReaderTests {
  private typealias Fixture = ExtractFixture

  @Test func `an event of a person is a case, with what stands beside it`() throws {
    let reading = try Fixture.read()
    #expect(reading.isUsable && reading.table.count == 3)
    #expect((0..<3).map { reading.table.caseID(at: $0) } == ["X1/1", "X1/2", "X2/2"])
    #expect(Fixture.value(reading, 0, "unit.region") == "Northmarch")
    #expect(Fixture.value(reading, 0, "person.bornOn") == "1990-01-08")
    #expect(Fixture.value(reading, 2, "person.bornOn") == nil)
    #expect(Fixture.value(reading, 1, "sentence.startedOn") == "2024-02-01")
    #expect(Fixture.value(reading, 0, "practitioner.grade") == "officer")
    #expect(Fixture.value(reading, 2, "practitioner.grade") == "other")
  }

  @Test func `rules work values out of the row and of gathered rows`() throws {
    let reading = try Fixture.read()
    #expect(Fixture.value(reading, 0, "sentence.days") == "11")
    #expect(Fixture.value(reading, 1, "sentence.days") == nil)
    #expect(Fixture.value(reading, 0, "flagged") == "yes")
    #expect(Fixture.value(reading, 2, "flagged") == "no")
  }

  @Test func `contacts go to their events, a person's own to all of the person's events`() throws {
    let reading = try Fixture.read()
    #expect(Fixture.contacts(reading, 0) == ["visit 2024-01-13", "visit 2024-01-14"])
    #expect(Fixture.contacts(reading, 1) == ["visit 2024-02-03", "visit 2024-01-13"])
    #expect(Fixture.contacts(reading, 2) == [])
  }

  @Test(
    arguments: [
      ("Smith,1990-01-08,PO,Northmarch\n", "the first line does not name the columns"),
      ("CRN,DOB,GRADE,REGION\rX1,08/01/1990,PO,Smith\r", "the lines end in CR alone"),
      ("CRN;DOB\nX1;Smith\n", "the first line does not name the columns"),
      ("sep=,\nCRN,REGION\nX1,Smith\n", "the first line does not name the columns"),
    ]
  )
  func `a first line that names no column is told without a word of it`(
    content: String,
    headline: String
  ) throws {
    var files = Fixture.files
    files["person.csv"] = content
    let diagnostics = try Fixture.read(files).diagnostics
    let texts = diagnostics.map { DiagnosticText().full($0) }
    #expect(diagnostics.contains { $0.headline == headline && $0.severity == .error })
    #expect(!texts.contains { $0.contains("Smith") || $0.contains("X1;") }, "\(texts)")
  }

  @Test func `a pipe in a folder is no file of the extract, and files of inner folders are`() throws
  {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = folder.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for (name, content) in Fixture.files where name != "flag.csv" {
      try content.write(to: inner.appending(path: name), atomically: true, encoding: .utf8)
    }
    #expect(mkfifo(folder.appending(path: "flag.csv").path, 0o600) == 0)
    let reading = try ExtractReader.read(
      [.init(path: folder.path, plan: try Fixture.plan())],
      vocabulary: Fixture.vocabulary
    )
    #expect(reading.table.count == 3)
    let look = try ExtractInspection.look(at: folder.path, lists: [], rowLimit: 10)
    #expect(look.tables.map(\.file) == ["contact.csv", "event.csv", "person.csv"])
  }

  @Test func `an unknown column that may be a value is told by its number`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET,X123456,2024-01-08,Remarks\nX1,N,,,\n"
    let headlines = try Fixture.read(files).diagnostics.map(\.headline)
    #expect(headlines.contains("the mapping does not know column 3: it is ignored"))
    #expect(headlines.contains("the mapping does not know column 4: it is ignored"))
    #expect(headlines.contains("the mapping knows no column 'Remarks': it is ignored"))
  }

  @Test func `a late correction counts, and rows that are left out are told`() throws {
    let diagnostics = try Fixture.read().diagnostics
    let codes = Dictionary(grouping: diagnostics, by: { $0.code.name }).mapValues(\.count)
    #expect(codes == ["duplicate-record": 1, "left-out": 1, "stray-rows": 1, "mixed-dates": 1])
    #expect(!diagnostics.contains { $0.severity == .error })
    let stray = try #require(diagnostics.first { $0.code.name == "stray-rows" })
    #expect(stray.headline.contains("1 row of 'contact'") && stray.place?.line == 6)
  }

  @Test func `days in several forms in one column are told, with the first of the rarest`() throws {
    var files = Fixture.files
    files["contact.csv"] = """
      CRN,NUMBER,ID,KIND,ON,CHANGED
      X1,2,11,V1,03/02/2024,03/02/2024
      X1,1,12,C,12/01/2024,12/01/2024
      X1,1,13,C,2024-01-14,13/01/2024
      X1,1,14,C,15/01/2024,13/01/2024

      """
    let told = try Fixture.read(files).diagnostics.filter { $0.code.name == "mixed-dates" }
    let contact = try #require(told.first { $0.place?.path.hasSuffix("contact.csv") == true })
    #expect(contact.headline == "the days of 'ON' are written in 2 ways")
    #expect(contact.notes == ["3 as dd/MM/yyyy, 1 as yyyy-MM-dd"])
    #expect(contact.place?.line == 4)
  }

  @Test func `a code that is not known is told, and its row kept where the mapping says so`() throws
  {
    var files = Fixture.files
    files["person.csv"] = "CRN,DOB,GRADE,REGION\nX1,,ZZ,Northmarch\nX2,,X,Eastwold\n"
    let column = "<column name=\"GRADE\" codes=\"grades\""
    let told = try Fixture.read(
      files,
      mapping: Fixture.mapping.replacing("\(column)/>", with: "\(column) unknown=\"told\"/>")
    )
    let found = try #require(told.diagnostics.first { $0.code.name == "unmapped-value" })
    #expect(
      found.headline == "1 value of 'GRADE' is a code that the mapping does not know: not read"
    )
    #expect(found.place?.line == 2 && found.severity == .warning)
    #expect(told.rejects.isEmpty)
    let rejected = try Fixture.read(files)
    #expect(rejected.rejects.map(\.name) == ["person.csv"])
  }

  @Test func `gathered rows that belong to no row of the cases' table are told`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET\nX1,N\nX9,Y\nX8,N\n"
    let strays = try Fixture.read(files).diagnostics.filter { $0.code.name == "stray-rows" }
    let told = try #require(strays.first { $0.headline.contains("'flag'") })
    #expect(told.headline == "2 rows of 'flag' belong to no case of the extract")
    #expect(told.place?.line == 3)
  }

  @Test func `each value knows the file and line that it came from`() throws {
    let reading = try Fixture.read()
    let records = reading.table.records
    let region = try #require(records.type.fieldIndex("unit.region"))
    let start = try #require(records.type.fieldIndex("sentence.startedOn"))
    let places = [region, start].map { field -> String in
      let origin = records.origin(of: 2, field: field)
      let file = reading.table.files[origin.fileIndex]
      return "\(file.prefix(9)) \(file.split(separator: "/").last ?? ""):\(origin.line)"
    }
    #expect(places == ["Made-up,  person.csv:3", "Made-up,  event.csv:5"])
    let contact = records.lists[0].table.origins.origin(of: 0)
    #expect(reading.table.files[contact.fileIndex].hasSuffix("contact.csv") && contact.line == 4)
  }

  @Test func `the same comes out of one thread and of many`() throws {
    let one = try Fixture.read(threads: 1).table.records
    let many = try Fixture.read(threads: 8).table.records
    for field in one.type.fields.indices {
      for row in 0..<one.rowCount {
        #expect(one.text(row: row, field: field) == many.text(row: row, field: field))
      }
    }
  }

  @Test func `faulty rows are put aside with their reasons, the others are read`() throws {
    var files = Fixture.files
    files["event.csv"] = """
      CRN,NUMBER,START,ACTIVE,DAYS
      X1,1,31/02/2024,Y,10
      X2,2,10/01/2024,maybe,5
      X3,1,,Y,5
      X4,1,10/01/2024,Y,-7
      1.2E+05,1,10/01/2024,Y,5
      X6,1,11/01/2024,Y,5
      X6,1,12/01/2024,Y,5

      """
    let reading = try Fixture.read(files)
    #expect((0..<reading.table.count).map { reading.table.caseID(at: $0) } == ["X6/1"])
    let codes = Set(reading.diagnostics.filter { $0.severity == .error }.map(\.code.name))
    #expect(
      codes.isSuperset(of: [
        "bad-date", "bad-boolean", "missing-value", "out-of-range", "duplicate-case",
      ])
    )
    #expect(
      reading.rejects.map(\.name) == ["event.csv", "Made-up.repeated.csv", "Made-up.case.csv"]
    )
    #expect(reading.intake.hasRejects)
  }

  @Test func `a missing table, a missing column and files of one name are told with a cure`() throws
  {
    var files = Fixture.files
    files["person.csv"] = nil
    files["persons.csv"] = "CRN\n"
    files["contact.csv"] = "CRN,NUMBER,ID,KINDS,ON,CHANGED\nX1,1,1,C,12/01/2024,\n"
    files["EVENT.csv"] = files["event.csv"]
    let reading = try Fixture.read(files)
    #expect(!reading.isUsable)
    let codes = Set(reading.diagnostics.map(\.code.name))
    #expect(codes.isSuperset(of: ["ambiguous-table", "missing-table", "unknown-file"]))
    let missing = reading.diagnostics.first { $0.code.name == "missing-table" }
    #expect(missing?.helps.first?.contains("persons.csv") == true)
  }

  @Test func `a code that nothing knows rejects its row, and no message shows it`() throws {
    var files = Fixture.files
    files["person.csv"] = "CRN,date_of_birth,GRADE,REGION\nX1,08/01/1990,SECRET,Northmarch\n"
    let reading = try Fixture.read(files)
    let fault = try #require(reading.diagnostics.first { $0.code.name == "bad-code" })
    #expect(fault.place?.line == 2 && fault.caseValue == "SECRET")
    #expect(!DiagnosticText().full(fault).contains("SECRET"))
    #expect(Fixture.value(reading, 0, "unit.region") == nil)
  }
}
