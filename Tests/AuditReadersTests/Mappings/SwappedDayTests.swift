import AuditCore
import AuditTestSupport
import Testing

@testable import AuditReaders

/// Days that can be read with day and month changed about, and years that nobody means.
@Suite struct SwappedDayTests {
  private typealias Fixture = ExtractFixture

  private func contacts(_ days: [String]) throws -> CaseReading {
    var files = Fixture.files
    files["contact.csv"] =
      "CRN,NUMBER,ID,KIND,ON,CHANGED\n"
      + days.enumerated().map { "X1,2,\($0.offset),C,\($0.element),\n" }.joined()
    return try Fixture.read(files)
  }

  private func swapped(_ reading: CaseReading) -> [Diagnostic] {
    reading.diagnostics.filter { $0.code.name == "swapped-dates" }
  }

  @Test func `a column whose days are month first is not read, since some could be either`() throws
  {
    let reading = try contacts(["03/02/2024", "03/25/2024", "04/01/2024", "12/31/2024"])
    #expect(!reading.isUsable)
    let told = try #require(swapped(reading).first)
    #expect(told.severity == .error && told.place?.line == 3)
    #expect(
      told.headline
        == "the days of 'ON' seem to have day and month the other way about than dd/MM/yyyy"
    )
    #expect(
      told.notes == [
        "2 can only be read the other way, 0 only as dd/MM/yyyy; 2 could be either, so none of them "
          + "is read"
      ]
    )
  }

  @Test func `a few days that are month first are told with how many others could be either`()
    throws
  {
    let reading = try contacts(["25/03/2024", "03/25/2024", "04/01/2024", "31/12/2024"])
    #expect(reading.isUsable)
    let told = try #require(swapped(reading).first)
    #expect(told.severity == .warning)
    #expect(
      told.notes == [
        "1 can only be read the other way, 2 only as dd/MM/yyyy; 1 could be either, and is read as "
          + "dd/MM/yyyy"
      ]
    )
  }

  @Test func `days that could be nothing else are read beside one that the calendar lacks`() throws
  {
    let reading = try contacts(["25/03/2024", "03/25/2024", "04/04/2024", "2024-05-06"])
    #expect(reading.isUsable && swapped(reading).isEmpty)
    let lacks = reading.diagnostics.filter { $0.headline.contains("the calendar does not have") }
    #expect(lacks.map(\.place?.line) == [3])
  }

  @Test func `a year that cannot be meant puts the row aside with the form of the cure`() throws {
    let reading = try contacts(["25/03/0202", "25/03/3023", "31/12/9999", "25/03/2024"])
    let told = try #require(reading.diagnostics.first { $0.headline.contains("cannot be meant") })
    #expect(told.headline == "a value of 'ON' is in a year that cannot be meant")
    #expect(told.place?.line == 2)
    #expect(told.helps.first?.contains("nothing=\"…\"") == true)
    let contact = try #require(reading.intake.tables.first { $0.name == "contact of Made-up" })
    #expect(contact.readCount == 4 && contact.rejectedCount == 3)
  }
}
