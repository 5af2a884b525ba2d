import AuditCore
import FEEL

/// Checks the expressions of one decision or function, each with the names it can see.
struct BoxCompiler {
  /// The model whose names of types are meant.
  let model: Int
  var types: TypeResolver
  private let valueTypes: [String: ValueType]
  var names: [String: ValueType] = [:]
  var diagnostics: [Diagnostic] = []
  /// Whether names may be entries of something that is known only when it runs.
  private var isOpen = false

  init(model: Int, types: TypeResolver) {
    self.model = model
    self.types = types
    valueTypes = types.valueTypes(in: model)
  }

  /// The fault of an expression that could not be checked.
  private var lastFault: String { diagnostics.last { $0.severity == .error }?.headline ?? "" }

  private func scope(reportsTypeFaults: Bool) -> Scope {
    Scope(
      constants: names,
      types: valueTypes,
      allowsUnknownNames: true,
      reportsTypeFaults: reportsTypeFaults
    )
  }

  /// Checks something while more names are in reach.
  private mutating func with<T>(
    _ more: [String: ValueType],
    _ body: (inout BoxCompiler) -> T
  ) -> T {
    let outer = names
    names.merge(more) { _, new in new }
    defer { names = outer }
    return body(&self)
  }

  mutating func check(_ text: LocatedText) -> CheckedExpression? {
    note { FEEL.check(text, in: $0) }
  }

  mutating func checkTests(_ text: LocatedText, of type: ValueType) -> CheckedExpression? {
    note { FEEL.checkTests(text, of: type, in: $0) }
  }

  private mutating func note(
    _ check: (Scope) -> (expression: CheckedExpression?, diagnostics: [Diagnostic])
  ) -> CheckedExpression? {
    let found = check(scope(reportsTypeFaults: false))
    diagnostics += found.diagnostics
    guard let expression = found.expression else { return nil }
    if !isOpen { tellUnknownNames(expression) }
    // Parts of unfit types are null when they run, as the standard says; seldom is that meant.
    for var doubt in check(scope(reportsTypeFaults: true)).diagnostics {
      doubt.severity = .warning
      doubt.notes.append("this part is null whenever it runs")
      diagnostics.append(doubt)
    }
    return expression
  }

  /// Tells of names that nothing in reach goes by.
  ///
  /// The checker lets them pass, because the elements of a filtered list may have them as entries.
  private mutating func tellUnknownNames(_ expression: CheckedExpression) {
    var unknown: [(String, Range<Int>)] = []
    func visit(_ node: CheckedNode) {
      if case .dynamicName(let name) = node.kind, BuiltinCatalogue.named(name) == nil {
        unknown.append((name, node.range))
      }
      if case .filter(let list, _, _) = node.kind, list.type.elementType == .any {
        visit(list)
        return
      }
      for child in node.children { visit(child) }
    }
    visit(expression.root)
    for (name, range) in unknown {
      diagnostics.append(
        ModelMessages.unknownName(
          name,
          known: names.keys.sorted(),
          at: expression.source.place(of: range)
        )
      )
    }
  }

  mutating func box(_ box: BoxedExpression) -> CompiledBox {
    let type = types.type(box.type, in: model)
    let (kind, found) = kind(box)
    let declared = type.valueType
    return CompiledBox(kind: kind, type: type, valueType: declared == .any ? found : declared)
  }

  private mutating func kind(_ box: BoxedExpression) -> (CompiledBox.Kind, ValueType) {
    switch box.kind {
    case .literal(let text):
      guard let checked = check(text) else { return (.faulty(lastFault), .any) }
      return (.expression(checked), checked.type)
    case .context(let entries): return context(entries)
    case .invocation(let callee, let bindings):
      let arguments = bindings.map { binding in
        CompiledEntry(
          name: binding.name?.text,
          type: types.type(binding.type, in: model),
          value: binding.value.map { self.box($0) }
        )
      }
      guard let function = check(callee) else { return (.faulty(lastFault), .any) }
      return (.invocation(function, arguments), .any)
    case .list(let elements):
      let boxes = elements.map { self.box($0) }
      return (.list(boxes), .list(.any))
    case .relation(let columns, let rows):
      let cells = rows.map { row in row.map { self.box($0) } }
      let entries = Dictionary(columns.map { ($0.text, ValueType.any) }) { first, _ in first }
      return (.relation(columns: columns.map(\.text), rows: cells), .list(.context(entries)))
    case .function(let function): return (.function(self.function(function)), .function([], .any))
    case .conditional(let condition, let then, let otherwise):
      let kind = CompiledBox.Kind.conditional(
        self.box(condition),
        then: self.box(then),
        otherwise: self.box(otherwise)
      )
      return (kind, .any)
    case .filter(let list, let match): return filter(list, match)
    case .iterator(let iterator, let variable, let list, let body):
      let domain = self.box(list)
      var more = [variable.text: domain.valueType.elementType]
      if iterator == .each { more["partial"] = .list(.any) }
      let body = with(more) { $0.box(body) }
      let kind = CompiledBox.Kind.iterator(iterator, variable: variable.text, domain, body: body)
      return (kind, iterator == .each ? .list(body.valueType) : .boolean)
    case .table(let table): return (.table(self.table(table)), .any)
    }
  }

