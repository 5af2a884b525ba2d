extension CheckedNode {
  /// The nodes directly below, in the order they were written.
  public var children: [CheckedNode] {
    switch kind {
    case .literal, .field, .records, .frameRecord, .definition, .constant, .local, .dynamicName:
      []
    case .path(let node, _), .negation(let node), .instanceOf(let node, _),
      .function(_, _, let node):
      [node]
    case .and(let nodes), .or(let nodes), .list(let nodes), .call(_, let nodes): nodes
    case .comparison(_, let a, let b), .arithmetic(_, let a, let b), .filter(let a, _, let b),
      .recordQuantifier(_, _, let a, let b), .recordFilter(_, let a, let b),
      .recordMap(_, let a, let b):
      [a, b]
    case .between(let a, let b, let c), .choice(let a, let b, let c): [a, b, c]
    case .isIn(let node, let tests): [node] + tests.flatMap(\.nodes)
    case .quantifier(_, let iterations, let body), .iteration(let iterations, let body, _):
      iterations.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) } + [body]
    case .context(let entries): entries.map(\.value)
    case .range(let low, _, let high, _): [low, high].compactMap { $0 }
    case .invocation(let callee, let positional, let named):
      [callee] + positional + named.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// Calls the body with this node and all below, parents first.
  public func forEach(_ body: (CheckedNode) -> Void) {
    body(self)
    for child in children { child.forEach(body) }
  }
}

extension CheckedTest {
  /// The nodes of the test.
  public var nodes: [CheckedNode] {
    switch self {
    case .value(let node), .comparison(_, let node): [node]
    case .anything: []
    case .not(let tests): tests.flatMap(\.nodes)
    }
  }
}
