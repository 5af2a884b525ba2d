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
      seconds(-duration.totalNanoseconds)
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
      // The day is taken as its first moment, so that part of a day back is the day before.
      let start = DateTimeValue(day: day, time: TimeValue(secondOfDay: 0))
      guard case .dateTime(let moved) = start.adding(length) else { return Failures.noSuchDay }
      return .date(moved.day)
    case (.dateTime(let instant), .yearsMonthsDuration(let length)):
      guard case .date(let day) = instant.day.adding(length) else { return Failures.noSuchDay }
      return .dateTime(DateTimeValue(day: day, time: instant.time))
    case (.dateTime(let instant), .daysTimeDuration(let length)): return instant.adding(length)
    case (.time(let time), .daysTimeDuration(let length)):
      return .time(time.adding(length))
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)):
      return months(a.months.addingReportingOverflow(b.months))
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)):
      return seconds(a.totalNanoseconds + b.totalNanoseconds)
    default: return nil
    }
  }

  private static func difference(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.date(let a), .date(let b)):
      return .daysTimeDuration(DaysTimeDuration(days: a.dayNumber - b.dayNumber))
    case (.date(let day), .dateTime(let instant)):
      return midnight(day, beside: instant).flatMap { between($0, instant) }
    case (.dateTime(let instant), .date(let day)):
      return midnight(day, beside: instant).flatMap { between(instant, $0) }
    case (.dateTime(let a), .dateTime(let b)): return between(a, b)
    case (.time(let a), .time(let b)):
      let day = CalendarDay(dayNumber: 0)
      return between(DateTimeValue(day: day, time: a), DateTimeValue(day: day, time: b))
    case (_, .yearsMonthsDuration), (_, .daysTimeDuration): return sum(left, negated(right))
    default: return nil
    }
  }

  /// A day beside an instant is its midnight in universal time, so only an instant with a zone has
  /// a distance from it.
  private static func midnight(_ day: CalendarDay, beside other: DateTimeValue) -> DateTimeValue? {
    guard other.time.zone != nil else { return nil }
    return DateTimeValue(day: day, time: TimeValue(secondOfDay: 0, zone: .offset(0)))
  }

  private static func between(_ a: DateTimeValue, _ b: DateTimeValue) -> Value? {
    var apart = Int128(a.clock) - Int128(b.clock)
    if let x = a.offset, let y = b.offset {
      apart -= Int128(x - y)
    } else if a.time.zone != b.time.zone {
      let isUnknown = a.time.zone != nil && b.time.zone != nil
      return isUnknown ? Failures.unknownZone : nil
    }
    return seconds(apart * 1_000_000_000 + Int128(a.time.nanosecond - b.time.nanosecond))
  }

  private static func product(_ left: Value, _ right: Value) -> Value? {
    guard case .number(let factor) = right else { return nil }
    switch left {
    case .yearsMonthsDuration(let length):
      return whole(Decimal128(length.months).multiplied(by: factor)).map { months(($0, false)) }
        ?? Failures.overflow
    case .daysTimeDuration(let length):
      return nanoseconds(length).multiplied(by: factor)?.wholePart.map(seconds)
        ?? Failures.overflow
    default: return nil
    }
  }

  private static func quotient(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)):
      return numbers(.divide, Decimal128(a.months), Decimal128(b.months))
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)):
      return numbers(.divide, nanoseconds(a), nanoseconds(b))
    case (.yearsMonthsDuration(let length), .number(let divisor)):
      guard divisor != .zero else { return Failures.division }
      return whole(Decimal128(length.months).divided(by: divisor)).map { months(($0, false)) }
        ?? Failures.overflow
    case (.daysTimeDuration(let length), .number(let divisor)):
      guard divisor != .zero else { return Failures.division }
      return nanoseconds(length).divided(by: divisor)?.wholePart.map(seconds)
        ?? Failures.overflow
    default: return nil
    }
  }

  /// A number cut to a whole one, as lengths of time are whole.
  private static func whole(_ number: Decimal128?) -> Int? {
    number?.rounded(places: 0, .towardZero).integer
  }

  private static func months(_ total: (partialValue: Int, overflow: Bool)) -> Value {
    guard !total.overflow, total.partialValue.magnitude < 1 << 40 else { return Failures.overflow }
    return .yearsMonthsDuration(YearsMonthsDuration(months: total.partialValue))
  }

  /// A length of time of so many billionths of a second.
  private static func seconds(_ total: Int128) -> Value {
    DaysTimeDuration(totalNanoseconds: total).map { .daysTimeDuration($0) } ?? Failures.overflow
  }

  private static func nanoseconds(_ length: DaysTimeDuration) -> Decimal128 {
    let total = length.totalNanoseconds
    return Decimal128(rounding: total.magnitude, exponent: 0, isNegative: total < 0) ?? .zero
  }
}

