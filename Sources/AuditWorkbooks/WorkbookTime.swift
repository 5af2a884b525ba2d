import AuditCore

/// Times as a workbook's properties hold them.
enum WorkbookTime {
  /// A time such as `2024-07-01T09:30:00Z` in seconds since 1970; 0 when it is no such time.
  static func seconds(_ text: String) -> Int {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = CalendarDay(parts[0]) else { return 0 }
    let clock = parts[1].prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return day.dayNumber * 86_400 }
    return day.dayNumber * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
  }
}
