import CAuditKernels

/// Finds the separators of CSV outside quotes, many bytes at a time.
struct CSVScanner {
  typealias Bytes = UnsafePointer<UInt8>

  private var state = audit_scan_state(
    inside: 0,
    afterSeparator: 1,
    afterClosing: 0,
    hasStrayQuote: 0,
    hasHighByte: 0
  )

  /// Whether the bytes so far end within a quoted field.
  var isInside: Bool { state.inside != 0 }
  /// Whether a quote stood where none may: the separators after it mean nothing.
  var hasStrayQuote: Bool { state.hasStrayQuote != 0 }
  /// Whether any byte is not ASCII.
  var hasHighByte: Bool { state.hasHighByte != 0 }

  /// Writes `base` plus the index of each separator and returns how many there are.
  ///
  /// `positions` has room for 64 entries more than bytes.
  mutating func scan(
    _ bytes: Bytes,
    _ count: Int,
    base: UInt32,
    into positions: UnsafeMutablePointer<UInt32>
  ) -> Int {
    audit_scan_csv(bytes, count, base, &state, positions)
  }
}

/// The same as `CSVScanner`, byte by byte: what the fast scanner is tested against.
struct PlainCSVScanner {
  private(set) var isInside = false
  private(set) var hasStrayQuote = false
  private(set) var hasHighByte = false
  private var mayOpen = true
  private var isAfterClosing = false

  /// Finds the index of each separator.
  mutating func scan(_ bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80 { hasHighByte = true }
      let isSeparator = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\"") {
        if isInside {
          isInside = false
          isAfterClosing = true
          mayOpen = true
        } else {
          if !mayOpen { hasStrayQuote = true }
          isInside = true
          isAfterClosing = false
          mayOpen = false
        }
        continue
      }
      if isAfterClosing, !isSeparator, byte != UInt8(ascii: "\r") { hasStrayQuote = true }
      isAfterClosing = false
      mayOpen = !isInside && isSeparator
      if mayOpen { found.append(index) }
    }
    return found
  }
}
