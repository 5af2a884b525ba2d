import AuditCore

extension ColumnPlanner {
  /// Plans a value by its kind.
  mutating func scalarKind(_ node: CheckedNode) throws(PlanRefusal) -> ScalarPlan {
    switch node.kind {
    case .literal(let value): return try literal(value, node)
    case .field(let frame, let field):
      let type = try scalarType(node)
      return value(.field(field), type, [try boundFrame(frame, node)])
    case .constant(let name): return value(.named(name), try scalarType(node), [])
    case .definition(let index): return try scalarDefinition(index, node)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, try scalar(left), try scalar(right), node)
    case .negation(let operand): return try negation(of: try scalar(operand), node)
    case .choice(let decider, let first, let second):
      return try choice(try truth(decider), first, second, node)
    case .call(let builtin, let arguments): return try scalarCall(builtin.name, arguments, node)
    case .path(let base, let name):
      guard let part = DayPart(rawValue: name), base.type == .date || base.type == .dateTime else {
        throw Self.refusal(node, "this kind of value is worked out case by case")
      }
      var day = try scalar(base)
      if day.type == .instant { day = value(.day(day), .day, [day.frame]) }
      return value(.part(part, day), .number, [day.frame], isCostly: true)
    case .invocation:
      throw Self.refusal(node, "what a table, model or function gives is worked out case by case")
    default: throw Self.refusal(node, "this kind of value is worked out case by case")
    }
  }

  /// Makes a value on the innermost of the frames that its parts stand on.
  func value(
    _ kind: ScalarKind,
    _ type: ScalarType,
    _ frames: [Int],
    isCostly: Bool = false
  ) -> ScalarPlan {
    let plan = ScalarPlan(kind: kind, type: type, frame: innermost(frames), sharingKey: nil)
    return isCostly
      ? ScalarPlan(kind: kind, type: type, frame: plan.frame, sharingKey: sharingKey(plan)) : plan
  }

  private func scalarType(_ node: CheckedNode) throws(PlanRefusal) -> ScalarType {
    switch node.type {
    case .number: return .number
    case .string: return .text
    case .code(let list): return .code(list)
    case .date: return .day
    case .dateTime: return .instant
    case .daysTimeDuration: return .seconds
    case .yearsMonthsDuration: return .months
    default: throw Self.refusal(node, "values of this type are worked out case by case")
    }
  }

  private func literal(_ written: Value, _ node: CheckedNode) throws(PlanRefusal) -> ScalarPlan {
    let type: ScalarType
    switch written {
    case .number: type = .number
    case .string: type = .text
    case .date: type = .day
    case .dateTime: type = .instant
    case .daysTimeDuration: type = .seconds
    case .yearsMonthsDuration: type = .months
    default: throw Self.refusal(node, "a literal of this type is worked out case by case")
    }
    guard ScalarConstant(written) != nil else {
      throw Self.refusal(node, "this literal does not fit a column")
    }
    return value(.literal(written), type, [])
  }

  private func negation(
    of operand: ScalarPlan,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    let nothing: Value
    switch operand.type {
    case .number: nothing = .number(.zero)
    case .seconds: nothing = .daysTimeDuration(DaysTimeDuration(seconds: 0))
    case .months: nothing = .yearsMonthsDuration(YearsMonthsDuration(months: 0))
    default: throw Self.refusal(node, "this value has no opposite")
    }
    let zero = value(.literal(nothing), operand.type, [])
    return value(.difference(zero, operand), operand.type, [operand.frame])
  }

  private func arithmetic(
    _ operation: ArithmeticOperator,
    _ left: ScalarPlan,
    _ right: ScalarPlan,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    let frames = [left.frame, right.frame]
    switch (operation, left.type, right.type) {
    case (.add, .number, .number), (.add, .seconds, .seconds), (.add, .months, .months):
      return value(.sum(left, right), left.type, frames)
    case (.add, .day, .seconds), (.add, .instant, .seconds):
      return value(.sum(left, right), left.type, frames)
    case (.add, .day, .months), (.add, .instant, .months):
      return value(.sum(left, right), left.type, frames, isCostly: true)
    case (.add, .seconds, .day), (.add, .seconds, .instant), (.add, .months, .day),
      (.add, .months, .instant):
      return try arithmetic(.add, right, left, node)
    case (.subtract, .number, .number), (.subtract, .seconds, .seconds),
      (.subtract, .months, .months), (.subtract, .day, .seconds), (.subtract, .instant, .seconds):
      return value(.difference(left, right), left.type, frames)
    case (.subtract, .day, .months), (.subtract, .instant, .months):
      return value(.difference(left, right), left.type, frames, isCostly: true)
    case (.subtract, .day, .day), (.subtract, .instant, .instant):
      return value(.difference(left, right), .seconds, frames)
    case (.multiply, .number, .number): return value(.product(left, right), .number, frames)
    default: throw Self.refusal(node, "this arithmetic is worked out case by case")
    }
  }

  private mutating func choice(
    _ decider: TruthPlan,
    _ first: CheckedNode,
    _ second: CheckedNode,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    guard !first.isNullLiteral || !second.isNullLiteral else {
      throw Self.refusal(node, "it is always null")
    }
    var branches: [ScalarPlan] = []
    for branch in first.isNullLiteral ? [second, first] : [first, second] {
      if branch.isNullLiteral {
        branches.append(value(.null, branches[0].type, []))
      } else {
        branches.append(try scalar(branch))
      }
    }
    if first.isNullLiteral { branches.reverse() }
    guard branches[0].type == branches[1].type, branches[0].type != .text else {
      throw Self.refusal(node, "a choice between such values is made case by case")
    }
    return value(
      .choice(decider, branches[0], branches[1]),
      branches[0].type,
      [decider.frame, branches[0].frame, branches[1].frame]
    )
  }
}

extension CheckedNode {
  /// The nodes below that a plan may hold; kinds that no plan holds have none.
  var plannedChildren: [CheckedNode] {
    switch kind {
    case .and(let parts), .or(let parts), .list(let parts), .call(_, let parts): parts
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .negation(let operand), .path(let operand, _): [operand]
    case .between(let value, let low, let high): [value, low, high]
    case .isIn(let value, let tests): [value] + tests.flatMap(\.nodes)
    case .choice(let decider, let first, let second): [decider, first, second]
    case .recordQuantifier(_, _, let list, let body), .recordFilter(_, let list, let body),
      .recordMap(_, let list, let body):
      [list, body]
    case .range(let low, _, let high, _): [low, high].compactMap { $0 }
    default: []
    }
  }
}
