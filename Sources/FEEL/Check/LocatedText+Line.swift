public import AuditCore

extension LocatedText {
  /// A part of the text on one line, with line breaks and runs of blanks as one blank.
  public func line(of range: Range<Int>) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(range.count)
    var isBlank = false
    for byte in text.utf8.dropFirst(range.lowerBound).prefix(range.count) {
      // Blanks, tabs and line breaks are the only ones below an exclamation mark in a rule.
      if byte <= UInt8(ascii: " ") {
        isBlank = !line.isEmpty
        continue
      }
      if isBlank { line.append(UInt8(ascii: " ")) }
      isBlank = false
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }
}
