/// Words as a cell of a workbook can hold them.
enum WorkbookText {
  /// The most UTF-16 units that a cell may have.
  static let longest = 32_767
  private static let mark = "… (cut off)"

  /// The text without characters that the format cannot hold, cut where it is too long.
  ///
  /// A NUL is written as the format's own escape, and what looks like such an escape is escaped, so
  /// that a text is read back as it was; characters that XML cannot hold are replaced.
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.count <= longest && !text.utf8.contains { $0 == 0 || $0 == 0x5F }
    if isPlain, !text.unicodeScalars.contains(where: isRefused) { return text }
    let scalars = Array(text.unicodeScalars)
    var written = String.UnicodeScalarView()
    var units = 0
    // The longest beginning that leaves room for the mark.
    var cut = written.endIndex
    for (position, scalar) in scalars.enumerated() {
      let piece = piece(scalar, at: position, of: scalars)
      units += piece.utf16.count
      if units > longest { return String(written[..<cut]) + mark }
      written.append(contentsOf: piece.unicodeScalars)
      if units <= longest - mark.utf16.count { cut = written.endIndex }
    }
    return String(written)
  }

  private static func piece(
    _ scalar: Unicode.Scalar,
    at position: Int,
    of scalars: [Unicode.Scalar]
  ) -> String {
    if scalar.value == 0 { return "_x0000_" }
    if isRefused(scalar) { return "\u{FFFD}" }
    return scalar == "_" && startsEscape(scalars, position) ? "_x005F_" : String(scalar)
  }

  /// Whether XML holds a character in no form at all.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// Whether `_x`, four hexadecimal digits and `_` stand at a position.
  private static func startsEscape(_ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
    guard position + 6 < scalars.count, scalars[position + 1] == "x",
      scalars[position + 6] == "_"
    else { return false }
    return scalars[position + 2...position + 5].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
