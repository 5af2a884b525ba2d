public import AuditCore
public import FEEL

/// Why a decision came out as it did: its logic, and what it required, as a tree.
public struct DecisionExplanation: Sendable {
  /// What is explained.
  public enum Kind: String, Sendable, Hashable {
    /// A decision.
    case decision
    /// An input.
    case input
    /// An entry or the result of a boxed context, or an argument of a call.
    case entry
    /// A business knowledge model that is called.
    case knowledge
  }

  /// What it is.
  public var kind: Kind
  /// Its name; empty for the result of a context.
  public var name: String
  /// The question in words; empty when the model gives none.
  public var question = ""
  /// What it came to.
  public var value: Value
  /// Whether it was explained further up, so that its parts are left out here.
  public var isRepeated = false
  /// The decision table that gave the value; `nil` for other logic.
  public var table: TableExplanation?
  /// The clauses of the expression that gave the value; `nil` for other logic.
  public var clause: ClauseExplanation?
  /// The parts of its logic, in order.
  public var logic: [DecisionExplanation] = []
  /// What it required, in the order of the model.
  public var requirements: [DecisionExplanation] = []
}

/// What the rules of a decision table came to.
public struct TableExplanation: Sendable {
  /// The hit policy.
  public var hitPolicy: HitPolicy
  /// The inputs with their values.
  public var inputs: [Input]
  /// The rules, in order.
  public var rules: [Rule]

  /// An input of a table.
  public struct Input: Sendable {
    /// The expression.
    public var text: String
    /// Its value.
    public var value: Value
  }

  /// A rule of a table.
  public struct Rule: Sendable {
    /// The rule's number, from 1.
    public var number: Int
    /// Whether all its tests hold.
    public var holds: Bool
    /// The tests, one for each input; those that are always true have no parts.
    public var tests: [ClauseExplanation]
    /// The outputs as the rule writes them.
    public var outputs: [String]
    /// Remarks beside the rule.
    public var remarks: [String]
  }

  /// The numbers of the rules that hold.
  public var hits: [Int] { rules.filter(\.holds).map(\.number) }
}
