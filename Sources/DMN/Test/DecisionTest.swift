public import AuditCore
public import FEEL

/// Tests of a model: inputs, and the results that they must give.
public struct DecisionTestSuite: Sendable {
  /// The file name of the model that is tested; empty when the tests do not say.
  public var modelName: String
  /// The tests, in order.
  public var tests: [DecisionTest]

  /// Creates a suite.
  public init(modelName: String, tests: [DecisionTest]) {
    self.modelName = modelName
    self.tests = tests
  }
}

/// One test of a model.
public struct DecisionTest: Sendable {
  /// The test's name in its file.
  public var id: String
  /// The decision service or knowledge model to call; `nil` to work out decisions.
  public var callee: String?
  /// The values that are given.
  public var inputs: [GivenInput]
  /// What must come out.
  public var results: [Expected]

  /// What a decision must come to.
  public struct Expected: Sendable {
    /// The decision's name.
    public var name: String
    /// Its value.
    public var value: Value
    /// Where the test says so.
    public var place: Place

    /// Creates an expectation.
    public init(name: String, value: Value, place: Place) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  /// Creates a test.
  public init(id: String, callee: String?, inputs: [GivenInput], results: [Expected]) {
    self.id = id
    self.callee = callee
    self.inputs = inputs
    self.results = results
  }

  /// A result that is not what it must be.
  public struct Failure: Sendable {
    /// What must come out.
    public let expected: Expected
    /// What came out; `nil` when the model has no such decision.
    public let found: Value?
  }

  /// Runs the test.
  ///
  /// - Returns: The results that differ; empty when the test passes.
  public func failures(
    with decisions: CompiledDecisions,
    _ environment: Environment = Environment()
  ) -> [Failure] {
    results.compactMap { expected in
      let found = found(expected, decisions, environment)
      if let found, Self.areSame(expected.value, found) { return nil }
      return Failure(expected: expected, found: found)
    }
  }

  private func found(
    _ expected: Expected,
    _ decisions: CompiledDecisions,
    _ environment: Environment
  ) -> Value? {
    guard let callee else { return decisions.decide(expected.name, inputs, environment) }
    if let value = decisions.decide(callee, inputs, environment) {
      // A service with several outputs gives each under its name.
      if case .context(let context) = value, let entry = context[expected.name],
        results.count > 1
      {
        return entry
      }
      return value
    }
    guard let function = decisions.function(callee, environment) else { return nil }
    let arguments = function.parameters.map { name in
      inputs.last { $0.name == name }?.value ?? .null(.notRecorded)
    }
    return function(arguments, environment)
  }

  /// Whether two values are the same, to the zone of a time; the order of entries is no matter.
  public static func areSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { areSame($0, $1) }
    case (.context(let a), .context(let b)):
      return a.entries.count == b.entries.count
        && a.entries.allSatisfy { entry in
          b[entry.key].map { areSame(entry.value, $0) } ?? false
        }
    case (.number(let a), .number(let b)): return areClose(a, b)
    default: return left == right
    }
  }

  /// Whether a number is what a test expects.
  ///
  /// Expected numbers with eight decimal places or more, but fewer than a number can hold, were cut
  /// off where they were worked out; they stand for all numbers as near as that.
  private static func areClose(_ expected: Decimal128, _ found: Decimal128) -> Bool {
    if expected == found { return true }
    guard (-25 ... -8).contains(expected.exponent),
      let difference = expected.subtracting(found)?.magnitude
    else { return false }
    return difference < Decimal128(significand: 1, exponent: -8)
  }
}
