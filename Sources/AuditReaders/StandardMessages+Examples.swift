import AuditCore

extension DiagnosticCode {
  static let exampleUnknownField = DiagnosticCode("example-unknown-field")
  static let exampleUnknownList = DiagnosticCode("example-unknown-list")
  static let exampleValue = DiagnosticCode("example-value")
}

/// The messages about the examples beside rules.
enum ExampleMessages {
  static func exampleUnknownField(
    _ path: String,
    in list: String?,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .exampleUnknownField,
      "no field of \(list.map { "'\($0)'" } ?? "a case") is named '\(XMLMessages.shortened(path))'",
      at: place,
      label: "written for it",
      helps: Suggestion.help(for: path, in: known).map { [$0] } ?? []
    )
  }

  static func exampleUnknownList(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .exampleUnknownList,
      "no list is named '\(XMLMessages.shortened(name))'",
      at: place,
      notes: known.isEmpty ? [] : ["the lists here are \(known.joined(separator: ", "))"],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func exampleValue(_ path: String, type: FieldType, found: LocatedText) -> Diagnostic {
    var helps: [String] = []
    if case .code(let list) = type {
      let values = list.codes.map(\.value)
      if let near = Suggestion.help(for: found.text, in: values) {
        helps = [near]
      } else if values.count <= 12 {
        helps = ["write \(XMLMessages.alternatives(values))"]
      }
    }
    return Diagnostic(
      .error,
      .exampleValue,
      "the example's '\(XMLMessages.shortened(path))' is not a value of its field",
      at: found.place,
      label: "expected \(ExampleValue.expectation(type))",
      helps: helps
    )
  }
}
