import AuditCore
import DMN
import FEEL

/// The functions that a framework brings to its rules: its decision tables, and the decisions,
/// services and business knowledge models of the decision models that it uses.
struct FrameworkCalls: Sendable {
  /// The types of the names that rules know: a table as a function, a model as a context of them.
  private(set) var types: [String: ValueType] = [:]
  /// The functions by the names or paths that call them.
  private(set) var signatures: [String: FunctionSignature] = [:]
  /// The expressions in the cells of tables.
  private(set) var cells: [CheckedExpression] = []
  private var groups: [Group] = []

  /// What one table or model brings.
  private struct Group: Sendable {
    let name: String
    let decisions: CompiledDecisions
    let callables: [CompiledDecisions.Callable]
    /// Whether the name stands for a context of functions, as a model's does.
    let isModel: Bool
  }

  /// Compiles all tables and models; all their faults are told at once.
  ///
  /// - Parameters:
  ///   - framework: The framework.
  ///   - codeLists: The code lists of its vocabulary.
  ///   - models: The models by identifier, each before those that it imports.
  /// - Returns: The functions, as far as their tables and models are sound.
  static func compile(
    _ framework: Framework,
    codeLists: [CodeList],
    models: [String: [DecisionModel]]
  ) -> (calls: FrameworkCalls, diagnostics: [Diagnostic]) {
    var calls = FrameworkCalls()
    var diagnostics: [Diagnostic] = []
    for table in framework.tables { diagnostics += calls.add(table, codeLists) }
    diagnostics += calls.add(framework.models, read: models)
    return (calls, diagnostics)
  }

  /// Compiles the uses of models alone.
  static func compile(
    models uses: [ModelUse],
    read models: [String: [DecisionModel]]
  ) -> (calls: FrameworkCalls, diagnostics: [Diagnostic]) {
    var calls = FrameworkCalls()
    let diagnostics = calls.add(uses, read: models)
    return (calls, diagnostics)
  }

  private mutating func add(
    _ uses: [ModelUse],
    read models: [String: [DecisionModel]]
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for use in uses {
      // That a model could not be read has been told.
      guard let read = models[use.modelID], !read.isEmpty else {
        types[use.name] = .any
        continue
      }
      diagnostics += add(use, read)
    }
    return diagnostics
  }

  private mutating func add(_ table: RuleTable, _ codeLists: [CodeList]) -> [Diagnostic] {
    var compiler = TableCompiler(table, codeLists: codeLists)
    let checked = compiler.checked()
    var diagnostics = compiler.diagnostics
    let signature = FunctionSignature(
      parameters: zip(table.inputs, checked.inputTypes).map {
        .init(name: $0.name.text, type: $1)
      },
      result: checked.resultType
    )
    types[table.name] = signature.type
    signatures[table.name] = signature
    cells += (checked.tests + checked.values).joined()
    if DiagnosticList(diagnostics).hasErrors { return diagnostics }
    let (decisions, faults) = CompiledDecisions.compile(
      [compiler.model],
      nullEquality: .recorded
    )
    // The cells were checked more closely above; what is left is what a model alone can get wrong.
    diagnostics += faults.filter { $0.severity == .error }
    diagnostics += TableReasoner(checked).faults()
    groups.append(
      Group(
        name: table.name,
        decisions: decisions,
        callables: [CompiledDecisions.Callable(name: table.name, signature: signature)],
        isModel: false
      )
    )
    return diagnostics
  }

  private mutating func add(_ use: ModelUse, _ models: [DecisionModel]) -> [Diagnostic] {
    let (decisions, diagnostics) = CompiledDecisions.compile(models)
    let callables = decisions.callables
    var entries: [String: ValueType] = [:]
    for callable in callables {
      entries[callable.name] = callable.signature.type
      signatures["\(use.name).\(callable.name)"] = callable.signature
    }
    types[use.name] = .context(entries)
    groups.append(
      Group(name: use.name, decisions: decisions, callables: callables, isModel: true)
    )
    return diagnostics
  }

  /// The functions as values, for the names of `types`.
  ///
  /// With a memory, calls of one model keep for each other what its decisions came to; such functions
  /// are for one thread.
  func values(_ environment: Environment, hasMemory: Bool = false) -> [String: Value] {
    var values: [String: Value] = [:]
    for group in groups {
      let memo = hasMemory ? DecisionMemo() : nil
      let functions = group.callables.map { callable in
        (callable.name, Value.function(group.decisions.function(for: callable, environment, memo)))
      }
      values[group.name] =
        group.isModel
        ? .context(ContextValue(functions.map { .init($0.0, $0.1) })) : functions.first?.1
    }
    return values
  }
}
