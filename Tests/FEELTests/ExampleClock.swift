import AuditCore
import FEEL

extension Example {
  /// What the clock shows.
  static let now = DateTimeValue(
    day: CalendarDay(dayNumber: 19_783),
    time: TimeValue(secondOfDay: 34_200, zone: .offset(0))
  )

  /// Zones as they have been since 1996.
  static let zones = [
    "Europe/London": zone(0), "Europe/Paris": zone(3600),
    "Asia/Dhaka": TimeZoneRules(firstOffset: 21_600, changes: [], offsets: []),
  ]

  /// A zone whose clocks are put forward at 1:00 universal time on the last Sunday of March.
  private static func zone(_ offset: Int) -> TimeZoneRules {
    let start = ZoneChangeDay(
      day: .weekday(month: 3, week: 5, weekday: 0),
      second: offset + 3600
    )
    let end = ZoneChangeDay(day: .weekday(month: 10, week: 5, weekday: 0), second: offset + 7200)
    return TimeZoneRules(
      firstOffset: offset,
      changes: [],
      offsets: [],
      yearly: YearlyZoneRule(
        standardOffset: offset,
        summer: .init(offset: offset + 3600, start: start, end: end)
      )
    )
  }
}
