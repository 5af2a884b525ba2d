import AuditCore

extension DiagnosticCode {
  fileprivate static let badInput = DiagnosticCode("bad-json")
  fileprivate static let badTestValue = DiagnosticCode("bad-test-value")
  fileprivate static let missingDecisionPart = DiagnosticCode("missing-element")
  fileprivate static let missingModel = DiagnosticCode("missing-model")
  fileprivate static let missingRequired = DiagnosticCode("missing-attribute")
  fileprivate static let noInput = DiagnosticCode("no-input")
  fileprivate static let unevenRow = DiagnosticCode("uneven-row")
  fileprivate static let unknownWord = DiagnosticCode("bad-attribute-value")
  fileprivate static let wrongDocument = DiagnosticCode("wrong-document")
}

/// What the readers of decision models and their tests say.
enum DecisionMessages {
  static func badTestValue(_ type: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badTestValue,
      "a value of a test cannot be read",
      at: place,
      label: "expected \(type)",
      helps: ["write it as XML Schema writes this type"]
    )
  }

  static func brokenInput(_ reason: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badInput,
      "the inputs are not sound JSON: \(reason)",
      at: place,
      helps: ["mend the file; expected an object, an array of objects, or an object a line"]
    )
  }

  static func brokenRow(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badInput,
      "the inputs are not sound CSV: a quotation mark is amiss",
      at: place,
      notes: ["nothing after this line was read"],
      helps: ["put the whole cell in quotation marks, and double those within it"]
    )
  }

  static func missingAttribute(_ name: String, of element: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingRequired,
      "'\(element)' has no '\(name)'",
      at: place,
      helps: ["add \(name)=\"…\""]
    )
  }

  static func missingElement(_ name: String, in element: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingDecisionPart,
      "'\(element)' has no '\(name)'",
      at: place,
      helps: ["add a <\(name)>"]
    )
  }

  static func missingExpression(_ what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingDecisionPart,
      "\(what) has no expression",
      at: place,
      helps: ["write one, as in <literalExpression><text>…</text></literalExpression>"]
    )
  }

  static func missingModel(_ namespace: LocatedText, known: [String]) -> Diagnostic {
    var helps: [String] = []
    if let near = Suggestion.help(for: namespace.text, in: known) { helps.append(near) }
    helps.append("put the model into the folder of the model that imports it")
    return Diagnostic(
      .error,
      .missingModel,
      "an imported model is not found",
      at: namespace.place,
      label: "no model here has this namespace",
      helps: helps
    )
  }

  static func noInput(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .noInput,
      "the file holds no inputs",
      at: place,
      helps: ["write an object such as {\"age\": 34}"]
    )
  }

  static func unevenRow(
    _ row: String,
    cells: String,
    found: Int,
    expected: Int,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unevenRow,
      "this \(row) has \(found) \(cells), but the table needs \(expected)",
      at: place,
      helps: [found < expected ? "add what is missing" : "take out what is too much"]
    )
  }

  static func unknownWord(_ what: String, _ found: LocatedText, known: [String]) -> Diagnostic {
    var helps: [String] = []
    if let near = Suggestion.help(for: found.text, in: known) { helps.append(near) }
    helps.append("write one of \(known.joined(separator: ", "))")
    return Diagnostic(
      .error,
      .unknownWord,
      "'\(found.text)' is no \(what)",
      at: found.place,
      helps: helps
    )
  }

  static func wrongDocument(found: String, namespace: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongDocument,
      "this is no decision model",
      at: place,
      label: "the root element is '\(found)'",
      notes: [namespace.map { "its namespace is \($0)" } ?? "it has no namespace"],
      helps: ["give a DMN file whose root is 'definitions' in a namespace of DMN 1.1 to 1.5"]
    )
  }

  static func wrongTests(found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongDocument,
      "this is no file of decision tests",
      at: place,
      label: "the root element is '\(found)'",
      helps: ["give a file whose root is 'testCases' in the namespace of the conformance suite"]
    )
  }
}
