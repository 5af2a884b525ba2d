import AuditCore
import AuditEngine

extension DiagnosticCode {
  static let contextNeeded = DiagnosticCode("context-needed")
  static let documentMissing = DiagnosticCode("document-missing")
  static let exampleFailed = DiagnosticCode("example-failed")
  static let exampleMissing = DiagnosticCode("example-missing")
  static let otherVocabulary = DiagnosticCode("other-vocabulary")
  static let unknownDocument = DiagnosticCode("unknown-document")
}

extension Diagnostic {
  static func contextNeeded(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .contextNeeded,
      "the context is not an object with named values",
      at: place,
      helps: ["write an object such as {\"sentence\": {\"lengthDays\": 365}}"]
    )
  }

  static func failedExample(_ result: ExampleResult) -> Diagnostic {
    let found =
      result.found == result.foundByColumns
      ? "the rule gives \(result.found.words)"
      : "the evaluators disagree: \(result.found.words) case by case,"
        + " \(result.foundByColumns.words) by columns"
    return Diagnostic(
      .error,
      .exampleFailed,
      "an example of prompt \(result.code) should be \(result.example.expected.words)",
      at: result.example.place,
      label: found,
      notes: result.example.note.isEmpty ? [] : ["the example shows: \(result.example.note)"],
      helps: ["mend the rule, or the example if it is wrong"]
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
      notes: ["a document is known by the namespace of its root element"],
      helps: [
        "begin it with <framework xmlns=\"urn:caseaudit:framework:1\" …>, or the same with"
          + " vocabulary or calendar"
      ]
    )
  }
}
