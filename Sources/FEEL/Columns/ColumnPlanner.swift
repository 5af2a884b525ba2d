import AuditCore

extension ColumnPlan {
  /// Plans a condition for evaluation over columns.
  ///
  /// - Parameters:
  ///   - expression: The condition, checked in a scope whose record is the case.
  ///   - definitions: The scope's definitions; they are planned into the expression where it names
  ///     them.
  /// - Returns: The plan, or the first part of the expression that only the plain evaluator covers.
  public static func make(
    for expression: CheckedExpression,
    definitions: [CheckedExpression]
  ) -> Result<ColumnPlan, PlanRefusal> {
    var planner = ColumnPlanner(definitions: definitions)
    do {
      let root = try planner.truth(expression.root)
      return .success(ColumnPlan(frames: planner.frames, root: root))
    } catch {
      return .failure(error)
    }
  }
}

/// Turns checked trees into plans.
struct ColumnPlanner {
  /// The frames found so far; the first is the case.
  private(set) var frames: [PlannedFrame]
  /// The planned frame of each of the expression's frames that is open.
  var bindings: [Int: Int] = [0: 0]
  private let definitions: [CheckedExpression]
  private var plannedTruths: [Int: TruthPlan] = [:]
  private var plannedScalars: [Int: ScalarPlan] = [:]
  /// How deep the node at hand is nested; deeper trees are left to the plain evaluator.
  private var depth = 0

  private static let depthLimit = 200

  init(definitions: [CheckedExpression]) {
    self.definitions = definitions
    frames = [PlannedFrame(anchor: nil, owner: 0, list: 0, key: "case", record: nil)]
  }

  /// Plans a condition.
  mutating func truth(_ node: CheckedNode) throws(PlanRefusal) -> TruthPlan {
    try descend(node)
    defer { depth -= 1 }
    return try truthKind(node)
  }

  /// Plans a value that is not a boolean.
  mutating func scalar(_ node: CheckedNode) throws(PlanRefusal) -> ScalarPlan {
    try descend(node)
    defer { depth -= 1 }
    return try scalarKind(node)
  }

  private mutating func descend(_ node: CheckedNode) throws(PlanRefusal) {
    guard depth < Self.depthLimit else { throw Self.refusal(node, "it is nested too deeply") }
    depth += 1
  }

  /// Plans a definition as a condition, once however often it is named.
  mutating func truthDefinition(_ index: Int, _ node: CheckedNode) throws(PlanRefusal) -> TruthPlan
  {
    if let known = plannedTruths[index] { return known }
    let body = try definitionBody(index, node)
    let planned = try withinDefinition(node) { (planner) throws(PlanRefusal) in
      try planner.truth(body)
    }
    let plan = TruthPlan(
      kind: .definition(index, planned),
      frame: 0,
      sharingKey: "definition \(index)"
    )
    plannedTruths[index] = plan
    return plan
  }

  /// Plans a definition as a value, once however often it is named.
  mutating func scalarDefinition(
    _ index: Int,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    if let known = plannedScalars[index] { return known }
    let body = try definitionBody(index, node)
    let planned = try withinDefinition(node) { (planner) throws(PlanRefusal) in
      try planner.scalar(body)
    }
    let plan = ScalarPlan(
      kind: .definition(index, planned),
      type: planned.type,
      frame: 0,
      sharingKey: "definition \(index)"
    )
    plannedScalars[index] = plan
    return plan
  }

  /// Plans something of a definition: only the case is in reach, and a refusal stands at its name.
  mutating func withinDefinition<Planned>(
    _ node: CheckedNode,
    _ plan: (inout ColumnPlanner) throws(PlanRefusal) -> Planned
  ) throws(PlanRefusal) -> Planned {
    let outer = bindings
    bindings = [0: 0]
    defer { bindings = outer }
    do {
      return try plan(&self)
    } catch {
      throw Self.refusal(node, "its definition is not covered: \(error.reason)")
    }
  }

  /// The body of a definition that is planned at its name, as a range or list that `in` reads.
  func definitionBody(
    _ index: Int,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> CheckedNode {
    guard definitions.indices.contains(index) else {
      throw Self.refusal(node, "the definition is not known here")
    }
    return definitions[index].root
  }

  /// Finds or adds the frame of a list's records for each row of another frame.
  mutating func frame(anchor: Int, owner: Int, list: Int, record: RecordType) -> Int {
    let key = "\(frames[anchor].key)>\(frames[owner].key).\(list)"
    if let known = frames.firstIndex(where: { $0.key == key }) { return known }
    frames.append(
      PlannedFrame(anchor: anchor, owner: owner, list: list, key: key, record: record)
    )
    return frames.count - 1
  }

  /// How many frames stand around a frame.
  func nesting(of frame: Int) -> Int {
    var count = 0
    var current = frame
    while let anchor = frames[current].anchor {
      count += 1
      current = anchor
    }
    return count
  }

  /// The innermost of some frames that lie one within the other.
  func innermost(_ candidates: [Int]) -> Int {
    candidates.max { nesting(of: $0) < nesting(of: $1) } ?? 0
  }

  /// A refusal at a node.
  static func refusal(_ node: CheckedNode, _ reason: String) -> PlanRefusal {
    PlanRefusal(range: node.range, reason: reason)
  }
}
