import AuditCore

extension DiagnosticCode {
  static let badNaming = DiagnosticCode("bad-naming")
  static let contextNeeded = DiagnosticCode("context-needed")
  static let documentMissing = DiagnosticCode("document-missing")
  static let exampleMissing = DiagnosticCode("example-missing")
  static let otherVocabulary = DiagnosticCode("other-vocabulary")
  static let unknownCommand = DiagnosticCode("unknown-command")
  static let unknownDocument = DiagnosticCode("unknown-document")
}

extension Diagnostic {
  static func badNaming() -> Diagnostic {
    Diagnostic(
      .error,
      .badNaming,
      "a name and its value are expected",
      at: nil,
      helps: ["write :let limit = 20"]
    )
  }

  static func contextNeeded(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .contextNeeded,
      "the context is not an object with named values",
      at: place,
      helps: ["write an object such as {\"sentence\": {\"lengthDays\": 365}}"]
    )
  }

  static func missingDocument(
    _ kind: DocumentFinder.Kind,
    id: String,
    _ finder: DocumentFinder,
    _ framework: Framework
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .documentMissing,
      "the \(kind.rawValue) '\(id)' that the framework names was not found",
      at: framework.place,
      notes: ["looked for \(finder.candidates(kind, id: id).joined(separator: ", "))"],
      helps: [
        kind == .vocabulary
          ? "put it there, or name it with --vocabulary"
          : "put it there, or set CASEAUDIT_STANDARDS to the folder of your standards"
      ]
    )
  }

  static func otherVocabulary(_ vocabulary: Vocabulary, _ framework: Framework) -> Diagnostic {
    Diagnostic(
      .error,
      .otherVocabulary,
      "the vocabulary given is '\(vocabulary.id)', not '\(framework.vocabularyID)'",
      at: framework.place,
      helps: ["name the vocabulary that the framework was written for"]
    )
  }

  static func unknownCommand(_ command: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownCommand,
      "there is no command '\(command)'",
      at: nil,
      helps: [Suggestion.help(for: command, in: known) ?? ":help tells what there is"]
    )
  }

  static func untestedRule(_ prompt: Prompt) -> Diagnostic {
    Diagnostic(
      .error,
      .exampleMissing,
      "the rule of prompt \(prompt.code) has no example",
      at: prompt.place,
      helps: ["write <tests><case expect=\"met\" …/></tests> after the rule"]
    )
  }

  static func unknownDocument(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownDocument,
      "this is none of the documents that caseaudit knows",
      at: Place(path: path),
      notes: ["a document is known by its outermost element"],
      helps: [
        "begin it with <framework xmlns=\"urn:caseaudit:framework:1\" …>, or the same with"
          + " vocabulary or calendar"
      ]
    )
  }
}
