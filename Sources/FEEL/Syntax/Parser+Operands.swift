import AuditCore

extension Parser {
  /// Reads an operand with the paths, filters and arguments behind it.
  mutating func parsePostfix() -> Expression {
    let start = current.range.lowerBound
    var value = parsePrimary()
    while true {
      if current.is("."), ahead(1).kind == .word {
        advance()
        let nameStart = current.range.lowerBound
        let name = parseEntryName()
        value = make(.path(value, name, nameStart..<previousEnd), from: start, [value])
      } else if current.is("["), !closesRange {
        value = parseFilter(value, from: start)
      } else if current.is("(") {
        value = parseCall(value, from: start)
      } else if current.is("instance"), ahead(1).is("of") {
        advance()
        advance()
        let type = parseType()
        value = make(.instanceOf(value, type), from: start, [value])
      } else {
        return value
      }
    }
  }

  /// Whether a `[` here closes an open range, as in `]1..5[`, because no value follows it.
  private var closesRange: Bool { rangeDepth > 0 && !startsExpression(ahead(1)) }

  private mutating func parseFilter(_ value: Expression, from start: Int) -> Expression {
    let opening = current
    advance()
    let outer = rangeDepth
    rangeDepth = 0
    let condition = parseExpression()
    rangeDepth = outer
    close("]", opening)
    return make(.filter(value, condition), from: start, [value, condition])
  }

  private mutating func parseCall(_ value: Expression, from start: Int) -> Expression {
    let opening = current
    advance()
    var arguments: [Expression.Argument] = []
    while !current.is(")"), current.kind != .end {
      let nameStart = current.range.lowerBound
      let name = parseLabel()
      let nameRange = nameStart..<(name == nil ? nameStart : previousEnd)
      if name != nil { advance() }
      let argument = parseExpression()
      arguments.append(.init(name: name, nameRange: nameRange, value: argument))
      if !takeComma() { break }
    }
    close(")", opening)
    return make(.call(value, arguments), from: start, [value] + arguments.map(\.value))
  }

  /// Takes a closing bracket; without it, skips to where the bracket would be.
  mutating func close(_ text: String, _ opening: Token) {
    if take(text) { return }
    expect(text, opening: opening)
    var depth = 0
    while current.kind != .end {
      if current.is("(") || current.is("[") || current.is("{") { depth += 1 }
      if current.is(")") || current.is("]") || current.is("}") {
        if depth == 0 {
          if current.is(text) { advance() }
          return
        }
        depth -= 1
      }
      advance()
    }
  }

  /// Reads a name before a colon; `nil` and nothing read when there is none.
  mutating func parseLabel() -> String? {
    if case .string(let text) = current.kind, ahead(1).is(":") {
      advance()
      return text
    }
    guard current.kind == .word else { return nil }
    var end = position
    while end < tokens.count, Self.mayStandInName(tokens[end]) { end += 1 }
    guard tokens[end].is(":"), end > position else { return nil }
    let words = tokens[position..<end]
    position = end
    return Self.join(words)
  }

  static func mayStandInName(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number: true
    case .symbol: ["-", "+", "*", "/", "'", ".", "**"].contains(token.text)
    default: false
    }
  }

  /// Joins the words of a name with a blank where the author left one.
  static func join(_ tokens: ArraySlice<Token>) -> String {
    var text = ""
    var end: Int?
    for token in tokens {
      if let end, end < token.range.lowerBound { text += " " }
      text += token.text
      end = token.range.upperBound
    }
    return text
  }

  /// Reads a name behind a point.
  mutating func parseEntryName() -> String {
    if let (name, count) = names.match(tokens, at: position) {
      position += count
      return name
    }
    let word = current.text
    advance()
    return word
  }

  /// Reads a name, the longest that is known, or all words of one that is not.
  mutating func parseName() -> Expression {
    let start = current.range.lowerBound
    if let (name, count) = names.match(tokens, at: position) {
      position += count
      return make(.name(name), from: start, [])
    }
    let first = position
    while current.isNameWord { advance() }
    return make(.name(Self.join(tokens[first..<position])), from: start, [])
  }

  mutating func parsePrimary() -> Expression {
    let token = current
    let start = token.range.lowerBound
    switch token.kind {
    case .number:
      advance()
      guard let number = Decimal128(token.text) else {
        diagnostics.append(ExpressionMessages.numberTooLarge(at: source.place(of: token.range)))
        return make(.fault, from: start, [])
      }
      return make(.number(number), from: start, [])
    case .string(let text):
      advance()
      return make(.string(text), from: start, [])
    case .at(let text):
      advance()
      return make(.at(text), from: start, [])
    case .word: return parseWord(token)
    case .symbol: return parseBracketed(token)
    case .end:
      faultUnexpected(afterValue: false)
      return Expression(kind: .fault, range: token.range, depth: 1)
    }
  }

  private mutating func parseWord(_ token: Token) -> Expression {
    switch token.text {
    case "true", "false", "null":
      advance()
      let kind: Expression.Kind = token.text == "null" ? .null : .boolean(token.text == "true")
      return make(kind, from: token.range.lowerBound, [])
    case "if": return parseChoice()
    case "for": return parseIteration()
    case "some", "every": return parseQuantifier()
    case "function": return parseFunction()
    default:
      if token.isNameWord { return parseName() }
      return skipFault(token)
    }
  }

  private mutating func parseBracketed(_ token: Token) -> Expression {
    switch token.text {
    case "(", "[", "]": return parseListOrRange()
    case "{": return parseContext()
    default: return skipFault(token)
    }
  }

  /// Tells that a value is missing, and goes on behind a stray operator.
  private mutating func skipFault(_ token: Token) -> Expression {
    faultUnexpected(afterValue: false)
    let operators: Set<String> = ["=", "!=", "<", "<=", ">", ">=", "+", "*", "/", "**", "."]
    if token.kind == .symbol, operators.contains(token.text), startsExpression(ahead(1)) {
      advance()
      return parsePrefix()
    }
    return Expression(kind: .fault, range: token.range, depth: 1)
  }
}
