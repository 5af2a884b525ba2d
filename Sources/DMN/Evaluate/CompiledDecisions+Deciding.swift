public import AuditCore
public import FEEL

/// A value that is given to a model.
public struct GivenInput: Sendable {
  /// The name of the input, or of a decision that is not to be worked out.
  public var name: String
  /// The namespace of the model that declares it; `nil` for whichever does.
  public var namespace: String?
  /// The value.
  public var value: Value

  /// Creates a given value.
  public init(_ name: String, namespace: String? = nil, _ value: Value) {
    self.name = name
    self.namespace = namespace
    self.value = value
  }
}

extension CompiledDecisions {
  /// Works out a decision, decision service or business knowledge model of the model.
  ///
  /// - Parameters:
  ///   - name: The name of the decision, service or knowledge model.
  ///   - inputs: The values of inputs, or of a function's parameters; those missing are null.
  ///   - environment: The calendar and the day of the audit.
  ///   - memo: What was decided before in the same environment, to be used and added to.
  /// - Returns: The value, null with the reason where there is none; `nil` when the model has no
  ///   such decision.
  public func decide(
    _ name: String,
    _ inputs: [GivenInput],
    _ environment: Environment = Environment(),
    _ memo: DecisionMemo? = nil
  ) -> Value? {
    let run = run(environment, inputs, memo)
    switch own[name] {
    case .decision(let index): return run.decision(index)
    case .service(let index):
      for parameter in services[index].parameters {
        if case .decision(let position) = parameter.element {
          let given = inputs.last { $0.name == parameter.name }?.value ?? .null(.notRecorded)
          let type = type(of: parameter.element)
          run.decisions[position] = run.conformance.value(
            given,
            as: type,
            for: "parameter '\(parameter.name)' of '\(name)'"
          )
        }
      }
      return run.result(of: services[index])
    case .knowledge:
      guard let function = function(name, environment) else { return nil }
      let arguments = function.parameters.map { parameter in
        inputs.last { $0.name == parameter }?.value ?? .null(.notRecorded)
      }
      return function(arguments, run.environment)
    case .input, nil: return nil
    }
  }

  /// The function that a business knowledge model or decision service is; `nil` for none.
  public func function(
    _ name: String,
    _ environment: Environment = Environment()
  ) -> FunctionValue? {
    guard let element = own[name] else { return nil }
    let run = run(environment, [])
    let need = NeededElement(importName: nil, name: name, element: element)
    guard case .function(let function)? = run.scope([need])[name] else { return nil }
    return function
  }

  /// A run with the inputs given, each turned into the type that it declares.
  func run(
    _ environment: Environment,
    _ given: [GivenInput],
    _ memo: DecisionMemo? = nil
  ) -> DecisionRun {
    var environment = environment
    environment.nullEquality = nullEquality
    let run = DecisionRun(DecisionRun.Base(self, environment, memo))
    for (index, input) in inputs.enumerated() {
      let match = given.last {
        $0.name == input.name && ($0.namespace ?? input.namespace) == input.namespace
      }
      guard let match else { continue }
      run.inputs[index] = run.conformance.value(
        match.value,
        as: input.type,
        for: "input '\(input.name)'"
      )
    }
    return run
  }
}

extension CompiledDecisions {
  /// What to say of a name that the model cannot work out.
  ///
  /// - Returns: The fault with the nearest names; `nil` when the model has such a decision.
  public func unknown(_ name: String, path: String) -> Diagnostic? {
    switch own[name] {
    case .decision, .service, .knowledge: return nil
    case .input, nil:
      return ModelMessages.unknownDecision(name, known: decisionNames + serviceNames, path: path)
    }
  }
}
