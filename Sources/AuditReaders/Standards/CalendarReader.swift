public import AuditCore

/// Reads calendars of working days.
public enum CalendarReader {
  /// Reads a calendar from XML.
  ///
  /// - Returns: The calendar, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema or its days make no sense.
  public static func read(
    _ file: SourceFile
  ) -> (calendar: WorkingDayCalendar?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .calendar)
    var diagnostics = document.diagnostics
    guard let root = document.root else { return (nil, diagnostics) }
    let from = CalendarDay(root.words("from"))
    let to = CalendarDay(root.words("to"))
    if let from, let to, from > to {
      diagnostics.append(StandardMessages.calendarOrder(at: root.place(of: "to")))
    }
    let written = root.children("holiday")
    var lines: [CalendarDay: Int] = [:]
    for holiday in written {
      guard let day = CalendarDay(holiday.words("on")) else { continue }
      if let from, let to, from <= to, day < from || day > to {
        diagnostics.append(
          StandardMessages.holidayOutside(from: from, to: to, at: holiday.place(of: "on"))
        )
      }
      if let line = lines[day] {
        diagnostics.append(
          StandardMessages.duplicateHoliday(firstLine: line, at: holiday.place(of: "on"))
        )
      } else {
        lines[day] = holiday.line
      }
    }
    let sorted = DiagnosticList(diagnostics).sorted
    guard document.diagnostics.isEmpty, let from, let to, from <= to else { return (nil, sorted) }
    let calendar = WorkingDayCalendar(
      id: root.words("id"),
      title: root.words("title"),
      holidays: Array(lines.keys),
      coverage: from...to
    )
    return (calendar, sorted)
  }
}
