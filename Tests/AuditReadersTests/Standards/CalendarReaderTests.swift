import AuditCore
import AuditReaders
import AuditTestSupport
import Foundation
import Testing

struct CalendarReaderTests {
  private static func shipped() throws -> WorkingDayCalendar {
    let url = Repository.standards.appending(path: "calendars/england-and-wales.xml")
    let file = SourceFile(path: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    let (calendar, diagnostics) = CalendarReader.read(file)
    #expect(diagnostics.isEmpty)
    return try #require(calendar)
  }

  @Test func `the shipped calendar has eight holidays a year and the known extra ones`() throws {
    let calendar = try Self.shipped()
    let counts = Dictionary(grouping: calendar.holidays) { $0.parts.year }.mapValues(\.count)
    let extra = [2011: 9, 2012: 9, 2022: 10, 2023: 9]
    for year in 2010...2027 {
      #expect(counts[year] == extra[year] ?? 8, "\(year)")
    }
    #expect(counts.count == 18)
    #expect(calendar.coverage.lowerBound.description == "2010-01-01")
    #expect(calendar.coverage.upperBound.description == "2027-12-31")
  }

  @Test(arguments: [
    "2010-12-28", "2011-01-03", "2011-04-29", "2012-06-04", "2012-06-05", "2015-12-28",
    "2018-03-30", "2018-04-02", "2020-05-08", "2021-12-27", "2021-12-28", "2022-01-03",
    "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27", "2023-05-08", "2024-03-29",
    "2026-12-28", "2027-03-26", "2027-12-27", "2027-12-28",
  ]) func `a day that was or will be a bank holiday is one`(day: String) throws {
    let calendar = try Self.shipped()
    #expect(calendar.holidays.contains(try #require(CalendarDay(day))))
  }

  @Test(arguments: ["2012-05-28", "2020-05-04", "2022-05-30", "2021-12-24", "2025-12-24"])
  func `a day whose holiday was moved is worked`(day: String) throws {
    let calendar = try Self.shipped()
    #expect(calendar.isWorkingDay(try #require(CalendarDay(day))) == true)
  }

  @Test func `no bank holiday falls on a weekend`() throws {
    #expect(try Self.shipped().holidays.allSatisfy { $0.weekday <= 5 })
  }

  @Test func `a small calendar is read`() throws {
    let (read, diagnostics) = CalendarReader.read(SampleDocuments.file(SampleDocuments.calendar))
    #expect(diagnostics.isEmpty)
    let calendar = try #require(read)
    #expect(calendar.title == "Tiny")
    #expect(calendar.holidays.map(\.description) == ["2024-01-01", "2024-12-25"])
  }
}
