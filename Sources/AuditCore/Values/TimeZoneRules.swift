/// The rules of one time zone: which offset from universal time its clocks had and have.
///
/// Shape: the moments of change in order, each with the offset from then on, and the yearly rule
/// that holds after the last of them.
/// - Source: RFC 8536, the Time Zone Information Format.
public struct TimeZoneRules: Sendable, Hashable {
  /// The offset before the first change, in seconds east of universal time.
  public let firstOffset: Int
  /// The moments of change, in seconds since 1970-01-01T00:00:00Z.
  public let changes: [Int64]
  /// The offset after each change, in seconds east.
  public let offsets: [Int]
  /// What holds after the last change; `nil` when its offset stays.
  public let yearly: YearlyZoneRule?

  /// Creates rules; there is one offset for each change.
  public init(firstOffset: Int, changes: [Int64], offsets: [Int], yearly: YearlyZoneRule? = nil) {
    self.firstOffset = firstOffset
    self.changes = changes
    self.offsets = offsets
    self.yearly = yearly
  }

  /// The offset at a moment, in seconds east.
  public func offset(at moment: Int64) -> Int {
    if let yearly, moment >= changes.last ?? Int64.min { return yearly.offset(at: moment) }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }

  /// The offset when the zone's clocks show a time, given in seconds since 1970-01-01T00:00:00.
  ///
  /// Where the clock is put back a time comes twice: the first is taken. Where it is put forward a
  /// time is left out: the offset before the change is taken.
  public func offset(atClock clock: Int64) -> Int {
    let early = offset(at: clock - 86_400)
    let late = offset(at: clock + 86_400)
    if early == late { return early }
    return offset(at: clock - Int64(early)) == early
      || offset(at: clock - Int64(late)) != late ? early : late
  }
}

/// The yearly change between standard and summer time.
public struct YearlyZoneRule: Sendable, Hashable {
  /// The offset in winter, in seconds east.
  public let standardOffset: Int
  /// The summer's offset, its beginning and its end; `nil` where clocks are not changed.
  public let summer: Summer?

  /// Summer time: its offset, and when it begins and ends on the clock of the time before it.
  public struct Summer: Sendable, Hashable {
    /// The offset, in seconds east.
    public let offset: Int
    /// When it begins, on the clock of standard time.
    public let start: ZoneChangeDay
    /// When it ends, on the clock of summer time.
    public let end: ZoneChangeDay

    /// Creates a summer time.
    public init(offset: Int, start: ZoneChangeDay, end: ZoneChangeDay) {
      self.offset = offset
      self.start = start
      self.end = end
    }
  }

  /// Creates a rule.
  public init(standardOffset: Int, summer: Summer?) {
    self.standardOffset = standardOffset
    self.summer = summer
  }

  /// The offset at a moment, in seconds east.
  func offset(at moment: Int64) -> Int {
    guard let summer else { return standardOffset }
    let clock = LocalDateTime(seconds: moment + Int64(standardOffset))
    let year = clock.day.parts.year
    let start = summer.start.clock(in: year) - Int64(standardOffset)
    let end = summer.end.clock(in: year) - Int64(summer.offset)
    let isSummer =
      start < end ? (start..<end).contains(moment) : !(end..<start).contains(moment)
    return isSummer ? summer.offset : standardOffset
  }
}

/// The day of a year on which clocks are changed, and the time.
public struct ZoneChangeDay: Sendable, Hashable {
  /// How the day is told.
  public enum Day: Sendable, Hashable {
    /// A weekday (0 for Sunday) in a week of a month: 1 for the first, 5 for the last.
    case weekday(month: Int, week: Int, weekday: Int)
    /// The number of a day from 1 to 365; 29 February is never counted.
    case numbered(Int)
    /// The number of a day from 0 to 365; 29 February is counted.
    case counted(Int)
  }

  /// The day.
  public let day: Day
  /// Seconds since that day's midnight; may lie outside the day.
  public let second: Int

  /// Creates a day of change.
  public init(day: Day, second: Int) {
    self.day = day
    self.second = second
  }

  /// The clock's time in a year, in seconds since 1970-01-01T00:00:00.
  func clock(in year: Int) -> Int64 {
    let first = CalendarDay(year: year, month: 1, day: 1) ?? CalendarDay(dayNumber: 0)
    let found: CalendarDay
    switch day {
    case .counted(let number): found = first.adding(days: number)
    case .numbered(let number):
      let isLeap = CalendarDay.length(ofMonth: 2, year: year) == 29
      found = first.adding(days: isLeap && number >= 60 ? number : number - 1)
    case .weekday(let month, let week, let weekday):
      let start = CalendarDay(year: year, month: month, day: 1) ?? first
      let ahead = (weekday - start.weekday % 7 + 7) % 7
      var number = ahead + (week - 1) * 7
      if number >= CalendarDay.length(ofMonth: month, year: year) { number -= 7 }
      found = start.adding(days: number)
    }
    return Int64(found.dayNumber) * 86_400 + Int64(second)
  }
}
