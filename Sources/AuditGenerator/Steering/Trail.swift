import FEEL

/// The way through a rule's tree to one of its comparisons.
struct Trail: Hashable, Sendable {
  /// The turn taken at each branching node.
  var turns: [Int]

  /// Finds the comparisons of a rule that have a threshold, in the order in which they stand.
  static func all(in node: CheckedNode, definitions: [CheckedExpression]) -> [Trail] {
    var found: [Trail] = []
    collect(node, [], definitions, &found)
    return found
  }

  private static func collect(
    _ node: CheckedNode,
    _ turns: [Int],
    _ definitions: [CheckedExpression],
    _ found: inout [Trail]
  ) {
    func follow(_ parts: [CheckedNode]) {
      for (index, part) in parts.enumerated() {
        collect(part, turns + [index], definitions, &found)
      }
    }
    switch node.kind {
    case .definition(let index): collect(definitions[index].root, turns, definitions, &found)
    case .and(let parts), .or(let parts): follow(parts)
    case .call(let builtin, let arguments) where builtin.name == "not": follow(arguments)
    case .choice(let condition, let one, let other):
      // A choice of another type than a boolean is a value, not a branch of the rule.
      follow(node.type == .boolean ? [condition, one, other] : [])
    case .recordQuantifier(_, _, let list, let condition):
      follow([condition] + filterConditions(list, definitions))
    case .comparison(_, let left, let right):
      if !Steering.isNull(left), !Steering.isNull(right),
        isOrdered(left.type) || isOrdered(right.type)
      {
        found.append(Trail(turns: turns))
      }
    case .between:
      found.append(Trail(turns: turns + [0]))
      found.append(Trail(turns: turns + [1]))
    case .isIn(let value, let tests):
      guard isOrdered(value.type) else { return }
      for index in tests.indices { found.append(Trail(turns: turns + [index])) }
    default: break
    }
  }

  /// The conditions of the filters over a list, innermost first.
  static func filterConditions(
    _ list: CheckedNode,
    _ definitions: [CheckedExpression]
  ) -> [CheckedNode] {
    switch list.kind {
    case .recordFilter(_, let inner, let condition):
      filterConditions(inner, definitions) + [condition]
    case .definition(let index): filterConditions(definitions[index].root, definitions)
    default: []
    }
  }

  /// Whether values of a type lie before or after each other.
  private static func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number, .date, .dateTime, .time, .yearsMonthsDuration, .daysTimeDuration: true
    default: false
    }
  }
}
