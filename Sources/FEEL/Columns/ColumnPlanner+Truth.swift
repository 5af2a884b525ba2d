import AuditCore

extension ColumnPlanner {
  /// Plans a condition by its kind.
  mutating func truthKind(_ node: CheckedNode) throws(PlanRefusal) -> TruthPlan {
    switch node.kind {
    case .literal(.boolean(let value)): return condition(.constant(value), [])
    case .literal(.null): return condition(.constant(nil), [])
    case .field(let frame, let field):
      guard node.type == .boolean else { throw Self.refusal(node, "it is not a boolean") }
      return condition(.field(field), [try boundFrame(frame, node)])
    case .constant(let name):
      guard node.type == .boolean else { throw Self.refusal(node, "it is not a boolean") }
      return condition(.named(name), [])
    case .definition(let index): return try truthDefinition(index, node)
    case .and(let parts):
      let planned = try truths(parts)
      return condition(.all(planned), planned.map(\.frame))
    case .or(let parts): return any(try truths(parts))
    case .comparison(let relation, let left, let right):
      return try comparison(relation, left, right, node)
    case .between(let value, let low, let high):
      let subject = try scalar(value)
      return all([
        try comparison(.greaterOrEqual, subject, try scalar(low), node),
        try comparison(.lessOrEqual, subject, try scalar(high), node),
      ])
    case .isIn(let value, let tests): return try membership(value, tests, node)
    case .choice(let decider, let first, let second):
      let parts = try truths([decider, first, second])
      return condition(.choice(parts[0], parts[1], parts[2]), parts.map(\.frame))
    case .recordQuantifier(let quantifier, let frame, let list, let body):
      return try quantified(quantifier, frame: frame, list: list, body: body)
    case .call(let builtin, let arguments): return try truthCall(builtin.name, arguments, node)
    default: throw Self.refusal(node, "this kind of condition is worked out case by case")
    }
  }

  /// Makes a condition on the innermost of the frames that its parts stand on.
  func condition(_ kind: TruthKind, _ frames: [Int], key: String? = nil) -> TruthPlan {
    TruthPlan(kind: kind, frame: innermost(frames), sharingKey: key)
  }

  /// Makes a condition that is true when all parts are.
  func all(_ parts: [TruthPlan]) -> TruthPlan {
    parts.count == 1 ? parts[0] : condition(.all(parts), parts.map(\.frame))
  }

  /// Makes a condition that is true when any part is.
  func any(_ parts: [TruthPlan]) -> TruthPlan {
    parts.count == 1 ? parts[0] : condition(.any(parts), parts.map(\.frame))
  }

  /// Makes the opposite of a condition.
  func opposite(_ part: TruthPlan) -> TruthPlan { condition(.not(part), [part.frame]) }

  /// Plans conditions in order.
  mutating func truths(_ nodes: [CheckedNode]) throws(PlanRefusal) -> [TruthPlan] {
    var planned: [TruthPlan] = []
    for node in nodes { planned.append(try truth(node)) }
    return planned
  }

  /// The planned frame of one of the expression's frames.
  func boundFrame(_ frame: Int, _ node: CheckedNode) throws(PlanRefusal) -> Int {
    guard let bound = bindings[frame] else {
      throw Self.refusal(node, "the record it reads is not one of the case's lists")
    }
    return bound
  }

  // MARK: - Comparisons

  private mutating func comparison(
    _ relation: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    if left.isNullLiteral || right.isNullLiteral {
      let subject = left.isNullLiteral ? right : left
      guard relation == .equal || relation == .notEqual, !subject.isNullLiteral else {
        throw Self.refusal(node, "this comparison with null is worked out case by case")
      }
      let known = try isKnown(subject)
      return relation == .equal ? opposite(known) : known
    }
    if left.type == .boolean || right.type == .boolean {
      guard relation == .equal || relation == .notEqual else {
        throw Self.refusal(node, "booleans have no order")
      }
      let parts = try truths([left, right])
      let same = condition(.same(parts[0], parts[1]), parts.map(\.frame))
      return relation == .equal ? same : opposite(same)
    }
    return try comparison(relation, try scalar(left), try scalar(right), node)
  }

  private mutating func isKnown(_ node: CheckedNode) throws(PlanRefusal) -> TruthPlan {
    if node.type == .boolean {
      let subject = try truth(node)
      return condition(.isKnown(subject), [subject.frame])
    }
    let subject = try scalar(node)
    return condition(.isRecorded(subject), [subject.frame])
  }

  /// Plans a comparison of planned values; codes are compared by what their words would answer.
  func comparison(
    _ relation: ComparisonOperator,
    _ left: ScalarPlan,
    _ right: ScalarPlan,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    if case .code(let list) = left.type, let word = right.literalText {
      let members = list.codes.indices.filter {
        relation.holds(list.codes[$0].value.utf8, word.utf8)
      }
      return condition(.isMember(left, of: members), [left.frame])
    }
    if case .code = right.type, left.literalText != nil {
      return try comparison(relation.mirrored, right, left, node)
    }
    guard left.type == right.type else {
      throw Self.refusal(node, "its two sides are of different kinds")
    }
    if case .code = left.type, relation != .equal, relation != .notEqual {
      throw Self.refusal(node, "two codes are ordered by their words")
    }
    return condition(.comparison(relation, left, right), [left.frame, right.frame])
  }

