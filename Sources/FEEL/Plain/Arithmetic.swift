import AuditCore

/// Adds, subtracts, multiplies, divides and raises values.
///
/// - Source: OMG DMN 1.5 section 10.3.2.14, tables 45 to 49.
enum Arithmetic {
  /// The value of an operation.
  static func value(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) -> Value {
    if left.isNull || right.isNull { return .nullOf(left, right) }
    if case .number(let a) = left, case .number(let b) = right { return numbers(operation, a, b) }
    let value: Value?
    switch operation {
    case .add: value = sum(left, right) ?? sum(right, left, isText: false)
    case .subtract: value = difference(left, right)
    case .multiply: value = product(left, right) ?? product(right, left)
    case .divide: value = quotient(left, right)
    case .power: value = nil
    }
    return value ?? Failures.operands(operation.rawValue, left, right)
  }

  /// The value with the other sign.
  static func negated(_ value: Value) -> Value {
    switch value {
    case .null: value
    case .number(let number): .number(number.negated)
    case .yearsMonthsDuration(let duration):
      .yearsMonthsDuration(YearsMonthsDuration(months: -duration.months))
    case .daysTimeDuration(let duration):
      .daysTimeDuration(DaysTimeDuration(seconds: -duration.seconds))
    default: .failed("'-' needs a number, but stands before \(value.type.words)")
    }
  }

  private static func numbers(
    _ operation: ArithmeticOperator,
    _ a: Decimal128,
    _ b: Decimal128
  ) -> Value {
    let result: Decimal128?
    switch operation {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .divide:
      if b == .zero { return Failures.division }
      result = a.divided(by: b)
    case .power:
      if a == .zero, b.isNegative { return Failures.division }
      result = a.raised(to: b)
    }
    return result.map { .number($0) } ?? Failures.overflow
  }

