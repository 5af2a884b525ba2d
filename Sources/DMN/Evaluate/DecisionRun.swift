import AuditCore
import FEEL
import Synchronization

/// Works out decisions for one set of inputs, each decision once.
final class DecisionRun {
  let base: Base
  /// The values of inputs, by position; an input that is missing is null.
  var inputs: [Int: Value] = [:]
  /// The values of decisions, given or worked out, by position.
  var decisions: [Int: Value] = [:]
  private var running: Set<Int> = []

  init(_ base: Base) { self.base = base }

  /// What all runs of one evaluation share: one reference for the functions that begin others.
  final class Base: Sendable {
    let model: CompiledDecisions
    let conformance: Conformance
    let calls = CallBudget()
    /// What earlier runs came to; `nil` where each case is decided by itself.
    let memo: DecisionMemo?

    init(_ model: CompiledDecisions, _ environment: Environment, _ memo: DecisionMemo?) {
      self.model = model
      self.memo = memo
      conformance = Conformance(environment: environment)
    }
  }

  var model: CompiledDecisions { base.model }
  var conformance: Conformance { base.conformance }
  var calls: CallBudget { base.calls }
  var environment: Environment { base.conformance.evaluator.environment }

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
    let key = base.memo == nil ? nil : self.key(index, decision.needs)
    if let key, let known = base.memo?[key] {
      decisions[index] = known
      return known
    }
    let found = value(of: logic, in: scope(decision.needs))
    let value = conformance.value(found, as: decision.type, for: "decision '\(decision.name)'")
    decisions[index] = value
    if let key { base.memo?.keep(value, for: key) }
    return value
  }

  /// What a decision is made from; knowledge and services are the same for all cases.
  private func key(_ index: Int, _ needs: [NeededElement]) -> DecisionMemo.Key {
    var values: [Value] = []
    for need in needs {
      switch need.element {
      case .input, .decision: values.append(value(of: need.element))
      case .knowledge, .service: break
      }
    }
    return DecisionMemo.Key(decision: index, values: values)
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
    let base = base
    return hosted(function, "'\(knowledge.name)'") { arguments in
      let run = DecisionRun(base)
      let scope = run.names(of: function, arguments, among: run.scope(knowledge.needs))
      return run.result(of: function, in: scope, as: knowledge.resultType, "'\(knowledge.name)'")
    }
  }

  /// A function that stands in logic and sees the names around it.
  func function(_ function: CompiledFunction, in scope: NameScope) -> Value {
    let base = base
    return hosted(function, "a function") { arguments in
      let run = DecisionRun(base)
      let inner = run.names(of: function, arguments, among: scope)
      return run.result(of: function, in: inner, as: .any, "a function")
    }
  }

  private func hosted(
    _ function: CompiledFunction,
    _ name: @autoclosure @escaping @Sendable () -> String,
    _ host: @escaping FunctionValue.Host
  ) -> Value {
    if let language = function.language { return Reasons.external(name(), language) }
    let base = base
    let value = FunctionValue(parameters: function.parameters.map(\.name)) { arguments in
      var fitting: [Value] = []
      for (parameter, argument) in zip(function.parameters, arguments) {
        let value = base.conformance.value(
          argument,
          as: parameter.type,
          for: "parameter '\(parameter.name)' of \(name())"
        )
        // A value that does not fit keeps the function from being called at all.
        if value.isNull, !argument.isNull { return value }
        fitting.append(value)
      }
      return base.calls.within { host(fitting) }
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
    _ name: @autoclosure () -> String
  ) -> Value {
    guard let body = function.body else { return Reasons.noLogic(name()) }
    return conformance.value(value(of: body, in: scope), as: type, for: name())
  }

  private func service(_ index: Int) -> Value {
    let service = model.services[index]
    let base = base
    let parameters = service.parameters.map(\.name)
    let value = FunctionValue(parameters: parameters) { arguments in
      let run = DecisionRun(base)
      for (parameter, argument) in zip(service.parameters, arguments) {
        let type = base.model.type(of: parameter.element)
        let value = base.conformance.value(
          argument,
          as: type,
          for: "parameter '\(parameter.name)' of '\(service.name)'"
        )
        if value.isNull, !argument.isNull { return value }
        run.give(value, to: parameter.element)
      }
      return base.calls.within { run.result(of: service) }
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
