import AuditCore

extension BuiltinCatalogue {
  /// Functions that make one type of value from another.
  static let conversions: [Builtin] = [
    Builtin(
      "date",
      [
        .init([parameter("from", .any)], result: .date),
        .init(
          [parameter("year", .number), parameter("month", .number), parameter("day", .number)],
          result: .date
        ),
      ],
      "The day of a text, of a date and time, or of a year, month and day.",
      [
        example("date(\"2024-03-01\")", "@\"2024-03-01\""),
        example("date(date and time(\"2024-03-01T09:30:00\"))", "@\"2024-03-01\""),
        example("date(2024, 2, 29)", "@\"2024-02-29\""),
        example("date(2023, 2, 29)", "null"),
      ],
      body: { values, _ in date(Arguments(values, "date")) }
    ),
    Builtin(
      "time",
      [
        .init([parameter("from", .any)], result: .time),
        .init(
          [
            parameter("hour", .number), parameter("minute", .number), parameter("second", .number),
            parameter("offset", .daysTimeDuration, isOptional: true, takesNull: true),
          ],
          result: .time
        ),
      ],
      "The time of day of a text, of a date and time, or of an hour, minute and second.",
      [
        example("time(\"09:30:00\")", "@\"09:30:00\""),
        example("time(date and time(\"2024-03-01T09:30:00\"))", "@\"09:30:00\""),
        example("time(9, 30, 0)", "@\"09:30:00\""),
      ],
      body: { values, evaluation in located(time(Arguments(values, "time")), evaluation) }
    ),
    Builtin(
      "date and time",
      [
        .init([parameter("from", .any)], result: .dateTime),
        .init([parameter("date", .any), parameter("time", .time)], result: .dateTime),
      ],
      "The date and time of a text, or of a day and a time.",
      [
        example("date and time(\"2024-03-01T09:30:00\")", "@\"2024-03-01T09:30:00\""),
        example(
          "date and time(@\"2024-03-01\", @\"09:30:00\")",
          "@\"2024-03-01T09:30:00\""
        ),
      ],
      body: { values, evaluation in
        located(dateAndTime(Arguments(values, "date and time")), evaluation)
      }
    ),
    Builtin(
      "duration",
      [.init([parameter("from", .string)], result: .any)],
      "The length of time of a text.",
      [
        example("duration(\"P10D\")", "@\"P10D\""),
        example("duration(\"P1Y6M\") = @\"P18M\"", "true"),
      ],
      body: { values, _ in
        let arguments = Arguments(values, "duration")
        return arguments.text(0).flatMap { TemporalText.duration($0) }
          ?? arguments.failure("a length of time")
      }
    ),
    Builtin(
      "years and months duration",
      [.init([parameter("from", .any), parameter("to", .any)], result: .yearsMonthsDuration)],
      "The whole months from one day to another, as a length of time.",
      [
        example(
          "years and months duration(@\"2023-01-31\", @\"2024-03-01\")",
          "@\"P1Y1M\""
        ),
        example("years and months duration(@\"2024-03-01\", @\"2024-01-15\")", "@\"-P1M\""),
      ],
      body: { values, _ in
        let arguments = Arguments(values, "years and months duration")
        guard let from = arguments.day(0), let to = arguments.day(1) else {
          return arguments.failure("a day")
        }
        return .yearsMonthsDuration(YearsMonthsDuration(months: wholeMonths(from, to)))
      }
    ),
    Builtin(
      "number",
      [
        .init(
          [
            parameter("from", .string),
            parameter("grouping separator", .string, isOptional: true, takesNull: true),
            parameter("decimal separator", .string, isOptional: true, takesNull: true),
          ],
          result: .number
        )
      ],
      "The number that a text writes.",
      [
        example("number(\"12.50\")", "12.5"),
        example("number(\"1,250.75\", \",\", \".\")", "1250.75"),
        example("number(\"twelve\")", "null"),
      ],
      body: { values, _ in number(Arguments(values, "number")) }
    ),
    Builtin(
      "string",
      [.init([parameter("from", .any)], result: .string)],
      "The value as text.",
      [
        example("string(1.50)", "\"1.50\""),
        example("string(@\"2024-03-01\")", "\"2024-03-01\""),
        example("string([1, \"a\"])", "\"[1, \\\"a\\\"]\""),
      ],
      body: { values, _ in .string(FEELText.string(values[0])) }
    ),
  ]

