import AuditCore
import FEEL

extension DecisionRun {
  /// The value of a decision table in a scope.
  ///
  /// - Source: OMG DMN 1.5 sections 8.2.8 to 8.2.11 and 10.3.2.10.
  func value(of table: CompiledTable, in scope: NameScope) -> Value {
    var inputs: [Value] = []
    for input in table.inputs {
      let value = inputValue(input, in: scope)
      if let null = value.refusal { return null }
      inputs.append(value.value)
    }
    guard let hits = hits(of: table, inputs, in: scope) else { return .null(.notRecorded) }
    if hits.isEmpty { return withoutHit(table, in: scope) }
    return result(of: table, hits, in: scope)
  }

  /// The positions of the rules of a table that hold in a scope; `nil` where that is not known.
  func hits(of table: CompiledTable, in scope: NameScope) -> [Int]? {
    hits(of: table, table.inputs.map { inputValue($0, in: scope).value }, in: scope)
  }

  /// The value of an input; or the null that the table is when it is not allowed.
  func inputValue(
    _ input: CompiledTable.Input,
    in scope: NameScope
  ) -> (value: Value, refusal: Value?) {
    guard let expression = input.expression else {
      return (.null(.notRecorded), Reasons.faultyEntry)
    }
    let found = value(of: expression, in: scope)
    let value = conformance.value(found, as: input.type, for: "'\(input.text.text)'")
    if let tests = input.values, !value.isNull, !conformance.passes(value, tests) {
      return (value, .null(.failed("'\(input.text.text)' is none of the input values")))
    }
    return (value, nil)
  }

  /// The positions of the rules that hold; `nil` where what is not recorded leaves that open.
  ///
  /// The standard takes a test of nothing for one that fails. Where gaps in records are kept apart,
  /// only a rule that holds whatever the gap is settles a table: the one of a unique table or of one
  /// whose rules agree, or the first with none open before it.
  func hits(of table: CompiledTable, _ inputs: [Value], in scope: NameScope) -> [Int]? {
    var found: [Int] = []
    var isOpen = false
    for (index, rule) in table.rules.enumerated() {
      switch holds(rule, inputs, in: scope) {
      case true:
        found.append(index)
        if table.hitPolicy == .first { return isOpen ? nil : found }
      case nil: isOpen = true
      default: break
      }
    }
    let isSettled = !found.isEmpty && [.unique, .any].contains(table.hitPolicy)
    if isOpen, !isSettled { return nil }
    return found
  }

  /// Whether all tests of a rule hold; `nil` where that is not known and the model keeps it apart.
  private func holds(
    _ rule: CompiledTable.Rule,
    _ inputs: [Value],
    in scope: NameScope
  ) -> Bool? {
    var isOpen = false
    for (test, input) in zip(rule.tests, inputs) {
      switch truth(of: test, input, in: scope) {
      case .boolean(true): break
      case .null(.notRecorded) where model.nullEquality == .recorded: isOpen = true
      default: return false
      }
    }
    return isOpen ? nil : true
  }

  /// What a test comes to for the value of its input.
  func truth(
    of test: CheckedExpression?,
    _ input: Value,
    in scope: NameScope
  ) -> Value {
    guard let test else { return Reasons.faultyEntry }
    var scope = scope
    scope.add(FEEL.testedName, input)
    return value(of: test, in: scope)
  }

  private func withoutHit(_ table: CompiledTable, in scope: NameScope) -> Value {
    guard table.outputs.contains(where: { $0.otherwise != nil }) else {
      if case .collect(let aggregation) = table.hitPolicy {
        if aggregation == nil { return .list([]) }
        if aggregation == .count { return .number(Decimal128(0)) }
      }
      return Reasons.noHit
    }
    let values = table.outputs.map { output in
      let value = output.otherwise.map { self.value(of: $0, in: scope) } ?? Reasons.noHit
      return conformance.value(value, as: output.type, for: "an output of the table")
    }
    let row = row(table, values)
    switch table.hitPolicy {
    case .ruleOrder, .outputOrder, .collect(nil):
      if case .list = row { return row }
      return .list([row])
    default: return row
    }
  }

  private func row(_ table: CompiledTable, _ values: [Value]) -> Value {
    guard table.outputs.count != 1 else { return values[0] }
    return .context(
      ContextValue(zip(table.outputs, values).map { .init($0.name ?? "", $1) })
    )
  }

  private func outputs(
    of table: CompiledTable,
    _ rule: Int,
    in scope: NameScope
  ) -> [Value] {
    zip(table.outputs, table.rules[rule].values).map { output, expression in
      guard let expression else { return Reasons.faultyEntry }
      let found = value(of: expression, in: scope)
      return conformance.value(found, as: output.type, for: "an output of the table")
    }
  }

  private func result(
    of table: CompiledTable,
    _ hits: [Int],
    in scope: NameScope
  ) -> Value {
    if table.hitPolicy == .unique, hits.count > 1 { return Reasons.notUnique(hits) }
    let found = hits.map { outputs(of: table, $0, in: scope) }
    let rows = found.map { row(table, $0) }
    switch table.hitPolicy {
    case .unique, .first: return rows[0]
    case .any:
      let agree = rows.dropFirst().allSatisfy { FEEL.areEqual(rows[0], $0) == true }
      return agree ? rows[0] : Reasons.disagreement(hits)
    case .priority: return row(table, ranked(table, found)[0])
    case .outputOrder: return .list(ranked(table, found).map { row(table, $0) })
    case .ruleOrder, .collect(nil): return .list(rows)
    case .collect(let aggregation?):
      return aggregate(aggregation, table, found)
    }
  }

  /// The results in the order of the outputs' values, the first output counting most.
  private func ranked(_ table: CompiledTable, _ found: [[Value]]) -> [[Value]] {
    let ranks = found.map { values in
      zip(table.outputs, values).map { output, value in
        output.ranks.firstIndex { conformance.passes(value, $0) } ?? output.ranks.count
      }
    }
    let order = found.indices.sorted { a, b in
      ranks[a] == ranks[b] ? a < b : ranks[a].lexicographicallyPrecedes(ranks[b])
    }
    return order.map { found[$0] }
  }

  private func aggregate(
    _ aggregation: HitPolicy.Aggregation,
    _ table: CompiledTable,
    _ found: [[Value]]
  ) -> Value {
    if aggregation == .count { return .number(Decimal128(found.count)) }
    let columns = table.outputs.indices.map { index in
      aggregate(aggregation, found.map { $0[index] })
    }
    return row(table, columns)
  }

  private func aggregate(_ aggregation: HitPolicy.Aggregation, _ values: [Value]) -> Value {
    var result = values[0]
    for value in values.dropFirst() {
      if aggregation == .sum {
        guard let sum = FEEL.sum(result, value) else { return Reasons.notANumber }
        result = sum
        continue
      }
      guard let order = FEEL.order(value, result) else { return Reasons.notComparable }
      if aggregation == .minimum ? order < 0 : order > 0 { result = value }
    }
    return result
  }
}
