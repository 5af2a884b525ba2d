import AuditCore

/// An expression as written, before its names are resolved.
struct Expression: Sendable {
  /// What it is.
  let kind: Kind
  /// Where it stands, in UTF-8 offsets.
  let range: Range<Int>
  /// How deeply it is nested, 1 for a single word.
  let depth: Int

  /// What an expression is.
  indirect enum Kind: Sendable {
    case number(Decimal128)
    case string(String)
    case boolean(Bool)
    case null
    case at(String)
    case name(String)
    case path(Expression, String, Range<Int>)
    case and([Expression])
    case or([Expression])
    case comparison(ComparisonOperator, Expression, Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case negation(Expression)
    case between(Expression, Expression, Expression)
    case isIn(Expression, [Test])
    case choice(Expression, Expression, Expression)
    case quantifier(Quantifier, [Iteration], Expression)
    case iteration([Iteration], Expression)
    case filter(Expression, Expression)
    case list([Expression])
    case context([Entry])
    case range(Expression?, Bool, Expression?, Bool)
    /// `(= 5)` or `(!= 5)`.
    case pointRange(ComparisonOperator, Expression)
    case call(Expression, [Argument])
    case function([Parameter], Expression)
    case instanceOf(Expression, ValueType)
    /// Something that could not be read; the fault is already told.
    case fault
  }

  /// One test of an `in`.
  indirect enum Test: Sendable {
    case value(Expression)
    case comparison(ComparisonOperator, Expression)
    case anything
    case not([Test])
  }

  /// One variable of an iteration.
  struct Iteration: Sendable {
    let name: String
    let domain: Expression
    let end: Expression?
  }

  /// One entry of a context.
  struct Entry: Sendable {
    let key: String
    let keyRange: Range<Int>
    let value: Expression
  }

  /// One argument of a call.
  struct Argument: Sendable {
    let name: String?
    let nameRange: Range<Int>
    let value: Expression
  }

  /// One parameter of a function literal.
  struct Parameter: Sendable {
    let name: String
    let type: ValueType
  }
}