  private static func date(_ arguments: Arguments) -> Value {
    if arguments.values.count == 3 {
      guard let year = arguments.integer(0), let month = arguments.integer(1),
        let day = arguments.integer(2)
      else { return arguments.failure("a whole number") }
      guard CalendarDay.years.contains(year),
        let date = CalendarDay(year: year, month: month, day: day)
      else { return Failures.noSuchDay }
      return .date(date)
    }
    if let text = arguments.text(0) {
      return TemporalText.date(text).map { .date($0) } ?? arguments.failure("a day")
    }
    return arguments.day(0).map { .date($0) } ?? arguments.failure("a day")
  }

  private static func time(_ arguments: Arguments) -> Value {
    if arguments.values.count >= 3 {
      guard let hour = arguments.integer(0), let minute = arguments.integer(1),
        let second = arguments.number(2), (0..<24).contains(hour), (0..<60).contains(minute),
        second >= .zero, second < Decimal128(60)
      else { return arguments.failure("a time of day") }
      let whole = second.rounded(places: 0, .floor)
      let nano = second.subtracting(whole)?.scaled(places: 9) ?? 0
      var zone: ZoneValue?
      if arguments.values.count == 4, !arguments.values[3].isNull {
        guard case .daysTimeDuration(let offset) = arguments.values[3],
          offset.seconds.magnitude <= 18 * 3600
        else { return arguments.failure("an offset of at most 18 hours") }
        zone = .offset(Int(offset.seconds))
      }
      let seconds = hour * 3600 + minute * 60 + (whole.integer ?? 0)
      return .time(TimeValue(secondOfDay: seconds, nanosecond: Int(nano), zone: zone))
    }
    if let text = arguments.text(0) {
      return TemporalText.timeOfDay(text).map { .time($0) }
        ?? arguments.failure("a time of day")
    }
    switch arguments.values[0] {
    case .time: return arguments.values[0]
    case .dateTime(let instant): return .time(instant.time)
    case .date: return .time(TimeValue(secondOfDay: 0, zone: .offset(0)))
    default: return arguments.failure("a time of day")
    }
  }

  private static func dateAndTime(_ arguments: Arguments) -> Value {
    if arguments.values.count == 2 {
      guard let day = arguments.day(0), case .time(let time) = arguments.values[1] else {
        return arguments.failure("a day and a time of day")
      }
      return .dateTime(DateTimeValue(day: day, time: time))
    }
    if let text = arguments.text(0) {
      if let instant = TemporalText.dateTime(text) { return .dateTime(instant) }
      if let day = TemporalText.date(text) { return .dateTime(midnight(day)) }
      return arguments.failure("a date and time")
    }
    switch arguments.values[0] {
    case .dateTime: return arguments.values[0]
    case .date(let day): return .dateTime(midnight(day))
    default: return arguments.failure("a date and time")
    }
  }

  /// Gives a time in a named zone the rules of that zone.
  private static func located(_ value: Value, _ evaluation: Evaluation) -> Value {
    switch value {
    case .time(var time):
      guard case .named(let zone)? = time.zone else { return value }
      guard let zone = evaluation.zone(zone.name) else { return Failures.noSuchZone }
      time.zone = .named(zone)
      return .time(time)
    case .dateTime(var instant):
      guard case .named(let zone)? = instant.time.zone else { return value }
      guard let zone = evaluation.zone(zone.name) else { return Failures.noSuchZone }
      instant.time.zone = .named(zone)
      return .dateTime(instant)
    default: return value
    }
  }

  private static func midnight(_ day: CalendarDay) -> DateTimeValue {
    DateTimeValue(day: day, time: TimeValue(secondOfDay: 0))
  }

  private static func wholeMonths(_ from: CalendarDay, _ to: CalendarDay) -> Int {
    if to < from { return -wholeMonths(to, from) }
    let (a, b) = (from.parts, to.parts)
    let months = (b.year - a.year) * 12 + b.month - a.month
    return b.day < a.day ? months - 1 : months
  }

  private static func number(_ arguments: Arguments) -> Value {
    guard var text = arguments.text(0) else { return arguments.failure("text") }
    guard let grouping = arguments.text(1, else: ""), let point = arguments.text(2, else: ".")
    else { return arguments.failure("a separator") }
    guard ["", " ", ",", "."].contains(grouping), [".", ","].contains(point), grouping != point
    else {
      return arguments.failure("a separator")
    }
    if !grouping.isEmpty { text = String(text.filter { String($0) != grouping }) }
    if point == "," { text = String(text.map { $0 == "," ? "." : $0 }) }
    return Decimal128(text).map { .number($0) } ?? arguments.failure("a number")
  }
}
