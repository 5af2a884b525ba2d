import FEEL

/// Finds conditions that come to the same for every case, whatever is recorded.
struct ConstantTruth {
  let definitions: [ScopeDefinition]

  /// The truth of a condition for all cases; `nil` when it may depend on the case.
  func value(of node: CheckedNode) -> Bool? {
    switch node.kind {
    case .literal(.boolean(let truth)): return truth
    case .definition(let index):
      guard definitions.indices.contains(index) else { return nil }
      return value(of: definitions[index].expression.root)
    case .and(let parts):
      let values = parts.map(value(of:))
      if values.contains(false) { return false }
      return values.allSatisfy { $0 == true } ? true : nil
    case .or(let parts):
      let values = parts.map(value(of:))
      if values.contains(true) { return true }
      return values.allSatisfy { $0 == false } ? false : nil
    case .call(let builtin, let arguments):
      guard builtin.name == "not", arguments.count == 1 else { return nil }
      return value(of: arguments[0]).map { !$0 }
    case .comparison(let comparison, let left, let right):
      guard case .literal(let a) = left.kind, case .literal(let b) = right.kind else {
        return nil
      }
      return value(of: comparison, a, b)
    default: return nil
    }
  }

  private func value(of comparison: ComparisonOperator, _ left: Value, _ right: Value) -> Bool? {
    guard case .number(let a) = left, case .number(let b) = right else { return nil }
    return switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