  private static func sum(_ left: Value, _ right: Value, isText: Bool = true) -> Value? {
    switch (left, right) {
    case (.string(let a), .string(let b)): return isText ? .string(a + b) : nil
    case (.date(let day), .yearsMonthsDuration(let length)): return day.adding(length)
    case (.date(let day), .daysTimeDuration(let length)):
      let start = DateTimeValue(day: day, time: TimeValue(secondOfDay: 0))
      guard case .dateTime(let moved) = start.adding(length) else { return Failures.noSuchDay }
      return .date(moved.day)
    case (.dateTime(let instant), .yearsMonthsDuration(let length)):
      guard case .date(let day) = instant.day.adding(length) else { return Failures.noSuchDay }
      return .dateTime(DateTimeValue(day: day, time: instant.time))
    case (.dateTime(let instant), .daysTimeDuration(let length)): return instant.adding(length)
    case (.time(let time), .daysTimeDuration(let length)):
      let second = (time.secondOfDay + Int(length.seconds % 86_400) + 86_400) % 86_400
      return .time(TimeValue(secondOfDay: second, nanosecond: time.nanosecond, zone: time.zone))
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)):
      return months(a.months.addingReportingOverflow(b.months))
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)):
      return seconds(a.seconds.addingReportingOverflow(b.seconds))
    default: return nil
    }
  }

  private static func difference(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.date(let a), .date(let b)):
      return .daysTimeDuration(DaysTimeDuration(days: a.dayNumber - b.dayNumber))
    case (.date(let day), .dateTime):
      // A day beside an instant is its midnight, in universal time where the other has a zone.
      let zone = zone(of: right).map { _ in ZoneValue.offset(0) }
      let time = TimeValue(secondOfDay: 0, zone: zone)
      return difference(.dateTime(DateTimeValue(day: day, time: time)), right)
    case (.dateTime, .date(let day)):
      let zone = zone(of: left).map { _ in ZoneValue.offset(0) }
      let time = TimeValue(secondOfDay: 0, zone: zone)
      return difference(left, .dateTime(DateTimeValue(day: day, time: time)))
    case (.dateTime(let a), .dateTime(let b)):
      return between(a.day.dayNumber, a.time, b.day.dayNumber, b.time)
    case (.time(let a), .time(let b)): return between(0, a, 0, b)
    case (_, .yearsMonthsDuration), (_, .daysTimeDuration): return sum(left, negated(right))
    default: return nil
    }
  }

  private static func zone(of value: Value) -> ZoneValue? {
    if case .dateTime(let instant) = value { instant.time.zone } else { nil }
  }

  private static func between(_ dayA: Int, _ a: TimeValue, _ dayB: Int, _ b: TimeValue) -> Value? {
    var seconds = (dayA - dayB) * 86_400 + a.secondOfDay - b.secondOfDay
    switch (a.zone, b.zone) {
    case (.offset(let x)?, .offset(let y)?): seconds -= x - y
    case (let x, let y): guard x == y else { return nil }
    }
    return .daysTimeDuration(DaysTimeDuration(seconds: Int64(seconds)))
  }

  private static func product(_ left: Value, _ right: Value) -> Value? {
    guard case .number(let factor) = right else { return nil }
    switch left {
    case .yearsMonthsDuration(let length):
      return whole(Decimal128(length.months).multiplied(by: factor)).map { months(($0, false)) }
        ?? Failures.overflow
    case .daysTimeDuration(let length):
      return whole(Decimal128(Int(length.seconds)).multiplied(by: factor))
        .map { seconds((Int64($0), false)) } ?? Failures.overflow
    default: return nil
    }
  }

  private static func quotient(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)):
      return numbers(.divide, Decimal128(a.months), Decimal128(b.months))
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)):
      return numbers(.divide, Decimal128(Int(a.seconds)), Decimal128(Int(b.seconds)))
    case (.yearsMonthsDuration(let length), .number(let divisor)):
      guard divisor != .zero else { return Failures.division }
      return whole(Decimal128(length.months).divided(by: divisor)).map { months(($0, false)) }
        ?? Failures.overflow
    case (.daysTimeDuration(let length), .number(let divisor)):
      guard divisor != .zero else { return Failures.division }
      return whole(Decimal128(Int(length.seconds)).divided(by: divisor))
        .map { seconds((Int64($0), false)) } ?? Failures.overflow
    default: return nil
    }
  }

  /// A number cut to a whole one, as lengths of time are whole.
  private static func whole(_ number: Decimal128?) -> Int? {
    number?.rounded(places: 0, .towardZero).integer
  }

  private static func months(_ total: (partialValue: Int, overflow: Bool)) -> Value {
    guard !total.overflow, abs(total.partialValue) < 1 << 40 else { return Failures.overflow }
    return .yearsMonthsDuration(YearsMonthsDuration(months: total.partialValue))
  }

  private static func seconds(_ total: (partialValue: Int64, overflow: Bool)) -> Value {
    guard !total.overflow, total.partialValue.magnitude < 1 << 60 else { return Failures.overflow }
    return .daysTimeDuration(DaysTimeDuration(seconds: total.partialValue))
  }
}

extension CalendarDay {
  /// The years that days are held for.
  static let years = -999_999_999...999_999_999

  /// The day a number of months later, or the failure that there is none.
  func adding(_ length: YearsMonthsDuration) -> Value {
    let reach = 12 * 1_999_999_998
    guard abs(length.months) <= reach else { return Failures.noSuchDay }
    let moved = adding(months: length.months)
    return Self.years.contains(moved.parts.year) ? .date(moved) : Failures.noSuchDay
  }
}

extension DateTimeValue {
  /// The instant a length of time later, or the failure that there is none.
  func adding(_ length: DaysTimeDuration) -> Value {
    let total = time.secondOfDay + Int(length.seconds % 86_400)
    let carried = total < 0 ? -1 : total >= 86_400 ? 1 : 0
    let moved = day.adding(days: Int(length.seconds / 86_400) + carried)
    guard abs(moved.dayNumber) < 365_000_000_000, CalendarDay.years.contains(moved.parts.year)
    else { return Failures.noSuchDay }
    var clock = time
    clock.secondOfDay = total - carried * 86_400
    return .dateTime(DateTimeValue(day: moved, time: clock))
  }
}
