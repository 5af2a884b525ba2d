import AuditCore

extension TypeChecker {
  mutating func checkLogic(_ parts: [Expression], isAnd: Bool, _ range: Range<Int>) -> CheckedNode {
    let nodes = parts.map { check($0) }
    for node in nodes { expect(node, .boolean, for: isAnd ? "'and'" : "'or'") }
    return CheckedNode(isAnd ? .and(nodes) : .or(nodes), type: .boolean, range: range)
  }

  /// Checks comparisons and arithmetic.
  mutating func checkOperator(_ expression: Expression) -> CheckedNode {
    let range = expression.range
    switch expression.kind {
    case .comparison(let operation, let left, let right):
      let a = check(left)
      let b = check(right)
      checkComparable(operation, a, b)
      return CheckedNode(.comparison(operation, a, b), type: .boolean, range: range)
    case .between(let value, let low, let high):
      let node = check(value)
      let least = check(low)
      let most = check(high)
      checkComparable(.greaterOrEqual, node, least)
      checkComparable(.lessOrEqual, node, most)
      return CheckedNode(.between(node, low: least, high: most), type: .boolean, range: range)
    case .isIn(let value, let tests):
      let node = check(value)
      let checked = tests.map { checkTest($0, of: node) }
      return CheckedNode(.isIn(node, checked), type: .boolean, range: range)
    case .arithmetic(let operation, let left, let right):
      return checkArithmetic(operation, check(left), check(right), range)
    case .negation(let value): return checkNegation(check(value), range)
    default: return check(expression)
    }
  }

  private mutating func checkNegation(_ node: CheckedNode, _ range: Range<Int>) -> CheckedNode {
    if case .literal(.number(let number)) = node.kind {
      return CheckedNode(.literal(.number(number.negated)), type: .number, range: range)
    }
    switch node.type {
    case .daysTimeDuration, .yearsMonthsDuration: break
    default: expect(node, .number, for: "'-'")
    }
    return CheckedNode(.negation(node), type: node.type, range: range)
  }

  // MARK: - Comparison

  /// Tells when two values can never be compared.
  mutating func checkComparable(
    _ operation: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode
  ) {
    let isEquality = operation == .equal || operation == .notEqual
    if !isEquality, let null = [left, right].first(where: { $0.type == .null }) {
      mismatch(ExpressionMessages.alwaysUnknown(operation.rawValue, at: place(null.range)))
      return
    }
    guard !left.type.isOpen, !right.type.isOpen else { return }
    if case .code(let list) = left.type { checkCodes(list, in: right) }
    if case .code(let list) = right.type { checkCodes(list, in: left) }
    let sign = "'\(operation.rawValue)'"
    if left.type.plain != right.type.plain,
      !isEquality || !(left.type.accepts(right.type) || right.type.accepts(left.type))
    {
      tellUnlike(sign, left, right)
      return
    }
    guard !isEquality else { return }
    switch left.type {
    case .number, .string, .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration: break
    case .code:
      mismatch(
        ExpressionMessages.typeMismatch(
          "\(sign) does not order codes",
          found: left.type,
          helps: ["list the codes meant: … in (\"…\", \"…\")"],
          at: place(left.range)
        )
      )
    default:
      mismatch(
        ExpressionMessages.typeMismatch(
          "\(sign) does not order \(left.type.shortWords)",
          found: left.type,
          at: place(left.range)
        )
      )
    }
  }

  private mutating func tellUnlike(_ sign: String, _ left: CheckedNode, _ right: CheckedNode) {
    // Point at the side that the author wrote as a literal; that is the one to mend.
    var (known, odd) = (left, right)
    if case .literal = left.kind { (known, odd) = (right, left) }
    mismatch(
      ExpressionMessages.typeMismatch(
        "\(sign) compares \(known.type.shortWords) with \(odd.type.shortWords)",
        found: odd.type,
        helps: Self.helps(toMake: odd, known.type),
        at: place(odd.range)
      )
    )
  }

  private mutating func checkTest(_ test: Expression.Test, of node: CheckedNode) -> CheckedTest {
    switch test {
    case .anything: return .anything
    case .not(let tests): return .not(tests.map { checkTest($0, of: node) })
    case .comparison(let operation, let value):
      let checked = check(value)
      checkComparable(operation, node, checked)
      return .comparison(operation, checked)
    case .value(let value):
      let checked = check(value)
      checkMember(node, of: checked)
      return .value(checked)
    }
  }

  /// Tells when a value can neither equal another nor be in it.
  mutating func checkMember(_ node: CheckedNode, of other: CheckedNode) {
    if case .code(let list) = node.type { checkCodes(list, in: other) }
    guard !node.type.isOpen, !other.type.isOpen else { return }
    switch other.type {
    case .list(let element):
      if node.type.accepts(element) || node.type.accepts(other.type) { return }
      if case .range(let end) = element, node.type.accepts(end) { return }
      if let first = Self.firstUnlike(node.type, in: other) {
        tellUnlike("'in'", node, first)
      }
    case .range(let end):
      if !node.type.accepts(end) { tellUnlike("'in'", node, other) }
    default:
      if !node.type.accepts(other.type) { tellUnlike("'in'", node, other) }
    }
  }

