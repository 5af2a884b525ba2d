import AuditCore

/// Holds filled records against what the vocabulary asks of them.
struct RecordChecks {
  /// What is wrong with some records: the field, and the rows in order.
  struct Fault {
    var fault: RowFault
    var field: Int
    var rows: [Int]
  }

  /// The rows without a fault; `nil` when there is no other.
  let kept: [Int32]?
  let faults: [Fault]

  /// Looks at every row of filled columns.
  init(_ columns: [Column], of type: RecordType, count: Int) {
    var isBad = Bitmap(repeating: false, count: count)
    var faults: [Fault] = []
    for (index, field) in type.fields.enumerated() {
      let plan = FieldPlan(field)
      let column = columns[index]
      let isBounded = field.minimum != nil || field.maximum != nil
      guard field.isRequired || isBounded else { continue }
      var missing: [Int] = []
      var below: [Int] = []
      var above: [Int] = []
      for row in 0..<count {
        if !column.validity[row] {
          if field.isRequired { missing.append(row) }
        } else if isBounded {
          let value = Self.number(column.values, row)
          if value < plan.minimum { below.append(row) }
          if value > plan.maximum { above.append(row) }
        }
      }
      for (fault, rows) in [
        (RowFault.missingValue, missing), (.belowMinimum, below), (.aboveMaximum, above),
      ] where !rows.isEmpty {
        for row in rows { isBad[row] = true }
        faults.append(Fault(fault: fault, field: index, rows: rows))
      }
    }
    self.faults = faults
    kept = faults.isEmpty ? nil : (0..<count).filter { !isBad[$0] }.map { Int32($0) }
  }

  @inline(__always)
  private static func number(_ values: ColumnValues, _ row: Int) -> Int64 {
    switch values {
    case .integers(let values), .decimals(let values), .instants(let values),
      .secondsDurations(let values):
      values[row]
    case .days(let values), .monthsDurations(let values): Int64(values[row])
    default: 0
    }
  }

  /// What is wrong with each row that has a fault, in the order of the rows.
  var faultsByRow: [(row: Int, faults: [FaultLog.Key])] {
    var found: [Int: [FaultLog.Key]] = [:]
    for fault in faults {
      for row in fault.rows {
        found[row, default: []].append(FaultLog.Key(fault: fault.fault, field: fault.field))
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
