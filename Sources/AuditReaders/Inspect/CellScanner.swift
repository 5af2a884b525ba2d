/// The cells of CSV bytes, row by row, as far as somebody asks.
///
/// - Source: RFC 4180; line breaks of one or two bytes, and a byte order mark, are accepted.
struct CellScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  /// Whether a quotation mark is not closed.
  private(set) var hasOpenQuote = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }

  /// Whether all rows were read.
  var isAtEnd: Bool { offset >= bytes.count }

  /// Reads the next row that is not blank.
  mutating func next() -> [[UInt8]]? {
    while offset < bytes.count {
      let row = readRow()
      if row.count > 1 || !row[0].isEmpty { return row }
    }
    return nil
  }

  private mutating func readRow() -> [[UInt8]] {
    var row: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if offset < bytes.count, bytes[offset] == 0x22 {
          cell.append(byte)
          offset += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22 where cell.isEmpty: isQuoted = true
      case 0x2C:
        row.append(cell)
        cell = []
      case 0x0A, 0x0D:
        if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
        row.append(cell)
        return row
      default: cell.append(byte)
      }
    }
    if isQuoted { hasOpenQuote = true }
    row.append(cell)
    return row
  }
}
