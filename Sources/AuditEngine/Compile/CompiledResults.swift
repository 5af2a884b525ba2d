import AuditCore
import FEEL

/// The conditions of a framework over a unit's results, checked.
struct CompiledResults: Sendable {
  /// The definitions over results, in the framework's order.
  var definitions: [ScopeDefinition] = []
  /// For each standard, the conditions of its holds.
  var standardHolds: [[CheckedExpression]] = []
  /// For each composite, the overall rating last, the conditions of its rules.
  var rules: [[CheckedExpression]] = []
  /// For each composite, the overall rating last, the conditions of its holds.
  var holds: [[CheckedExpression]] = []

  /// Checks all conditions; all faults are told at once.
  static func compile(
    _ outline: FrameworkOutline
  ) -> (compiled: CompiledResults, diagnostics: [Diagnostic]) {
    var compiler = ResultCompiler(framework: outline.framework)
    return (compiler.compiled(), compiler.diagnostics.all)
  }
}

/// Checks the conditions of one framework.
private struct ResultCompiler {
  let framework: Framework
  var diagnostics = DiagnosticList()
  private var definitions: [ScopeDefinition] = []
  private var usedDefinitions: Set<Int> = []

  init(framework: Framework) { self.framework = framework }

  mutating func compiled() -> CompiledResults {
    let names = ResultScope(framework)
    for definition in framework.definitions(over: .results) {
      add(definition, constants: names.constants)
    }
    var compiled = CompiledResults()
    compiled.standardHolds = framework.standards.map { standard in
      standard.holds.map { check($0.condition, names.standardConstants, of: standard.code) }
    }
    for (position, composite) in framework.allComposites.enumerated() {
      var choices: [RatingChoice] = []
      if case .rules(let rules, _) = composite.method { choices = rules }
      let forRules = names.constants(ofComposite: position, isRule: true)
      let forHolds = names.constants(ofComposite: position, isRule: false)
      compiled.rules.append(choices.map { check($0.condition, forRules, of: composite.code) })
      compiled.holds.append(
        composite.holds.map { check($0.condition, forHolds, of: composite.code) }
      )
    }
    compiled.definitions = definitions
    warnOfUnused()
    return compiled
  }

  private mutating func add(_ definition: Definition, constants: [String: ValueType]) {
    let scope = Scope(definitions: definitions, constants: constants)
    let (checked, found) = FEEL.check(definition.expression, in: scope)
    diagnostics.add(found)
    if let checked { use(checked) }
    definitions.append(
      ScopeDefinition(name: definition.name, expression: checked ?? unknown(definition.expression))
    )
  }

  private mutating func check(
    _ text: LocatedText,
    _ constants: [String: ValueType],
    of item: String
  ) -> CheckedExpression {
    let scope = Scope(definitions: definitions, constants: constants)
    let (checked, found) = FEEL.check(text, in: scope, expecting: .boolean)
    diagnostics.add(found)
    guard let checked else { return unknown(text) }
    use(checked)
    if let truth = ConstantTruth(definitions: definitions).value(of: checked.root) {
      diagnostics.add(EngineMessages.constantCondition(truth, of: item, at: text.place))
    }
    return checked
  }

  /// An expression without a value, in the place of a faulty one.
  private func unknown(_ text: LocatedText) -> CheckedExpression {
    CheckedExpression(
      source: text,
      root: CheckedNode(.literal(.null(.notRecorded)), type: .any, range: 0..<0)
    )
  }

  private mutating func use(_ expression: CheckedExpression) {
    expression.root.forEach { node in
      if case .definition(let index) = node.kind { usedDefinitions.insert(index) }
    }
  }

  private mutating func warnOfUnused() {
    for (index, definition) in framework.definitions(over: .results).enumerated()
    where !usedDefinitions.contains(index) {
      diagnostics.add(EngineMessages.unusedDefinition(definition))
    }
  }
}
