import AuditCore

extension Parser {
  mutating func parseChoice() -> Expression {
    let start = current.range.lowerBound
    advance()
    let condition = parseExpression()
    expect("then")
    let then = parseExpression()
    guard take("else") else {
      fault { source, token in
        ExpressionMessages.missingElse(at: source.place(of: token.range))
      }
      // Not `then` once more: each `if` within it would then be checked twice as often.
      let otherwise = make(.fault, from: previousEnd, [])
      return make(.choice(condition, then, otherwise), from: start, [condition, then])
    }
    let otherwise = parseExpression()
    return make(.choice(condition, then, otherwise), from: start, [condition, then, otherwise])
  }

  mutating func parseQuantifier() -> Expression {
    let start = current.range.lowerBound
    let quantifier: Quantifier = current.is("some") ? .some : .every
    advance()
    let iterations = parseIterations()
    expect("satisfies")
    let condition = parseExpression()
    let parts = iterations.map(\.domain) + iterations.compactMap(\.end) + [condition]
    return make(.quantifier(quantifier, iterations, condition), from: start, parts)
  }

  mutating func parseIteration() -> Expression {
    let start = current.range.lowerBound
    advance()
    let iterations = parseIterations()
    names.insert("partial")
    expect("return")
    let body = parseExpression()
    let parts = iterations.map(\.domain) + iterations.compactMap(\.end) + [body]
    return make(.iteration(iterations, body), from: start, parts)
  }

  private mutating func parseIterations() -> [Expression.Iteration] {
    var iterations: [Expression.Iteration] = []
    repeat {
      let first = position
      while Self.mayStandInName(current), !current.is("in") { advance() }
      let words = tokens[first..<position]
      if words.isEmpty { faultUnexpected(afterValue: false) }
      names.insert(words: words.map(\.text), name: Self.join(words))
      expect("in")
      let outer = rangeDepth
      rangeDepth = 0
      let domain = parseExpression()
      let end = take("..") ? parseExpression() : nil
      rangeDepth = outer
      iterations.append(.init(name: Self.join(words), domain: domain, end: end))
    } while take(",")
    return iterations
  }

  mutating func parseFunction() -> Expression {
    let start = current.range.lowerBound
    advance()
    let opening = current
    expect("(")
    var parameters: [Expression.Parameter] = []
    while !current.is(")"), current.kind != .end {
      let first = position
      while Self.mayStandInName(current) { advance() }
      let words = tokens[first..<position]
      if words.isEmpty {
        faultUnexpected(afterValue: false)
        break
      }
      names.insert(words: words.map(\.text), name: Self.join(words))
      let type = take(":") ? parseType() : .any
      parameters.append(.init(name: Self.join(words), type: type))
      if !take(",") { break }
    }
    close(")", opening)
    if current.is("external") {
      diagnostics.append(ExpressionMessages.externalFunction(at: source.place(of: current.range)))
      advance()
    }
    let body = parseExpression()
    return make(.function(parameters, body), from: start, [body])
  }

  mutating func parseContext() -> Expression {
    let opening = current
    let start = opening.range.lowerBound
    advance()
    var entries: [Expression.Entry] = []
    while !current.is("}"), current.kind != .end {
      let keyStart = current.range.lowerBound
      let first = position
      guard let key = parseLabel() else {
        fault { source, token in
          ExpressionMessages.missingKey(found: token, at: source.place(of: token.range))
        }
        break
      }
      let keyRange = keyStart..<previousEnd
      if case .string = tokens[first].kind {
        names.insert(key)
      } else {
        names.insert(words: tokens[first..<position].map(\.text), name: key)
      }
      advance()
      entries.append(.init(key: key, keyRange: keyRange, value: parseExpression()))
      if !takeComma() { break }
    }
    close("}", opening)
    return make(.context(entries), from: start, entries.map(\.value))
  }

  /// Reads what begins with a bracket: a value in brackets, a list or a range.
  mutating func parseListOrRange() -> Expression {
    let opening = current
    let start = opening.range.lowerBound
    advance()
    if let operation = ComparisonOperator(rawValue: current.text), current.kind == .symbol {
      return parseHalfRange(operation, opening)
    }
    if opening.is("["), take("]") { return make(.list([]), from: start, []) }
    rangeDepth += opening.is("]") ? 1 : 0
    let first = parseExpression()
    rangeDepth -= opening.is("]") ? 1 : 0
    if take("..") { return parseRangeEnd(first, opening) }
    if opening.is("]") {
      expect("..", opening: opening)
      return make(.fault, from: start, [])
    }
    if opening.is("(") {
      close(")", opening)
      return Expression(kind: first.kind, range: start..<previousEnd, depth: first.depth)
    }
    var elements = [first]
    while takeComma(), !current.is("]") { elements.append(parseExpression()) }
    close("]", opening)
    return make(.list(elements), from: start, elements)
  }

