public import AuditCore

/// A decision model as it is written: what may be decided, from what, and how.
///
/// - Source: OMG DMN 1.5 section 6.3.
public struct DecisionModel: Sendable {
  /// The name.
  public var name: String
  /// The namespace, by which other models import it.
  public var namespace: String
  /// The file it was read from.
  public var file: SourceFile
  /// The models it refers to.
  public var imports: [ModelImport] = []
  /// The types it declares.
  public var types: [ItemDefinition] = []
  /// The inputs.
  public var inputs: [InputData] = []
  /// The decisions.
  public var decisions: [Decision] = []
  /// The business knowledge models: functions that decisions share.
  public var knowledge: [KnowledgeModel] = []
  /// The decision services: parts of the model that are called as functions.
  public var services: [DecisionService] = []

  /// Creates a model without elements.
  public init(name: String, namespace: String, file: SourceFile) {
    self.name = name
    self.namespace = namespace
    self.file = file
  }
}

/// Another model that a model refers to.
public struct ModelImport: Sendable {
  /// The name under which its elements are reached.
  public var name: LocatedText
  /// The other model's namespace.
  public var namespace: LocatedText
  /// The file that holds it, as written; `nil` when the model does not say.
  public var location: String?

  /// Creates an import.
  public init(name: LocatedText, namespace: LocatedText, location: String?) {
    self.name = name
    self.namespace = namespace
    self.location = location
  }
}

/// What every element of a model has: an identity, a name and a type.
public struct ElementHead: Sendable {
  /// The identity by which requirements refer to it; empty when the model gives none.
  public var id: String
  /// The name, by which expressions refer to it.
  public var name: LocatedText
  /// The name of its values' type; `nil` for any.
  public var type: LocatedText?

  /// Creates a head.
  public init(id: String, name: LocatedText, type: LocatedText?) {
    self.id = id
    self.name = name
    self.type = type
  }
}

/// A value that comes from outside.
public struct InputData: Sendable {
  /// Identity, name and type.
  public var head: ElementHead

  /// Creates an input.
  public init(head: ElementHead) { self.head = head }
}

/// A reference to another element, as `#id` or `namespace#id`.
public struct ElementReference: Sendable {
  /// What kind of element is meant.
  public var kind: Kind
  /// The reference as written.
  public var target: LocatedText

  /// The kinds of elements that may be required.
  public enum Kind: Sendable, Hashable {
    /// An input.
    case input
    /// A decision.
    case decision
    /// A business knowledge model or a decision service.
    case knowledge
  }

  /// Creates a reference.
  public init(kind: Kind, target: LocatedText) {
    self.kind = kind
    self.target = target
  }
}

/// A question with the logic that answers it.
public struct Decision: Sendable {
  /// Identity, name and type.
  public var head: ElementHead
  /// The question in words; empty when the model gives none.
  public var question: String
  /// What the logic reads and calls.
  public var requirements: [ElementReference]
  /// The logic; `nil` when the model gives none.
  public var logic: BoxedExpression?

  /// Creates a decision.
  public init(
    head: ElementHead,
    question: String = "",
    requirements: [ElementReference],
    logic: BoxedExpression?
  ) {
    self.head = head
    self.question = question
    self.requirements = requirements
    self.logic = logic
  }
}

/// A function that decisions share.
public struct KnowledgeModel: Sendable {
  /// Identity, name and type.
  public var head: ElementHead
  /// What the logic calls.
  public var requirements: [ElementReference]
  /// The function; `nil` when the model gives none.
  public var function: BoxedFunction?

  /// Creates a business knowledge model.
  public init(head: ElementHead, requirements: [ElementReference], function: BoxedFunction?) {
    self.head = head
    self.requirements = requirements
    self.function = function
  }
}

/// A part of a model that is called as a function.
public struct DecisionService: Sendable {
  /// Identity, name and type.
  public var head: ElementHead
  /// The decisions whose values are the service's result.
  public var outputs: [ElementReference]
  /// The decisions that are worked out within the service.
  public var encapsulated: [ElementReference]
  /// The decisions whose values are given as arguments, behind the inputs.
  public var inputDecisions: [ElementReference]
  /// The inputs whose values are given as arguments.
  public var inputs: [ElementReference]

  /// Creates a service.
  public init(
    head: ElementHead,
    outputs: [ElementReference],
    encapsulated: [ElementReference],
    inputDecisions: [ElementReference],
    inputs: [ElementReference]
  ) {
    self.head = head
    self.outputs = outputs
    self.encapsulated = encapsulated
    self.inputDecisions = inputDecisions
    self.inputs = inputs
  }
}
