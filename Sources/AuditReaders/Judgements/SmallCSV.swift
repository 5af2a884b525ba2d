import AuditCore

/// The cells of a small CSV text, each with its place; for files that people write by hand.
///
/// - Source: RFC 4180; line breaks of one or two bytes, and a byte order mark, are accepted.
struct SmallCSV {
  /// One cell.
  struct Cell {
    let text: String
    let line: Int
    let column: Int
  }

  /// Why a text is not CSV.
  enum Fault {
    /// A quotation mark is not closed.
    case openQuote
    /// Something stands between a closing quotation mark and the next comma.
    case afterQuote
    /// A quotation mark stands within a cell that does not begin with one.
    case strayQuote
  }

  /// The rows that are not blank, up to the first fault.
  private(set) var rows: [[Cell]] = []
  /// The first fault with its line and column.
  private(set) var fault: (kind: Fault, line: Int, column: Int)?

  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var line = 1
  private var column = 1

  /// Splits a text.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if peek == "\u{FEFF}" { offset = 1 }
    while offset < scalars.count, fault == nil { readRow() }
  }

  private var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private var isAtBreak: Bool { peek == "\n" || peek == "\r" }

  private mutating func advance() {
    let isBreak = peek == "\n" || (peek == "\r" && following != "\n")
    offset += 1
    if isBreak {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private var following: Unicode.Scalar? {
    offset + 1 < scalars.count ? scalars[offset + 1] : nil
  }

  private mutating func readRow() {
    var cells: [Cell] = []
    while true {
      guard let cell = readCell() else { return }
      cells.append(cell)
      guard peek == "," else {
        break
      }
      advance()
    }
    if peek == "\r" && following == "\n" { advance() }
    if isAtBreak { advance() }
    if cells.count > 1 || cells.first?.text.isEmpty == false { rows.append(cells) }
  }

  private mutating func readCell() -> Cell? {
    let start = (line: line, column: column)
    var text = String.UnicodeScalarView()
    guard peek == "\"" else {
      while let scalar = peek, scalar != ",", !isAtBreak {
        if scalar == "\"" {
          fault = (.strayQuote, line, column)
          return nil
        }
        text.append(scalar)
        advance()
      }
      return Cell(text: String(text), line: start.line, column: start.column)
    }
    advance()
    while let scalar = peek {
      advance()
      if scalar == "\"" {
        if peek != "\"" {
          guard peek == nil || peek == "," || isAtBreak else {
            fault = (.afterQuote, line, column)
            return nil
          }
          return Cell(text: String(text), line: start.line, column: start.column)
        }
        advance()
      }
      text.append(scalar)
    }
    fault = (.openQuote, start.line, start.column)
    return nil
  }
}
