public import AuditCore

/// An expression whose names are resolved and whose types are known.
public final class CheckedExpression: Sendable {
  /// The expression as it was written.
  public let source: LocatedText
  /// The tree.
  public let root: CheckedNode

  /// Creates a checked expression.
  public init(source: LocatedText, root: CheckedNode) {
    self.source = source
    self.root = root
  }

  /// The type of its values.
  public var type: ValueType { root.type }
}

/// One node of a checked tree: what it is, its type, and where it was written.
///
/// A class, so that a walk through the tree copies no part of it.
public final class CheckedNode: Sendable {
  /// What it is.
  public let kind: CheckedKind
  /// The type of its values.
  public let type: ValueType
  /// Where it stands in the expression's text, in UTF-8 offsets.
  public let range: Range<Int>

  /// Creates a node.
  public init(_ kind: CheckedKind, type: ValueType, range: Range<Int>) {
    self.kind = kind
    self.type = type
    self.range = range
  }
}

/// What a node of a checked tree is.
///
/// A *frame* is a record in reach. Frame 0 is the case. Each quantifier, `for` or filter over a list
/// of records opens a frame with a number of its own, unique in the expression, for the record it
/// is looking at; fields of outer frames stay in reach.
public enum CheckedKind: Sendable {
  /// A literal.
  case literal(Value)
  /// The field of a frame's record, by index.
  case field(frame: Int, field: Int)
  /// The list of a frame's record, by index: a list of records.
  case records(frame: Int, list: Int)
  /// A frame's record itself.
  case frameRecord(frame: Int)
  /// A shared definition of the framework, by its index in the scope.
  case definition(Int)
  /// A named value that is the same for all cases, as `as of`, by its name in the environment.
  case constant(String)
  /// A variable of an iteration over other values than records, or a function's parameter.
  case local(slot: Int)
  /// A name that is looked up when it runs, innermost first.
  case dynamicName(String)
  /// An entry of a context, or of each context of a list.
  case path(CheckedNode, String)
  /// All are true (three-valued).
  case and([CheckedNode])
  /// At least one is true (three-valued).
  case or([CheckedNode])
  /// `=`, `!=`, `<`, `<=`, `>` or `>=`.
  case comparison(ComparisonOperator, CheckedNode, CheckedNode)
  /// `+`, `-`, `*`, `/` or `**`.
  case arithmetic(ArithmeticOperator, CheckedNode, CheckedNode)
  /// A minus sign before a value.
  case negation(CheckedNode)
  /// `value between low and high`, both ends included.
  case between(CheckedNode, low: CheckedNode, high: CheckedNode)
  /// `value in test` or `value in (test, test)`: true when any test is.
  case isIn(CheckedNode, [CheckedTest])
  /// `if condition then a else b`; anything but true takes `b`.
  case choice(condition: CheckedNode, then: CheckedNode, otherwise: CheckedNode)
  /// `some` or `every` over a list of records, one frame.
  case recordQuantifier(Quantifier, frame: Int, list: CheckedNode, condition: CheckedNode)
  /// The records of a list for which a condition is true, as a list of records.
  case recordFilter(frame: Int, list: CheckedNode, condition: CheckedNode)
  /// A value for each record of a list.
  case recordMap(frame: Int, list: CheckedNode, body: CheckedNode)
  /// `some` or `every` over other values.
  case quantifier(Quantifier, [CheckedIteration], condition: CheckedNode)
  /// `for` over other values.
  case iteration([CheckedIteration], body: CheckedNode, partialSlot: Int)
  /// A filter over other values than records, or the choice of an element by its position.
  case filter(CheckedNode, itemSlot: Int, condition: CheckedNode)
  /// A list.
  case list([CheckedNode])
  /// A context; an entry sees those before it.
  case context([CheckedContextEntry])
  /// A range.
  case range(low: CheckedNode?, includesLow: Bool, high: CheckedNode?, includesHigh: Bool)
  /// A built-in function with its arguments in the order of its parameters.
  case call(Builtin, [CheckedNode])
  /// A function value with arguments.
  case invocation(CheckedNode, positional: [CheckedNode], named: [String: CheckedNode])
  /// A function literal.
  case function(parameters: [String], slots: [Int], body: CheckedNode)
  /// `value instance of type`.
  case instanceOf(CheckedNode, ValueType)
}

/// One test of an `in`.
public enum CheckedTest: Sendable {
  /// Equal to the value, or, when the value is a list or range, contained in it.
  case value(CheckedNode)
  /// Compares as in `< 5`.
  case comparison(ComparisonOperator, CheckedNode)
  /// Any value: `-`.
  case anything
  /// None of these tests holds: `not(1, 2)`.
  case not([CheckedTest])
}

/// One variable of an iteration and what it runs over.
public struct CheckedIteration: Sendable {
  /// The variable's slot.
  public let slot: Int
  /// The list, or the start of a count.
  public let domain: CheckedNode
  /// The end of a count `start..end`; `nil` for a list.
  public let end: CheckedNode?

  /// Creates an iteration.
  public init(slot: Int, domain: CheckedNode, end: CheckedNode?) {
    self.slot = slot
    self.domain = domain
    self.end = end
  }
}

/// One entry of a context literal.
public struct CheckedContextEntry: Sendable {
  /// The name.
  public let key: String
  /// The slot by which later entries see it.
  public let slot: Int
  /// The value.
  public let value: CheckedNode

  /// Creates an entry.
  public init(key: String, slot: Int, value: CheckedNode) {
    self.key = key
    self.slot = slot
    self.value = value
  }
}

/// A comparison.
public enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  /// Equal.
  case equal = "="
  /// Not equal.
  case notEqual = "!="
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
}

/// An arithmetic operation.
public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable {
  /// Addition, or joining strings.
  case add = "+"
  /// Subtraction.
  case subtract = "-"
  /// Multiplication.
  case multiply = "*"
  /// Division.
  case divide = "/"
  /// Raising to a power.
  case power = "**"
}

/// `some` or `every`.
public enum Quantifier: String, Sendable, Hashable, CaseIterable {
  /// True when the condition is true for at least one.
  case some
  /// True when the condition is true for all.
  case every
}
