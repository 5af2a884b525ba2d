import AuditCore
import AuditEngine

extension DiagnosticCode {
  static let badNaming = DiagnosticCode("bad-naming")
  static let circularBase = DiagnosticCode("circular-base")
  static let contextNeeded = DiagnosticCode("context-needed")
  static let documentMissing = DiagnosticCode("document-missing")
  static let exampleMissing = DiagnosticCode("example-missing")
  static let exampleOutdated = DiagnosticCode("example-outdated")
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

  static func circularBase(_ id: LocatedText, chain: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .circularBase,
      "a document is its own base",
      at: id.place,
      notes: ["the bases are \((chain + [id.text]).joined(separator: " → "))"],
      helps: ["let the last of them name a base outside the circle, or be a framework itself"]
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
    _ place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .documentMissing,
      kind == .framework
        ? "the base '\(id)' was not found"
        : "the \(kind.rawValue) '\(id)' that the framework names was not found",
      at: place,
      notes: ["looked for \(finder.candidates(kind, id: id).joined(separator: ", "))"],
      helps: [
        kind == .vocabulary
          ? "put it there, or name it with --vocabulary"
          : "put it there, or set CASEAUDIT_STANDARDS to the folder of your standards"
      ]
    )
  }

  /// A document that an option names and that stands nowhere.
  static func missingNamed(
    _ kind: DocumentFinder.Kind,
    _ name: String,
    _ finder: DocumentFinder
  ) -> Diagnostic {
    let atHand = finder.names(kind)
    return Diagnostic(
      .error,
      .documentMissing,
      "no \(kind.rawValue) is named '\(name.prefix(40))'",
      notes: ["looked for \(finder.candidates(kind, id: name).joined(separator: ", "))"]
        + (atHand.isEmpty ? [] : ["at hand: \(atHand.joined(separator: ", "))"]),
      helps: [
        Suggestion.help(for: name, in: atHand) ?? "name one of them, or the path of a document"
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

  static func outdatedExample(_ result: ExampleResult) -> Diagnostic {
    Diagnostic(
      .warning,
      .exampleOutdated,
      "an example of \(result.code) is '\(result.found.name)' as tailored",
      at: result.example.place,
      label: "expects '\(result.example.expected.name)', which holds for the base",
      helps: [
        "give the prompt examples of its own: <set item=\"\(result.code)\" why=\"…\"><tests>…"
      ]
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

  static func untestedIndicator(_ indicator: Indicator) -> Diagnostic {
    Diagnostic(
      .error,
      .exampleMissing,
      "the indicator '\(indicator.id)' has no example",
      at: indicator.place,
      helps: ["write <tests><case expect=\"met\" …/></tests> at its end"]
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
          + " tailoring, vocabulary or calendar; a <delta> has the framework's xmlns"
      ]
    )
  }
}
