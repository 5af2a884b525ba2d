import AuditCore

/// Works out the value of a checked expression by walking its tree.
public struct PlainEvaluator: Sendable {
  /// What the evaluation may know.
  public var environment: Environment

  /// Creates an evaluator.
  public init(environment: Environment) { self.environment = environment }

  /// Works out the value.
  public func evaluate(_ expression: CheckedExpression) -> Value {
    Evaluation(environment).value(of: expression.root)
  }

  /// Works out the value where some values are named, nearer than those of the environment.
  public func evaluate(_ expression: CheckedExpression, among names: NameScope) -> Value {
    // What names a value needs no evaluation, and most entries of decision tables are no more.
    if case .literal(let value) = expression.root.kind { return value }
    return Evaluation(environment, among: names).value(of: expression.root)
  }

  /// Works out the value and tells of each part that came to true or false on the way.
  ///
  /// What the evaluation passes over, as the rest of an `and` after a part that is false, is not
  /// told; what it comes to for several records is told for each.
  public func evaluate(
    _ expression: CheckedExpression,
    watching watcher: @escaping (TruthSighting) -> Void
  ) -> Value {
    let evaluation = Evaluation(environment)
    evaluation.watcher = watcher
    return evaluation.value(of: expression.root)
  }
}

/// Works out expressions for one record after another, with one state for all of them.
///
/// A run belongs to one thread. Each value is worked out as a `PlainEvaluator` would.
public final class PlainRun {
  private let evaluation: Evaluation

  /// Creates a run, which looks at the environment's record at first.
  public init(environment: Environment) { evaluation = Evaluation(environment) }

  /// Looks at another record.
  public func look(at record: RecordReference) { evaluation.look(at: record) }

  /// Works out the value for the record that the run looks at.
  public func evaluate(_ expression: CheckedExpression) -> Value {
    evaluation.begin()
    return evaluation.value(of: expression.root)
  }
}

/// What a part of an expression came to at one moment of an evaluation.
public struct TruthSighting: Sendable, Hashable {
  /// The definition that the part stands in, by its index; `nil` for the expression itself.
  public let definition: Int?
  /// Where the part stands in its text, in UTF-8 offsets.
  public let range: Range<Int>
  /// What it came to.
  public let truth: Bool
}

/// The state of one evaluation.
final class Evaluation {
  let environment: Environment
  /// The named values in reach: the environment's, or those that a function closed over.
  private(set) var constants: [String: Value]
  /// Those of the place where the expression stands, which are nearer.
  private var names: NameScope
  /// What comparing something not recorded gives.
  let nulls: Environment.NullEquality
  // The case stands apart from the other frames, because most of what is read is read from it.
  /// The record of frame 0.
  private(set) var caseRecord: RecordReference?
  /// The record of each frame within the case; the first is never used.
  var frames: [RecordReference?] = []
  /// The value of each slot.
  var locals: [Int: Value] = [:]
  /// The elements that filters look at, innermost last, for names looked up as they run.
  var items: [Value] = []
  private var definitions: [Int: Value] = [:]
  /// Whether a definition has been worked out; quicker to ask than the dictionary.
  private var hasDefinitions = false
  private var stepCount = 0
  private var depth = 0
  /// Told of each part that is true or false; `nil` when nobody watches.
  var watcher: ((TruthSighting) -> Void)?
  private var isTold = false
  private var currentDefinition: Int?

  /// How deeply values may be worked out within each other.
  private static let depthLimit = 700
  private let stepLimit: Int

  init(_ environment: Environment, among names: NameScope? = nil, stepLimit: Int? = nil) {
    self.environment = environment
    self.stepLimit = stepLimit ?? environment.stepLimit
    constants = environment.constants
    self.names = names ?? environment.names
    nulls = environment.nullEquality
    caseRecord = environment.record
  }

  /// Looks at another case.
  func look(at record: RecordReference) {
    caseRecord = record
    locals = [:]
  }

  /// Forgets the expression before.
  func begin() {
    if hasDefinitions {
      definitions = [:]
      hasDefinitions = false
    }
    stepCount = 0
    patternSteps = ValueBounds.patternSteps
  }

  /// Counts anew for another expression about the same record, whose definitions are still known.
  func beginNext() {
    stepCount = 0
    patternSteps = ValueBounds.patternSteps
  }

