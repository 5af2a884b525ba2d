import AuditCore
public import FEEL

/// A type that the values of a model's elements must have.
public indirect enum DecisionType: Sendable {
  /// Any value.
  case any
  /// A type of the language.
  case basic(ValueType)
  /// A list with elements of a type.
  case list(DecisionType)
  /// A context with these entries.
  case context([Entry])
  /// A function of so many parameters.
  case function([DecisionType], DecisionType)
  /// A type of which only the values that pass unary tests are allowed.
  case restricted(DecisionType, CheckedExpression)

  /// One entry of a context.
  public struct Entry: Sendable {
    /// The name.
    public let name: String
    /// The type of its values.
    public let type: DecisionType
  }

  /// The type as far as expressions are checked against it.
  public var valueType: ValueType {
    switch self {
    case .any: .any
    case .basic(let type): type
    case .list(let element): .list(element.valueType)
    case .context(let entries):
      .context(
        Dictionary(entries.map { ($0.name, $0.type.valueType) }) { first, _ in first }
      )
    case .function(let parameters, let result):
      .function(parameters.map(\.valueType), result.valueType)
    case .restricted(let base, _): base.valueType
    }
  }

  /// The unary tests that restrict the type; `nil` for a type without a restriction.
  var restriction: CheckedExpression? {
    if case .restricted(_, let tests) = self { return tests }
    return nil
  }

  /// The type of the language with a name, as `number`; `nil` for an unknown one.
  static func named(_ name: String) -> DecisionType? {
    var name = name[...]
    for prefix in ["feel:", "xsd:", "xs:"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    switch name {
    case "Any", "any": return .any
    case "number", "decimal", "double", "float", "integer", "int", "long": return .basic(.number)
    case "string": return .basic(.string)
    case "boolean": return .basic(.boolean)
    case "date": return .basic(.date)
    case "time": return .basic(.time)
    case "date and time", "dateTime": return .basic(.dateTime)
    case "days and time duration", "dayTimeDuration": return .basic(.daysTimeDuration)
    case "years and months duration", "yearMonthDuration": return .basic(.yearsMonthsDuration)
    case "list": return .list(.any)
    case "context": return .context([])
    case "function": return .basic(.function([], .any))
    case "range": return .basic(.range(.any))
    default: return nil
    }
  }

  /// The names that types of the language have.
  static let names = [
    "Any", "number", "string", "boolean", "date", "time", "date and time",
    "days and time duration", "years and months duration",
  ]
}
