import AuditCore
import Testing

struct WorkingDayCalendarTests {
  private let calendar = WorkingDayCalendar(
    id: "test",
    title: "Two holidays",
    holidays: ["2024-12-25", "2024-12-26"].compactMap { CalendarDay($0) },
    coverage: CalendarDay(dayNumber: 18_000)...CalendarDay(dayNumber: 22_000)
  )

  private func number(_ text: String) throws -> Int { try #require(CalendarDay(text)).dayNumber }

  @Test func `weekends and bank holidays are not counted`() throws {
    let friday = try number("2024-12-20")
    #expect(try calendar.workingDays(from: friday, to: number("2024-12-23")) == 1)
    #expect(try calendar.workingDays(from: friday, to: number("2024-12-27")) == 3)
    #expect(try calendar.workingDays(from: number("2024-12-27"), to: friday) == -3)
    #expect(calendar.workingDays(from: friday, to: friday) == 0)
  }

  @Test func `the n-th working day after a day is n working days away`() throws {
    for start in try number("2024-12-14")...number("2025-01-06") {
      for count in [-12, -5, -1, 1, 2, 15] {
        let day = try #require(calendar.day(count, workingDaysAfter: start))
        #expect(calendar.isWorkingDay(CalendarDay(dayNumber: day)) == true)
        if count > 0 {
          #expect(calendar.workingDays(from: start, to: day) == count)
        } else {
          #expect(calendar.workingDays(from: start - 1, to: day - 1) == count)
        }
      }
    }
  }

  @Test func `days outside 1900 to 2100 have no answer`() {
    #expect(calendar.workingDays(from: -40_000, to: 0) == nil)
    #expect(calendar.day(5, workingDaysAfter: 60_000) == nil)
  }
}
