/// Which days are worked: Monday to Friday without the bank holidays of a calendar document.
public struct WorkingDayCalendar: Sendable {
  /// The identifier that frameworks name.
  public let id: String
  /// The title for people.
  public let title: String
  /// The bank holidays, in order.
  public let holidays: [CalendarDay]
  /// The days for which the calendar knows the holidays; outside it only weekends are known.
  public let coverage: ClosedRange<CalendarDay>
  /// For each day of the table, how many working days lie before it, the first day being 0.
  private let workedBefore: [Int32]

  /// The first day of the table, 1900-01-01, and how many days the table spans, to 2100.
  private static let firstDay = -25_567
  private static let dayCount = 73_414

  /// Creates a calendar.
  public init(
    id: String,
    title: String,
    holidays: [CalendarDay],
    coverage: ClosedRange<CalendarDay>
  ) {
    self.id = id
    self.title = title
    self.holidays = holidays.sorted()
    self.coverage = coverage
    let closed = Set(holidays.map(\.dayNumber))
    var before: [Int32] = []
    before.reserveCapacity(Self.dayCount + 1)
    var worked: Int32 = 0
    for offset in 0...Self.dayCount {
      before.append(worked)
      let day = CalendarDay(dayNumber: Self.firstDay + offset)
      if day.weekday <= 5, !closed.contains(day.dayNumber) { worked += 1 }
    }
    workedBefore = before
  }

  /// A calendar without bank holidays.
  public static let weekdaysOnly = WorkingDayCalendar(
    id: "weekdays",
    title: "Monday to Friday",
    holidays: [],
    coverage: CalendarDay(dayNumber: firstDay)...CalendarDay(dayNumber: firstDay)
  )

  /// Whether a day is worked; `nil` outside 1900 to 2100.
  public func isWorkingDay(_ day: CalendarDay) -> Bool? {
    let offset = day.dayNumber - Self.firstDay
    guard offset >= 0, offset < Self.dayCount else { return nil }
    return workedBefore[offset + 1] > workedBefore[offset]
  }

  /// Counts the working days after one day up to and including another.
  ///
  /// Negative when the second day is the earlier one; 0 for the same day.
  ///
  /// - Returns: `nil` when a day lies outside 1900 to 2100.
  public func workingDays(from first: Int, to last: Int) -> Int? {
    let a = first - Self.firstDay
    let b = last - Self.firstDay
    guard a >= 0, b >= 0, a < Self.dayCount, b < Self.dayCount else { return nil }
    return Int(workedBefore[b + 1] - workedBefore[a + 1])
  }

  /// Finds the day that is so many working days after a day, given as day numbers.
  ///
  /// A count of 0 gives the day itself; a negative count goes back.
  ///
  /// - Returns: `nil` when a day lies outside 1900 to 2100.
  public func day(_ count: Int, workingDaysAfter day: Int) -> Int? {
    let start = day - Self.firstDay
    guard start >= 0, start < Self.dayCount else { return nil }
    if count == 0 { return day }
    // After day d, the n-th working day is the first whose running count reaches worked(d) + n.
    let base = count > 0 ? Int(workedBefore[start + 1]) : Int(workedBefore[start])
    let wanted = count > 0 ? base + count : base + count + 1
    guard wanted > 0 || count > 0 else { return nil }
    var low = 0
    var high = Self.dayCount
    while low < high {
      let middle = (low + high) / 2
      if Int(workedBefore[middle]) >= wanted { high = middle } else { low = middle + 1 }
    }
    guard low < Self.dayCount, low > 0 else { return nil }
    return Self.firstDay + low - 1
  }
}
