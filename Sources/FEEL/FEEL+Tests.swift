public import AuditCore

extension FEEL {
  /// The name of the value that unary tests are about.
  public static let testedName = "?"

  /// Reads unary tests, as an entry of a decision table holds them.
  ///
  /// - Parameters:
  ///   - source: The tests and their place in a file.
  ///   - type: The type of the value that is tested.
  ///   - scope: The names in reach, besides `?` for the value.
  /// - Returns: An expression that is true when a test holds for the constant `?`, `nil` when there
  ///   is an error, and all faults by place.
  /// - Source: OMG DMN 1.5 section 10.3.1.2, grammar rules 13 to 16, and section 10.3.2.7.
  public static func checkTests(
    _ source: LocatedText,
    of type: ValueType,
    in scope: Scope
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    var scope = scope
    scope.constants[testedName] = type
    let (tests, faults) = Parser.parseTests(source, names: names(of: scope))
    var checker = TypeChecker(source: source, scope: scope)
    let root = checker.checkTests(tests, of: type)
    let diagnostics = DiagnosticList(faults + checker.diagnostics).sorted
    let isFaulty = diagnostics.contains { $0.severity == .error }
    return (isFaulty ? nil : CheckedExpression(source: source, root: root), diagnostics)
  }
}

extension Parser {
  /// Reads a whole text of unary tests.
  static func parseTests(
    _ source: LocatedText,
    names: NameTable
  ) -> (tests: [Expression.Test], diagnostics: [Diagnostic]) {
    var parser = Parser(source, names: names)
    let tests = parser.parseWholeTests()
    return (tests, parser.diagnostics)
  }

  private mutating func parseWholeTests() -> [Expression.Test] {
    if current.is("-"), ahead(1).kind == .end { return [.anything] }
    if let inner = parseNegatedTests() { return [.not(inner)] }
    return parseTestsToEnd()
  }

  private mutating func parseTestsToEnd() -> [Expression.Test] {
    var tests = [parseLooseTest()]
    while take(",") { tests.append(parseLooseTest()) }
    while current.kind != .end {
      faultUnexpected(afterValue: true)
      position += 1
    }
    return tests
  }

  /// Reads `not(…)` when its bracket closes at the end of the text.
  private mutating func parseNegatedTests() -> [Expression.Test]? {
    guard current.is("not"), ahead(1).is("("), tokens.count > 3,
      tokens[tokens.count - 2].is(")")
    else { return nil }
    var depth = 0
    for index in position + 1..<tokens.count - 2 {
      if tokens[index].is("(") { depth += 1 }
      if tokens[index].is(")") { depth -= 1 }
      if depth == 0 { return nil }
    }
    advance()
    advance()
    var tests = [parseLooseTest()]
    while take(",") { tests.append(parseLooseTest()) }
    expect(")")
    while current.kind != .end {
      faultUnexpected(afterValue: true)
      position += 1
    }
    return tests
  }

  /// Reads one test; unlike a test of `in`, it may be any expression.
  private mutating func parseLooseTest() -> Expression.Test {
    if current.kind == .symbol, let operation = ComparisonOperator(rawValue: current.text) {
      advance()
      return .comparison(operation, parseBinary(4))
    }
    return .value(parseExpression())
  }
}

extension TypeChecker {
  /// Checks unary tests about the constant `?`.
  mutating func checkTests(_ tests: [Expression.Test], of type: ValueType) -> CheckedNode {
    let whole = 0..<source.text.utf8.count
    let subject = CheckedNode(.constant(FEEL.testedName), type: type, range: whole)
    let nodes = tests.map { checkTest($0, of: subject, whole) }
    return nodes.count == 1 ? nodes[0] : CheckedNode(.or(nodes), type: .boolean, range: whole)
  }

  private mutating func checkTest(
    _ test: Expression.Test,
    of subject: CheckedNode,
    _ whole: Range<Int>
  ) -> CheckedNode {
    func isIn(_ test: CheckedTest, _ range: Range<Int>) -> CheckedNode {
      CheckedNode(.isIn(subject, [test]), type: .boolean, range: range)
    }
    switch test {
    case .anything: return CheckedNode(.literal(.boolean(true)), type: .boolean, range: whole)
    case .comparison(let operation, let expression):
      let node = check(expression)
      checkComparable(operation, subject, node)
      return isIn(.comparison(operation, node), node.range)
    case .not(let inner):
      let node = checkTests(inner, of: subject.type)
      guard let builtin = BuiltinCatalogue.named("not") else { return node }
      return CheckedNode(.call(builtin, [node]), type: .boolean, range: whole)
    case .value(let expression):
      let node = check(expression)
      if mentionsSubject(node) { return node }
      guard node.type == .boolean || node.type == .any, !node.isLiteral else {
        checkMember(subject, of: node)
        return isIn(.value(node), node.range)
      }
      // A condition about other names stands for itself, unless yes or no is what is tested.
      let isCondition = CheckedNode(
        .and([
          CheckedNode(.instanceOf(node, .boolean), type: .boolean, range: node.range),
          CheckedNode(
            .comparison(
              .equal,
              CheckedNode(.instanceOf(subject, .boolean), type: .boolean, range: node.range),
              CheckedNode(.literal(.boolean(false)), type: .boolean, range: node.range)
            ),
            type: .boolean,
            range: node.range
          ),
        ]),
        type: .boolean,
        range: node.range
      )
      let kind = CheckedKind.choice(
        condition: isCondition,
        then: node,
        otherwise: isIn(.value(node), node.range)
      )
      return CheckedNode(kind, type: .boolean, range: node.range)
    }
  }

  private func mentionsSubject(_ node: CheckedNode) -> Bool {
    if case .constant(FEEL.testedName) = node.kind { return true }
    return node.children.contains { mentionsSubject($0) }
  }
}

extension CheckedNode {
  /// Whether the node is a literal.
  fileprivate var isLiteral: Bool {
    if case .literal = kind { true } else { false }
  }
}
