import AuditCore

extension ColumnRun {
  /// The days for which columns work: years 1 to 9999.
  private static let calendarDays = -719_162...2_932_896
  /// The same as seconds.
  private static let calendarSeconds = -719_162 * 86_400...2_932_897 * 86_400 - 1

  /// Moves days by lengths of time counted from their midnight; what is left of a day is dropped.
  func moved(
    _ days: ScalarVector,
    byDays durations: ScalarVector,
    sign: Int,
    _ known: [UInt64]?,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    let count = level.count
    let values = try days.narrow(count: count)
    let seconds = try durations.wide(count: count)
    return try eachDay(known, level) { (position) throws(ColumnRefusal) in
      let length = sign * Int(seconds.values[seconds.start + position])
      let (whole, rest) = length.quotientAndRemainder(dividingBy: 86_400)
      return Int(values.values[values.start + position]) + (rest < 0 ? whole - 1 : whole)
    }
  }

  /// Moves days by months; a day that the month lacks becomes its last.
  func movedDays(
    _ days: ScalarVector,
    byMonths months: ScalarVector,
    sign: Int,
    _ known: [UInt64]?,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    let values = try days.narrow(count: level.count)
    let counts = try months.narrow(count: level.count)
    return try eachDay(known, level) { (position) throws(ColumnRefusal) in
      let count = Int(counts.values[counts.start + position])
      guard abs(count) < 200_000 else { throw .outsideCalendar }
      return CalendarDay(dayNumber: Int(values.values[values.start + position]))
        .adding(months: sign * count).dayNumber
    }
  }

  /// Moves dates and times by months; the time of day stays.
  func movedInstants(
    _ instants: ScalarVector,
    byMonths months: ScalarVector,
    sign: Int,
    _ known: [UInt64]?,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    let values = try instants.wide(count: level.count)
    let counts = try months.narrow(count: level.count)
    var results = [Int64](repeating: 0, count: level.count)
    for position in 0..<level.count where known?.bit(position) ?? true {
      let count = Int(counts.values[counts.start + position])
      guard abs(count) < 200_000 else { throw .outsideCalendar }
      let instant = LocalDateTime(seconds: values.values[values.start + position])
      let day = instant.day.adding(months: sign * count)
      guard Self.calendarDays.contains(day.dayNumber) else { throw .outsideCalendar }
      results[position] = LocalDateTime(day: day, secondOfDay: instant.secondOfDay).seconds
    }
    return ScalarVector(.wide(ColumnSlice(values: results)), known: known)
  }

  /// The day of each date and time.
  func day(of instants: ScalarVector, _ level: Level) throws(ColumnRefusal) -> ScalarVector {
    guard !instants.isNull else { return instants }
    let values = try instants.wide(count: level.count)
    return try eachDay(instants.known, level) { (position) throws(ColumnRefusal) in
      LocalDateTime(seconds: values.values[values.start + position]).day.dayNumber
    }
  }

  /// A part of each day, as its year.
  func part(
    _ part: DayPart,
    of days: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !days.isNull else { return days }
    let values = try days.narrow(count: level.count)
    var results = [Int64](repeating: 0, count: level.count)
    for position in 0..<level.count where days.known?.bit(position) ?? true {
      let day = CalendarDay(dayNumber: Int(values.values[values.start + position]))
      results[position] = Int64(part.value(of: day))
    }
    return ScalarVector(.wide(ColumnSlice(values: results)), known: days.known)
  }

  /// Whole days from one day to another.
  func daysBetween(
    _ from: ScalarVector,
    _ to: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !from.isNull, !to.isNull else { return ScalarVector(.null, known: nil) }
    let first = try from.narrow(count: level.count)
    let second = try to.narrow(count: level.count)
    let days = first.days(to: second, count: level.count)
    return ScalarVector(.wide(days), known: bothKnown(from, to))
  }

