extension CheckedNode {
  /// The same node with another in place of one of its children, by the child's index.
  public func replacingChild(_ index: Int, with other: CheckedNode) -> CheckedNode {
    var position = -1
    return replacingChildren { child in
      position += 1
      return position == index ? other : child
    }
  }

  /// The same node with each child changed, in the order of `children`.
  public func replacingChildren(_ change: (CheckedNode) -> CheckedNode) -> CheckedNode {
    CheckedNode(changedKind(change), type: type, range: range)
  }

  private func changedKind(_ change: (CheckedNode) -> CheckedNode) -> CheckedKind {
    switch kind {
    case .literal, .field, .records, .frameRecord, .definition, .constant, .local, .dynamicName:
      kind
    case .path(let node, let name): .path(change(node), name)
    case .negation(let node): .negation(change(node))
    case .instanceOf(let node, let type): .instanceOf(change(node), type)
    case .function(let parameters, let slots, let body):
      .function(parameters: parameters, slots: slots, body: change(body))
    case .and(let nodes): .and(nodes.map(change))
    case .or(let nodes): .or(nodes.map(change))
    case .list(let nodes): .list(nodes.map(change))
    case .call(let builtin, let nodes): .call(builtin, nodes.map(change))
    case .comparison(let sign, let a, let b): .comparison(sign, change(a), change(b))
    case .arithmetic(let sign, let a, let b): .arithmetic(sign, change(a), change(b))
    case .between(let a, let b, let c): .between(change(a), low: change(b), high: change(c))
    case .isIn(let node, let tests): .isIn(change(node), tests.map { $0.replacing(change) })
    case .choice(let a, let b, let c):
      .choice(condition: change(a), then: change(b), otherwise: change(c))
    case .context(let entries):
      .context(
        entries.map { CheckedContextEntry(key: $0.key, slot: $0.slot, value: change($0.value)) }
      )
    case .range(let low, let includesLow, let high, let includesHigh):
      .range(
        low: low.map(change),
        includesLow: includesLow,
        high: high.map(change),
        includesHigh: includesHigh
      )
    default: changedListKind(change)
    }
  }

  private func changedListKind(_ change: (CheckedNode) -> CheckedNode) -> CheckedKind {
    switch kind {
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      .recordQuantifier(quantifier, frame: frame, list: change(list), condition: change(condition))
    case .recordFilter(let frame, let list, let condition):
      .recordFilter(frame: frame, list: change(list), condition: change(condition))
    case .recordMap(let frame, let list, let body):
      .recordMap(frame: frame, list: change(list), body: change(body))
    case .filter(let list, let slot, let condition):
      .filter(change(list), itemSlot: slot, condition: change(condition))
    case .quantifier(let quantifier, let iterations, let condition):
      .quantifier(
        quantifier,
        iterations.map { $0.replacing(change) },
        condition: change(condition)
      )
    case .iteration(let iterations, let body, let partialSlot):
      .iteration(
        iterations.map { $0.replacing(change) },
        body: change(body),
        partialSlot: partialSlot
      )
    case .invocation(let callee, let positional, let named):
      .invocation(
        change(callee),
        positional: positional.map(change),
        named: Dictionary(
          uniqueKeysWithValues: named.sorted { $0.key < $1.key }.map { ($0.key, change($0.value)) }
        )
      )
    default: kind
    }
  }
}

extension CheckedTest {
  fileprivate func replacing(_ change: (CheckedNode) -> CheckedNode) -> CheckedTest {
    switch self {
    case .value(let node): .value(change(node))
    case .comparison(let sign, let node): .comparison(sign, change(node))
    case .anything: .anything
    case .not(let tests): .not(tests.map { $0.replacing(change) })
    }
  }
}

extension CheckedIteration {
  fileprivate func replacing(_ change: (CheckedNode) -> CheckedNode) -> CheckedIteration {
    let changed = change(domain)
    return CheckedIteration(slot: slot, domain: changed, end: end.map(change))
  }
}
