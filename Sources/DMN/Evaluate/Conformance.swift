import AuditCore
import FEEL

/// Holds values against the types of a model.
///
/// - Source: OMG DMN 1.5 sections 10.3.2.9.3 and 10.3.2.9.4.
struct Conformance {
  /// Works out the restrictions of types.
  let evaluator: PlainEvaluator

  init(environment: Environment) { evaluator = PlainEvaluator(environment: environment) }

  /// A value as a type needs it, converted where the standard says so; null with the reason when
  /// that cannot be, in which `what` stands for the thing, as `input 'age'`.
  func value(
    _ value: Value,
    as type: DecisionType,
    for what: @autoclosure () -> String
  ) -> Value {
    if conforms(value, to: type) { return value }
    if let converted = converted(value, to: type), conforms(converted, to: type) {
      return converted
    }
    return .null(.failed(reason(value, type, what())))
  }

  private func reason(_ value: Value, _ type: DecisionType, _ what: String) -> String {
    if let base = type.unrestricted, conforms(value, to: base) {
      return "\(what) is none of the allowed values"
    }
    return "\(what) needs \(type.valueType.words), but has \(value.type.words)"
  }

  private func converted(_ value: Value, to type: DecisionType) -> Value? {
    switch (value, type.plain) {
    case (.list(let elements), let plain) where !plain.isList && elements.count == 1:
      return elements[0]
    case (.list, _): return nil
    case (.date(let day), .basic(.dateTime)):
      let midnight = TimeValue(secondOfDay: 0, zone: .offset(0))
      return .dateTime(DateTimeValue(day: day, time: midnight))
    case (_, .list): return .list([value])
    default: return nil
    }
  }

  /// Whether a value is of a type as it stands; null is of every type.
  func conforms(_ value: Value, to type: DecisionType) -> Bool {
    if value.isNull { return true }
    switch type {
    case .any: return true
    case .basic(let basic): return Self.isKind(value, basic)
    case .list(let element):
      guard case .list(let values) = value else { return false }
      return values.allSatisfy { conforms($0, to: element) }
    case .context(let entries):
      guard case .context(let context) = value else { return false }
      return entries.allSatisfy { entry in
        context[entry.name].map { conforms($0, to: entry.type) } ?? false
      }
    case .function(let parameters, _):
      guard case .function(let function) = value else { return false }
      return function.takes(parameters.count)
    case .restricted(let base, let tests):
      return conforms(value, to: base) && passes(value, tests)
    }
  }

  /// Whether unary tests hold for a value.
  func passes(_ value: Value, _ tests: CheckedExpression) -> Bool {
    var names = NameScope()
    names.add(FEEL.testedName, value)
    return evaluator.evaluate(tests, among: names) == .boolean(true)
  }

  private static func isKind(_ value: Value, _ type: ValueType) -> Bool {
    switch (value, type) {
    case (.number, .number), (.string, .string), (.boolean, .boolean), (.date, .date),
      (.time, .time), (.dateTime, .dateTime), (.daysTimeDuration, .daysTimeDuration),
      (.yearsMonthsDuration, .yearsMonthsDuration), (.range, .range), (.function, .function):
      true
    default: type == .any
    }
  }
}

extension DecisionType {
  /// The type without its restrictions.
  var plain: DecisionType {
    if case .restricted(let base, _) = self { return base.plain }
    return self
  }

  /// What a restriction restricts; `nil` for a type without one.
  fileprivate var unrestricted: DecisionType? {
    if case .restricted(let base, _) = self { return base }
    return nil
  }

  fileprivate var isList: Bool {
    switch self {
    case .list, .any: true
    default: false
    }
  }
}
