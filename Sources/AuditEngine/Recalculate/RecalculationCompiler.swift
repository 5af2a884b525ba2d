public import AuditCore
public import DMN
import FEEL

/// Checks the rules of recalculations against a vocabulary and the decision models they call.
public enum RecalculationCompiler {
  /// Compiles recalculations; all faults of all rules are told at once.
  ///
  /// - Parameters:
  ///   - set: The recalculations, as they were read.
  ///   - vocabulary: The vocabulary of the cases.
  ///   - models: The decision models by identifier, each before those that it imports.
  /// - Returns: No recalculations when any diagnostic is an error.
  public static func compile(
    _ set: RecalculationSet,
    vocabulary: Vocabulary,
    models: [String: [DecisionModel]]
  ) -> (compiled: [CompiledRecalculation]?, diagnostics: [Diagnostic]) {
    guard set.vocabularyID == vocabulary.id else {
      return (nil, [EngineMessages.recalculationVocabulary(set, found: vocabulary)])
    }
    var diagnostics = DiagnosticList()
    let (calls, found) = FrameworkCalls.compile(models: set.models, read: models)
    diagnostics.add(found)
    var scope = Scope(record: vocabulary.root, constants: [FrameworkCompiler.dayName: .date])
    scope.constants.merge(calls.types) { _, new in new }
    scope.functions = calls.signatures
    for definition in set.definitions {
      let (checked, faults) = FEEL.check(definition.expression, in: scope)
      diagnostics.add(faults)
      guard let checked else { continue }
      scope.definitions.append(ScopeDefinition(name: definition.name, expression: checked))
    }
    let compiled = set.recalculations.compactMap {
      compile($0, scope, vocabulary.root, calls, &diagnostics)
    }
    return (diagnostics.hasErrors ? nil : compiled, diagnostics.sorted)
  }

  private static func compile(
    _ recalculation: Recalculation,
    _ scope: Scope,
    _ root: RecordType,
    _ calls: FrameworkCalls,
    _ diagnostics: inout DiagnosticList
  ) -> CompiledRecalculation? {
    func check(_ text: LocatedText, _ type: ValueType) -> CheckedExpression? {
      let (checked, found) = FEEL.check(text, in: scope, expecting: type)
      diagnostics.add(found)
      return checked
    }
    let known = root.fields.map(\.path)
    guard let field = root.fieldIndex(recalculation.field.text) else {
      diagnostics.add(EngineMessages.recalculationField(recalculation.field, known: known))
      return nil
    }
    var needs: [Int] = []
    for name in recalculation.needs {
      if let index = root.fieldIndex(name.text) {
        needs.append(index)
      } else {
        diagnostics.add(EngineMessages.recalculationField(name, known: known))
      }
    }
    let cases = recalculation.cases.flatMap { check($0, .boolean) }
    let steps = recalculation.steps.map { check($0.rule, .any) }
    guard let computed = check(recalculation.computed, type(of: root.fields[field])) else {
      return nil
    }
    return CompiledRecalculation(
      recalculation: recalculation,
      field: field,
      needs: needs,
      cases: cases.map {
        CompiledRule($0, definitions: scope.definitions.map(\.expression))
      },
      computed: computed,
      steps: steps.compactMap { $0 },
      calls: calls,
      definitions: scope.definitions.map(\.expression)
    )
  }

  /// What a rule must give for a field.
  private static func type(of field: Field) -> ValueType {
    switch field.type {
    case .text: .string
    case .code(let list): .code(list)
    case .boolean: .boolean
    case .integer, .decimal: .number
    case .date: .date
    default: .any
    }
  }
}

/// A recalculation whose rules are checked.
public struct CompiledRecalculation: Sendable {
  /// The recalculation.
  public let recalculation: Recalculation
  /// The field that holds the recorded value.
  let field: Int
  /// The fields without which nothing is worked out.
  let needs: [Int]
  let cases: CompiledRule?
  let computed: CheckedExpression
  let steps: [CheckedExpression]
  let calls: FrameworkCalls
  let definitions: [CheckedExpression]

  /// What rules know beside a case: the day, the definitions, the decision models, whose functions
  /// remember what they decided and so are for one thread.
  func environment(asOf: CalendarDay) -> Environment {
    let now = DateTimeValue(day: asOf, time: TimeValue(secondOfDay: 0, zone: .offset(0)))
    let day = [FrameworkCompiler.dayName: Value.date(asOf)]
    var called = Environment(constants: day)
    called.now = now
    var environment = Environment(
      definitions: definitions,
      constants: day.merging(calls.values(called, hasMemory: true)) { own, _ in own }
    )
    environment.now = now
    return environment
  }
}
