import AuditCore

/// Splits an expression into tokens.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private let source: LocatedText
  private var position = 0
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Splits a text; the last token is always the end.
  static func tokens(of source: LocatedText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  /// Splits a name into the words and signs it is made of.
  static func words(of name: String) -> [String] {
    tokens(of: LocatedText(name)).tokens.dropLast().map(\.text)
  }

  private init(_ source: LocatedText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func run() {
    while let scalar = peek() {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        position += 1
      } else if scalar == "/", peek(1) == "/" {
        skipLine()
      } else if scalar == "/", peek(1) == "*" {
        skipComment()
      } else if Self.isDigit(scalar) || (scalar == "." && peek(1).map(Self.isDigit) == true) {
        readNumber()
      } else if scalar == "\"" {
        readString(from: position, isAt: false)
      } else if scalar == "@", peek(1) == "\"" {
        let start = position
        position += 1
        readString(from: start, isAt: true)
      } else if Self.startsWord(scalar) {
        readWord()
      } else {
        readSymbol()
      }
    }
    let end = offsets[scalars.count]
    tokens.append(Token(kind: .end, text: "", range: end..<end))
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind,
        text: text(start..<position),
        range: offsets[start]..<offsets[position]
      )
    )
  }

  private func place(_ start: Int, _ end: Int) -> Place {
    source.place(of: offsets[start]..<offsets[min(end, scalars.count)])
  }

  private mutating func skipLine() {
    while let scalar = peek(), scalar != "\n", scalar != "\r" { position += 1 }
  }

  private mutating func skipComment() {
    let start = position
    position += 2
    while position < scalars.count {
      if peek() == "*", peek(1) == "/" {
        position += 2
        return
      }
      position += 1
    }
    diagnostics.append(ExpressionMessages.unclosedComment(at: place(start, start + 2)))
  }

  private mutating func readNumber() {
    let start = position
    while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
    if peek() == ".", let next = peek(1), Self.isDigit(next) {
      position += 1
      while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
    }
    if let mark = peek(), mark == "e" || mark == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if let digit = peek(signed ? 2 : 1), Self.isDigit(digit) {
        position += signed ? 2 : 1
        while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
      }
    }
    add(.number, from: start)
  }

  private mutating func readWord() {
    let start = position
    while let scalar = peek(), Self.continuesWord(scalar) { position += 1 }
    add(.word, from: start)
  }

  private mutating func readSymbol() {
    let start = position
    let pair = position + 1 < scalars.count ? text(position..<position + 2) : ""
    // `function<>` is a type without parameters, not a comparison.
    let isType = pair == "<>" && tokens.last?.is("function") == true
    if !isType, ["**", "..", "->", "<=", ">=", "!=", "==", "&&", "||", "<>"].contains(pair) {
      position += 2
    } else {
      position += 1
    }
    let symbol = text(start..<position)
    if symbol == "'", opensQuotedText(start) {
      diagnostics.append(
        ExpressionMessages.foreignSign(symbol, meant: "\"", at: place(start, position))
      )
      readForeignString(from: start, closedBy: ["'"])
      return
    }
    if let meant = Self.otherSpellings[symbol] {
      diagnostics.append(
        ExpressionMessages.foreignSign(symbol, meant: meant, at: place(start, position))
      )
      if meant == "\"" {
        readForeignString(from: start, closedBy: ["”", "“", "\""])
        return
      }
      let range = offsets[start]..<offsets[position]
      let kind: Token.Kind = meant == "and" || meant == "or" ? .word : .symbol
      tokens.append(Token(kind: kind, text: meant, range: range))
      return
    }
    if !Self.signs.contains(symbol) {
      diagnostics.append(ExpressionMessages.strangeCharacter(at: place(start, position)))
      return
    }
    add(.symbol, from: start)
  }

  private static let signs: Set<String> = [
    "**", "..", "->", "<=", ">=", "!=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-",
    "*", "/", "<", ">", "=", "'",
  ]

  /// Signs of other languages and typewriters, with what FEEL writes.
  private static let otherSpellings: [String: String] = [
    "==": "=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">=", "&&": "and", "||": "or", "−": "-",
    "–": "-", "“": "\"", "”": "\"", "×": "*", "÷": "/",
  ]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
        || scalar == "?"
    }
    return scalar.properties.isAlphabetic || scalar.value >= 0x10000
      || scalar.properties.generalCategory == .otherSymbol
  }

  private static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || startsWord(scalar) || scalar.value == 0xB7
      || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .decimalNumber
  }
}

extension Lexer {
  /// Reads a string from its opening quote, resolving its escapes.
  private mutating func readString(from start: Int, isAt: Bool) {
    position += 1
    var value = String.UnicodeScalarView()
    while let scalar = peek() {
      if scalar == "\"" {
        position += 1
        add(isAt ? .at(String(value)) : .string(String(value)), from: start)
        return
      }
      if scalar == "\\" {
        readEscape(into: &value)
      } else {
        value.append(scalar)
        position += 1
      }
    }
    diagnostics.append(ExpressionMessages.unclosedString(at: place(start, start + 1)))
    add(isAt ? .at(String(value)) : .string(String(value)), from: start)
  }

  private mutating func readEscape(into value: inout String.UnicodeScalarView) {
    let start = position
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "r": "\r", "t": "\t", "\"": "\"", "'": "'", "\\": "\\",
    ]
    guard let letter = peek(1) else {
      position += 1
      return
    }
    if let plain = simple[letter] {
      value.append(plain)
      position += 2
      return
    }
    if letter == "u" || letter == "U", let code = hex(at: position + 2, letter == "u" ? 4 : 6) {
      position += letter == "u" ? 6 : 8
      // Two halves of a surrogate pair make one character.
      if (0xD800..<0xDC00).contains(code), peek() == "\\", peek(1) == "u",
        let low = hex(at: position + 2, 4), (0xDC00..<0xE000).contains(low),
        let joined = Unicode.Scalar(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
      {
        position += 6
        value.append(joined)
        return
      }
      if let scalar = Unicode.Scalar(code) {
        value.append(scalar)
        return
      }
      diagnostics.append(ExpressionMessages.badEscape(at: place(start, position)))
      return
    }
    // Patterns for `matches` are full of these (`\d`), so the backslash is kept as it stands.
    value.append("\\")
    position += 1
  }

  /// Reads on to the closing quote, so that one slip of a word processor is one fault.
  private mutating func readForeignString(from start: Int, closedBy quotes: [Unicode.Scalar]) {
    var value = String.UnicodeScalarView()
    while let scalar = peek() {
      position += 1
      if quotes.contains(scalar) { break }
      value.append(scalar)
    }
    add(.string(String(value)), from: start)
  }

  /// Whether an apostrophe begins a text; within a name, as in `driver's age`, it does not.
  private func opensQuotedText(_ start: Int) -> Bool {
    let isInName = start > 0 && Self.continuesWord(scalars[start - 1])
    return !isInName && scalars[(start + 1)...].contains("'")
  }

  private func hex(at start: Int, _ count: Int) -> UInt32? {
    guard start + count <= scalars.count else { return nil }
    let digits = text(start..<start + count)
    return digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16) : nil
  }
}
