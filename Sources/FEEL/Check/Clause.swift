/// A part of an expression that says yes or no: the whole rule, a part of `and` or `or`, what is
/// asked of each record.
public struct Clause: Sendable {
  /// The part.
  public let node: CheckedNode
  /// How an evaluation comes to it, outermost first.
  public let path: [Step]

  /// What must be so for an evaluation to come to a clause.
  public enum Step: Sendable {
    /// This is true.
    case holds(CheckedNode)
    /// This is not true.
    case fails(CheckedNode)
    /// This list has an entry to look at.
    case entry(CheckedNode)
  }
}

extension CheckedExpression {
  /// All clauses in the order an evaluation comes to them, each before those it is made of.
  ///
  /// An expression that says neither yes nor no has the clauses of its conditions and filters.
  public var clauses: [Clause] {
    var finder = ClauseFinder()
    if root.type == .boolean { finder.addClause(root, []) } else { finder.addOperand(root, []) }
    return finder.found
  }
}

/// Walks a tree and notes what says yes or no.
private struct ClauseFinder {
  var found: [Clause] = []

  mutating func addClause(_ node: CheckedNode, _ path: [Clause.Step]) {
    found.append(Clause(node: node, path: path))
    addParts(of: node, path)
  }

  private mutating func addParts(of node: CheckedNode, _ path: [Clause.Step]) {
    var path = path
    switch node.kind {
    case .and(let parts):
      for part in parts {
        addClause(part, path)
        path.append(.holds(part))
      }
    case .or(let parts):
      for part in parts {
        addClause(part, path)
        path.append(.fails(part))
      }
    case .call(let builtin, let arguments) where builtin.name == "not":
      for argument in arguments { addClause(argument, path) }
    case .choice(let condition, let then, let otherwise):
      addClause(condition, path)
      addBranch(then, of: node, path + [.holds(condition)])
      addBranch(otherwise, of: node, path + [.fails(condition)])
    case .recordQuantifier(_, _, let list, let condition):
      addOperand(list, path)
      addClause(condition, path + [.entry(list)])
    case .quantifier(_, let iterations, let condition):
      for iteration in iterations {
        addOperand(iteration.domain, path)
        path.append(.entry(iteration.domain))
      }
      addClause(condition, path)
    default: for child in node.children { addOperand(child, path) }
    }
  }

  private mutating func addBranch(
    _ branch: CheckedNode,
    of choice: CheckedNode,
    _ path: [Clause.Step]
  ) {
    if choice.type == .boolean { addClause(branch, path) } else { addOperand(branch, path) }
  }

  /// Looks for clauses in what is compared, counted or worked out.
  mutating func addOperand(_ node: CheckedNode, _ path: [Clause.Step]) {
    switch node.kind {
    case .recordFilter(_, let list, let condition), .filter(let list, _, let condition):
      addOperand(list, path)
      if condition.type == .number {
        addOperand(condition, path)
      } else {
        addClause(condition, path + [.entry(list)])
      }
    // What a function does is seen where it is called, which may be another text.
    case .function: break
    default: addParts(of: node, path)
    }
  }
}
