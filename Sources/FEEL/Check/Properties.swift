import AuditCore

/// The parts of days, times, lengths of time and ranges that a path can name.
///
/// - Source: OMG DMN 1.5 section 10.3.2.15, table 65.
enum Properties {
  /// The names of a type's properties.
  static func names(of type: ValueType) -> [String] { known(type).map(\.0) }

  /// The type of a property; `nil` when a type has no such property.
  static func type(of name: String, on type: ValueType) -> ValueType? {
    known(type).first { $0.0 == name }?.1
  }

  private static func known(_ type: ValueType) -> [(String, ValueType)] {
    let day: [(String, ValueType)] = [
      ("year", .number), ("month", .number), ("day", .number), ("weekday", .number),
    ]
    let time: [(String, ValueType)] = [
      ("hour", .number), ("minute", .number), ("second", .number),
      ("time offset", .daysTimeDuration), ("timezone", .string),
    ]
    switch type {
    case .date: return day
    case .dateTime: return day + time
    case .time: return time
    case .yearsMonthsDuration: return [("years", .number), ("months", .number)]
    case .daysTimeDuration:
      return [("days", .number), ("hours", .number), ("minutes", .number), ("seconds", .number)]
    case .range(let end):
      return [
        ("start", end), ("end", end), ("start included", .boolean), ("end included", .boolean),
      ]
    default: return []
    }
  }

  /// The value of a property; `nil` when the value has no such property.
  static func value(of name: String, on value: Value) -> Value? {
    switch value {
    case .date(let day): return part(name, of: day)
    case .time(let time): return part(name, of: time)
    case .dateTime(let instant): return part(name, of: instant)
    case .yearsMonthsDuration(let duration):
      switch name {
      case "years": return .number(Decimal128(duration.months / 12))
      case "months": return .number(Decimal128(duration.months % 12))
      default: return nil
      }
    case .daysTimeDuration(let duration):
      let seconds = Int(duration.seconds)
      switch name {
      case "days": return .number(Decimal128(seconds / 86_400))
      case "hours": return .number(Decimal128(seconds / 3600 % 24))
      case "minutes": return .number(Decimal128(seconds / 60 % 60))
      case "seconds":
        let whole = Decimal128(seconds % 60)
        return .number(whole.adding(billionths(duration.nanoseconds)) ?? whole)
      default: return nil
      }
    case .range(let range):
      switch name {
      case "start": return range.low ?? .null(.notRecorded)
      case "end": return range.high ?? .null(.notRecorded)
      case "start included": return .boolean(range.includesLow)
      case "end included": return .boolean(range.includesHigh)
      default: return nil
      }
    default: return nil
    }
  }

  private static func part(_ name: String, of day: CalendarDay) -> Value? {
    switch name {
    case "year": .number(Decimal128(day.parts.year))
    case "month": .number(Decimal128(day.parts.month))
    case "day": .number(Decimal128(day.parts.day))
    case "weekday": .number(Decimal128(day.weekday))
    default: nil
    }
  }

  private static func part(_ name: String, of instant: DateTimeValue) -> Value? {
    if name == "time offset" { return offset(instant.offset) }
    return part(name, of: instant.day) ?? part(name, of: instant.time)
  }

  private static func part(_ name: String, of time: TimeValue) -> Value? {
    switch name {
    case "hour": return .number(Decimal128(time.secondOfDay / 3600))
    case "minute": return .number(Decimal128(time.secondOfDay / 60 % 60))
    case "second":
      let whole = Decimal128(time.secondOfDay % 60)
      return .number(whole.adding(billionths(time.nanosecond)) ?? whole)
    case "time offset": return offset(time.fixedOffset)
    case "timezone":
      guard case .named(let zone)? = time.zone else { return .null(.notRecorded) }
      return .string(zone.name)
    default: return nil
    }
  }

  private static func offset(_ seconds: Int?) -> Value {
    seconds.map { .daysTimeDuration(DaysTimeDuration(seconds: Int64($0))) } ?? .null(.notRecorded)
  }

  private static func billionths(_ count: Int) -> Decimal128 {
    Decimal128(significand: Int64(count), exponent: -9).reduced
  }
}
