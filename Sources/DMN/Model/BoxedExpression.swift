public import AuditCore

/// Logic as it stands in a model: an expression, or boxes of expressions.
///
/// - Source: OMG DMN 1.5 chapter 10.2.
public struct BoxedExpression: Sendable {
  /// What it is.
  public var kind: Kind
  /// The name of its values' type; `nil` for any.
  public var type: LocatedText?
  /// Where it stands.
  public var place: Place

  /// What a boxed expression is.
  public indirect enum Kind: Sendable {
    /// A FEEL expression.
    case literal(LocatedText)
    /// Named values, later ones seeing those before; one without a name is the result.
    case context([BoxedEntry])
    /// A call of a function with named arguments.
    case invocation(LocatedText, [BoxedEntry])
    /// A list.
    case list([BoxedExpression])
    /// A list of contexts, written as a table.
    case relation(columns: [LocatedText], rows: [[BoxedExpression]])
    /// A function.
    case function(BoxedFunction)
    /// A choice between two.
    case conditional(BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression)
    /// The elements of a list for which a condition is true.
    case filter(BoxedExpression, match: BoxedExpression)
    /// Something for each element of a list.
    case iterator(Iterator, variable: LocatedText, BoxedExpression, body: BoxedExpression)
    /// A decision table.
    case table(DecisionTable)
  }

  /// What is made of the elements of a list.
  public enum Iterator: String, Sendable, Hashable, CaseIterable {
    /// A list of values.
    case each = "for"
    /// Whether a condition is true for all.
    case every
    /// Whether a condition is true for at least one.
    case some
  }

  /// Creates a boxed expression.
  public init(_ kind: Kind, type: LocatedText? = nil, at place: Place) {
    self.kind = kind
    self.type = type
    self.place = place
  }
}

/// A named part of a boxed context or call.
public struct BoxedEntry: Sendable {
  /// The name; `nil` for the result of a context.
  public var name: LocatedText?
  /// The name of its values' type; `nil` for any.
  public var type: LocatedText?
  /// The value; `nil` when the model gives none.
  public var value: BoxedExpression?

  /// Creates an entry.
  public init(name: LocatedText?, type: LocatedText?, value: BoxedExpression?) {
    self.name = name
    self.type = type
    self.value = value
  }
}

/// A function as it stands in a model.
public struct BoxedFunction: Sendable {
  /// What language its body is in.
  public var language: Language
  /// The parameters, each with the name of its type.
  public var parameters: [BoxedParameter]
  /// The body; `nil` when the model gives none.
  public var body: BoxedExpression?

  /// The languages of functions.
  public enum Language: Sendable, Hashable {
    /// FEEL.
    case feel
    /// Another, as Java, which is not run.
    case external(String)
  }

  /// Creates a function.
  public init(language: Language, parameters: [BoxedParameter], body: BoxedExpression?) {
    self.language = language
    self.parameters = parameters
    self.body = body
  }
}

/// A parameter of a function.
public struct BoxedParameter: Sendable {
  /// The name.
  public var name: LocatedText
  /// The name of its values' type; `nil` for any.
  public var type: LocatedText?

  /// Creates a parameter.
  public init(name: LocatedText, type: LocatedText?) {
    self.name = name
    self.type = type
  }
}