  /// How many steps matches of patterns may still take.
  var patternSteps = ValueBounds.patternSteps

  /// Counts steps; false when there have been too many.
  func spend(_ count: Int = 1) -> Bool {
    stepCount += count
    return stepCount <= stepLimit
  }

  /// The value of a node.
  func value(of node: CheckedNode) -> Value {
    if let watcher {
      isTold.toggle()
      if isTold { return told(node, to: watcher) }
    }
    stepCount += 1
    depth += 1
    defer { depth -= 1 }
    guard stepCount <= stepLimit, depth <= Self.depthLimit else {
      return Failures.tooManySteps
    }
    switch node.kind {
    case .literal(let value): return value
    case .field(let frame, let field): return record(frame)?.value(field: field) ?? .notRecorded
    case .records, .frameRecord, .recordFilter, .recordMap, .recordQuantifier:
      return recordValue(node)
    case .and(let parts): return conjunction(parts)
    case .or(let parts): return disjunction(parts)
    case .comparison(let operation, let left, let right):
      return comparison(operation, left, right)
    case .arithmetic(let operation, let left, let right):
      let result = Arithmetic.value(operation, value(of: left), value(of: right))
      if case .string = result { return bounded(result) }
      return result
    case .choice(let condition, let then, let otherwise):
      return value(of: value(of: condition).isTrue ? then : otherwise)
    case .call(let builtin, let arguments): return call(builtin, arguments)
    default: return otherValue(node)
    }
  }

  /// Works a node out with a watcher; a frame of its own, so that others pay no stack for it.
  private func told(_ node: CheckedNode, to watcher: (TruthSighting) -> Void) -> Value {
    let value = value(of: node)
    if let truth = value.boolean {
      watcher(TruthSighting(definition: currentDefinition, range: node.range, truth: truth))
    }
    return value
  }

  private func otherValue(_ node: CheckedNode) -> Value {
    switch node.kind {
    case .definition(let index): definition(index)
    case .constant(let name): named(name) ?? .notRecorded
    case .local(let slot): locals[slot] ?? .notRecorded
    case .dynamicName(let name): dynamic(name)
    case .path(let base, let name): entry(name, of: value(of: base))
    case .negation(let part): Arithmetic.negated(value(of: part))
    case .between(let part, let low, let high): between(part, low, high)
    case .isIn(let part, let tests): membership(part, tests)
    case .instanceOf(let part, let type): .boolean(value(of: part).isInstance(of: type))
    default: formValue(node)
    }
  }

  private func formValue(_ node: CheckedNode) -> Value {
    switch node.kind {
    case .list(let elements): return bounded(.list(elements.map { value(of: $0) }))
    case .context(let entries): return bounded(context(entries))
    case .range(let low, let includesLow, let high, let includesHigh):
      return range(low, includesLow, high, includesHigh)
    case .quantifier(let quantifier, let iterations, let condition):
      return quantified(quantifier, iterations[...], condition)
    case .iteration(let iterations, let body, let partialSlot):
      return iterated(iterations, body, partialSlot)
    case .filter(let list, let slot, let condition): return filtered(list, slot, condition)
    case .invocation(let callee, let positional, let named):
      return invoked(callee, positional, named)
    case .function(let parameters, let slots, let body):
      var types = parameters.map { _ in ValueType.any }
      var result = ValueType.any
      if case .function(let known, let given) = node.type, known.count == types.count {
        (types, result) = (known, given)
      }
      return .function(
        FunctionValue(
          parameters: parameters,
          types: types,
          result: result,
          slots: slots,
          body: body,
          closure: .init(locals: locals, names: names, constants: constants)
        )
      )
    default: return .notRecorded
    }
  }

  /// The zone with a name; `nil` when the rules of zones are known and this is none of them.
  func zone(_ name: String) -> NamedZone? {
    let zone = NamedZone(name, rules: environment.zones[name])
    return zone.rules == nil && !environment.zones.isEmpty ? nil : zone
  }

  // MARK: - Names

  func record(_ frame: Int) -> RecordReference? {
    if frame == 0 { return caseRecord }
    return frame < frames.count ? frames[frame] : nil
  }

  /// Works something out while a frame looks at a record.
  func with<T>(_ record: RecordReference, in frame: Int, _ body: () -> T) -> T {
    while frames.count <= frame { frames.append(nil) }
    let outer = frames[frame]
    frames[frame] = record
    defer { frames[frame] = outer }
    return body()
  }

