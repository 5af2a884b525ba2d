import FEEL

extension CheckedNode {
  /// Calls a function with this node and all nodes below it, outer ones first.
  func visit(_ look: (CheckedNode) -> Void) {
    look(self)
    for child in parts { child.visit(look) }
  }

  /// The nodes that this one is made of.
  private var parts: [CheckedNode] {
    switch kind {
    case .literal, .field, .records, .frameRecord, .definition, .constant, .local, .dynamicName:
      []
    case .path(let base, _), .negation(let base), .instanceOf(let base, _): [base]
    case .function(_, _, let body): [body]
    case .and(let nodes), .or(let nodes), .list(let nodes), .call(_, let nodes): nodes
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .isIn(let value, let tests): [value] + tests.flatMap(\.parts)
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    case .recordQuantifier(_, _, let list, let condition): [list, condition]
    case .recordFilter(_, let list, let condition): [list, condition]
    case .recordMap(_, let list, let body): [list, body]
    case .quantifier(_, let iterations, let condition):
      iterations.flatMap(\.parts) + [condition]
    case .iteration(let iterations, let body, _): iterations.flatMap(\.parts) + [body]
    case .filter(let list, _, let condition): [list, condition]
    case .context(let entries): entries.map(\.value)
    case .range(let low, _, let high, _): [low, high].compactMap { $0 }
    case .invocation(let function, let positional, let named):
      [function] + positional + named.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}

extension CheckedTest {
  fileprivate var parts: [CheckedNode] {
    switch self {
    case .value(let node), .comparison(_, let node): [node]
    case .anything: []
    case .not(let tests): tests.flatMap(\.parts)
    }
  }
}

extension CheckedIteration {
  fileprivate var parts: [CheckedNode] { [domain] + (end.map { [$0] } ?? []) }
}
