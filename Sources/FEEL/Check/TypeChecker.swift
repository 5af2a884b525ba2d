import AuditCore

/// Resolves the names of a syntax tree and checks the types of its parts.
struct TypeChecker {
  let source: LocatedText
  let scope: Scope
  var diagnostics: [Diagnostic] = []
  /// The names that the expression itself introduces, innermost last.
  var bindings: [Binding] = []
  private var frameCount = 1
  private var slotCount = 0

  /// A name, or the names of a record, in reach of a part of the expression.
  enum Binding {
    /// A record being looked at, by its variable; its fields are in reach too.
    case frame(variable: String, frame: Int, type: RecordType)
    /// A variable.
    case local(String, slot: Int, type: ValueType)
    /// The element that a filter looks at; the entries of a context are in reach too.
    case item(slot: Int, type: ValueType)
  }

  init(source: LocatedText, scope: Scope) {
    self.source = source
    self.scope = scope
  }

  mutating func newFrame() -> Int {
    frameCount += 1
    return frameCount - 1
  }

  mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  func place(_ range: Range<Int>) -> Place { source.place(of: range) }

  /// The node that stands for something faulty; it fits everywhere, so that one slip is one fault.
  func faulty(_ range: Range<Int>) -> CheckedNode {
    CheckedNode(.literal(.null(.notRecorded)), type: .any, range: range)
  }

  /// Checks an expression with more names in reach.
  mutating func check(_ expression: Expression, with binding: Binding) -> CheckedNode {
    bindings.append(binding)
    defer { bindings.removeLast() }
    return check(expression)
  }

  /// Checks an expression.
  mutating func check(_ expression: Expression) -> CheckedNode {
    let range = expression.range
    switch expression.kind {
    case .number(let number):
      return CheckedNode(.literal(.number(number)), type: .number, range: range)
    case .string(let text): return CheckedNode(.literal(.string(text)), type: .string, range: range)
    case .boolean(let bit):
      return CheckedNode(.literal(.boolean(bit)), type: .boolean, range: range)
    case .null: return CheckedNode(.literal(.null(.notRecorded)), type: .null, range: range)
    case .at(let text): return checkAt(text, range)
    case .name, .path: return checkPath(expression)
    case .and(let parts): return checkLogic(parts, isAnd: true, range)
    case .or(let parts): return checkLogic(parts, isAnd: false, range)
    case .comparison, .between, .isIn, .arithmetic, .negation: return checkOperator(expression)
    case .choice(let a, let b, let c): return checkChoice(a, b, c, range)
    case .quantifier(let quantifier, let iterations, let condition):
      return checkQuantifier(quantifier, iterations[...], condition, range)
    case .iteration(let iterations, let body): return checkIteration(iterations, body, range)
    case .filter(let base, let condition): return checkFilter(base, condition, range)
    case .list(let elements): return checkList(elements, range)
    case .context(let entries): return checkContext(entries, range)
    case .range(let low, let includesLow, let high, let includesHigh):
      return checkRange(low, includesLow, high, includesHigh, range)
    case .pointRange(let operation, let end):
      let node = check(end)
      let builtin = operation == .equal ? Builtin.equalRange : Builtin.unequalRange
      let type = ValueType.range(node.type == .null ? .any : node.type)
      return CheckedNode(.call(builtin, [node]), type: type, range: range)
    case .call(let callee, let arguments): return checkCall(callee, arguments, range)
    case .function(let parameters, let body): return checkFunction(parameters, body, range)
    case .instanceOf(let value, let type):
      return CheckedNode(.instanceOf(check(value), type), type: .boolean, range: range)
    case .fault: return faulty(range)
    }
  }

  // MARK: - Faults

  /// Tells a fault of types, where types are checked at all.
  mutating func mismatch(_ message: Diagnostic) {
    if scope.reportsTypeFaults { diagnostics.append(message) }
  }

  /// Tells that a part must be of another type, unless it is.
  mutating func expect(_ node: CheckedNode, _ type: ValueType, for what: String) {
    guard !type.accepts(node.type) else { return }
    mismatch(
      ExpressionMessages.typeMismatch(
        "\(what) needs \(type.words), but this is \(node.type.shortWords)",
        found: node.type,
        helps: Self.helps(toMake: node, type),
        at: place(node.range)
      )
    )
  }

  /// Tells of each literal text in a node that is not in a code list.
  mutating func checkCodes(_ list: CodeList, in node: CheckedNode) {
    switch node.kind {
    case .literal(.string(let text)):
      if list.index(of: text) == nil {
        diagnostics.append(ExpressionMessages.unknownCode(text, list: list, at: place(node.range)))
      }
    case .list(let elements): for element in elements { checkCodes(list, in: element) }
    case .choice(_, let then, let otherwise):
      checkCodes(list, in: then)
      checkCodes(list, in: otherwise)
    default: break
    }
  }

  /// What an author may have meant who put one type where another is needed.
  static func helps(toMake node: CheckedNode, _ type: ValueType) -> [String] {
    if case .literal(.string(let text)) = node.kind {
      switch type {
      case .date, .dateTime, .time, .daysTimeDuration, .yearsMonthsDuration:
        let isRead = TemporalText.value(text) != nil
        let example =
          switch type {
          case .date: "2024-03-01"
          case .dateTime: "2024-03-01T09:30:00"
          case .time: "09:30:00"
          case .yearsMonthsDuration: "P1Y6M"
          default: "P10D"
          }
        return ["write @\"\(isRead ? text : example)\""]
      case .number: return Decimal128(text) == nil ? [] : ["write \(text) without quotes"]
      case .boolean: return ["write true or false without quotes"]
      default: return []
      }
    }
    switch (type, node.type) {
    case (.daysTimeDuration, .number), (.yearsMonthsDuration, .number):
      return ["write a length of time, as @\"P10D\" for ten days"]
    case (.number, .daysTimeDuration):
      return ["count days with days between(from, to)"]
    case (.date, .dateTime): return ["take its day with date(…)"]
    case (.boolean, .number): return ["compare it, as in … > 0"]
    case (.boolean, .list): return ["count it, as in count(…) > 0"]
    case (.boolean, .code), (.boolean, .string): return ["compare it, as in … = \"…\""]
    default: return []
    }
  }
}

extension ValueType {
  /// The type in few words for a headline, where a code list's name would be too long.
  var shortWords: String {
    if case .code = self { return "a code" }
    return words
  }
}
