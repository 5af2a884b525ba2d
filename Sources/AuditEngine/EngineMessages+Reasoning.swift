import AuditCore

extension DiagnosticCode {
  /// A clause is true wherever it is asked.
  static let alwaysTrue = DiagnosticCode("always-true")
  /// Two prompts ask the same of the same cases.
  static let duplicateRule = DiagnosticCode("duplicate-rule")
  /// A clause is never true where it is asked.
  static let neverTrue = DiagnosticCode("never-true")
  /// A clause is true of every value that its field can hold.
  static let trueWhenRecorded = DiagnosticCode("true-when-recorded")
}

extension EngineMessages {
  static func alwaysTrue(_ clause: Reach.Reason, because reason: Reach.Reason?) -> Diagnostic {
    Diagnostic(
      .warning,
      .alwaysTrue,
      "a clause is always true where it is asked",
      at: clause.place,
      label: "decided before",
      notes: notes(reason),
      helps: ["leave '\(clause.text)' out, or ask for something else"]
    )
  }

  static func duplicateRule(_ prompt: Prompt, earlier: Prompt, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .duplicateRule,
      "prompt \(prompt.code) asks the same of the same cases as \(earlier.code)",
      at: place,
      notes: ["\(earlier.code) stands at \(earlier.place.text)"],
      helps: ["leave one of the two out, or make them ask for different things"]
    )
  }

  static func neverTrue(_ clause: Reach.Reason, because reason: Reach.Reason?) -> Diagnostic {
    Diagnostic(
      .warning,
      .neverTrue,
      "a clause is never true where it is asked",
      at: clause.place,
      label: reason == nil ? "no such value can be recorded" : "excluded before",
      notes: notes(reason),
      helps: [
        reason == nil
          ? "compare with a value that the field can hold" : "mend one of the two clauses"
      ]
    )
  }

  static func trueWhenRecorded(_ clause: Reach.Reason) -> Diagnostic {
    Diagnostic(
      .warning,
      .trueWhenRecorded,
      "a clause is true of every value that can be recorded",
      at: clause.place,
      notes: ["the vocabulary allows no other value"],
      helps: ["ask whether it is recorded with '!= null', or compare with another value"]
    )
  }

  private static func notes(_ reason: Reach.Reason?) -> [String] {
    reason.map { ["'\($0.text)' at \($0.place.text) has already decided it"] } ?? []
  }
}
