import AuditCore

/// All built-in functions.
public enum BuiltinCatalogue {
  /// The functions by families, each with its title.
  public static let families: [(title: String, functions: [Builtin])] = [
    ("Numbers", numbers), ("Lists to one value", aggregates), ("Lists", lists),
    ("Text", texts), ("Days", days), ("Working days", workingDays), ("The clock", clock),
    ("Making values", conversions), ("Yes and no, sameness", booleans), ("Contexts", contexts),
    ("Ranges and points", ranges),
  ]

  /// All functions, family by family.
  public static let all: [Builtin] = families.flatMap(\.functions)

  /// The function with a name; `nil` when there is none.
  public static func named(_ name: String) -> Builtin? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension Builtin {
  /// The value of a call; null for null arguments, unless the function takes them.
  func value(of arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let signature = signature(for: arguments.count) else {
      return Failures.wrongCount(name)
    }
    if !takesNull {
      var null: Value?
      for (index, argument) in arguments.enumerated() where argument.isNull {
        if signature.parameter(at: index)?.takesNull == true { continue }
        null = null.map { .nullOf($0, argument) } ?? argument
      }
      if let null { return null }
    }
    return body(arguments, evaluation)
  }

  private func signature(for count: Int) -> Signature? { signatures.first { $0.takes(count) } }
}

/// Arguments of a call, taken as the types that a function needs.
///
/// - Source: OMG DMN 1.5 section 10.3.2.9.4: a list of one stands for its element, and a value for a
///   list of one.
struct Arguments {
  let values: [Value]
  let name: String

  init(_ values: [Value], _ name: String) {
    self.values = values
    self.name = name
  }

  private func value(_ index: Int) -> Value? { index < values.count ? values[index] : nil }

  private func single(_ index: Int) -> Value? {
    guard let value = value(index) else { return nil }
    if case .list(let elements) = value, elements.count == 1 { return elements[0] }
    return value
  }

  func text(_ index: Int) -> String? {
    if case .string(let text)? = single(index) { text } else { nil }
  }

  /// The text of an argument, or another when it is left out or null; `nil` for anything else.
  func text(_ index: Int, else absent: String) -> String? {
    value(index).map(\.isNull) ?? true ? absent : text(index)
  }

  func number(_ index: Int) -> Decimal128? {
    if case .number(let number)? = single(index) { number } else { nil }
  }

  func integer(_ index: Int) -> Int? { number(index)?.integer }

  func list(_ index: Int) -> [Value] { value(index)?.elements ?? [] }

  func day(_ index: Int) -> CalendarDay? {
    switch single(index) {
    case .date(let day)?: day
    case .dateTime(let instant)?: instant.day
    default: nil
    }
  }

  func failure(_ type: String) -> Value { Failures.argument(name, needs: type) }

  /// The elements of one list, or of all arguments when there are several.
  var all: [Value] { values.count == 1 ? values[0].elements : values }
}

/// Makes a parameter.
func parameter(
  _ name: String,
  _ type: ValueType,
  isOptional: Bool = false,
  takesNull: Bool = false
) -> Builtin.Parameter {
  var parameter = Builtin.Parameter(name, type, isOptional: isOptional)
  parameter.takesNull = takesNull
  return parameter
}

/// Makes an example.
func example(_ expression: String, _ value: String) -> Builtin.Example {
  Builtin.Example(expression, value)
}
