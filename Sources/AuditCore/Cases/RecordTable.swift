/// Records of one type, column by column, with their lists of child records.
public final class RecordTable: Sendable {
  /// What each record holds.
  public let type: RecordType
  /// How many records there are.
  public let rowCount: Int
  /// One column for each field of the type, in the type's order.
  public let columns: [Column]
  /// One list column for each list of the type, in the type's order.
  public let lists: [ListColumn]
  /// Where each record came from.
  public let origins: RowOrigins
  /// For fields whose values come from other rows than the record's own, where each came from.
  public let fieldOrigins: [Int: RowOrigins]
  /// For each field of codes the words of its list, in the list's order; empty for other fields.
  public let codeWords: [[String]]
  /// For each field of decimals how many places its whole numbers stand for; 0 for other fields.
  public let places: [Int]

  /// Creates a table; every column has `rowCount` rows.
  public init(
    type: RecordType,
    rowCount: Int,
    columns: [Column],
    lists: [ListColumn],
    origins: RowOrigins,
    fieldOrigins: [Int: RowOrigins] = [:]
  ) {
    precondition(columns.count == type.fields.count, "a table has one column for each field")
    precondition(lists.count == type.lists.count, "a table has one list column for each list")
    self.type = type
    self.rowCount = rowCount
    self.columns = columns
    self.lists = lists
    self.origins = origins
    self.fieldOrigins = fieldOrigins
    codeWords = type.fields.map { field in
      if case .code(let list) = field.type { list.codes.map(\.value) } else { [] }
    }
    places = type.fields.map { field in
      if case .decimal(let places) = field.type { places } else { 0 }
    }
  }
}

extension RecordTable {
  /// The file index and line that a field's value in a row came from; line 0 when not known.
  public func origin(of row: Int, field: Int) -> (fileIndex: Int, line: Int) {
    (fieldOrigins[field] ?? origins).origin(of: row)
  }
}

/// Child records of every row of a parent table, the rows of one parent next to each other.
public struct ListColumn: Sendable {
  /// Where each parent's children begin in the child table, with one more entry for the end.
  public let offsets: [Int32]
  /// The child records of all parents.
  public let table: RecordTable

  /// Creates a list column; `offsets` has one entry more than the parent has rows.
  public init(offsets: [Int32], table: RecordTable) {
    self.offsets = offsets
    self.table = table
  }

  /// The child rows of a parent's row.
  public func rows(of parent: Int) -> Range<Int> { Int(offsets[parent])..<Int(offsets[parent + 1]) }
}

/// The file and line that each record came from.
public struct RowOrigins: Sendable {
  /// The index of each row's file in the case table's files; one entry serves all rows.
  public let fileIndices: [UInt16]
  /// Each row's line in its file, from 1; empty when not known.
  public let lines: [UInt32]

  /// Creates origins.
  public init(fileIndices: [UInt16], lines: [UInt32]) {
    self.fileIndices = fileIndices
    self.lines = lines
  }

  /// The file index and line of a row; line 0 when not known.
  public func origin(of row: Int) -> (fileIndex: Int, line: Int) {
    let file = fileIndices.isEmpty ? 0 : fileIndices[fileIndices.count == 1 ? 0 : row]
    return (Int(file), row < lines.count ? Int(lines[row]) : 0)
  }
}