extension Decimal128 {
  /// The digits before the point; `nil` when they are too many.
  var wholePart: Int128? {
    let whole = rounded(places: 0, .towardZero).reduced
    guard whole.exponent >= 0, whole.exponent < 30 else { return whole == .zero ? 0 : nil }
    var digits = Int128(whole.significand)
    for _ in 0..<whole.exponent {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
    }
    return whole.isNegative ? -digits : digits
  }
}

extension CalendarDay {
  /// The years that days are held for.
  static let years = -999_999_999...999_999_999

  /// The day a number of months later, or the failure that there is none.
  func adding(_ length: YearsMonthsDuration) -> Value {
    let reach = 12 * 1_999_999_998
    guard length.months.magnitude <= reach else { return Failures.noSuchDay }
    let moved = adding(months: length.months)
    return Self.years.contains(moved.parts.year) ? .date(moved) : Failures.noSuchDay
  }
}

extension TimeValue {
  /// The time of day a length of time later, past midnight if need be.
  func adding(_ length: DaysTimeDuration) -> TimeValue {
    let day: Int128 = 86_400_000_000_000
    let start = Int128(secondOfDay) * 1_000_000_000 + Int128(nanosecond)
    let sum = (start + length.totalNanoseconds % day + day) % day
    var moved = self
    moved.secondOfDay = Int(sum / 1_000_000_000)
    moved.nanosecond = Int(sum % 1_000_000_000)
    return moved
  }
}

extension DateTimeValue {
  /// The instant a length of time later, or the failure that there is none.
  ///
  /// In a named zone it is the moment that is moved, not the clock: an hour later is an hour later
  /// on the night when clocks are changed, too.
  func adding(_ length: DaysTimeDuration) -> Value {
    guard case .named(let zone)? = time.zone else { return clockAdding(length) }
    guard let rules = zone.rules else { return Failures.unknownZone }
    var moment = self
    moment.time.zone = nil
    let before = DaysTimeDuration(seconds: Int64(-rules.offset(atClock: clock)))
    guard case .dateTime(let universal) = moment.clockAdding(before),
      case .dateTime(let later) = universal.clockAdding(length)
    else { return Failures.noSuchDay }
    let after = DaysTimeDuration(seconds: Int64(rules.offset(at: later.clock)))
    guard case .dateTime(var shown) = later.clockAdding(after) else { return Failures.noSuchDay }
    shown.time.zone = time.zone
    return .dateTime(shown)
  }

  private func clockAdding(_ length: DaysTimeDuration) -> Value {
    let total =
      Int128(clock) * 1_000_000_000 + Int128(time.nanosecond) + length.totalNanoseconds
    let dayLength: Int128 = 86_400_000_000_000
    let (quotient, remainder) = total.quotientAndRemainder(dividingBy: dayLength)
    let dayNumber = remainder < 0 ? quotient - 1 : quotient
    let rest = remainder < 0 ? remainder + dayLength : remainder
    guard dayNumber.magnitude < 365_500_000_000 else { return Failures.noSuchDay }
    let moved = CalendarDay(dayNumber: Int(dayNumber))
    guard CalendarDay.years.contains(moved.parts.year) else { return Failures.noSuchDay }
    var clock = time
    clock.secondOfDay = Int(rest / 1_000_000_000)
    clock.nanosecond = Int(rest % 1_000_000_000)
    return .dateTime(DateTimeValue(day: moved, time: clock))
  }
}
