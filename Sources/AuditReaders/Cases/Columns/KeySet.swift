/// The identifiers of the cases that were kept, known by the rows that hold their bytes.
struct KeySet {
  /// The hash's upper half and the row plus one, so that no taken slot is zero.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var count = 0

  /// A hash of an identifier.
  static func hash(_ key: [UInt8]) -> UInt64 {
    key.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { KeyIndex.hash($0, bytes.count) } ?? 0
    }
  }

  /// Whether a row of a column that holds the identifiers has this one.
  func contains(_ key: [UInt8], _ hash: UInt64, in column: ColumnWriter) -> Bool {
    var position = slot(hash)
    while slots[position] != 0 {
      if slots[position] ^ hash < 1 << 32 {
        let row = Int(slots[position] & 0xFFFF_FFFF) - 1
        if column.text(row: row, isEnded: true).elementsEqual(key) { return true }
      }
      position = (position + 1) & (slots.count - 1)
    }
    return false
  }

  /// Adds the identifier of a row, which no row has yet.
  mutating func insert(row: Int, _ hash: UInt64) {
    if count * 2 >= slots.count { grow() }
    put(hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1))
    count += 1
  }

  private mutating func put(_ value: UInt64) {
    var position = slot(value)
    while slots[position] != 0 { position = (position + 1) & (slots.count - 1) }
    slots[position] = value
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for value in old where value != 0 { put(value) }
  }

  /// The place to begin at: of the hash only the upper half is kept.
  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }
}
