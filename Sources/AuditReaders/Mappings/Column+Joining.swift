import AuditCore

extension Column {
  /// Whether a row has the same value as a row of another column of the same kind.
  func isSame(_ row: Int, as other: Column, _ there: Int) -> Bool {
    switch (values, other.values) {
    case (.text(let a), .text(let b)):
      a.bytes[Int(a.offsets[row])..<Int(a.offsets[row + 1])]
        == b.bytes[Int(b.offsets[there])..<Int(b.offsets[there + 1])]
    case (.codes(let a), .codes(let b)): a[row] == b[there]
    case (.booleans(let a), .booleans(let b)): a[row] == b[there]
    case (.integers(let a), .integers(let b)), (.decimals(let a), .decimals(let b)),
      (.instants(let a), .instants(let b)), (.secondsDurations(let a), .secondsDurations(let b)):
      a[row] == b[there]
    case (.days(let a), .days(let b)), (.monthsDurations(let a), .monthsDurations(let b)):
      a[row] == b[there]
    default: false
    }
  }

  /// A column with another's values in the rows whose choice is 1.
  func choosing(_ other: Column, where choice: [Int32]) -> Column {
    let count = Int32(choice.count)
    let both = Column.joined([self, other])
    return both.taking(choice.indices.map { Int32($0) + (choice[$0] == 1 ? count : 0) })
  }

  /// Columns of one kind, one after another.
  static func joined(_ columns: [Column]) -> Column {
    var validity = Bitmap(repeating: false, count: 0)
    for column in columns {
      for row in 0..<column.validity.count { validity.append(column.validity[row]) }
    }
    var values = columns[0].values
    for column in columns.dropFirst() { values.append(column.values) }
    return Column(validity: validity, values: values)
  }
}

extension ColumnValues {
  /// Adds values of the same kind at the end.
  fileprivate mutating func append(_ other: ColumnValues) {
    switch (self, other) {
    case (.text(var a), .text(let b)):
      let shift = UInt32(truncatingIfNeeded: a.bytes.count)
      a.bytes += b.bytes
      a.offsets += b.offsets.dropFirst().map { $0 + shift }
      self = .text(a)
    case (.codes(let a), .codes(let b)): self = .codes(a + b)
    case (.booleans(var a), .booleans(let b)):
      for row in 0..<b.count { a.append(b[row]) }
      self = .booleans(a)
    case (.integers(let a), .integers(let b)): self = .integers(a + b)
    case (.decimals(let a), .decimals(let b)): self = .decimals(a + b)
    case (.days(let a), .days(let b)): self = .days(a + b)
    case (.instants(let a), .instants(let b)): self = .instants(a + b)
    case (.secondsDurations(let a), .secondsDurations(let b)): self = .secondsDurations(a + b)
    case (.monthsDurations(let a), .monthsDurations(let b)): self = .monthsDurations(a + b)
    default: break
    }
  }
}

extension RecordTable {
  /// Tables of one type without lists, one after another.
  static func joined(_ tables: [RecordTable]) -> RecordTable {
    let count = tables.reduce(0) { $0 + $1.rowCount }
    var files: [UInt16] = []
    var lines: [UInt32] = []
    for table in tables {
      for row in 0..<table.rowCount {
        let origin = table.origins.origin(of: row)
        files.append(UInt16(truncatingIfNeeded: origin.fileIndex))
        lines.append(UInt32(truncatingIfNeeded: origin.line))
      }
    }
    let type = tables[0].type
    return RecordTable(
      type: type,
      rowCount: count,
      columns: type.fields.indices.map { field in
        Column.joined(tables.map { $0.columns[field] })
      },
      lists: type.lists.map { ReadingSession.noRecords($0, parents: count) },
      origins: RowOrigins(fileIndices: files, lines: lines)
    )
  }
}