  /// The value of a definition, worked out once.
  func definition(_ index: Int) -> Value {
    if let known = definitions[index] { return known }
    guard index < environment.definitions.count else { return .notRecorded }
    let outer = currentDefinition
    currentDefinition = index
    let value = alone { self.value(of: environment.definitions[index].root) }
    currentDefinition = outer
    definitions[index] = value
    hasDefinitions = true
    return value
  }

  /// Works something out that sees the case and nothing of the place where it is used.
  func alone<T>(_ body: () -> T) -> T {
    let outer = (frames, locals, items)
    (frames, locals, items) = ([], [:], [])
    defer { (frames, locals, items) = outer }
    return body()
  }

  private func named(_ name: String) -> Value? { names[name] ?? constants[name] }

  private func dynamic(_ name: String) -> Value {
    for item in items.reversed() {
      if name == "item" { return item }
      switch item {
      case .context(let context): if let value = context[name] { return value }
      case .record(let reference): if let value = reference.value(path: name) { return value }
      default: break
      }
    }
    if let value = named(name) { return value }
    if let value = caseRecord?.value(path: name) { return value }
    // A built-in by its name alone is a function that can be handed on.
    return BuiltinCatalogue.named(name).map { .function(FunctionValue($0)) }
      ?? Failures.noSuchName(name)
  }

  /// The entry of a context, the property of a value, or either for each element of a list.
  func entry(_ name: String, of base: Value) -> Value {
    switch base {
    case .null: base
    case .context(let context): context[name] ?? .notRecorded
    case .record(let reference): reference.value(path: name) ?? .notRecorded
    case .list(let values): .list(values.map { entry(name, of: $0) })
    default: Properties.value(of: name, on: base) ?? Failures.noSuchProperty(name, base)
    }
  }

  // MARK: - Functions

  private func call(_ builtin: Builtin, _ arguments: [CheckedNode]) -> Value {
    var values: [Value] = []
    switch (builtin.direct, arguments.count) {
    case (.one(let work), 1):
      let only = value(of: arguments[0])
      if let result = work(only) { return result }
      values = [only]
    case (.two(let work), 2):
      let first = value(of: arguments[0])
      let second = value(of: arguments[1])
      if let result = work(first, second) { return result }
      values = [first, second]
    default: values = arguments.map { value(of: $0) }
    }
    guard spend(on: values) else { return Failures.tooManySteps }
    let result = builtin.value(of: values, self)
    switch result {
    case .list, .context, .string: return bounded(result)
    default: return result
    }
  }

  private func invoked(
    _ callee: CheckedNode,
    _ positional: [CheckedNode],
    _ named: [String: CheckedNode]
  ) -> Value {
    guard let (function, arguments) = call(callee, positional, named) else {
      return Failures.notAFunction
    }
    return invoke(function, arguments)
  }

  /// The function that is called and its arguments in order; `nil` when that is no fitting function.
  func call(
    _ callee: CheckedNode,
    _ positional: [CheckedNode],
    _ named: [String: CheckedNode]
  ) -> (function: FunctionValue, arguments: [Value])? {
    guard case .function(let function) = value(of: callee) else { return nil }
    if named.isEmpty { return (function, positional.map { value(of: $0) }) }
    guard named.keys.allSatisfy({ function.parameters.contains($0) }) else { return nil }
    return (
      function, function.parameters.map { named[$0].map { value(of: $0) } ?? .notRecorded }
    )
  }

  /// Calls a function value.
  func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
    switch function.work {
    case .builtin(let builtin): return builtin.value(of: arguments, self)
    case .host(let host, _):
      guard arguments.count == function.parameters.count else {
        return Failures.wrongCount("a function")
      }
      return host(arguments)
    case .body(let body, let slots, let closure):
      guard arguments.count == slots.count else { return Failures.wrongCount("a function") }
      var inner = closure.locals
      for (index, slot) in slots.enumerated() {
        guard let argument = arguments[index].converted(to: function.types[index]) else {
          return Failures.argument("a function", needs: function.types[index].words)
        }
        inner[slot] = argument
      }
      let outer = (locals, names, constants)
      (locals, names, constants) = (inner, closure.names, closure.constants)
      defer { (locals, names, constants) = outer }
      return value(of: body)
    }
  }
}
