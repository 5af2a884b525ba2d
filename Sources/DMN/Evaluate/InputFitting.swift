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
  ///   - name: The decision or decision service.
  ///   - place: Where the values stand.
  public func fit(_ values: ContextValue, for name: String, at place: Place) -> FittedInputs {
    var fitted = FittedInputs(given: [], diagnostics: [])
    let needed = own[name].map { neededInputs(of: $0) } ?? []
    let known = inputs.map(\.name) + decisionNames
    for entry in values.entries {
      let type = inputs.first { $0.name == entry.key }?.type
      if type == nil, !decisionNames.contains(entry.key) {
        fitted.diagnostics.append(ModelMessages.unknownInput(entry.key, known: known, at: place))
        continue
      }
      let value = written(entry.value, as: type ?? .any)
      fitted.given.append(GivenInput(entry.key, value))
      if let type, !value.isNull {
        let conformance = Conformance(environment: Environment(nullEquality: .standard))
        let found = conformance.value(value, as: type, for: "input '\(entry.key)'")
        if case .failed(let reason)? = found.nullReason {
          fitted.diagnostics.append(ModelMessages.unfitInput(reason, at: place))
        }
      }
    }
    for index in needed where values[inputs[index].name] == nil {
      fitted.diagnostics.append(ModelMessages.missingInput(inputs[index].name, at: place))
    }
    return fitted
  }

  /// A value as its type writes it in text.
  private func written(_ value: Value, as type: DecisionType) -> Value {
    switch (type, value) {
    case (.restricted(let base, _), _): return written(value, as: base)
    case (.list(let element), .list(let values)):
      return .list(values.map { written($0, as: element) })
    case (.context(let entries), .context(var context)):
      for entry in entries {
        if let index = context.entries.firstIndex(where: { $0.key == entry.name }) {
          context.entries[index].value = written(context.entries[index].value, as: entry.type)
        } else {
          context.entries.append(.init(entry.name, .null(.notRecorded)))
        }
      }
      return .context(context)
    case (.basic(let basic), .string(let text)):
      switch basic {
      case .date, .time, .dateTime, .daysTimeDuration, .yearsMonthsDuration:
        return FEEL.temporalValue(text) ?? value
      default: return value
      }
    default: return value
    }
  }

  /// The inputs that a decision needs, itself or through others, in the order of the model.
  private func neededInputs(of element: ElementIndex) -> [Int] {
    var seen: Set<ElementIndex> = []
    var found: Set<Int> = []
    func visit(_ element: ElementIndex) {
      guard seen.insert(element).inserted else { return }
      switch element {
      case .input(let index): found.insert(index)
      case .decision(let index): for need in decisions[index].needs { visit(need.element) }
      case .knowledge: break
      case .service(let index):
        for need in services[index].parameters { visit(need.element) }
      }
    }
    visit(element)
    return found.sorted()
  }
}
