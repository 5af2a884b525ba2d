import AuditCore

extension TypeChecker {
  mutating func checkChoice(
    _ condition: Expression,
    _ then: Expression,
    _ otherwise: Expression,
    _ range: Range<Int>
  ) -> CheckedNode {
    let a = check(condition)
    expect(a, .boolean, for: "'if'")
    let b = check(then)
    let c = check(otherwise)
    let kind = CheckedKind.choice(condition: a, then: b, otherwise: c)
    return CheckedNode(kind, type: b.type.joined(with: c.type), range: range)
  }

  mutating func checkList(_ elements: [Expression], _ range: Range<Int>) -> CheckedNode {
    let nodes = elements.map { check($0) }
    var type: ValueType = nodes.first?.type ?? .any
    for node in nodes.dropFirst() { type = type.joined(with: node.type) }
    return CheckedNode(.list(nodes), type: .list(type == .null ? .any : type), range: range)
  }

  mutating func checkContext(_ entries: [Expression.Entry], _ range: Range<Int>) -> CheckedNode {
    var checked: [CheckedContextEntry] = []
    var types: [String: ValueType] = [:]
    let outer = bindings.count
    for entry in entries {
      let value = check(entry.value)
      if types[entry.key] != nil {
        mismatch(ExpressionMessages.duplicateEntry(entry.key, at: place(entry.keyRange)))
      }
      let slot = newSlot()
      types[entry.key] = value.type
      checked.append(CheckedContextEntry(key: entry.key, slot: slot, value: value))
      bindings.append(.local(entry.key, slot: slot, type: value.type))
    }
    bindings.removeLast(bindings.count - outer)
    return CheckedNode(.context(checked), type: .context(types), range: range)
  }

  mutating func checkRange(
    _ low: Expression?,
    _ includesLow: Bool,
    _ high: Expression?,
    _ includesHigh: Bool,
    _ range: Range<Int>
  ) -> CheckedNode {
    let a = low.map { check($0) }
    let b = high.map { check($0) }
    if let a, let b { checkComparable(.lessOrEqual, a, b) }
    let type = a.map { $0.type.isOpen ? b?.type ?? .any : $0.type } ?? b?.type ?? .any
    let kind = CheckedKind.range(
      low: a,
      includesLow: includesLow,
      high: b,
      includesHigh: includesHigh
    )
    return CheckedNode(kind, type: .range(type == .null ? .any : type), range: range)
  }

  mutating func checkFunction(
    _ parameters: [Expression.Parameter],
    _ body: Expression,
    _ range: Range<Int>
  ) -> CheckedNode {
    let outer = bindings.count
    var slots: [Int] = []
    for parameter in parameters {
      let slot = newSlot()
      slots.append(slot)
      bindings.append(.local(parameter.name, slot: slot, type: parameter.type))
    }
    let node = check(body)
    bindings.removeLast(bindings.count - outer)
    let kind = CheckedKind.function(parameters: parameters.map(\.name), slots: slots, body: node)
    return CheckedNode(kind, type: .function(parameters.map(\.type), node.type), range: range)
  }

  // MARK: - Iterations

  /// Checks `some` and `every`; several variables are one quantifier inside the other.
  mutating func checkQuantifier(
    _ quantifier: Quantifier,
    _ iterations: ArraySlice<Expression.Iteration>,
    _ condition: Expression,
    _ range: Range<Int>
  ) -> CheckedNode {
    guard let iteration = iterations.first else {
      let node = check(condition)
      expect(node, .boolean, for: "'satisfies'")
      return node
    }
    let list = check(iteration.domain)
    let rest = iterations.dropFirst()
    if case .list(.record(let type)) = list.type, iteration.end == nil {
      let frame = newFrame()
      bindings.append(.frame(variable: iteration.name, frame: frame, type: type))
      let inner = checkQuantifier(quantifier, rest, condition, range)
      bindings.removeLast()
      let kind = CheckedKind.recordQuantifier(
        quantifier,
        frame: frame,
        list: list,
        condition: inner
      )
      return CheckedNode(kind, type: .boolean, range: range)
    }
    let (slot, element, end) = open(iteration, list)
    bindings.append(.local(iteration.name, slot: slot, type: element))
    let inner = checkQuantifier(quantifier, rest, condition, range)
    bindings.removeLast()
    let checked = CheckedIteration(slot: slot, domain: list, end: end)
    let kind = CheckedKind.quantifier(quantifier, [checked], condition: inner)
    return CheckedNode(kind, type: .boolean, range: range)
  }

