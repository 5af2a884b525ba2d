/// Colours for a terminal, or none.
struct TerminalStyle: Sendable {
  let usesColour: Bool

  /// The codes of a rating's tone, 0 for the scale's worst to 3 for its best.
  func tone(_ tone: Int, _ text: String) -> String {
    paint(text, ["1;31", "33", "32", "1;32"][min(max(tone, 0), 3)])
  }

  func strong(_ text: String) -> String { paint(text, "1") }
  func quiet(_ text: String) -> String { paint(text, "2") }
  func warning(_ text: String) -> String { paint(text, "1;33") }

  private func paint(_ text: String, _ codes: String) -> String {
    usesColour && !text.isEmpty ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }
}

/// Lays out plain text in columns and lines.
enum TerminalLayout {
  /// A text cut or filled up to a width.
  static func fitted(_ text: String, _ width: Int) -> String {
    let count = text.count
    if count <= width { return text + String(repeating: " ", count: width - count) }
    return width < 2 ? String(text.prefix(width)) : text.prefix(width - 1) + "…"
  }

  /// A text broken at blanks into lines of at most a width, the later ones indented.
  static func wrapped(
    _ text: String,
    width: Int,
    indent: String = "",
    hanging: String? = nil
  ) -> [String] {
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = hanging ?? indent
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    if !isEmpty { lines.append(line) }
    return lines
  }
}
