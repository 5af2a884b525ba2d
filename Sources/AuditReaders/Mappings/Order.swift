import AuditCore

/// How values of one column are ordered.
enum Order {
  /// Whether a row's value is greater than another's; nothing is less than any value.
  static func isGreater(_ table: RecordTable, _ field: Int, _ row: Int, than other: Int) -> Bool {
    let column = table.columns[field]
    guard column.validity[row] else { return false }
    guard column.validity[other] else { return true }
    switch column.values {
    case .text(let texts):
      return texts[other].utf8.lexicographicallyPrecedes(texts[row].utf8)
    case .codes(let values): return values[row] > values[other]
    case .booleans(let bits): return bits[row] && !bits[other]
    case .integers(let values), .decimals(let values), .instants(let values),
      .secondsDurations(let values):
      return values[row] > values[other]
    case .days(let values), .monthsDurations(let values): return values[row] > values[other]
    }
  }

  /// Whether a row's value is less than another's; nothing is less than no value.
  static func isLess(_ table: RecordTable, _ field: Int, _ row: Int, than other: Int) -> Bool {
    let validity = table.columns[field].validity
    return validity[row] && (!validity[other] || isGreater(table, field, other, than: row))
  }

  /// Of rows in the order of the cases that they belong to, the one of each case with the greatest
  /// value; the first of equals.
  static func latest(
    of table: RecordTable,
    _ field: Int,
    _ rows: [Int32],
    _ parents: [Int32]
  ) -> (rows: [Int32], parents: [Int32]) {
    var kept: [Int32] = []
    var cases: [Int32] = []
    for (row, parent) in zip(rows, parents) {
      guard let before = kept.last, cases.last == parent else {
        kept.append(row)
        cases.append(parent)
        continue
      }
      if isGreater(table, field, Int(row), than: Int(before)) { kept[kept.count - 1] = row }
    }
    return (kept, cases)
  }
}
