public import AuditCore

/// A FEEL value.
///
/// - Source: OMG DMN 1.5 section 10.3.2.1.
public enum Value: Sendable, Hashable {
  /// No value, and why.
  case null(NullReason)
  /// A boolean.
  case boolean(Bool)
  /// A number.
  case number(Decimal128)
  /// A string.
  case string(String)
  /// A day.
  case date(CalendarDay)
  /// A time of day.
  indirect case time(TimeValue)
  /// A day with a time of day.
  indirect case dateTime(DateTimeValue)
  /// A length of time in years and months.
  case yearsMonthsDuration(YearsMonthsDuration)
  /// A length of time in days, hours, minutes and seconds.
  case daysTimeDuration(DaysTimeDuration)
  /// A list.
  case list([Value])
  /// A context, its entries in order.
  case context(ContextValue)
  /// A record of a case table, which acts as a context.
  case record(RecordReference)
  /// A range.
  indirect case range(RangeValue)
  /// A function.
  indirect case function(FunctionValue)
}

/// Why a value is null.
public enum NullReason: Sendable, Hashable {
  /// The record does not hold it, or the author wrote `null`.
  case notRecorded
  /// The operation has no value for its operands; the sentence says why, without case values.
  case failed(String)
}

/// A time of day, with its zone or without.
public struct TimeValue: Sendable, Hashable {
  /// Seconds since midnight.
  public var secondOfDay: Int
  /// Billionths of a second.
  public var nanosecond: Int
  /// The zone; `nil` for local time.
  public var zone: ZoneValue?

  /// Creates a time.
  public init(secondOfDay: Int, nanosecond: Int = 0, zone: ZoneValue? = nil) {
    self.secondOfDay = secondOfDay
    self.nanosecond = nanosecond
    self.zone = zone
  }
}

/// A time zone: an offset from UTC or a named zone.
public enum ZoneValue: Sendable, Hashable {
  /// Seconds east of UTC.
  case offset(Int)
  /// A zone with a name.
  case named(NamedZone)
}

/// A zone of the IANA database, as `Europe/London`, with its rules where they are known.
public struct NamedZone: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The rules; `nil` when the evaluation was not given them.
  public let rules: TimeZoneRules?

  /// Creates a zone; those of universal time need no rules.
  public init(_ name: String, rules: TimeZoneRules?) {
    self.name = name
    let isUniversal = ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "Etc/Zulu"].contains(name)
    self.rules =
      rules ?? (isUniversal ? TimeZoneRules(firstOffset: 0, changes: [], offsets: []) : nil)
  }

  /// Compares zones by name.
  public static func == (left: NamedZone, right: NamedZone) -> Bool { left.name == right.name }

  /// Feeds the name to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A day with a time of day.
public struct DateTimeValue: Sendable, Hashable {
  /// The day.
  public var day: CalendarDay
  /// The time.
  public var time: TimeValue

  /// Creates a date and time.
  public init(day: CalendarDay, time: TimeValue) {
    self.day = day
    self.time = time
  }

  /// Seconds since 1970-01-01T00:00:00 on the value's own clock.
  public var clock: Int64 { Int64(day.dayNumber) * 86_400 + Int64(time.secondOfDay) }

  /// The offset from universal time, in seconds east; `nil` without a zone or without its rules.
  public var offset: Int? {
    switch time.zone {
    case nil: nil
    case .offset(let seconds)?: seconds
    case .named(let zone)?: zone.rules?.offset(atClock: clock)
    }
  }
}

/// A context: named values in order.
public struct ContextValue: Sendable, Hashable {
  /// The entries in the order they were written.
  public var entries: [Entry]

  /// One named value.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public var key: String
    /// The value.
    public var value: Value

    /// Creates an entry.
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// Creates a context.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The value of a name; `nil` when there is no such entry.
  public subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }
}

/// One row of a table, taken as a context.
public struct RecordReference: Sendable, Hashable {
  /// The table.
  public let table: RecordTable
  /// The row.
  public let row: Int

  /// Creates a reference.
  public init(table: RecordTable, row: Int) {
    self.table = table
    self.row = row
  }

  /// Compares references by table and row.
  public static func == (left: RecordReference, right: RecordReference) -> Bool {
    left.table === right.table && left.row == right.row
  }

  /// Feeds table and row to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(table))
    hasher.combine(row)
  }
}

/// A range of values.
public struct RangeValue: Sendable, Hashable {
  /// The lower end; `nil` when there is none.
  public var low: Value?
  /// Whether the lower end belongs to the range.
  public var includesLow: Bool
  /// The upper end; `nil` when there is none.
  public var high: Value?
  /// Whether the upper end belongs to the range.
  public var includesHigh: Bool
  /// The point that `(= 5)` and `(!= 5)` hold or leave out; such ranges are a kind of their own.
  public var point: Point?

  /// A range that is told by one point.
  public struct Point: Sendable, Hashable {
    /// The point.
    public var value: Value
    /// Whether the range is all but the point.
    public var isLeftOut: Bool
  }

  /// Creates a range.
  public init(low: Value?, includesLow: Bool, high: Value?, includesHigh: Bool) {
    self.low = low
    self.includesLow = includesLow
    self.high = high
    self.includesHigh = includesHigh
  }

  /// Creates the range of one point, or of all values but that.
  public init(point: Value, isLeftOut: Bool) {
    let end = isLeftOut ? nil : point
    self.init(low: end, includesLow: !isLeftOut, high: end, includesHigh: !isLeftOut)
    self.point = Point(value: point, isLeftOut: isLeftOut)
  }
}
