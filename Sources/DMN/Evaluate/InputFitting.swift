public import AuditCore
public import FEEL

/// Inputs taken from named values, and what is wrong with them.
public struct FittedInputs: Sendable {
  /// The inputs, each as the type that the model declares for it where it can be.
  public var given: [GivenInput]
  /// What was passed over, is missing or does not fit; no message holds a case value.
  public var diagnostics: [Diagnostic]
}

extension CompiledDecisions {
  /// Takes the inputs of a decision from values that were written without knowing its types.
  ///
  /// Text becomes a day, a time or a length of time where the model declares one, and entries
  /// that a declared context lacks are null.
  ///
  /// - Parameters:
  ///   - values: The values by the inputs' names.
  ///   - isText: Whether all values are text, so that numbers and yes or no are too.
  ///   - name: The decision, decision service or knowledge model.
  ///   - place: Where the values stand.
  /// - Returns: The inputs that could be taken, and what to say of the others.
  public func fit(
    _ values: ContextValue,
    isText: Bool = false,
    for name: String,
    at place: Place
  ) -> FittedInputs {
    var fitted = FittedInputs(given: [], diagnostics: [])
    let (types, needed) = expected(by: name)
    let known = types.map(\.name) + decisionNames
    for entry in values.entries {
      let type = types.first { $0.name == entry.key }?.type
      if type == nil, !decisionNames.contains(entry.key) {
        // A table of cases has columns for other purposes.
        if isText { continue }
        fitted.diagnostics.append(ModelMessages.unknownInput(entry.key, known: known, at: place))
        continue
      }
      let value = written(entry.value, as: type ?? .any, isText: isText)
      fitted.given.append(GivenInput(entry.key, value))
      if let type, !value.isNull {
        let conformance = Conformance(environment: Environment(nullEquality: .standard))
        let found = conformance.value(value, as: type, for: "input '\(entry.key)'")
        if case .failed(let reason)? = found.nullReason {
          fitted.diagnostics.append(ModelMessages.unfitInput(reason, at: place))
        }
      }
    }
    let missing = needed.filter { values[$0] == nil }
    if !missing.isEmpty {
      fitted.diagnostics.append(ModelMessages.missingInputs(missing, at: place))
    }
    return fitted
  }

  /// The names that may be given with their types, and those that must be.
  private func expected(by name: String) -> (types: [DecisionType.Entry], needed: [String]) {
    guard let element = own[name] else { return ([], []) }
    if case .knowledge(let index) = element {
      let parameters = knowledge[index].function?.parameters ?? []
      return (parameters, parameters.map(\.name))
    }
    let types = inputs.map { DecisionType.Entry(name: $0.name, type: $0.type) }
    return (types, neededInputs(of: element).map { inputs[$0].name })
  }

  /// A value as its type writes it in text.
  private func written(_ value: Value, as type: DecisionType, isText: Bool) -> Value {
    switch (type, value) {
    case (.restricted(let base, _), _): return written(value, as: base, isText: isText)
    case (.list(let element), .list(let values)):
      return .list(values.map { written($0, as: element, isText: isText) })
    case (.context(let entries), .context(var context)):
      for entry in entries {
        if let index = context.entries.firstIndex(where: { $0.key == entry.name }) {
          let inner = context.entries[index].value
          context.entries[index].value = written(inner, as: entry.type, isText: isText)
        } else {
          context.entries.append(.init(entry.name, .null(.notRecorded)))
        }
      }
      return .context(context)
    case (.basic(let basic), .string(let text)):
      switch basic {
      case .date, .time, .dateTime, .daysTimeDuration, .yearsMonthsDuration:
        return FEEL.temporalValue(text) ?? value
      case .number where isText: return Decimal128(text).map { .number($0) } ?? value
      case .boolean where isText: return Self.booleans[text.lowercased()] ?? value
      default: return value
      }
    default: return value
    }
  }

  /// How tables write yes and no.
  private static let booleans: [String: Value] = [
    "true": .boolean(true), "yes": .boolean(true), "false": .boolean(false), "no": .boolean(false),
  ]

  /// The inputs that a decision needs, itself or through others, in the order of the model.
  func neededInputs(of element: ElementIndex) -> [Int] {
    var seen: Set<ElementIndex> = []
    var found: Set<Int> = []
    var rest = [element]
    while let next = rest.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch next {
      case .input(let index): found.insert(index)
      case .decision(let index): rest += decisions[index].needs.map(\.element)
      case .knowledge: break
      case .service(let index): rest += services[index].parameters.map(\.element)
      }
    }
    return found.sorted()
  }
}
