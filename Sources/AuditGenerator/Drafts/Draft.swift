import AuditCore

/// A record that is being made up: one value for each field of its type, and its lists.
struct Draft: Sendable, Hashable {
  /// The values in the type's order; `nil` where nothing is recorded.
  var values: [DraftValue?]
  /// The child records of each list in the type's order.
  var lists: [[Draft]]

  /// Creates a record with nothing in it.
  init(_ type: RecordType) {
    values = Array(repeating: nil, count: type.fields.count)
    lists = Array(repeating: [], count: type.lists.count)
  }
}

extension RecordTable {
  /// Creates the table of records that are being made up, as a reader would have read them.
  convenience init(_ drafts: [Draft], type: RecordType) {
    self.init(
      type: type,
      rowCount: drafts.count,
      columns: type.fields.indices.map { field in
        Column(drafts.map { $0.values[field] }, type: type.fields[field].type)
      },
      lists: type.lists.indices.map { list in
        var offsets: [Int32] = [0]
        var children: [Draft] = []
        for draft in drafts {
          children += draft.lists[list]
          offsets.append(Int32(children.count))
        }
        return ListColumn(offsets: offsets, table: RecordTable(children, type: type.lists[list]))
      },
      origins: RowOrigins(fileIndices: [0], lines: [])
    )
  }
}

extension Column {
  /// Creates the column of values that are being made up.
  fileprivate init(_ drafts: [DraftValue?], type: FieldType) {
    var validity = Bitmap(repeating: false, count: drafts.count)
    for (row, value) in drafts.enumerated() where value != nil { validity[row] = true }
    let numbers = drafts.map { $0?.ordinal ?? 0 }
    let values: ColumnValues =
      switch type {
      case .text:
        .text(
          drafts.reduce(into: TextValues()) { texts, value in
            if case .text(let text) = value { texts.append(text.utf8) } else { texts.append([]) }
          }
        )
      case .code: .codes(numbers.map { UInt16(truncatingIfNeeded: $0) })
      case .boolean:
        .booleans(numbers.reduce(into: Bitmap(repeating: false, count: 0)) { $0.append($1 == 1) })
      case .integer: .integers(numbers)
      case .decimal: .decimals(numbers)
      case .date: .days(numbers.map { Int32(truncatingIfNeeded: $0) })
      case .dateTime: .instants(numbers)
      case .daysTimeDuration: .secondsDurations(numbers)
      case .yearsMonthsDuration: .monthsDurations(numbers.map { Int32(truncatingIfNeeded: $0) })
      }
    self.init(validity: validity, values: values)
  }
}
