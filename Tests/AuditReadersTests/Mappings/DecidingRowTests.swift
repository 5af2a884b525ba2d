import AuditCore
import AuditTestSupport
import Testing

@testable import AuditReaders

/// From which row a value comes that a rule worked out.
@Suite struct DecidingRowTests {
  private typealias Fixture = ExtractFixture

  /// The file and line of a field of each case.
  private func places(_ path: String, _ reading: CaseReading) throws -> [String] {
    let records = reading.table.records
    let field = try #require(records.type.fieldIndex(path))
    return (0..<records.rowCount).map { row in
      let origin = records.origin(of: row, field: field)
      let file = reading.table.files[origin.fileIndex].split(separator: "/").last ?? ""
      return "\(file):\(origin.line)"
    }
  }

  private func read(
    flags: String,
    _ rule: String = "some f in flag satisfies f.SET"
  ) throws -> CaseReading {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET\n" + flags
    return try Fixture.read(
      files,
      mapping: Fixture.mapping.replacing("some f in flag satisfies f.SET", with: rule)
    )
  }

  @Test func `what some row says comes from the first row that says so`() throws {
    let reading = try read(flags: "X1,N\nX2,N\nX1,Y\nX1,Y\n")
    #expect(try places("flagged", reading) == ["flag.csv:4", "flag.csv:4", "event.csv:5"])
  }

  @Test func `what no row says comes from the case's own row`() throws {
    let reading = try read(flags: "X1,N\nX1,N\n")
    #expect(try places("flagged", reading) == ["event.csv:2", "event.csv:3", "event.csv:5"])
  }

  @Test func `what every row must say comes from the row that does not`() throws {
    let reading = try read(flags: "X1,Y\nX1,N\n", "every f in flag satisfies f.SET")
    #expect(try places("flagged", reading) == ["flag.csv:3", "flag.csv:3", "event.csv:5"])
  }

  @Test func `what all rows say together comes from the case's own row`() throws {
    let reading = try read(flags: "X1,Y\nX1,Y\nX2,Y\n", "count(flag[SET]) > 1")
    #expect(try places("flagged", reading) == ["event.csv:2", "event.csv:3", "event.csv:5"])
  }

  @Test func `what is worked out of a joined row alone comes from that row`() throws {
    let reading = try read(flags: "", "person.REGION = &quot;Eastwold&quot;")
    #expect(try places("flagged", reading) == ["person.csv:2", "person.csv:2", "person.csv:3"])
  }

  @Test func `what is worked out where no row stands beside comes from the case's own row`() throws
  {
    var files = Fixture.files
    files["person.csv"] = "CRN,DOB,GRADE,REGION\nX1,,PO,Northmarch\n"
    let reading = try Fixture.read(
      files,
      mapping: Fixture.mapping.replacing(
        "some f in flag satisfies f.SET",
        with: "person.REGION = null"
      )
    )
    #expect(try places("flagged", reading) == ["person.csv:2", "person.csv:2", "event.csv:5"])
  }
}
