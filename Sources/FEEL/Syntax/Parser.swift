import AuditCore

/// Reads an expression's tokens into a syntax tree, going on after a fault to find the next.
struct Parser {
  let source: LocatedText
  var tokens: [Token]
  var position = 0
  var names: NameTable
  /// The names of the types that have names of their own.
  let typeNames: NameTable
  var diagnostics: [Diagnostic]
  /// How many expressions are open at the moment.
  var openCount = 0
  /// How many ranges are open whose end may be a `[`.
  var rangeDepth = 0
  /// How often a bracket was read a second time; bounded, so that no text takes for ever.
  var rereadCount = 0
  /// The token of the last fault, so that one slip is told once.
  private var lastFault = -1

  /// How deeply expressions may be nested.
  static let depthLimit = 150

  /// Reads a whole text.
  static func parse(
    _ source: LocatedText,
    names: NameTable
  ) -> (expression: Expression, diagnostics: [Diagnostic]) {
    var parser = Parser(source, names: names)
    let expression = parser.parseWhole()
    return (expression, parser.diagnostics)
  }

  init(_ source: LocatedText, names: NameTable) {
    self.source = source
    self.names = names
    var table = NameTable()
    for name in names.types.keys { table.insert(name) }
    typeNames = table
    (tokens, diagnostics) = Lexer.tokens(of: source)
  }

  private mutating func parseWhole() -> Expression {
    if current.kind == .end {
      if diagnostics.isEmpty {
        diagnostics.append(ExpressionMessages.emptyExpression(at: source.place(of: current.range)))
      }
      return Expression(kind: .fault, range: current.range, depth: 1)
    }
    let expression = parseExpression()
    while current.kind != .end {
      faultUnexpected(afterValue: true)
      position += 1
      if current.kind != .end, startsExpression(current) { _ = parseExpression() }
    }
    return expression
  }

  // MARK: - Tokens

  var current: Token { tokens[position] }

  func ahead(_ count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

  /// The end of the token before the current one.
  var previousEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  mutating func take(_ text: String) -> Bool {
    guard current.is(text) else { return false }
    advance()
    return true
  }

  /// Takes a word or sign that must stand here, or tells that it is missing.
  @discardableResult
  mutating func expect(_ text: String, opening: Token? = nil) -> Bool {
    if take(text) { return true }
    if takeMisspelt(text) { return false }
    fault { source, token in
      ExpressionMessages.missing(
        text,
        found: token,
        opening: opening.map { ($0.text, source.place(of: $0.range)) },
        at: source.place(of: token.range)
      )
    }
    return false
  }

  /// Takes a word that is nearly the one that must stand here, and tells the slip.
  private mutating func takeMisspelt(_ text: String) -> Bool {
    guard current.isNameWord, text.first?.isLetter == true,
      current.text.hasPrefix(text.prefix(4)) && text.count > 4
        || !Suggestion.nearest(to: current.text, in: [text]).isEmpty
    else { return false }
    fault { source, token in
      ExpressionMessages.misspelt(token, meant: text, at: source.place(of: token.range))
    }
    advance()
    return true
  }

  /// Takes the comma between two values of a list; where it is missing and a value follows, tells
  /// that and goes on.
  mutating func takeComma() -> Bool {
    if take(",") { return true }
    let isValue = startsExpression(current) && !current.is("-") && !current.is("]")
    guard isValue, !current.is("("), !current.is("[") else { return false }
    fault { source, token in
      ExpressionMessages.missingComma(before: token, at: source.place(of: token.range))
    }
    return true
  }

  mutating func fault(_ message: (LocatedText, Token) -> Diagnostic) {
    guard position != lastFault else { return }
    lastFault = position
    diagnostics.append(message(source, current))
  }

  mutating func faultUnexpected(afterValue: Bool) {
    fault { source, token in
      ExpressionMessages.unexpected(
        token,
        afterValue: afterValue,
        at: source.place(of: token.range)
      )
    }
  }

  func startsExpression(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .string, .at: true
    case .end: false
    case .symbol: ["(", "[", "{", "-", "]"].contains(token.text)
    case .word:
      token.isNameWord
        || ["if", "for", "some", "every", "function", "true", "false", "null"].contains(token.text)
    }
  }

