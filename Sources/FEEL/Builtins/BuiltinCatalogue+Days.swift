import AuditCore

extension BuiltinCatalogue {
  /// Functions of days.
  static let days: [Builtin] = [
    named("day of week", .string, "The English name of a day's weekday.", "\"Friday\"") {
      .string(weekdays[$0.weekday - 1])
    },
    named("month of year", .string, "The English name of a day's month.", "\"March\"") {
      .string(months[$0.parts.month - 1])
    },
    named("day of year", .number, "The number of a day in its year, from 1.", "61") {
      .number(Decimal128(dayOfYear($0)))
    },
    named("week of year", .number, "The number of a day's week in its year (ISO 8601).", "9") {
      .number(Decimal128(weekOfYear($0)))
    },
    Builtin(
      "days between",
      [.init([parameter("from", .any), parameter("to", .any)], result: .number)],
      "The whole days from one day to another; below zero when the second is the earlier one.",
      [
        example("days between(@\"2024-02-28\", @\"2024-03-01\")", "2"),
        example("days between(@\"2024-03-01\", @\"2024-02-28\")", "-2"),
      ],
      direct: .two { from, to in
        guard case .date(let from) = from, case .date(let to) = to else { return nil }
        return .number(Decimal128(to.dayNumber - from.dayNumber))
      },
      body: { values, _ in
        let arguments = Arguments(values, "days between")
        guard let from = arguments.day(0), let to = arguments.day(1) else {
          return arguments.failure("a day")
        }
        return .number(Decimal128(to.dayNumber - from.dayNumber))
      }
    ),
  ]

  /// Functions of the clock, which comes in as a value: nothing here reads one.
  static let clock: [Builtin] = [
    Builtin(
      "now",
      [.init([], result: .dateTime)],
      "The date and time at which the evaluation runs, as it was told.",
      [example("now() = now()", "true")],
      body: { _, evaluation in
        evaluation.environment.now.map { .dateTime($0) } ?? Failures.noClock
      }
    ),
    Builtin(
      "today",
      [.init([], result: .date)],
      "The day on which the evaluation runs; in an audit the day that it is made as of.",
      [example("today() = date(now())", "true")],
      body: { _, evaluation in
        if let now = evaluation.environment.now { return .date(now.day) }
        if case .date(let day)? = evaluation.constants["as of"] { return .date(day) }
        return Failures.noClock
      }
    ),
  ]

  /// Functions of working days: Monday to Friday without the framework's bank holidays.
  static let workingDays: [Builtin] = [
    Builtin(
      "working days between",
      [.init([parameter("from", .any), parameter("to", .any)], result: .number)],
      "The working days after one day up to and including another.",
      [
        example("working days between(@\"2024-03-01\", @\"2024-03-08\")", "5"),
        example("working days between(@\"2024-03-01\", @\"2024-03-01\")", "0"),
        example("working days between(@\"2024-03-08\", @\"2024-03-01\")", "-5"),
      ],
      body: { values, evaluation in
        let arguments = Arguments(values, "working days between")
        guard let from = arguments.day(0), let to = arguments.day(1) else {
          return arguments.failure("a day")
        }
        let calendar = evaluation.environment.calendar
        return calendar.workingDays(from: from.dayNumber, to: to.dayNumber)
          .map { .number(Decimal128($0)) } ?? Failures.noSuchDay
      }
    ),
    Builtin(
      "working days after",
      [.init([parameter("date", .any), parameter("count", .number)], result: .date)],
      "The day that is so many working days after another; a count below zero goes back.",
      [
        example("working days after(@\"2024-03-01\", 1)", "@\"2024-03-04\""),
        example("working days after(@\"2024-03-04\", -1)", "@\"2024-03-01\""),
      ],
      body: { values, evaluation in
        let arguments = Arguments(values, "working days after")
        guard let day = arguments.day(0), let count = arguments.integer(1),
          count.magnitude < 1_000_000
        else { return arguments.failure("a day and a whole number") }
        return evaluation.environment.calendar.day(count, workingDaysAfter: day.dayNumber)
          .map { .date(CalendarDay(dayNumber: $0)) } ?? Failures.noSuchDay
      }
    ),
    Builtin(
      "is working day",
      [.init([parameter("date", .any)], result: .boolean)],
      "Whether a day is worked.",
      [
        example("is working day(@\"2024-03-01\")", "true"),
        example("is working day(@\"2024-03-02\")", "false"),
      ],
      body: { values, evaluation in
        let arguments = Arguments(values, "is working day")
        guard let day = arguments.day(0) else { return arguments.failure("a day") }
        return evaluation.environment.calendar.isWorkingDay(day).map { .boolean($0) }
          ?? Failures.noSuchDay
      }
    ),
  ]

  /// Makes a function of one day, whose example is 1 March 2024.
  private static func named(
    _ name: String,
    _ type: ValueType,
    _ summary: String,
    _ value: String,
    _ work: @escaping @Sendable (CalendarDay) -> Value
  ) -> Builtin {
    let signature = Builtin.Signature([parameter("date", .any)], result: type)
    let shown = example("\(name)(@\"2024-03-01\")", value)
    return Builtin(name, [signature], summary, [shown]) { values, _ in
      let arguments = Arguments(values, name)
      return arguments.day(0).map(work) ?? arguments.failure("a day")
    }
  }

  private static func dayOfYear(_ day: CalendarDay) -> Int {
    let start = CalendarDay(year: day.parts.year, month: 1, day: 1) ?? day
    return day.dayNumber - start.dayNumber + 1
  }

  /// The week whose Thursday the day's week has.
  private static func weekOfYear(_ day: CalendarDay) -> Int {
    let thursday = day.adding(days: 4 - day.weekday)
    return (dayOfYear(thursday) - 1) / 7 + 1
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
