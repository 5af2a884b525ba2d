import FEEL

extension CheckedNode {
  /// The node with other nodes in place of its parts; the parts of constructs that no rule over
  /// records needs stay as they are.
  func mapParts(_ change: (CheckedNode) -> CheckedNode) -> CheckedNode {
    let kind: CheckedKind =
      switch kind {
      case .path(let base, let name): .path(change(base), name)
      case .and(let parts): .and(parts.map(change))
      case .or(let parts): .or(parts.map(change))
      case .comparison(let sign, let left, let right):
        .comparison(sign, change(left), change(right))
      case .arithmetic(let sign, let left, let right):
        .arithmetic(sign, change(left), change(right))
      case .negation(let inner): .negation(change(inner))
      case .between(let value, let low, let high):
        .between(change(value), low: change(low), high: change(high))
      case .isIn(let value, let tests): .isIn(change(value), tests.map { $0.mapParts(change) })
      case .choice(let condition, let one, let other):
        .choice(condition: change(condition), then: change(one), otherwise: change(other))
      case .recordQuantifier(let kind, let frame, let list, let condition):
        .recordQuantifier(kind, frame: frame, list: change(list), condition: change(condition))
      case .recordFilter(let frame, let list, let condition):
        .recordFilter(frame: frame, list: change(list), condition: change(condition))
      case .recordMap(let frame, let list, let body):
        .recordMap(frame: frame, list: change(list), body: change(body))
      case .filter(let list, let slot, let condition):
        .filter(change(list), itemSlot: slot, condition: change(condition))
      case .list(let parts): .list(parts.map(change))
      case .range(let low, let includesLow, let high, let includesHigh):
        .range(
          low: low.map(change),
          includesLow: includesLow,
          high: high.map(change),
          includesHigh: includesHigh
        )
      case .call(let builtin, let arguments): .call(builtin, arguments.map(change))
      case .instanceOf(let value, let type): .instanceOf(change(value), type)
      default: kind
      }
    return CheckedNode(kind, type: type, range: range)
  }

  /// Looks at the node and all its parts, the node first.
  func visit(_ look: (CheckedNode) -> Void) {
    look(self)
    _ = mapParts { part in
      part.visit(look)
      return part
    }
  }
}

extension CheckedTest {
  func mapParts(_ change: (CheckedNode) -> CheckedNode) -> CheckedTest {
    switch self {
    case .value(let node): .value(change(node))
    case .comparison(let sign, let node): .comparison(sign, change(node))
    case .anything: .anything
    case .not(let tests): .not(tests.map { $0.mapParts(change) })
    }
  }
}
