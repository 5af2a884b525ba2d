/// Writes diagnostics for a person at a terminal.
public struct DiagnosticText: Sendable {
  /// Whether values of cases may be shown.
  public var showsValues: Bool
  /// Whether to use terminal colours.
  public var usesColour: Bool

  /// Creates a writer.
  public init(showsValues: Bool = false, usesColour: Bool = false) {
    self.showsValues = showsValues
    self.usesColour = usesColour
  }

  /// Writes one diagnostic on a line of its own: `path:line:column: error[code]: headline`.
  public func concise(_ diagnostic: Diagnostic) -> String {
    let lead = diagnostic.place.map { "\(Self.printable($0.text)): " } ?? ""
    return "\(lead)\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]: \(diagnostic.headline)"
  }

  /// Writes one diagnostic with its place, excerpt, notes and cures.
  public func full(_ diagnostic: Diagnostic) -> String {
    var lines = [
      paint("\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]", tint(diagnostic.severity))
        + paint(": \(diagnostic.headline)", "1")
    ]
    let excerpt = diagnostic.place.flatMap { $0.line > 0 ? $0.excerpt : nil }
    let gutter = String(
      repeating: " ",
      count: excerpt == nil ? 1 : String(diagnostic.place?.line ?? 0).count
    )
    if let place = diagnostic.place {
      lines.append("\(gutter)--> \(Self.printable(place.text))")
    }
    if let place = diagnostic.place, let excerpt {
      lines += excerptLines(place, excerpt, gutter: gutter, label: diagnostic.label)
    } else if let label = diagnostic.label {
      lines.append("\(gutter) = note: \(label)")
    }
    for note in diagnostic.notes { lines.append("\(gutter) = note: \(note)") }
    if showsValues, let value = diagnostic.caseValue {
      lines.append("\(gutter) = value: '\(Self.printable(value))'")
    }
    for help in diagnostic.helps { lines.append("\(gutter) = help: \(help)") }
    return lines.joined(separator: "\n")
  }

  private func excerptLines(
    _ place: Place,
    _ excerpt: Place.Excerpt,
    gutter: String,
    label: String?
  ) -> [String] {
    let (text, column) = Self.window(excerpt.text, around: max(place.column, 1))
    let room = max(text.count - column + 1, 1)
    let carets = String(repeating: "^", count: min(excerpt.markLength, room))
    let pad = String(repeating: " ", count: column - 1)
    let mark = paint(label.map { "\(carets) \($0)" } ?? carets, "31")
    return [
      "\(gutter) |",
      "\(place.line) | \(text)",
      "\(gutter) | \(pad)\(mark)",
    ]
  }

  /// Cuts a long line to a window around a column and shows tabs as one blank.
  private static func window(_ text: String, around column: Int) -> (String, Int) {
    let characters = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let widest = 120
    if characters.count <= widest { return (printable(String(characters)), column) }
    let start = max(0, min(column - 1 - widest / 3, characters.count - widest))
    let piece = String(characters[start..<min(start + widest, characters.count)])
    let lead = start > 0 ? "…" : ""
    return (lead + printable(piece), column - start + lead.count)
  }

  /// Replaces control characters, so that a file cannot steer the terminal.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let value = scalar.value
          let steers =
            value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
          return steers ? "\u{FFFD}" : scalar
        }
      )
    )
  }

  private func tint(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }

  private func paint(_ text: String, _ style: String) -> String {
    usesColour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
