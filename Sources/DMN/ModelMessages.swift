import AuditCore

extension DiagnosticCode {
  fileprivate static let decisionCycle = DiagnosticCode("decision-cycle")
  fileprivate static let duplicateDecision = DiagnosticCode("duplicate-decision")
  fileprivate static let missingInput = DiagnosticCode("missing-input")
  fileprivate static let serviceWithoutOutput = DiagnosticCode("service-without-output")
  fileprivate static let typeInItself = DiagnosticCode("type-cycle")
  fileprivate static let typeTooDeep = DiagnosticCode("type-too-deep")
  fileprivate static let unfitInput = DiagnosticCode("unfit-input")
  fileprivate static let unknownDecision = DiagnosticCode("unknown-decision")
  fileprivate static let unknownInput = DiagnosticCode("unknown-input")
  fileprivate static let unknownName = DiagnosticCode("unknown-name")
  fileprivate static let unknownRequirement = DiagnosticCode("unknown-requirement")
  fileprivate static let unknownType = DiagnosticCode("unknown-type")
}

/// What compiling a decision model says.
enum ModelMessages {
  static func cycle(_ names: [String], at place: Place) -> Diagnostic {
    let path = (names + names.prefix(1)).map { "'\($0)'" }.joined(separator: ", which requires ")
    return Diagnostic(
      .error,
      .decisionCycle,
      "this requires itself",
      at: place,
      notes: [path],
      helps: ["take out one of these requirements"]
    )
  }

  static func duplicateElement(_ name: LocatedText, firstLine: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateDecision,
      "the name is used twice in the model",
      at: name.place,
      label: "first used on line \(firstLine)",
      helps: ["give one of them another name"]
    )
  }

  static func missingInputs(_ names: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .missingInput,
      names.count == 1
        ? "input '\(names[0])' is missing"
        : "\(names.count) inputs that the decision needs are missing",
      at: place,
      notes: [
        names.count == 1
          ? "it is taken as not recorded"
          : "\(names.map { "'\($0)'" }.joined(separator: ", ")) are taken as not recorded"
      ],
      helps: ["give what is recorded; write null for what is not"]
    )
  }

  static func serviceWithoutOutput(_ name: LocatedText) -> Diagnostic {
    Diagnostic(
      .error,
      .serviceWithoutOutput,
      "the decision service has no output",
      at: name.place,
      helps: ["add <outputDecision href=\"#…\"/>"]
    )
  }

  static func typeInItself(_ name: LocatedText, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .typeInItself,
      "a type is made of itself",
      at: place,
      helps: ["let one of the types be Any"]
    )
  }

  static func typeTooDeep(_ deepest: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .typeTooDeep,
      "more than \(deepest) types are made of each other",
      at: place,
      helps: ["declare the types with fewer steps between them"]
    )
  }

  static func unfitInput(_ reason: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unfitInput,
      reason,
      at: place,
      notes: ["it is taken as not recorded"],
      helps: ["write the value as the model's type for this input wants it"]
    )
  }

  static func unknownDecision(_ name: String, known: [String], path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownDecision,
      "the model has no decision '\(name)'",
      at: Place(path: path),
      notes: known.isEmpty ? [] : ["it decides \(known.map { "'\($0)'" }.joined(separator: ", "))"],
      helps: [Suggestion.help(for: name, in: known) ?? "name one of the model's decisions"]
    )
  }

  static func unknownInput(_ name: String, known: [String], at place: Place) -> Diagnostic {
    // A name out of a file of cases may be anything.
    let shown =
      name.count <= 40 && name.allSatisfy { !$0.isNewline } ? " '\(name)'" : " of this name"
    return Diagnostic(
      .warning,
      .unknownInput,
      "the model has no input\(shown)",
      at: place,
      notes: ["it is passed over"],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unknownElement(_ reference: ElementReference, known: [String]) -> Diagnostic {
    let noun =
      switch reference.kind {
      case .input: "input"
      case .decision: "decision"
      case .knowledge: "knowledge model or decision service"
      }
    return Diagnostic(
      .error,
      .unknownRequirement,
      "no \(noun) has this id",
      at: reference.target.place,
      helps: [
        Suggestion.help(for: reference.target.text, in: known)
          ?? "write # and the id of the \(noun) that is meant"
      ]
    )
  }

  static func unknownName(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownName,
      "nothing is named '\(name)' here",
      at: place,
      helps: [
        Suggestion.help(for: name, in: known)
          ?? "require the input, decision or knowledge model whose name this is"
      ]
    )
  }

  static func unknownType(_ name: LocatedText, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownType,
      "no type has this name",
      at: name.place,
      helps: [
        Suggestion.help(for: name.text, in: known)
          ?? "declare it in an itemDefinition, or write a type such as string or number"
      ]
    )
  }
}
