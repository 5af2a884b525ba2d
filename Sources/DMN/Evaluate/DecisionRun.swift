import AuditCore
import FEEL
import Synchronization

/// Works out decisions for one set of inputs, each decision once.
final class DecisionRun {
  let model: CompiledDecisions
  let environment: Environment
  let calls: CallBudget
  /// The values of inputs, by position; an input that is missing is null.
  var inputs: [Int: Value] = [:]
  /// The values of decisions, given or worked out, by position.
  var decisions: [Int: Value] = [:]
  private var running: Set<Int> = []

  init(_ model: CompiledDecisions, _ environment: Environment, _ calls: CallBudget) {
    self.model = model
    self.environment = environment
    self.calls = calls
  }

  var conformance: Conformance { Conformance(environment: environment) }

  // MARK: - Elements

  /// The value of a decision.
  func decision(_ index: Int) -> Value {
    if let known = decisions[index] { return known }
    if running.isEmpty {
      // Those below come first, so that no chain of requirements is as deep as it is long.
      let needed = decisionsBelow(index)
      for other in model.order where other != index && needed.contains(other) {
        _ = ownValue(of: other)
      }
    }
    return ownValue(of: index)
  }

  /// The decisions that a decision requires, itself or through others.
  private func decisionsBelow(_ index: Int) -> Set<Int> {
    var found: Set<Int> = []
    var rest = [index]
    while let next = rest.popLast() {
      for need in model.decisions[next].needs {
        if case .decision(let other) = need.element, decisions[other] == nil,
          found.insert(other).inserted
        {
          rest.append(other)
        }
      }
    }
    return found
  }

  private func ownValue(of index: Int) -> Value {
    if let known = decisions[index] { return known }
    let decision = model.decisions[index]
    guard running.insert(index).inserted else { return Reasons.cycle(decision.name) }
    defer { running.remove(index) }
    guard let logic = decision.logic else {
      let value = Reasons.noLogic(decision.name)
      decisions[index] = value
      return value
    }
    let found = value(of: logic, in: scope(decision.needs))
    let value = conformance.value(found, as: decision.type, for: "decision '\(decision.name)'")
    decisions[index] = value
    return value
  }

  /// The names that needed elements bring, with their values.
  func scope(_ needs: [NeededElement]) -> NameScope {
    var scope = NameScope()
    for need in needs {
      let value = value(of: need.element)
      guard let group = need.importName else {
        scope.add(need.name, value)
        continue
      }
      var context = ContextValue()
      if case .context(let known)? = scope[group] { context = known }
      context.entries.append(.init(need.name, value))
      scope.add(group, .context(context))
    }
    return scope
  }

  private func value(of element: ElementIndex) -> Value {
    switch element {
    case .input(let index): inputs[index] ?? .null(.notRecorded)
    case .decision(let index): decision(index)
    case .knowledge(let index): knowledge(index)
    case .service(let index): service(index)
    }
  }

  // MARK: - Functions

  private func knowledge(_ index: Int) -> Value {
    let knowledge = model.knowledge[index]
    guard let function = knowledge.function else { return Reasons.noLogic(knowledge.name) }
    let (model, environment, calls) = (model, environment, calls)
    let name = "'\(knowledge.name)'"
    return hosted(function, name) { arguments in
      let run = DecisionRun(model, environment, calls)
      let scope = run.names(of: function, arguments, among: run.scope(knowledge.needs))
      return run.result(of: function, in: scope, as: knowledge.resultType, name)
    }
  }

  /// A function that stands in logic and sees the names around it.
  func function(_ function: CompiledFunction, in scope: NameScope) -> Value {
    let (model, environment, calls) = (model, environment, calls)
    return hosted(function, "a function") { arguments in
      let run = DecisionRun(model, environment, calls)
      let inner = run.names(of: function, arguments, among: scope)
      return run.result(of: function, in: inner, as: .any, "a function")
    }
  }