  /// Working days from one day to another.
  func workingDays(
    from: ScalarVector,
    to: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !from.isNull, !to.isNull else { return ScalarVector(.null, known: nil) }
    let known = bothKnown(from, to)
    let first = try from.narrow(count: level.count)
    let second = try to.narrow(count: level.count)
    var results = [Int64](repeating: 0, count: level.count)
    for position in 0..<level.count where known?.bit(position) ?? true {
      let days = environment.calendar.workingDays(
        from: Int(first.values[first.start + position]),
        to: Int(second.values[second.start + position])
      )
      guard let days else { throw .outsideCalendar }
      results[position] = Int64(days)
    }
    return ScalarVector(.wide(ColumnSlice(values: results)), known: known)
  }

  /// The day so many working days after each day.
  func workingDays(
    _ counts: ScalarVector,
    after days: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !counts.isNull, !days.isNull else { return ScalarVector(.null, known: nil) }
    guard counts.places == 0 else { throw .unexpectedValue }
    let known = bothKnown(days, counts)
    let values = try days.narrow(count: level.count)
    let steps = try counts.wide(count: level.count)
    var memory = WorkingDayMemory(calendar: environment.calendar)
    return try eachDay(known, level) { (position) throws(ColumnRefusal) in
      let day = Int(values.values[values.start + position])
      guard abs(steps.values[steps.start + position]) < 100_000 else { throw .outsideCalendar }
      let found = memory.day(Int(steps.values[steps.start + position]), after: day)
      guard let found else { throw .outsideCalendar }
      return found
    }
  }

  /// Finds a day for each position that is known, all within the calendar.
  private func eachDay(
    _ known: [UInt64]?,
    _ level: Level,
    _ day: (Int) throws(ColumnRefusal) -> Int
  ) throws(ColumnRefusal) -> ScalarVector {
    var results = [Int32](repeating: 0, count: level.count)
    for first in stride(from: 0, to: level.count, by: 64) {
      var rest = known?[first / 64] ?? ~0
      while rest != 0 {
        let position = first + rest.trailingZeroBitCount
        guard position < level.count else { break }
        rest &= rest - 1
        let number = try day(position)
        guard Self.calendarDays.contains(number) else { throw .outsideCalendar }
        results[position] = Int32(number)
      }
    }
    return ScalarVector(.narrow(ColumnSlice(values: results)), known: known)
  }

  /// Refuses lengths of time that are longer than any the rule language works with.
  func checkLengths(_ lengths: ColumnSlice<Int64>, _ count: Int) throws(ColumnRefusal) {
    for position in 0..<count {
      guard lengths.values[lengths.start + position].magnitude < 1 << 60 else { throw .overflow }
    }
  }

  /// Refuses instants outside the calendar.
  func checkInstants(
    _ instants: ColumnSlice<Int64>,
    _ known: [UInt64]?,
    _ count: Int
  ) throws(ColumnRefusal) {
    for position in 0..<count where known?.bit(position) ?? true {
      guard Self.calendarSeconds.contains(Int(instants.values[instants.start + position])) else {
        throw .outsideCalendar
      }
    }
  }
}

/// Remembers the days found for the last count, since rules ask for the same count of many cases.
private struct WorkingDayMemory {
  let calendar: WorkingDayCalendar
  private var count: Int?
  /// For each day from the first, the day found; not found yet where it is the least number.
  private var found: [Int32] = []

  /// The days that are remembered: 1900-01-01 to 2099-12-31, as far as the calendar reaches.
  private static let firstDay = -25_567
  private static let dayCount = 73_049
  private static let unknown = Int32.min

  init(calendar: WorkingDayCalendar) { self.calendar = calendar }

  mutating func day(_ wanted: Int, after day: Int) -> Int? {
    let offset = day - Self.firstDay
    guard offset >= 0, offset < Self.dayCount else {
      return calendar.day(wanted, workingDaysAfter: day)
    }
    if count != wanted {
      // A count that changes from row to row is not worth remembering.
      guard count == nil else { return calendar.day(wanted, workingDaysAfter: day) }
      count = wanted
      found = Array(repeating: Self.unknown, count: Self.dayCount)
    }
    if found[offset] != Self.unknown { return Int(found[offset]) }
    guard let made = calendar.day(wanted, workingDaysAfter: day) else { return nil }
    found[offset] = Int32(made)
    return made
  }
}
