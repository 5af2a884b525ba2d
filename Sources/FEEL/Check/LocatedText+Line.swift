public import AuditCore

extension LocatedText {
  /// A part of the text on one line, with line breaks and runs of blanks as one blank.
  public func line(of range: Range<Int>) -> String {
    if let plain = unbroken(range) { return plain }
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

  /// The part as it stands, where nothing in it need change; `nil` otherwise.
  private func unbroken(_ range: Range<Int>) -> String? {
    let span = text.utf8Span.span
    guard range.upperBound <= span.count else { return nil }
    // A blank is as good as a line break where one is first or follows another.
    var isBlank = true
    for position in range {
      let byte = span[position]
      if byte < UInt8(ascii: " ") || (byte == UInt8(ascii: " ") && isBlank) { return nil }
      isBlank = byte == UInt8(ascii: " ")
    }
    guard !isBlank else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(start, offsetBy: range.count)
    return String(text[start..<end])
  }
}