  private func hosted(
    _ function: CompiledFunction,
    _ name: String,
    _ host: @escaping FunctionValue.Host
  ) -> Value {
    if let language = function.language { return Reasons.external(name, language) }
    let (conformance, calls) = (conformance, calls)
    let value = FunctionValue(parameters: function.parameters.map(\.name)) { arguments in
      var fitting: [Value] = []
      for (parameter, argument) in zip(function.parameters, arguments) {
        let what = "parameter '\(parameter.name)' of \(name)"
        let value = conformance.value(argument, as: parameter.type, for: what)
        // A value that does not fit keeps the function from being called at all.
        if value.isNull, !argument.isNull { return value }
        fitting.append(value)
      }
      return calls.within { host(fitting) }
    }
    return .function(value)
  }

  /// The names that a function's body sees.
  private func names(
    of function: CompiledFunction,
    _ arguments: [Value],
    among outer: NameScope
  ) -> NameScope {
    var scope = outer
    for (parameter, argument) in zip(function.parameters, arguments) {
      scope.add(parameter.name, argument)
    }
    return scope
  }

  private func result(
    of function: CompiledFunction,
    in scope: NameScope,
    as type: DecisionType,
    _ name: String
  ) -> Value {
    guard let body = function.body else { return Reasons.noLogic(name) }
    return conformance.value(value(of: body, in: scope), as: type, for: name)
  }

  private func service(_ index: Int) -> Value {
    let service = model.services[index]
    let (model, environment, calls) = (model, environment, calls)
    let conformance = conformance
    let parameters = service.parameters.map(\.name)
    let value = FunctionValue(parameters: parameters) { arguments in
      let run = DecisionRun(model, environment, calls)
      for (parameter, argument) in zip(service.parameters, arguments) {
        let what = "parameter '\(parameter.name)' of '\(service.name)'"
        let type = model.type(of: parameter.element)
        let value = conformance.value(argument, as: type, for: what)
        if value.isNull, !argument.isNull { return value }
        run.give(value, to: parameter.element)
      }
      return calls.within { run.result(of: service) }
    }
    return .function(value)
  }

  /// The result of a service whose arguments have been given.
  func result(of service: CompiledService) -> Value {
    var value: Value
    if service.outputs.count == 1 {
      value = self.value(of: service.outputs[0].element)
    } else {
      value = .context(
        ContextValue(service.outputs.map { .init($0.name, self.value(of: $0.element)) })
      )
    }
    value = conformance.value(value, as: service.type, for: "'\(service.name)'")
    return value
  }

  /// Gives an element a value, so that it is not worked out.
  func give(_ value: Value, to element: ElementIndex) {
    switch element {
    case .input(let index): inputs[index] = value
    case .decision(let index): decisions[index] = value
    case .knowledge, .service: break
    }
  }
}

extension CompiledDecisions {
  func type(of element: ElementIndex) -> DecisionType {
    switch element {
    case .input(let index): inputs[index].type
    case .decision(let index): decisions[index].type
    case .knowledge(let index): knowledge[index].type
    case .service(let index): services[index].type
    }
  }
}

extension CompiledKnowledge {
  /// The type of the function's result.
  var resultType: DecisionType {
    switch type {
    case .function(_, let result): result
    case .basic(.function): .any
    // Many models give a knowledge model the type of what its function returns.
    default: type
    }
  }
}

/// How many functions of a model may be called in one evaluation, so that none runs for ever.
final class CallBudget: Sendable {
  /// How deeply calls may stand within each other.
  static let deepest = 60
  /// How many calls, and rounds of iterations, there may be.
  static let most = 200_000
  private let count = Atomic<Int>(0)
  private let depth = Atomic<Int>(0)

  /// Counts one call; false when there have been too many.
  func spend() -> Bool {
    count.add(1, ordering: .relaxed).newValue <= Self.most
  }

  /// Makes a call, unless there are too many, or too many that it would stand within.
  func within(_ call: () -> Value) -> Value {
    defer { depth.subtract(1, ordering: .relaxed) }
    guard depth.add(1, ordering: .relaxed).newValue <= Self.deepest, spend() else {
      return Reasons.tooManyCalls
    }
    return call()
  }
}
