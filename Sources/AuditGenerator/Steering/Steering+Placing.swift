import AuditCore
import FEEL

extension Steering {
  /// Makes one comparison of a rule decide it, with a value at its threshold or beside it.
  ///
  /// The offset is 0 for the threshold itself, -1 and 1 for the values next to it; the result says
  /// whether the value could be placed.
  mutating func place(_ node: CheckedNode, _ turns: ArraySlice<Int>, offset: Int) -> Bool {
    switch node.kind {
    case .definition(let index): return place(book.definitions[index].root, turns, offset: offset)
    case .and(let parts): return place(parts, turns, others: true, offset)
    case .or(let parts): return place(parts, turns, others: false, offset)
    case .call(_, let parts): return place(parts, turns, others: true, offset)
    case .choice(let condition, let one, let other):
      guard let turn = turns.first else { return false }
      if turn > 0 { steer(condition, to: turn == 1) }
      return place([condition, one, other][turn], turns.dropFirst(), offset: offset)
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      return place(node, quantifier, frame, list, condition, turns, offset)
    case .comparison(_, let left, let right):
      return put(left, beside: right, offset) || put(right, beside: left, -offset)
    case .between(let value, let low, let high):
      return put(value, beside: turns.first == 0 ? low : high, offset)
    case .isIn(let value, let tests):
      guard let turn = turns.first, tests.indices.contains(turn) else { return false }
      return put(value, in: tests[turn], offset)
    default: return false
    }
  }

  private mutating func place(
    _ parts: [CheckedNode],
    _ turns: ArraySlice<Int>,
    others: Bool,
    _ offset: Int
  ) -> Bool {
    guard let turn = turns.first, parts.indices.contains(turn) else { return false }
    for (index, part) in parts.enumerated() where index != turn { steer(part, to: others) }
    return place(parts[turn], turns.dropFirst(), offset: offset)
  }

  private mutating func place(
    _ node: CheckedNode,
    _ quantifier: Quantifier,
    _ frame: Int,
    _ list: CheckedNode,
    _ condition: CheckedNode,
    _ turns: ArraySlice<Int>,
    _ offset: Int
  ) -> Bool {
    guard let found = filteredList(list), let turn = turns.first else { return false }
    // The other records must not decide it.
    steer(node, to: quantifier == .every)
    guard let index = passingItem(found) else { return false }
    let conditions = found.filters.map(\.condition)
    return with(found, index, frame) { steering in
      if turn == 0 {
        return steering.place(condition, turns.dropFirst(), offset: offset)
      }
      steering.steer(condition, to: quantifier == .some)
      guard conditions.indices.contains(turn - 1) else { return false }
      return steering.place(conditions[turn - 1], turns.dropFirst(), offset: offset)
    }
  }

  private mutating func put(
    _ node: CheckedNode,
    in test: CheckedTest,
    _ offset: Int
  ) -> Bool {
    switch test {
    case .comparison(_, let other): return put(node, beside: other, offset)
    case .value(let other):
      guard case .range(let range) = evaluate(other) else {
        return put(node, beside: other, offset)
      }
      let end = story.random.chance(0.5) ? range.low ?? range.high : range.high ?? range.low
      return end.map { assign(node, moved($0, by: offset, like: node)) } ?? false
    default: return false
    }
  }

  private mutating func put(_ node: CheckedNode, beside other: CheckedNode, _ offset: Int) -> Bool {
    fill(other)
    let limit = evaluate(other)
    if case .null = limit { return false }
    return assign(node, moved(limit, by: offset, like: node))
  }
}
