public import AuditCore

/// The names in reach of an expression, with their types.
public struct Scope: Sendable {
  /// The record that a rule reads; its fields and lists are in reach by their names.
  public var record: RecordType? {
    didSet { recordNames = FEEL.names(of: record) }
  }
  /// Shared definitions, which may be named in rules; a definition may use those before it.
  public var definitions: [ScopeDefinition]
  /// Named values that are the same for all cases, as `as of`.
  public var constants: [String: ValueType]
  /// Functions that a program gives, by the names or paths that call them, as `tiering.tier`; each
  /// stands among the constants too.
  public var functions: [String: FunctionSignature]
  /// Types with names of their own, for `instance of` and the parameters of functions.
  public var types: [String: ValueType]
  /// Whether an unknown name is looked up when the expression runs, instead of being a fault.
  public var allowsUnknownNames: Bool
  /// Whether parts of unfit types are faults; without, they are null when the expression runs.
  public var reportsTypeFaults: Bool
  /// The names of built-ins and of the record's fields, kept because many rules share a record.
  private(set) var recordNames: NameTable

  /// Creates a scope.
  public init(
    record: RecordType? = nil,
    definitions: [ScopeDefinition] = [],
    constants: [String: ValueType] = [:],
    functions: [String: FunctionSignature] = [:],
    types: [String: ValueType] = [:],
    allowsUnknownNames: Bool = false,
    reportsTypeFaults: Bool = true
  ) {
    self.record = record
    self.definitions = definitions
    self.constants = constants
    self.functions = functions
    self.types = types
    self.allowsUnknownNames = allowsUnknownNames
    self.reportsTypeFaults = reportsTypeFaults
    recordNames = FEEL.names(of: record)
  }
}

/// What a function that a program gives takes and gives back.
public struct FunctionSignature: Sendable, Hashable {
  /// The parameters, in order.
  public var parameters: [Parameter]
  /// The type of its values.
  public var result: ValueType

  /// A parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The type that arguments must have.
    public var type: ValueType
    /// Whether a call with named arguments may leave it out, so that it is null.
    public var isOptional: Bool

    /// Creates a parameter.
    public init(name: String, type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// Creates a signature.
  public init(parameters: [Parameter], result: ValueType) {
    self.parameters = parameters
    self.result = result
  }

  /// The function's type.
  public var type: ValueType { .function(parameters.map(\.type), result) }
}

/// A definition that has been checked.
public struct ScopeDefinition: Sendable {
  /// The name, which may hold blanks.
  public var name: String
  /// The checked expression.
  public var expression: CheckedExpression

  /// Creates a definition.
  public init(name: String, expression: CheckedExpression) {
    self.name = name
    self.expression = expression
  }
}
