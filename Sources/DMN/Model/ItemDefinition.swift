public import AuditCore

/// A type that a model declares.
///
/// - Source: OMG DMN 1.5 section 7.3.2.
public struct ItemDefinition: Sendable {
  /// The name.
  public var name: LocatedText
  /// What its values are made of.
  public var shape: Shape
  /// Whether its values are lists of such values.
  public var isCollection: Bool
  /// The unary tests that each value, or each element of a list, must pass; `nil` for none.
  public var allowedValues: LocatedText?
  /// The unary tests that the value as a whole must pass; `nil` for none.
  public var constraint: LocatedText?

  /// What the values of a type are made of.
  public indirect enum Shape: Sendable {
    /// As another type, by its name; `nil` for any.
    case named(LocatedText?)
    /// A context with these entries.
    case components([ItemDefinition])
    /// A function with these parameters' and this result's types.
    case function(parameters: [LocatedText?], result: LocatedText?)
  }

  /// Creates a type.
  public init(
    name: LocatedText,
    shape: Shape,
    isCollection: Bool = false,
    allowedValues: LocatedText? = nil,
    constraint: LocatedText? = nil
  ) {
    self.name = name
    self.shape = shape
    self.isCollection = isCollection
    self.allowedValues = allowedValues
    self.constraint = constraint
  }
}
