/// The values of one field for every row of a table, with a mark for each that is recorded.
public struct Column: Sendable {
  /// Set where the row has a value; where it is not set the stored value is zero.
  public var validity: Bitmap
  /// The values, one a row.
  public var values: ColumnValues

  /// Creates a column; both parts have one entry a row.
  public init(validity: Bitmap, values: ColumnValues) {
    self.validity = validity
    self.values = values
  }
}

/// The stored form of a column's values.
public enum ColumnValues: Sendable {
  /// Text as one run of bytes.
  case text(TextValues)
  /// Indices into the field's code list, in the list's order.
  case codes([UInt16])
  /// One bit a row.
  case booleans(Bitmap)
  /// Whole numbers.
  case integers([Int64])
  /// Decimals as whole numbers of 10⁻ᵖˡᵃᶜᵉˢ; the field's type says how many places.
  case decimals([Int64])
  /// Days since 1970-01-01.
  case days([Int32])
  /// Seconds since 1970-01-01T00:00:00 on the wall clock of the record, without a zone.
  case instants([Int64])
  /// Lengths of time in seconds.
  case secondsDurations([Int64])
  /// Lengths of time in months.
  case monthsDurations([Int32])
}

/// Texts of all rows in one run of UTF-8 bytes.
public struct TextValues: Sendable {
  /// All texts' bytes, row after row.
  public var bytes: [UInt8]
  /// Where each row's text begins, with one more entry for the end of the last.
  public var offsets: [UInt32]

  /// Creates text values; `offsets` has one entry more than there are rows.
  public init(bytes: [UInt8] = [], offsets: [UInt32] = [0]) {
    self.bytes = bytes
    self.offsets = offsets
  }

  /// How many rows there are.
  public var count: Int { offsets.count - 1 }

  /// The text of a row.
  public subscript(row: Int) -> String {
    String(decoding: bytes[Int(offsets[row])..<Int(offsets[row + 1])], as: UTF8.self)
  }

  /// Adds a text at the end.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
  }
}