  // MARK: - Nodes

  /// Makes a node from the start of its text to the last token read.
  mutating func make(_ kind: Expression.Kind, from start: Int, _ parts: [Expression]) -> Expression
  {
    let depth = (parts.map(\.depth).max() ?? 0) + 1
    let range = start..<max(start, previousEnd)
    if depth > Self.depthLimit {
      tooDeep(at: range)
      return Expression(kind: .fault, range: range, depth: 1)
    }
    return Expression(kind: kind, range: range, depth: depth)
  }

  private mutating func tooDeep(at range: Range<Int>) {
    if !diagnostics.contains(where: { $0.code == .nestedTooDeeply }) {
      diagnostics.append(
        ExpressionMessages.nestedTooDeeply(limit: Self.depthLimit, at: source.place(of: range))
      )
    }
    // Nothing behind it can be read in a sensible way.
    position = tokens.count - 1
    lastFault = position
  }

  // MARK: - Operators

  mutating func parseExpression() -> Expression { parseBinary(1) }

  /// Reads operators that bind at least so tightly: 1 `or`, 2 `and`, 3 comparisons, 4 sums,
  /// 5 products, 6 powers.
  mutating func parseBinary(_ least: Int) -> Expression {
    let start = current.range.lowerBound
    openCount += 1
    defer { openCount -= 1 }
    if openCount > Self.depthLimit {
      tooDeep(at: current.range)
      return Expression(kind: .fault, range: current.range, depth: 1)
    }
    var left = parsePrefix()
    while let (strength, token) = binaryOperator(), strength >= least {
      switch strength {
      case 1, 2: left = parseLogic(left, word: token.text, strength: strength, from: start)
      case 3: left = parseComparison(left, token, from: start)
      default: left = parseArithmetic(left, token, strength: strength, from: start)
      }
    }
    return left
  }

  private func binaryOperator() -> (Int, Token)? {
    let token = current
    guard token.kind == .symbol || token.kind == .word else { return nil }
    switch token.text {
    case "or": return (1, token)
    case "and": return (2, token)
    case "=", "!=", "<", "<=", ">", ">=", "in", "between": return (3, token)
    case "+", "-": return (4, token)
    case "*", "/": return (5, token)
    case "**": return (6, token)
    default: return nil
    }
  }

  private mutating func parseLogic(
    _ left: Expression,
    word: String,
    strength: Int,
    from start: Int
  ) -> Expression {
    var parts = [left]
    while take(word) { parts.append(parseBinary(strength + 1)) }
    return make(word == "and" ? .and(parts) : .or(parts), from: start, parts)
  }

  private mutating func parseArithmetic(
    _ left: Expression,
    _ token: Token,
    strength: Int,
    from start: Int
  ) -> Expression {
    advance()
    let right = parseBinary(strength + 1)
    guard let operation = ArithmeticOperator(rawValue: token.text) else { return left }
    return make(.arithmetic(operation, left, right), from: start, [left, right])
  }

  private mutating func parseComparison(
    _ left: Expression,
    _ token: Token,
    from start: Int
  ) -> Expression {
    advance()
    if token.text == "between" {
      let low = parseBinary(4)
      expect("and")
      let high = parseBinary(4)
      return make(.between(left, low, high), from: start, [left, low, high])
    }
    if token.text == "in" {
      let tests = parseTests()
      return make(.isIn(left, tests), from: start, [left] + Self.expressions(of: tests))
    }
    let right = parseBinary(4)
    guard let operation = ComparisonOperator(rawValue: token.text) else { return left }
    return make(.comparison(operation, left, right), from: start, [left, right])
  }

  /// Reads minus signs and what they stand before.
  mutating func parsePrefix() -> Expression {
    guard current.is("-") else { return parsePostfix() }
    let start = current.range.lowerBound
    var count = 0
    while take("-") { count += 1 }
    var value = parsePostfix()
    for _ in 0..<count { value = make(.negation(value), from: start, [value]) }
    return value
  }

  static func expressions(of tests: [Expression.Test]) -> [Expression] {
    tests.flatMap { test -> [Expression] in
      switch test {
      case .value(let value), .comparison(_, let value): [value]
      case .anything: []
      case .not(let inner): expressions(of: inner)
      }
    }
  }
}
