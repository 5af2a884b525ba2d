import AuditCore

/// Compares values.
///
/// A comparison with a value that is not recorded is itself not known: it gives null, so that a gap
/// in a record never fails a rule silently. Only where the author writes the literal `null` is a
/// boolean given, which asks whether something is recorded. The standard says otherwise for `=`
/// and `!=` (`null = 5` is false); `Environment.nullEquality` chooses between the two.
///
/// - Source: OMG DMN 1.5 section 10.3.2.13, tables 53 and 54.
enum Comparison {
  /// The value of a comparison; `isLiteral` says that one side was written as `null`.
  static func value(
    _ operation: ComparisonOperator,
    _ left: Value,
    _ right: Value,
    isLiteral: Bool,
    _ nulls: Environment.NullEquality
  ) -> Value {
    if left.isNull || right.isNull {
      let isEquality = operation == .equal || operation == .notEqual
      guard isEquality, isLiteral || nulls == .standard else { return .nullOf(left, right) }
      return .boolean((left.isNull && right.isNull) == (operation == .equal))
    }
    switch operation {
    case .equal, .notEqual:
      guard let isEqual = areEqual(left, right) else { return Failures.unlike(left, right) }
      return .boolean(isEqual == (operation == .equal))
    default:
      guard let order = order(left, right) else { return Failures.unlike(left, right) }
      switch operation {
      case .less: return .boolean(order < 0)
      case .lessOrEqual: return .boolean(order <= 0)
      case .greater: return .boolean(order > 0)
      default: return .boolean(order >= 0)
      }
    }
  }

  /// Whether two values are equal; `nil` when they are of different kinds.
  static func areEqual(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return areSame(a, b)
    case (.date(let a), .date(let b)): return a == b
    case (.time, .time), (.dateTime, .dateTime):
      return order(left, right).map { $0 == 0 } ?? false
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)): return a == b
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)): return a == b
    case (.list(let a), .list(let b)): return areEqual(a, b)
    case (.context(let a), .context(let b)): return areEqual(a, b)
    case (.record(let a), .record(let b)): return a == b
    case (.record(let a), .context(let b)): return areEqual(a.context, b)
    case (.context(let a), .record(let b)): return areEqual(a, b.context)
    case (.range(let a), .range(let b)):
      // A range without an end differs from one whose end is null, as the standard has it.
      return areEqualEnds(a.low, b.low) && areEqualEnds(a.high, b.high)
        && a.includesLow == b.includesLow && a.includesHigh == b.includesHigh
        && areEqualEnds(a.point?.value, b.point?.value) && a.point?.isLeftOut == b.point?.isLeftOut
    default: return nil
    }
  }

  /// Whether two texts are the same code points; Swift's own equality follows canonical forms, but
  /// is quick to tell most texts apart.
  static func areSame(_ a: String, _ b: String) -> Bool {
    a == b && a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
  }

  private static func areEqualEnds(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return areEqual(left, right) == true
  }

  private static func areEqual(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    for (a, b) in zip(left, right) where areEqual(a, b) != true { return false }
    return true
  }

  private static func areEqual(_ left: ContextValue, _ right: ContextValue) -> Bool? {
    guard left.entries.count == right.entries.count else { return false }
    for entry in left.entries {
      guard let other = right[entry.key], areEqual(entry.value, other) == true else { return false }
    }
    return true
  }

  /// The order of two values, below, at or above zero; `nil` when they have none.
  static func order(_ left: Value, _ right: Value) -> Int? {
    switch (left, right) {
    case (.number(let a), .number(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.string(let a), .string(let b)):
      // By code point, in which UTF-8 sorts too; Swift's own order follows canonical forms.
      if areSame(a, b) { return 0 }
      return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.date(let a), .date(let b)): return sign(a.dayNumber, b.dayNumber)
    case (.time(let a), .time(let b)): return order(a, b)
    case (.dateTime(let a), .dateTime(let b)): return order(a, b)
    case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)): return sign(a.months, b.months)
    case (.daysTimeDuration(let a), .daysTimeDuration(let b)): return a == b ? 0 : a < b ? -1 : 1
    default: return nil
    }
  }

  private static func sign(_ a: Int, _ b: Int) -> Int { a < b ? -1 : a == b ? 0 : 1 }

  /// Orders times of day by the moment where both have an offset, else by clocks of one zone.
  ///
  /// Fractions of a second do not count, as the standard has it.
  private static func order(_ a: TimeValue, _ b: TimeValue) -> Int? {
    if a.zone == b.zone { return sign(a.secondOfDay, b.secondOfDay) }
    guard let x = a.fixedOffset, let y = b.fixedOffset else { return nil }
    return sign(a.secondOfDay - x, b.secondOfDay - y)
  }

  /// Orders dates and times in the same way.
  private static func order(_ a: DateTimeValue, _ b: DateTimeValue) -> Int? {
    if a.time.zone == b.time.zone { return sign(Int(a.clock), Int(b.clock)) }
    guard let x = a.offset, let y = b.offset else { return nil }
    return sign(Int(a.clock) - x, Int(b.clock) - y)
  }

  /// Whether a value lies in a range; null when an end or the value is not known.
  static func contains(_ range: RangeValue, _ value: Value) -> Value {
    if let point = range.point, point.isLeftOut {
      return Self.value(.notEqual, value, point.value, isLiteral: false, .recorded)
    }
    return lies(value, from: range.low, range.includesLow, to: range.high, range.includesHigh)
  }

  /// Whether a value lies between two ends, where they are given; null when one is not known.
  static func lies(
    _ value: Value,
    from low: Value?,
    _ includesLow: Bool,
    to high: Value?,
    _ includesHigh: Bool
  ) -> Value {
    var result = Value.boolean(true)
    if let low {
      let operation: ComparisonOperator = includesLow ? .greaterOrEqual : .greater
      result = Self.value(operation, value, low, isLiteral: false, .recorded)
    }
    guard let high, !result.isFalse else { return result }
    let operation: ComparisonOperator = includesHigh ? .lessOrEqual : .less
    let second = Self.value(operation, value, high, isLiteral: false, .recorded)
    if second.isFalse { return second }
    return result.isNull || second.isNull ? .nullOf(result, second) : second
  }
}

extension TimeValue {
  /// The offset from universal time, where it does not depend on the day.
  var fixedOffset: Int? {
    switch zone {
    case nil: return nil
    case .offset(let seconds)?: return seconds
    case .named(let zone)?:
      guard let rules = zone.rules, rules.changes.isEmpty, rules.yearly?.summer == nil else {
        return nil
      }
      return rules.firstOffset
    }
  }
}
