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
    func reject(_ fault: RowFault, _ field: Int, _ rows: some Sequence<Int>) {
      let rows = Array(rows)
      for row in rows { isBad[row] = true }
      if !rows.isEmpty { faults.append(Fault(fault: fault, field: field, rows: rows)) }
    }
    for (index, field) in type.fields.enumerated() {
      let column = columns[index]
      if field.isRequired {
        reject(.missingValue, index, (0..<count).lazy.filter { !column.validity[$0] })
      }
      guard field.minimum != nil || field.maximum != nil else { continue }
      let plan = FieldPlan(field)
      func value(_ row: Int) -> Int64 {
        switch column.values {
        case .integers(let values), .decimals(let values), .instants(let values),
          .secondsDurations(let values):
          values[row]
        case .days(let values), .monthsDurations(let values): Int64(values[row])
        default: 0
        }
      }
      let recorded = (0..<count).lazy.filter { column.validity[$0] }
      reject(.belowMinimum, index, recorded.filter { value($0) < plan.minimum })
      reject(.aboveMaximum, index, recorded.filter { value($0) > plan.maximum })
    }
    self.faults = faults
    kept = faults.isEmpty ? nil : (0..<count).filter { !isBad[$0] }.map { Int32($0) }
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