  private mutating func context(_ entries: [BoxedEntry]) -> (CompiledBox.Kind, ValueType) {
    let outer = names
    defer { names = outer }
    var compiled: [CompiledEntry] = []
    var found: [String: ValueType] = [:]
    var result: ValueType?
    for entry in entries {
      let type = types.type(entry.type, in: model)
      let value = entry.value.map { box($0) }
      compiled.append(CompiledEntry(name: entry.name?.text, type: type, value: value))
      let declared = type.valueType
      let known = declared == .any ? value?.valueType ?? .any : declared
      guard let name = entry.name?.text else {
        result = known
        continue
      }
      names[name] = known
      found[name] = known
    }
    return (.context(compiled), result ?? .context(found))
  }

  private mutating func filter(
    _ list: BoxedExpression,
    _ match: BoxedExpression
  ) -> (CompiledBox.Kind, ValueType) {
    let domain = box(list)
    let element = domain.valueType.elementType
    var more: [String: ValueType] = [:]
    if case .context(let entries) = element { more = entries }
    more["item"] = element
    let outer = isOpen
    if element == .any { isOpen = true }
    defer { isOpen = outer }
    let condition = with(more) { $0.box(match) }
    return (.filter(domain, match: condition), .list(element))
  }

  mutating func function(_ function: BoxedFunction) -> CompiledFunction {
    let parameters = function.parameters.map {
      DecisionType.Entry(name: $0.name.text, type: types.type($0.type, in: model))
    }
    if case .external(let language) = function.language {
      return CompiledFunction(language: language, parameters: parameters, body: nil)
    }
    let more = Dictionary(parameters.map { ($0.name, $0.type.valueType) }) { _, last in last }
    let body = function.body.map { body in with(more) { $0.box(body) } }
    return CompiledFunction(language: nil, parameters: parameters, body: body)
  }

  // MARK: - Tables

  private mutating func table(_ table: DecisionTable) -> CompiledTable {
    let inputs = table.inputs.map { input in
      let type = types.type(input.type, in: model)
      let expression = check(input.expression)
      let known = type.valueType == .any ? expression?.type ?? .any : type.valueType
      return (
        CompiledTable.Input(
          expression: expression,
          text: input.expression,
          type: type,
          values: input.values.flatMap { checkTests($0, of: known) }
        ), known
      )
    }
    let outputs = table.outputs.map { output in
      let type = types.type(output.type, in: model)
      return CompiledTable.Output(
        name: output.name?.text,
        type: type,
        ranks: (output.values.flatMap { checkTests($0, of: type.valueType) } ?? type.restriction)?
          .alternatives ?? [],
        otherwise: output.otherwise.flatMap { check($0) }
      )
    }
    let rules = table.rules.map { rule in
      CompiledTable.Rule(
        tests: rule.tests.enumerated().map { index, text in
          checkTests(text, of: index < inputs.count ? inputs[index].1 : .any)
        },
        texts: rule.tests,
        values: rule.values.map { check($0) },
        remarks: rule.remarks
      )
    }
    return CompiledTable(
      hitPolicy: table.hitPolicy,
      inputs: inputs.map(\.0),
      outputs: outputs,
      rules: rules
    )
  }
}

extension ValueType {
  /// The type of a list's elements; any for what is no list.
  var elementType: ValueType {
    switch self {
    case .list(let element), .range(let element): element
    default: .any
    }
  }
}

extension CheckedExpression {
  /// Unary tests one by one.
  var alternatives: [CheckedExpression] {
    guard case .or(let nodes) = root.kind else { return [self] }
    return nodes.map { CheckedExpression(source: source, root: $0) }
  }
}
