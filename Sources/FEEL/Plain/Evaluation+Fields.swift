import AuditCore

extension Evaluation {
  /// Compares a field of the case where it stands, without making a value of it.
  ///
  /// The answer is the one that `Comparison` gives. Most of a rule's time goes into these tests.
  ///
  /// - Returns: `nil` for anything but a field beside a number, text or day, or two fields of days.
  func fieldTest(
    _ operation: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode
  ) -> Value? {
    // The standard's own equality of nulls is left to the general comparison.
    guard case .field(0, let field) = left.kind, let record = caseRecord, nulls == .recorded
    else { return nil }
    let (table, row) = (record.table, record.row)
    switch right.kind {
    case .literal(.number(let limit)):
      let number: Decimal128
      switch table.columns[field].values {
      case .integers(let numbers): number = Decimal128(significand: numbers[row], exponent: 0)
      case .decimals(let numbers):
        number = Decimal128(significand: numbers[row], exponent: -table.places[field])
      default: return nil
      }
      guard table.columns[field].validity[row] else { return .notRecorded }
      return .boolean(operation.holds(number, limit))
    case .literal(.string(let word)):
      guard case .codes(let codes) = table.columns[field].values,
        operation == .equal || operation == .notEqual
      else { return nil }
      guard table.columns[field].validity[row] else { return .notRecorded }
      let isSame = Comparison.areSame(table.codeWords[field][Int(codes[row])], word)
      return .boolean(isSame == (operation == .equal))
    case .literal(.date(let day)):
      guard case .days(let days) = table.columns[field].values else { return nil }
      guard table.columns[field].validity[row] else { return .notRecorded }
      return .boolean(operation.holds(Int(days[row]), day.dayNumber))
    case .field(0, let other):
      guard case .days(let days) = table.columns[field].values,
        case .days(let others) = table.columns[other].values
      else { return nil }
      guard table.columns[field].validity[row], table.columns[other].validity[row] else {
        return .notRecorded
      }
      return .boolean(operation.holds(Int(days[row]), Int(others[row])))
    default: return nil
    }
  }
}

extension ComparisonOperator {
  /// Whether the comparison holds of two numbers.
  fileprivate func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