  private mutating func parseRangeEnd(_ low: Expression, _ opening: Token) -> Expression {
    rangeDepth += 1
    let high = parseExpression()
    rangeDepth -= 1
    let includesHigh = current.is("]")
    if current.is(")") || current.is("[") || current.is("]") {
      advance()
    } else {
      expect("]", opening: opening)
    }
    let kind = Expression.Kind.range(low, opening.is("["), high, includesHigh)
    return make(kind, from: opening.range.lowerBound, [low, high])
  }

  /// Reads a range with one end, `(< 5)`.
  private mutating func parseHalfRange(
    _ operation: ComparisonOperator,
    _ opening: Token
  ) -> Expression {
    let start = opening.range.lowerBound
    advance()
    let end = parseBinary(4)
    close(opening.is("(") ? ")" : "]", opening)
    let kind: Expression.Kind
    switch operation {
    case .less: kind = .range(nil, false, end, false)
    case .lessOrEqual: kind = .range(nil, false, end, true)
    case .greater: kind = .range(end, false, nil, false)
    case .greaterOrEqual: kind = .range(end, true, nil, false)
    case .equal, .notEqual: kind = .pointRange(operation, end)
    }
    return make(kind, from: start, [end])
  }

  // MARK: - Tests of `in`

  mutating func parseTests() -> [Expression.Test] {
    if current.is("not"), ahead(1).is("(") {
      advance()
      return [.not(parseTestsInBrackets())]
    }
    guard current.is("(") else { return [parseTest()] }
    // `(1..5)` is one open range, `(1, 2)` are two tests, `(a + 1) * 2` is a value.
    let start = position
    let known = (diagnostics, names)
    let tests = parseTestsInBrackets()
    if case .value? = tests.first, tests.count == 1, goesOnAsValue, rereadCount < 50 {
      rereadCount += 1
      position = start
      (diagnostics, names) = known
      return [.value(parseBinary(4))]
    }
    return tests
  }

  /// Whether the bracket just closed goes on as part of a longer value.
  private var goesOnAsValue: Bool {
    ["+", "-", "*", "/", "**", ".", "[", "("].contains(current.text) && current.kind == .symbol
  }

  private mutating func parseTestsInBrackets() -> [Expression.Test] {
    let opening = current
    advance()
    var tests = [parseTest()]
    if current.is(".."), tests.count == 1, case .value(let low) = tests[0] {
      advance()
      return [.value(parseRangeEnd(low, opening))]
    }
    while take(",") { tests.append(parseTest()) }
    close(")", opening)
    return tests
  }

  private mutating func parseTest() -> Expression.Test {
    if current.is("-"), ahead(1).is(")") || ahead(1).is(",") || ahead(1).kind == .end {
      advance()
      return .anything
    }
    if current.kind == .symbol, let operation = ComparisonOperator(rawValue: current.text) {
      advance()
      return .comparison(operation, parseBinary(4))
    }
    return .value(parseBinary(4))
  }

  // MARK: - Types

  mutating func parseType() -> ValueType {
    let start = position
    let first = current
    if let (name, count) = typeNames.match(tokens, at: position), let type = names.types[name] {
      position += count
      return type
    }
    if take("function") {
      return parseFunctionType()
    }
    while current.isNameWord || (current.is("and") && position > start && ahead(1).isNameWord)
      || (current.is(".") && position > start && ahead(1).isNameWord)
    {
      advance()
      if current.is("<") { break }
    }
    let name = Self.join(tokens[start..<position])
    if name == "context", current.is("<") { return parseContextType() }
    if name == "list" || name == "range", take("<") {
      let element = parseType()
      expect(">")
      return name == "list" ? .list(element) : .range(element)
    }
    if let type = ValueType.named[name] { return type }
    diagnostics.append(
      ExpressionMessages.unknownType(
        name,
        at: source.place(of: first.range.lowerBound..<max(previousEnd, first.range.upperBound))
      )
    )
    return .any
  }

  private mutating func parseContextType() -> ValueType {
    var entries: [String: ValueType] = [:]
    advance()
    while !current.is(">"), current.kind != .end {
      guard let key = parseLabel() else {
        faultUnexpected(afterValue: false)
        break
      }
      advance()
      entries[key] = parseType()
      if !take(",") { break }
    }
    expect(">")
    return .context(entries)
  }

  private mutating func parseFunctionType() -> ValueType {
    var parameters: [ValueType] = []
    if !current.is("<"), !current.is("->") { return .anyFunction }
    if take("<") {
      while !current.is(">"), current.kind != .end {
        parameters.append(parseType())
        if !take(",") { break }
      }
      expect(">")
    }
    let result: ValueType = take("->") ? parseType() : .any
    return .function(parameters, result)
  }
}
