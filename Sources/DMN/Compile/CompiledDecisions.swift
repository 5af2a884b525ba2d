import AuditCore
import FEEL

/// Decision models with all names resolved, ready to decide.
public struct CompiledDecisions: Sendable {
  /// The model's name.
  public let name: String
  var inputs: [CompiledInput] = []
  var decisions: [CompiledDecision] = []
  var knowledge: [CompiledKnowledge] = []
  var services: [CompiledService] = []
  /// The decisions by position, each behind those it requires.
  var order: [Int] = []
  /// What comparing something not recorded gives; where it is null, a row of a table whose test is
  /// not known is neither taken nor passed over.
  var nullEquality = Environment.NullEquality.standard
  /// The elements of the model itself, without those of the models it imports, by name.
  var own: [String: ElementIndex] = [:]

  init(name: String) { self.name = name }

  /// The names of the model's own decisions, in order.
  public var decisionNames: [String] { decisions.filter(\.isOwn).map(\.name) }

  /// The names of the model's own decision services, in order.
  public var serviceNames: [String] { services.filter(\.isOwn).map(\.name) }
}

/// An element by its kind and position.
enum ElementIndex: Sendable, Hashable {
  case input(Int)
  case decision(Int)
  case knowledge(Int)
  case service(Int)
}

/// A name in reach of logic, and the element it stands for.
struct NeededElement: Sendable {
  /// The name of the import it is reached through; `nil` for an element of the same model.
  let importName: String?
  let name: String
  let element: ElementIndex
}

struct CompiledInput: Sendable {
  let name: String
  let namespace: String
  let isOwn: Bool
  let type: DecisionType
  /// The declared type's name.
  let typeName: String?
}

struct CompiledDecision: Sendable {
  let name: String
  let question: String
  let namespace: String
  let isOwn: Bool
  let type: DecisionType
  var needs: [NeededElement] = []
  var logic: CompiledBox?
}

struct CompiledKnowledge: Sendable {
  let name: String
  let namespace: String
  let type: DecisionType
  var needs: [NeededElement] = []
  var function: CompiledFunction?
}

struct CompiledService: Sendable {
  let name: String
  let isOwn: Bool
  let type: DecisionType
  /// The elements whose values are given as arguments, with their names.
  var parameters: [NeededElement] = []
  var outputs: [NeededElement] = []
}

/// Logic that has been checked.
struct CompiledBox: Sendable {
  let kind: Kind
  let type: DecisionType
  /// The declared type, or what the expression itself says.
  let valueType: ValueType

  indirect enum Kind: Sendable {
    case expression(CheckedExpression)
    /// Something that could not be checked, with the fault's headline.
    case faulty(String)
    case context([CompiledEntry])
    case invocation(CheckedExpression, [CompiledEntry])
    case list([CompiledBox])
    case relation(columns: [String], rows: [[CompiledBox]])
    case function(CompiledFunction)
    case conditional(CompiledBox, then: CompiledBox, otherwise: CompiledBox)
    case filter(CompiledBox, match: CompiledBox)
    case iterator(BoxedExpression.Iterator, variable: String, CompiledBox, body: CompiledBox)
    case table(CompiledTable)
  }
}

struct CompiledEntry: Sendable {
  let name: String?
  let type: DecisionType
  let value: CompiledBox?
}

struct CompiledFunction: Sendable {
  /// The language of a body that is not run; `nil` for FEEL.
  let language: String?
  let parameters: [DecisionType.Entry]
  let body: CompiledBox?
}

struct CompiledTable: Sendable {
  let hitPolicy: HitPolicy
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]

  struct Input: Sendable {
    let expression: CheckedExpression?
    let text: LocatedText
    let type: DecisionType
    let values: CheckedExpression?
  }

  struct Output: Sendable {
    let name: String?
    let type: DecisionType
    /// The tests of the output's values, the most important first; empty for none.
    let ranks: [CheckedExpression]
    let otherwise: CheckedExpression?
  }

  struct Rule: Sendable {
    /// The tests about `?`; `nil` for a faulty one, which never holds.
    let tests: [CheckedExpression?]
    let texts: [LocatedText]
    let values: [CheckedExpression?]
    let remarks: [String]
  }
}
