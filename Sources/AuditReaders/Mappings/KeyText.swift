import AuditCore

/// The keys of a table's rows as text: the values of columns with a mark between them.
struct KeyText: Sendable {
  private let columns: [KeyColumn]

  /// A column of the key; values that are no text are written out once.
  private struct KeyColumn: Sendable {
    let texts: TextValues
    let isRecorded: Bitmap

    init(_ table: RecordTable, _ field: Int) {
      isRecorded = table.columns[field].validity
      if case .text(let values) = table.columns[field].values {
        texts = values
      } else {
        var written = TextValues()
        for row in 0..<table.rowCount {
          written.append((table.text(row: row, field: field) ?? "").utf8)
        }
        texts = written
      }
    }
  }

  /// Takes the columns of a key.
  init(_ table: RecordTable, _ fields: [Int]) {
    columns = fields.map { KeyColumn(table, $0) }
  }

  /// What stands between the parts of a key by which rows find each other: no cell holds it.
  static let unitSeparator: UInt8 = 0x1F

  /// The keys of all rows; a row that lacks a part has an empty key.
  static func make(
    _ table: RecordTable,
    _ fields: [Int],
    separator: UInt8 = unitSeparator
  ) -> (texts: TextValues, isWhole: Bitmap) {
    var texts = TextValues()
    texts.offsets.reserveCapacity(table.rowCount + 1)
    var isWhole = Bitmap(repeating: false, count: table.rowCount)
    KeyText(table, fields).withReader(separator: separator) { reader in
      for row in 0..<table.rowCount {
        if reader.length(of: row) == fields.count {
          reader.withBytes(of: row, length: fields.count) { texts.bytes.append(contentsOf: $0) }
          isWhole[row] = true
        }
        texts.offsets.append(UInt32(truncatingIfNeeded: texts.bytes.count))
      }
    }
    return (texts, isWhole)
  }

  /// Gives a reader of the keys, good only while the body runs.
  func withReader<Result>(
    separator: UInt8 = unitSeparator,
    _ body: (inout Reader) -> Result
  ) -> Result {
    open([], separator, body)
  }

  /// Opens the columns one within another, until all are.
  private func open<Result>(
    _ parts: [Reader.Part],
    _ separator: UInt8,
    _ body: (inout Reader) -> Result
  ) -> Result {
    guard parts.count < columns.count else {
      var reader = Reader(parts: parts, separator: separator)
      return body(&reader)
    }
    let column = columns[parts.count]
    return column.texts.bytes.withUnsafeBufferPointer { bytes in
      column.texts.offsets.withUnsafeBufferPointer { offsets in
        column.isRecorded.words.withUnsafeBufferPointer { words in
          open(
            parts + [Reader.Part(bytes: bytes, offsets: offsets, words: words)],
            separator,
            body
          )
        }
      }
    }
  }

  /// Reads keys off the memory of their columns, so that nothing is counted or copied for a row.
  struct Reader {
    /// The memory of a column.
    fileprivate struct Part {
      let bytes: UnsafeBufferPointer<UInt8>
      let offsets: UnsafeBufferPointer<UInt32>
      let words: UnsafeBufferPointer<UInt64>

      @inline(__always)
      func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(offsets[row])..<Int(offsets[row + 1])])
      }
    }

    private let parts: [Part]
    private let separator: UInt8
    private var scratch: [UInt8] = []

    fileprivate init(parts: [Part], separator: UInt8) {
      self.parts = parts
      self.separator = separator
    }

    /// How many of the key's parts a row has, from the first without a gap.
    @inline(__always)
    func length(of row: Int) -> Int {
      var length = 0
      while length < parts.count, parts[length].words[row >> 6] >> UInt64(row & 63) & 1 == 1 {
        length += 1
      }
      return length
    }

    /// Gives the bytes of a row's key of so many parts, all of which are recorded.
    @inline(__always)
    mutating func withBytes<Result>(
      of row: Int,
      length: Int,
      _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      if length == 1 { return body(parts[0].text(row)) }
      scratch.removeAll(keepingCapacity: true)
      for position in 0..<length {
        if position > 0 { scratch.append(separator) }
        scratch.append(contentsOf: parts[position].text(row))
      }
      return scratch.withUnsafeBufferPointer(body)
    }
  }
}
