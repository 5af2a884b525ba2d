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
    types: [String: ValueType] = [:],
    allowsUnknownNames: Bool = false,
    reportsTypeFaults: Bool = true
  ) {
    self.record = record
    self.definitions = definitions
    self.constants = constants
    self.types = types
    self.allowsUnknownNames = allowsUnknownNames
    self.reportsTypeFaults = reportsTypeFaults
    recordNames = FEEL.names(of: record)
  }
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