  private static func firstUnlike(_ type: ValueType, in list: CheckedNode) -> CheckedNode? {
    guard case .list(let elements) = list.kind else { return list }
    return elements.first { element in
      if case .range(let end) = element.type { return !type.accepts(end) }
      return !type.accepts(element.type)
    }
  }

  // MARK: - Arithmetic

  private mutating func checkArithmetic(
    _ operation: ArithmeticOperator,
    _ left: CheckedNode,
    _ right: CheckedNode,
    _ range: Range<Int>
  ) -> CheckedNode {
    let kind = CheckedKind.arithmetic(operation, left, right)
    if let type = Self.result(operation, left.type, right.type) {
      return CheckedNode(kind, type: type, range: range)
    }
    var helps: [String] = []
    switch (operation, left.type, right.type) {
    case (.add, .date, .number), (.subtract, .date, .number), (.add, .dateTime, .number),
      (.subtract, .dateTime, .number):
      helps = [
        "write a length of time, as @\"P10D\" for ten days",
        "for working days write working days after(date, count)",
      ]
    case (.add, .string, _), (.add, _, .string), (.add, .code, _), (.add, _, .code):
      helps = ["make it text with string(…)"]
    default: break
    }
    let odd = left.type.isOpen || Self.operands(operation).contains(left.type) ? right : left
    if helps.isEmpty, odd.type.isText { helps = Self.helps(toMake: odd, .number) }
    mismatch(
      ExpressionMessages.typeMismatch(
        "'\(operation.rawValue)' cannot join \(left.type.shortWords) and \(right.type.shortWords)",
        found: odd.type,
        helps: helps,
        at: place(odd.range)
      )
    )
    return CheckedNode(kind, type: .any, range: range)
  }

  private static func operands(_ operation: ArithmeticOperator) -> [ValueType] {
    switch operation {
    case .add: [.number, .string, .date, .dateTime, .time, .daysTimeDuration, .yearsMonthsDuration]
    case .subtract: [.number, .date, .dateTime, .time, .daysTimeDuration, .yearsMonthsDuration]
    case .multiply, .divide: [.number, .daysTimeDuration, .yearsMonthsDuration]
    case .power: [.number]
    }
  }

  /// The type of an operation's value; `nil` when the types do not go together.
  static func result(
    _ operation: ArithmeticOperator,
    _ left: ValueType,
    _ right: ValueType
  ) -> ValueType? {
    let (a, b) = (left.plain, right.plain)
    if a.isOpen, b.isOpen { return .any }
    if a.isOpen || b.isOpen {
      let known = a.isOpen ? b : a
      let fits = operands(operation).contains(known)
      return fits ? (known == .number && operation == .power ? .number : .any) : nil
    }
    switch (operation, a, b) {
    case (_, .number, .number): return .number
    case (.add, .string, .string): return .string
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time),
      (.subtract, .date, .dateTime), (.subtract, .dateTime, .date):
      return .daysTimeDuration
    case (.add, .date, .daysTimeDuration), (.subtract, .date, .daysTimeDuration),
      (.add, .date, .yearsMonthsDuration), (.subtract, .date, .yearsMonthsDuration),
      (.add, .daysTimeDuration, .date), (.add, .yearsMonthsDuration, .date):
      return .date
    case (.add, .dateTime, .daysTimeDuration), (.subtract, .dateTime, .daysTimeDuration),
      (.add, .dateTime, .yearsMonthsDuration), (.subtract, .dateTime, .yearsMonthsDuration),
      (.add, .daysTimeDuration, .dateTime), (.add, .yearsMonthsDuration, .dateTime):
      return .dateTime
    case (.add, .time, .daysTimeDuration), (.subtract, .time, .daysTimeDuration),
      (.add, .daysTimeDuration, .time):
      return .time
    case (.add, .daysTimeDuration, .daysTimeDuration),
      (.subtract, .daysTimeDuration, .daysTimeDuration),
      (.multiply, .daysTimeDuration, .number), (.multiply, .number, .daysTimeDuration),
      (.divide, .daysTimeDuration, .number):
      return .daysTimeDuration
    case (.add, .yearsMonthsDuration, .yearsMonthsDuration),
      (.subtract, .yearsMonthsDuration, .yearsMonthsDuration),
      (.multiply, .yearsMonthsDuration, .number), (.multiply, .number, .yearsMonthsDuration),
      (.divide, .yearsMonthsDuration, .number):
      return .yearsMonthsDuration
    case (.divide, .daysTimeDuration, .daysTimeDuration),
      (.divide, .yearsMonthsDuration, .yearsMonthsDuration):
      return .number
    default: return nil
    }
  }
}
