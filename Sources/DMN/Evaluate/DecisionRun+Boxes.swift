import AuditCore
import FEEL

extension DecisionRun {
  /// The value of an expression in a scope.
  func value(of expression: CheckedExpression, in scope: NameScope) -> Value {
    conformance.evaluator.evaluate(expression, among: scope)
  }

  /// The value of logic in a scope.
  func value(of box: CompiledBox, in scope: NameScope) -> Value {
    conformance.value(plainValue(of: box, in: scope), as: box.type, for: "an expression")
  }

  private func plainValue(of box: CompiledBox, in scope: NameScope) -> Value {
    switch box.kind {
    case .expression(let expression): return value(of: expression, in: scope)
    case .faulty(let fault): return Reasons.faulty(fault)
    case .context(let entries): return context(entries, in: scope)
    case .invocation(let callee, let arguments): return invocation(callee, arguments, in: scope)
    case .list(let boxes): return .list(boxes.map { value(of: $0, in: scope) })
    case .relation(let columns, let rows):
      return .list(
        rows.map { row in
          .context(
            ContextValue(
              zip(columns, row).map { .init($0, value(of: $1, in: scope)) }
            )
          )
        }
      )
    case .function(let function): return self.function(function, in: scope)
    case .conditional(let condition, let then, let otherwise):
      let holds = value(of: condition, in: scope)
      guard holds.isNull || holds.boolean != nil else { return Reasons.notACondition }
      return value(of: holds == .boolean(true) ? then : otherwise, in: scope)
    case .filter(let list, let match): return filtered(list, match, in: scope)
    case .iterator(let iterator, let variable, let list, let body):
      return iterated(iterator, variable, list, body, in: scope)
    case .table(let table): return value(of: table, in: scope)
    }
  }

  private func context(_ entries: [CompiledEntry], in outer: NameScope) -> Value {
    var scope = outer
    var context = ContextValue()
    for entry in entries {
      var what: String { entry.name.map { "entry '\($0)'" } ?? "the result of a context" }
      guard let box = entry.value else { return Reasons.missingEntry(what) }
      let value = conformance.value(value(of: box, in: scope), as: entry.type, for: what)
      guard let name = entry.name else { return value }
      scope.add(name, value)
      context.entries.append(.init(name, value))
    }
    return .context(context)
  }

  private func invocation(
    _ callee: CheckedExpression,
    _ bindings: [CompiledEntry],
    in scope: NameScope
  ) -> Value {
    let found = value(of: callee, in: scope)
    guard case .function(let function) = found else {
      return found.isNull ? found : Reasons.noFunction
    }
    var arguments: [String: Value] = [:]
    for binding in bindings {
      guard let name = binding.name else { continue }
      guard function.parameters.contains(name) else { return Reasons.unknownArgument(name) }
      arguments[name] = binding.value.map { value(of: $0, in: scope) } ?? .null(.notRecorded)
    }
    guard arguments.count == function.parameters.count else { return Reasons.wrongCount }
    return function(function.parameters.compactMap { arguments[$0] }, environment)
  }

  // MARK: - Lists

  private func filtered(
    _ list: CompiledBox,
    _ match: CompiledBox,
    in outer: NameScope
  ) -> Value {
    let base = value(of: list, in: outer)
    if base.isNull { return base }
    var kept: [Value] = []
    for item in elements(of: base) ?? [base] {
      var scope = outer
      if case .context(let context) = item {
        for entry in context.entries { scope.add(entry.key, entry.value) }
      }
      if scope["item"] == nil || !item.hasEntry("item") { scope.add("item", item) }
      let holds = value(of: match, in: scope)
      if case .number(let number) = holds {
        return position(number.integer, in: elements(of: base) ?? [base])
      }
      guard holds.isNull || holds.boolean != nil else { return Reasons.notACondition }
      if holds == .boolean(true) { kept.append(item) }
    }
    return .list(kept)
  }

  private func position(_ index: Int?, in elements: [Value]) -> Value {
    guard let index else { return .null(.notRecorded) }
    if index > 0, index <= elements.count { return elements[index - 1] }
    if index < 0, -index <= elements.count { return elements[elements.count + index] }
    return .null(.notRecorded)
  }

  private func iterated(
    _ iterator: BoxedExpression.Iterator,
    _ variable: String,
    _ list: CompiledBox,
    _ body: CompiledBox,
    in outer: NameScope
  ) -> Value {
    let base = value(of: list, in: outer)
    if base.isNull { return base }
    guard let elements = elements(of: base) else { return Reasons.notAList }
    var values: [Value] = []
    for element in elements {
      guard calls.spend() else { return Reasons.tooManyCalls }
      var scope = outer
      scope.add(variable, element)
      if iterator == .each { scope.add("partial", .list(values)) }
      values.append(value(of: body, in: scope))
    }
    switch iterator {
    case .each: return .list(values)
    case .some: return quantified(values, wanted: true)
    case .every: return quantified(values, wanted: false)
    }
  }

  /// Whether one is as wanted; otherwise the opposite, or null when one is not known.
  private func quantified(_ values: [Value], wanted: Bool) -> Value {
    guard values.allSatisfy({ $0.isNull || $0.boolean != nil }) else {
      return Reasons.notACondition
    }
    if values.contains(.boolean(wanted)) { return .boolean(wanted) }
    return values.first { $0.isNull } ?? .boolean(!wanted)
  }

  /// The values that a list or a range of whole numbers or days goes through; `nil` for others.
  func elements(of value: Value) -> [Value]? {
    switch value {
    case .list(let values): return values
    case .range(let range): return counted(range)
    default: return [value]
    }
  }

  private func counted(_ range: RangeValue) -> [Value]? {
    switch (range.low, range.high) {
    case (.number(let low)?, .number(let high)?):
      guard let first = low.integer, let last = high.integer else { return nil }
      return count(range, first, last) { .number(Decimal128($0)) }
    case (.date(let low)?, .date(let high)?):
      return count(range, low.dayNumber, high.dayNumber) { .date(CalendarDay(dayNumber: $0)) }
    default: return nil
    }
  }

  private func count(
    _ range: RangeValue,
    _ low: Int,
    _ high: Int,
    _ make: (Int) -> Value
  ) -> [Value]? {
    let first = range.includesLow ? low : low + 1
    let last = range.includesHigh ? high : high - 1
    guard first <= last else { return [] }
    guard last - first < CallBudget.most else { return nil }
    return (first...last).map(make)
  }
}

extension Value {
  fileprivate func hasEntry(_ name: String) -> Bool {
    if case .context(let context) = self { return context[name] != nil }
    return false
  }
}
