public import AuditCore

/// A decision table: rules over inputs, each with its outputs.
///
/// - Source: OMG DMN 1.5 chapter 8.
public struct DecisionTable: Sendable {
  /// Which of the rules that hold give the result.
  public var hitPolicy: HitPolicy
  /// The inputs, in the order of their columns.
  public var inputs: [Input]
  /// The outputs, in the order of their columns.
  public var outputs: [Output]
  /// The rules, in order.
  public var rules: [Rule]

  /// A column of tests.
  public struct Input: Sendable {
    /// The expression whose value is tested.
    public var expression: LocatedText
    /// The name of its values' type; `nil` for any.
    public var type: LocatedText?
    /// The unary tests that its values must pass; `nil` for none.
    public var values: LocatedText?

    /// Creates an input.
    public init(expression: LocatedText, type: LocatedText?, values: LocatedText?) {
      self.expression = expression
      self.type = type
      self.values = values
    }
  }

  /// A column of results.
  public struct Output: Sendable {
    /// The name of the result's entry; `nil` where there is one output.
    public var name: LocatedText?
    /// The name of its values' type; `nil` for any.
    public var type: LocatedText?
    /// The allowed values, the most important first; `nil` for none.
    public var values: LocatedText?
    /// The value when no rule holds; `nil` for null.
    public var otherwise: LocatedText?

    /// Creates an output.
    public init(
      name: LocatedText?,
      type: LocatedText?,
      values: LocatedText?,
      otherwise: LocatedText?
    ) {
      self.name = name
      self.type = type
      self.values = values
      self.otherwise = otherwise
    }
  }

  /// A row: a test for each input and a value for each output.
  public struct Rule: Sendable {
    /// The tests, one for each input.
    public var tests: [LocatedText]
    /// The values, one for each output.
    public var values: [LocatedText]
    /// Remarks beside the rule.
    public var remarks: [String]

    /// Creates a rule.
    public init(tests: [LocatedText], values: [LocatedText], remarks: [String] = []) {
      self.tests = tests
      self.values = values
      self.remarks = remarks
    }
  }

  /// Creates a table.
  public init(hitPolicy: HitPolicy, inputs: [Input], outputs: [Output], rules: [Rule]) {
    self.hitPolicy = hitPolicy
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
  }
}

/// Which of the rules of a table that hold give the result.
///
/// - Source: OMG DMN 1.5 section 8.2.8.
public enum HitPolicy: Sendable, Hashable {
  /// At most one rule may hold.
  case unique
  /// All rules that hold must agree.
  case any
  /// The one whose outputs come first in the outputs' values.
  case priority
  /// The first in the table.
  case first
  /// All, in the order of the table.
  case ruleOrder
  /// All, in the order of the outputs' values.
  case outputOrder
  /// All, in any order, or what they amount to.
  case collect(Aggregation?)

  /// What the outputs of all rules that hold are made into.
  public enum Aggregation: String, Sendable, Hashable, CaseIterable {
    /// Their sum.
    case sum = "SUM"
    /// The least.
    case minimum = "MIN"
    /// The greatest.
    case maximum = "MAX"
    /// Their number.
    case count = "COUNT"
  }

  /// Creates the policy that a model names, as `RULE ORDER`; `nil` for an unknown name.
  public init?(_ name: String, aggregation: Aggregation?) {
    switch name {
    case "UNIQUE": self = .unique
    case "ANY": self = .any
    case "PRIORITY": self = .priority
    case "FIRST": self = .first
    case "RULE ORDER": self = .ruleOrder
    case "OUTPUT ORDER": self = .outputOrder
    case "COLLECT": self = .collect(aggregation)
    default: return nil
    }
  }

  /// The names that a model may give.
  public static let names = [
    "UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT",
  ]

  /// The policy in words.
  public var words: String {
    switch self {
    case .unique: "unique"
    case .any: "any"
    case .priority: "priority"
    case .first: "first"
    case .ruleOrder: "rule order"
    case .outputOrder: "output order"
    case .collect(nil): "collect"
    case .collect(.sum?): "collect the sum"
    case .collect(.minimum?): "collect the least"
    case .collect(.maximum?): "collect the greatest"
    case .collect(.count?): "collect the number"
    }
  }
}