  /// Finds the type of a variable that runs over a domain, and gives it a slot.
  private mutating func open(
    _ iteration: Expression.Iteration,
    _ domain: CheckedNode
  ) -> (slot: Int, type: ValueType, end: CheckedNode?) {
    let end = iteration.end.map { check($0) }
    if let end {
      if domain.type != .date || !end.type.isOpen && end.type != .date {
        expect(domain, .number, for: "a count")
        expect(end, .number, for: "a count")
      }
      return (newSlot(), domain.type.isOpen ? end.type : domain.type, end)
    }
    switch domain.type {
    case .any, .null: return (newSlot(), .any, nil)
    case .list(let element), .range(let element): return (newSlot(), element, nil)
    default:
      expect(domain, .list(.any), for: "'in'")
      return (newSlot(), domain.type, nil)
    }
  }

  /// Checks `for`: over one list of records a map, otherwise an iteration with slots.
  mutating func checkIteration(
    _ iterations: [Expression.Iteration],
    _ body: Expression,
    _ range: Range<Int>
  ) -> CheckedNode {
    let outer = bindings.count
    defer { bindings.removeLast(bindings.count - outer) }
    var checked: [CheckedIteration] = []
    for iteration in iterations {
      let list = check(iteration.domain)
      if iterations.count == 1, iteration.end == nil, case .list(.record(let type)) = list.type {
        let frame = newFrame()
        bindings.append(.frame(variable: iteration.name, frame: frame, type: type))
        let node = check(body)
        let kind = CheckedKind.recordMap(frame: frame, list: list, body: node)
        return CheckedNode(kind, type: .list(node.type), range: range)
      }
      let (slot, element, end) = open(iteration, list)
      bindings.append(.local(iteration.name, slot: slot, type: element))
      checked.append(CheckedIteration(slot: slot, domain: list, end: end))
    }
    let partial = newSlot()
    bindings.insert(.local("partial", slot: partial, type: .list(.any)), at: outer)
    let node = check(body)
    let kind = CheckedKind.iteration(checked, body: node, partialSlot: partial)
    return CheckedNode(kind, type: .list(node.type), range: range)
  }

  // MARK: - Filters

  /// Checks a filter: over records a condition on each record, else a condition or a position.
  mutating func checkFilter(
    _ base: Expression,
    _ condition: Expression,
    _ range: Range<Int>
  ) -> CheckedNode {
    let list = check(base)
    if case .list(.record(let type)) = list.type, !Self.isPosition(condition) {
      let frame = newFrame()
      let binding = Binding.frame(variable: "item", frame: frame, type: type)
      let node = check(condition, with: binding)
      // A position is worked out once, so it cannot look at the records.
      if node.type == .number, !Self.reads(frame, node) {
        let kind = CheckedKind.filter(list, itemSlot: newSlot(), condition: node)
        return CheckedNode(kind, type: list.type.element, range: range)
      }
      expect(node, .boolean, for: "a filter")
      let kind = CheckedKind.recordFilter(frame: frame, list: list, condition: node)
      return CheckedNode(kind, type: list.type, range: range)
    }
    let slot = newSlot()
    let element = list.type.element
    let isRecord = if case .record = element { true } else { false }
    let node =
      isRecord ? check(condition) : check(condition, with: .item(slot: slot, type: element))
    if node.type != .number { expect(node, .boolean, for: "a filter") }
    let kind = CheckedKind.filter(list, itemSlot: slot, condition: node)
    let type: ValueType
    switch node.type {
    case .number: type = element
    case .boolean: type = .list(element)
    default: type = .any
    }
    return CheckedNode(kind, type: type, range: range)
  }

  /// Whether a node looks at the record of a frame.
  private static func reads(_ frame: Int, _ node: CheckedNode) -> Bool {
    switch node.kind {
    case .field(frame, _), .records(frame, _), .frameRecord(frame): true
    default: node.children.contains { reads(frame, $0) }
    }
  }

  private static func isPosition(_ condition: Expression) -> Bool {
    switch condition.kind {
    case .number: true
    case .negation(let inner): isPosition(inner)
    default: false
    }
  }
}
