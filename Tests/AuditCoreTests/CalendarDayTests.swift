import AuditCore
import Testing

struct CalendarDayTests {
  @Test func `a day is read, numbered and written again`() {
    #expect(CalendarDay("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDay("2024-02-29")?.description == "2024-02-29")
    #expect(CalendarDay("2000-03-01")?.dayNumber == 11_017)
    for number in stride(from: -800_000, to: 800_000, by: 997) {
      let parts = CalendarDay(dayNumber: number).parts
      let again = CalendarDay(year: parts.year, month: parts.month, day: parts.day)
      #expect(again?.dayNumber == number)
    }
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-01", ""])
  func `a day that does not exist is refused`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `a month later keeps to the month's last day`() {
    #expect(CalendarDay("2024-01-31")?.adding(months: 1) == CalendarDay("2024-02-29"))
    #expect(CalendarDay("2024-03-31")?.adding(months: -1) == CalendarDay("2024-02-29"))
    #expect(CalendarDay("2024-03-15")?.adding(months: -15) == CalendarDay("2022-12-15"))
  }

  @Test func `1 January 2024 is a Monday`() {
    #expect(CalendarDay("2024-01-01")?.weekday == 1)
    #expect(CalendarDay("2023-12-31")?.weekday == 7)
    #expect(CalendarDay("2024-03-05")?.words == "5 March 2024")
  }
}
