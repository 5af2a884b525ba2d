import AuditCore
import DMN
import FEEL

/// A decision table of a framework with its cells checked.
struct CheckedTable {
  let table: RuleTable
  /// The inputs' types, in order.
  let inputTypes: [ValueType]
  /// The type of a call's value.
  let resultType: ValueType
  /// For each row, its tests about `?`; none where one is faulty.
  let tests: [[CheckedExpression]]
  /// For each row, its values; none where one is faulty.
  let values: [[CheckedExpression]]
}

/// Checks a decision table of a framework and makes a decision model of it.
struct TableCompiler {
  let table: RuleTable
  let codeLists: [CodeList]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ table: RuleTable, codeLists: [CodeList]) {
    self.table = table
    self.codeLists = codeLists
  }

  /// Checks all cells against the columns' types, which may be code lists of the vocabulary.
  mutating func checked() -> CheckedTable {
    let inputTypes = table.inputs.map { type($0.type) }
    let outputTypes = table.outputs.map { type($0.type) }
    let names = Dictionary(zip(table.inputs.map(\.name.text), inputTypes)) { first, _ in first }
    let scope = Scope(constants: names)
    for (output, type) in zip(table.outputs, outputTypes) {
      if let values = output.values { note(FEEL.checkTests(values, of: type, in: scope)) }
      if let otherwise = output.otherwise { _ = value(otherwise, type, scope) }
    }
    var tests: [[CheckedExpression]] = []
    var values: [[CheckedExpression]] = []
    for row in table.rows {
      let found = zip(row.tests, inputTypes).compactMap { text, type in
        note(FEEL.checkTests(text, of: type, in: scope))
      }
      tests.append(found.count == table.inputs.count ? found : [])
      let results = zip(row.values, outputTypes).compactMap { value($0, $1, scope) }
      values.append(results.count == table.outputs.count ? results : [])
    }
    return CheckedTable(
      table: table,
      inputTypes: inputTypes,
      resultType: resultType(outputTypes),
      tests: tests,
      values: values
    )
  }

  @discardableResult
  private mutating func note(
    _ found: (expression: CheckedExpression?, diagnostics: [Diagnostic])
  ) -> CheckedExpression? {
    diagnostics += found.diagnostics
    return found.expression
  }

  /// Checks a value; a text must be one of the codes where the output's type is a code list.
  private mutating func value(
    _ text: LocatedText,
    _ type: ValueType,
    _ scope: Scope
  ) -> CheckedExpression? {
    guard let checked = note(FEEL.check(text, in: scope, expecting: type)) else { return nil }
    if case .code = type {
      let faults = FEEL.checkTests(text, of: type, in: scope).diagnostics
      diagnostics += faults
      if !faults.isEmpty { return nil }
    }
    return checked
  }

  /// The type with a name: a type of the language, or a code list of the vocabulary.
  private mutating func type(_ name: LocatedText) -> ValueType {
    if let list = codeLists.first(where: { $0.id == name.text }) { return .code(list) }
    if let type = ValueType(named: name.text) { return type }
    let known = ValueType.names + codeLists.map(\.id)
    diagnostics.append(EngineMessages.unknownColumnType(name, known: known))
    return .any
  }

  private func resultType(_ outputs: [ValueType]) -> ValueType {
    var row = outputs.first ?? .any
    if outputs.count > 1 {
      let names = table.outputs.map { $0.name?.text ?? "" }
      row = .context(Dictionary(zip(names, outputs)) { first, _ in first })
    }
    switch table.hitPolicy {
    case .unique, .any, .first, .priority: return row
    case .ruleOrder, .outputOrder, .collect: return .list(row)
    case .sum, .min, .max: return outputs.count > 1 ? .any : row
    case .count: return .number
    }
  }

  // MARK: - The decision model

  /// The table as a business knowledge model, which the decision library runs.
  var model: DecisionModel {
    let file = table.inputs.first?.name.file ?? SourceFile(path: table.place.path, text: "")
    var model = DecisionModel(name: table.name, namespace: "urn:caseaudit:table", file: file)
    let logic = DecisionTable(
      hitPolicy: Self.policy(table.hitPolicy),
      inputs: table.inputs.map { .init(expression: $0.name, type: written($0.type), values: nil) },
      outputs: table.outputs.map {
        .init(
          name: $0.name,
          type: written($0.type),
          values: $0.values,
          otherwise: $0.otherwise
        )
      },
      rules: table.rows.map { .init(tests: $0.tests, values: $0.values, remarks: [$0.note]) }
    )
    let function = BoxedFunction(
      language: .feel,
      parameters: table.inputs.map { BoxedParameter(name: $0.name, type: written($0.type)) },
      body: BoxedExpression(.table(logic), at: table.place)
    )
    let name = LocatedText(text: table.name, file: file, segments: [])
    model.knowledge = [
      KnowledgeModel(
        head: ElementHead(id: table.name, name: name, type: nil),
        requirements: [],
        function: function
      )
    ]
    return model
  }

  /// The name of a column's type as a model knows it; codes are strings there.
  private func written(_ type: LocatedText) -> LocatedText {
    codeLists.contains { $0.id == type.text }
      ? LocatedText(text: "string", file: type.file, segments: type.segments) : type
  }

  private static func policy(_ name: RuleTable.HitPolicyName) -> HitPolicy {
    switch name {
    case .unique: .unique
    case .any: .any
    case .first: .first
    case .priority: .priority
    case .ruleOrder: .ruleOrder
    case .outputOrder: .outputOrder
    case .collect: .collect(nil)
    case .sum: .collect(.sum)
    case .min: .collect(.minimum)
    case .max: .collect(.maximum)
    case .count: .collect(.count)
    }
  }
}
