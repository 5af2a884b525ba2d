import ArgumentParser
import AuditCore

/// Reads a day written as `yyyy-mm-dd`.
func dayArgument(_ text: String) throws -> CalendarDay {
  guard let day = CalendarDay(text) else {
    throw ValidationError("'\(text)' is not a day; write it as 2024-07-01")
  }
  return day
}
