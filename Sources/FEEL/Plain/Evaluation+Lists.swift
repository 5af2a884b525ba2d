import AuditCore

extension Evaluation {
  /// The value of a node about records.
  func recordValue(_ node: CheckedNode) -> Value {
    switch node.kind {
    case .records(let frame, let list):
      guard let record = record(frame) else { return .notRecorded }
      return .list(record.records(list: list).map { .record($0) })
    case .frameRecord(let frame): return record(frame).map { .record($0) } ?? .notRecorded
    case .recordFilter(let frame, let list, let condition):
      return recordsFiltered(list, frame, condition)
    case .recordMap(let frame, let list, let body):
      return eachRecord(of: list, frame) { value(of: body) }
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      return recordsQuantified(quantifier, list, frame, condition)
    default: return .notRecorded
    }
  }

  /// The records of a list, or the null in its place.
  func records(of list: CheckedNode) -> (records: [RecordReference], null: Value?) {
    if case .records(let frame, let index) = list.kind, let record = record(frame) {
      return (record.records(list: index), nil)
    }
    let value = value(of: list)
    if value.isNull { return ([], value) }
    var found: [RecordReference] = []
    for element in value.elements {
      guard case .record(let reference) = element else { return ([], Failures.notAList) }
      found.append(reference)
    }
    return (found, nil)
  }

  private func eachRecord(of list: CheckedNode, _ frame: Int, _ body: () -> Value) -> Value {
    let (records, null) = records(of: list)
    if let null { return null }
    var values: [Value] = []
    for record in records {
      guard spend() else { return Failures.tooManySteps }
      values.append(with(record, in: frame, body))
    }
    return .list(values)
  }

  private func recordsFiltered(
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode
  ) -> Value {
    let (records, null) = records(of: list)
    if let null { return null }
    var kept: [Value] = []
    for record in records {
      guard spend() else { return Failures.tooManySteps }
      let holds = with(record, in: frame) { value(of: condition) }
      if holds == .boolean(true) { kept.append(.record(record)) }
    }
    return .list(kept)
  }

  private func recordsQuantified(
    _ quantifier: Quantifier,
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode
  ) -> Value {
    let (records, null) = records(of: list)
    if let null { return null }
    var result = Value.boolean(quantifier == .every)
    for record in records {
      guard spend() else { return Failures.tooManySteps }
      let holds = with(record, in: frame) { value(of: condition) }
      if holds == .boolean(quantifier == .some) { return holds }
      result = quantifier == .some ? Kleene.or(result, holds) : Kleene.and(result, holds)
    }
    return result
  }

  // MARK: - Other values

  func context(_ entries: [CheckedContextEntry]) -> Value {
    var context = ContextValue()
    for entry in entries {
      if context[entry.key] != nil { return Failures.entryTwice }
      let value = value(of: entry.value)
      locals[entry.slot] = value
      context.entries.append(.init(entry.key, value))
    }
    return .context(context)
  }

  func quantified(
    _ quantifier: Quantifier,
    _ iterations: ArraySlice<CheckedIteration>,
    _ condition: CheckedNode
  ) -> Value {
    guard let iteration = iterations.first else { return value(of: condition) }
    var result = Value.boolean(quantifier == .every)
    let null = eachValue(of: iteration) { value in
      locals[iteration.slot] = value
      let holds = quantified(quantifier, iterations.dropFirst(), condition)
      if holds == .boolean(quantifier == .some) {
        result = holds
        return false
      }
      result = quantifier == .some ? Kleene.or(result, holds) : Kleene.and(result, holds)
      return true
    }
    return null ?? result
  }

  func iterated(
    _ iterations: [CheckedIteration],
    _ body: CheckedNode,
    _ partialSlot: Int
  ) -> Value {
    var values: [Value] = []
    let null = iterate(iterations[...]) {
      // The results so far are given up before they grow, so that they are not copied each time.
      locals[partialSlot] = .list(values)
      let value = value(of: body)
      locals[partialSlot] = nil
      values.append(value)
    }
    return null ?? bounded(.list(values))
  }

  private func iterate(_ iterations: ArraySlice<CheckedIteration>, _ body: () -> Void) -> Value? {
    guard let iteration = iterations.first else {
      body()
      return nil
    }
    var inner: Value?
    let outer = eachValue(of: iteration) { value in
      locals[iteration.slot] = value
      inner = iterate(iterations.dropFirst(), body)
      return inner == nil
    }
    return outer ?? inner
  }

  /// Goes through the values of an iteration until the body says false.
  ///
  /// - Returns: The null that stands in the place of the values; `nil` when all went well.
  private func eachValue(of iteration: CheckedIteration, _ body: (Value) -> Bool) -> Value? {
    let domain = value(of: iteration.domain)
    if let end = iteration.end { return count(from: domain, to: value(of: end), body) }
    if case .range(let range) = domain {
      return count(range, body)
    }
    if domain.isNull { return domain }
    for element in domain.elements {
      guard spend() else { return Failures.tooManySteps }
      if !body(element) { return nil }
    }
    return nil
  }

  private func count(_ range: RangeValue, _ body: (Value) -> Bool) -> Value? {
    guard let low = range.low, let high = range.high else { return Failures.notAList }
    return count(from: low, to: high) { value in
      if !range.includesLow, Comparison.areEqual(value, low) == true { return true }
      if !range.includesHigh, Comparison.areEqual(value, high) == true { return true }
      return body(value)
    }
  }

  private func count(from low: Value, to high: Value, _ body: (Value) -> Bool) -> Value? {
    if low.isNull || high.isNull { return .nullOf(low, high) }
    let bounds: (Int, Int)
    let make: (Int) -> Value
    switch (low, high) {
    case (.number(let a), .number(let b)):
      guard let first = a.integer, let last = b.integer else {
        return Failures.argument("..", needs: "a whole number")
      }
      bounds = (first, last)
      make = { .number(Decimal128($0)) }
    case (.date(let a), .date(let b)):
      bounds = (a.dayNumber, b.dayNumber)
      make = { .date(CalendarDay(dayNumber: $0)) }
    default: return Failures.notAList
    }
    let step = bounds.0 <= bounds.1 ? 1 : -1
    var number = bounds.0
    while true {
      guard spend() else { return Failures.tooManySteps }
      if !body(make(number)) || number == bounds.1 { return nil }
      number += step
    }
  }

  // MARK: - Filters

  func filtered(_ list: CheckedNode, _ slot: Int, _ condition: CheckedNode) -> Value {
    let base = value(of: list)
    if base.isNull { return base }
    let elements = base.elements
    if condition.type == .number { return element(elements, at: value(of: condition)) }
    var kept: [Value] = []
    for (index, item) in elements.enumerated() {
      guard spend() else { return Failures.tooManySteps }
      locals[slot] = item
      items.append(item)
      let holds = value(of: condition)
      items.removeLast()
      if index == 0, case .number = holds { return element(elements, at: holds) }
      if holds == .boolean(true) { kept.append(item) }
    }
    return .list(kept)
  }

  /// The element at a position, from 1, or from -1 for the last.
  private func element(_ elements: [Value], at position: Value) -> Value {
    guard case .number(let number) = position else { return position }
    guard let index = number.integer else {
      return Failures.argument("[…]", needs: "a whole number")
    }
    if index > 0, index <= elements.count { return elements[index - 1] }
    if index < 0, index >= -elements.count { return elements[elements.count + index] }
    // There is no such element, as there is no fifth contact of three.
    return .notRecorded
  }
}
