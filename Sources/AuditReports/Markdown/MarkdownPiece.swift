/// A piece of a Markdown document whose texts cannot become markup.
enum MarkdownPiece: Sendable {
  case heading(Int, String)
  case paragraph([Words])
  /// A table: its columns, whether each holds numbers, and its rows.
  case table([(heading: String, isNumber: Bool)], [[[Words]]])
  case list([[Words]])

  /// Words in a paragraph, a cell or a line of a list.
  enum Words: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case plain(String)
    case strong(String)

    init(stringLiteral text: String) { self = .plain(text) }

    fileprivate var written: String {
      switch self {
      case .plain(let text): MarkdownPiece.escaped(text)
      // Stars beside a blank would mark nothing.
      case .strong(let text): "**\(MarkdownPiece.escaped(text).drop(while: \.isWhitespace))**"
      }
    }
  }

  /// A document of pieces, a blank line between them.
  static func document(_ pieces: [MarkdownPiece]) -> [UInt8] {
    Array((pieces.map(\.written).joined(separator: "\n\n") + "\n").utf8)
  }

  private var written: String {
    switch self {
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + Self.escaped(text)
    case .paragraph(let words): return Self.line(words)
    case .list(let items): return items.map { "- \(Self.line($0))" }.joined(separator: "\n")
    case .table(let columns, let rows):
      let head = columns.map { Self.escaped($0.heading) }
      let rules = columns.map { $0.isNumber ? "---:" : "---" }
      let cells = rows.map { row in row.map { $0.map(\.written).joined() } }
      return ([head, rules] + cells).map { "| \($0.joined(separator: " | ")) |" }
        .joined(separator: "\n")
    }
  }

  /// Words on a line of their own, which must not begin a list, a heading or a rule.
  private static func line(_ words: [Words]) -> String {
    // Blanks at the beginning of a line could make code of it.
    let text = String(words.map(\.written).joined().drop(while: \.isWhitespace))
    guard let first = text.first else { return text }
    if "+-=".contains(first) { return "\\\(text)" }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let next = rest.first, next == "." || next == ")" else { return text }
    return "\(digits)\\\(rest)"
  }

  /// A text on one line with every character that Markdown could take for markup marked as plain.
  private static func escaped(_ text: String) -> String {
    let line = PrintableText.line(text)
    var escaped = ""
    var last: Character = " "
    for character in line {
      switch character {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "|", "~", "#", "&", "!", "@", "^",
        "$":
        escaped += "\\\(character)"
      // Some readers make links of addresses that nobody marked as such.
      case "/" where last == ":": escaped += "\\/"
      case "." where last == "w" || last == "W": escaped += "\\."
      default: escaped.append(character)
      }
      last = character
    }
    return escaped
  }
}
