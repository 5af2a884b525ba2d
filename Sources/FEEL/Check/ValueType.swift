public import AuditCore

/// The type of a FEEL value.
///
/// - Source: OMG DMN 1.5 section 10.3.2.1; `code` is ours, a string that comes from a code list.
public indirect enum ValueType: Sendable, Hashable {
  /// Any value; operations on it are checked when they run.
  case any
  /// The type of `null` alone.
  case null
  /// A number.
  case number
  /// A string.
  case string
  /// A string out of a code list.
  case code(CodeList)
  /// A boolean.
  case boolean
  /// A day.
  case date
  /// A time of day.
  case time
  /// A day with a time of day.
  case dateTime
  /// A length of time in years and months.
  case yearsMonthsDuration
  /// A length of time in days, hours, minutes and seconds.
  case daysTimeDuration
  /// A list with elements of a type.
  case list(ValueType)
  /// A context with known entries, by name.
  case context([String: ValueType])
  /// A record of a vocabulary: the case itself, or an entry of one of its lists.
  case record(RecordType)
  /// A range with ends of a type.
  case range(ValueType)
  /// A function with so many parameters and a result.
  case function([ValueType], ValueType)
}
