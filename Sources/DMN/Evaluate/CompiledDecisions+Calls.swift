import AuditCore
public import FEEL

extension CompiledDecisions {
  /// A decision, decision service or business knowledge model as others call it.
  public struct Callable: Sendable {
    /// Its name.
    public let name: String
    /// What it takes: a decision the inputs it requires, a function its parameters.
    public let signature: FunctionSignature

    /// Creates a callable.
    public init(name: String, signature: FunctionSignature) {
      self.name = name
      self.signature = signature
    }
  }

  /// All that others may call of the model itself, without what it imports, by name.
  public var callables: [Callable] {
    own.keys.sorted().compactMap { name in
      guard let element = own[name] else { return nil }
      var parameters: [DecisionType.Entry]
      var type: DecisionType
      // An input of a model that is not given is null; a function wants all its arguments.
      var isDecision = false
      switch element {
      case .input: return nil
      case .decision(let index):
        isDecision = true
        parameters = neededInputs(of: element).map {
          .init(name: inputs[$0].name, type: inputs[$0].type)
        }
        type = decisions[index].type
      case .service(let index):
        parameters = services[index].parameters.map {
          .init(name: $0.name, type: self.type(of: $0.element))
        }
        type = services[index].type
        if case .function(_, let result) = type { type = result }
      case .knowledge(let index):
        parameters = knowledge[index].function?.parameters ?? []
        type = knowledge[index].resultType
      }
      return Callable(
        name: name,
        signature: FunctionSignature(
          parameters: parameters.map {
            .init(name: $0.name, type: $0.type.valueType, isOptional: isDecision)
          },
          result: type.valueType
        )
      )
    }
  }

  /// The function that a program gives for a callable: each call is a run of its own.
  ///
  /// - Parameters:
  ///   - callable: One of `callables`.
  ///   - environment: The calendar, the day and the zones that decisions may ask for.
  ///   - memo: What calls keep for each other; `nil` when each is worked out by itself.
  /// - Returns: The function, with the callable's parameters.
  public func function(
    for callable: Callable,
    _ environment: Environment,
    _ memo: DecisionMemo? = nil
  ) -> FunctionValue {
    let name = callable.name
    let parameters = callable.signature.parameters.map(\.name)
    @Sendable func given(_ arguments: [Value]) -> [GivenInput] {
      zip(parameters, arguments).map { GivenInput($0, $1) }
    }
    return FunctionValue(
      parameters: parameters,
      note: { [self] in rows(thatGive: name, given($0), environment) },
      host: { [self] in decide(name, given($0), environment, memo) ?? Reasons.noLogic(name) }
    )
  }

  /// The rows of the decision table that gives a callable's value, in words; `nil` for other logic.
  private func rows(
    thatGive name: String,
    _ given: [GivenInput],
    _ environment: Environment
  ) -> String? {
    let run = run(environment, given)
    let hits: [Int]?
    switch own[name] {
    case .decision(let index):
      let decision = decisions[index]
      guard case .table(let table)? = decision.logic?.kind else { return nil }
      hits = run.hits(of: table, in: run.scope(decision.needs))
    case .knowledge(let index):
      guard case .table(let table)? = knowledge[index].function?.body?.kind else { return nil }
      var scope = run.scope(knowledge[index].needs)
      for argument in given { scope.add(argument.name, argument.value) }
      hits = run.hits(of: table, in: scope)
    case .service, .input, nil: return nil
    }
    guard let hits else { return nil }
    if hits.isEmpty { return "no row holds" }
    let numbers = hits.map { String($0 + 1) }.joined(separator: ", ")
    return "\(hits.count == 1 ? "row" : "rows") \(numbers)"
  }
}
