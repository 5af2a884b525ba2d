/// A built-in function: its names, its sentence and its examples.
public final class Builtin: Sendable, Hashable {
  /// The name as written, as `working days between`.
  public let name: String
  /// One or more lists of parameters, as the standard overloads it.
  public let signatures: [Signature]
  /// What it gives, in one sentence.
  public let summary: String
  /// Examples that run as tests: an expression and the expression of its expected value.
  public let examples: [Example]
  /// Whether the function is given null arguments, instead of being null itself.
  let takesNull: Bool
  /// What works out the value of the commonest calls without more ado.
  let direct: Direct
  /// What works out the value.
  let body: Body

  /// Works out a value from arguments in the order of the parameters.
  typealias Body = @Sendable ([Value], Evaluation) -> Value

  /// A short cut for arguments of the plainest types, which gives `nil` for all others.
  enum Direct: Sendable {
    /// There is none.
    case none
    /// For one argument.
    case one(@Sendable (Value) -> Value?)
    /// For two arguments.
    case two(@Sendable (Value, Value) -> Value?)
  }

  /// One list of parameters with the result's type.
  public struct Signature: Sendable, Hashable {
    /// The parameters in order.
    public let parameters: [Parameter]
    /// Whether the last parameter may be repeated.
    public let isVariadic: Bool
    /// The result's type.
    public let result: ValueType

    /// Creates a signature.
    public init(_ parameters: [Parameter], isVariadic: Bool = false, result: ValueType) {
      self.parameters = parameters
      self.isVariadic = isVariadic
      self.result = result
    }
  }

  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name, for named arguments.
    public let name: String
    /// The type it takes.
    public let type: ValueType
    /// Whether it may be left out.
    public let isOptional: Bool
    /// Whether null may be given for it, which is as if it were left out.
    var takesNull = false

    /// Creates a parameter.
    public init(_ name: String, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// An example.
  public struct Example: Sendable, Hashable {
    /// The expression.
    public let expression: String
    /// The expression of its value.
    public let value: String

    /// Creates an example.
    public init(_ expression: String, _ value: String) {
      self.expression = expression
      self.value = value
    }
  }

  /// Creates a built-in.
  public convenience init(
    name: String,
    signatures: [Signature],
    summary: String,
    examples: [Example]
  ) {
    self.init(name, signatures, summary, examples) { _, _ in .notRecorded }
  }

  /// Creates a built-in with what works out its value.
  init(
    _ name: String,
    _ signatures: [Signature],
    _ summary: String,
    _ examples: [Example],
    takesNull: Bool = false,
    direct: Direct = .none,
    body: @escaping Body
  ) {
    self.name = name
    self.signatures = signatures
    self.summary = summary
    self.examples = examples
    self.takesNull = takesNull
    self.direct = direct
    self.body = body
  }

  /// Compares built-ins by name: each has one.
  public static func == (left: Builtin, right: Builtin) -> Bool { left.name == right.name }

  /// Feeds the name to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