  // MARK: - Membership

  private mutating func membership(
    _ value: CheckedNode,
    _ tests: [CheckedTest],
    _ node: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    if value.type == .boolean {
      let subject = try truth(value)
      return any(try truthTests(tests, subject, node))
    }
    let subject = try scalar(value)
    let parts = try scalarTests(tests, subject, node)
    guard !parts.isEmpty else { throw Self.refusal(node, "there is nothing to be in") }
    return merged(parts, over: subject)
  }

  private mutating func truthTests(
    _ tests: [CheckedTest],
    _ subject: TruthPlan,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> [TruthPlan] {
    var parts: [TruthPlan] = []
    for test in tests {
      switch test {
      case .value(let other) where other.type == .boolean:
        let planned = try truth(other)
        parts.append(condition(.same(subject, planned), [subject.frame, planned.frame]))
      case .not(let inner): parts.append(opposite(any(try truthTests(inner, subject, node))))
      default: throw Self.refusal(node, "this test of a boolean is worked out case by case")
      }
    }
    return parts
  }

  private mutating func scalarTests(
    _ tests: [CheckedTest],
    _ subject: ScalarPlan,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> [TruthPlan] {
    var parts: [TruthPlan] = []
    for test in tests {
      switch test {
      case .value(let other): parts += try valueTest(other, subject, node)
      case .comparison(let relation, let other):
        guard !other.isNullLiteral else {
          throw Self.refusal(other, "this comparison with null is worked out case by case")
        }
        parts.append(try comparison(relation, subject, try scalar(other), node))
      case .not(let inner):
        let planned = try scalarTests(inner, subject, node)
        parts.append(opposite(merged(planned, over: subject)))
      case .anything: parts.append(condition(.constant(true), []))
      }
    }
    return parts
  }

  /// The tests that a value, list or range on the right of `in` stands for: any may hold.
  private mutating func valueTest(
    _ test: CheckedNode,
    _ subject: ScalarPlan,
    _ node: CheckedNode,
    isInDefinition: Bool = false
  ) throws(PlanRefusal) -> [TruthPlan] {
    switch test.kind {
    case .literal(.null):
      // Written here it asks whether the value is recorded; out of a definition it is a mere null.
      guard !isInDefinition else {
        throw Self.refusal(test, "a null out of a definition is worked out case by case")
      }
      return [opposite(condition(.isRecorded(subject), [subject.frame]))]
    case .list(let items):
      var parts: [TruthPlan] = []
      for item in items {
        parts += try valueTest(item, subject, node, isInDefinition: isInDefinition)
      }
      return parts
    case .range(let low, let includesLow, let high, let includesHigh):
      guard !test.isBackwardLiteral else {
        throw Self.refusal(test, "a range that ends before it begins has no value")
      }
      var parts: [TruthPlan] = []
      if let low {
        let relation: ComparisonOperator = includesLow ? .greaterOrEqual : .greater
        parts.append(try comparison(relation, subject, try scalar(low), node))
      }
      if let high {
        let relation: ComparisonOperator = includesHigh ? .lessOrEqual : .less
        parts.append(try comparison(relation, subject, try scalar(high), node))
      }
      guard !parts.isEmpty else { throw Self.refusal(test, "the range has no end") }
      return [all(parts)]
    case .recordMap(let frame, let list, let body) where body.type != .boolean:
      return [try contained(subject, list, frame, body, node, skipsNulls: false)]
    case .definition(let index) where test.type.isListOrRange:
      let body = try definitionBody(index, test)
      return try withinDefinition(test) { (planner) throws(PlanRefusal) in
        try planner.valueTest(body, subject, body, isInDefinition: true)
      }
    default: return [try comparison(.equal, subject, try scalar(test), node)]
    }
  }

  /// Joins tests of one code into one test of its index, which one pass over the column answers.
  private func merged(_ parts: [TruthPlan], over subject: ScalarPlan) -> TruthPlan {
    guard case .code = subject.type else { return any(parts) }
    var members: Set<Int> = []
    for part in parts {
      guard case .isMember(_, let some) = part.kind else { return any(parts) }
      members.formUnion(some)
    }
    return condition(.isMember(subject, of: members.sorted()), [subject.frame])
  }
}

extension CheckedNode {
  /// Whether the author wrote `null` here.
  var isNullLiteral: Bool { if case .literal(.null) = kind { true } else { false } }
}

extension ValueType {
  /// Whether the values hold further values that `in` looks into.
  var isListOrRange: Bool {
    switch self {
    case .list, .range: true
    default: false
    }
  }
}

extension ScalarPlan {
  /// The text, when it is the same for all rows and known from the rule.
  var literalText: String? {
    switch kind {
    case .literal(.string(let text)): text
    case .definition(_, let body): body.literalText
    default: nil
    }
  }
}
