public import AuditCore

extension DiagnosticCode {
  /// A recalculation names a field that the vocabulary does not have.
  public static let recalculationField = DiagnosticCode("recalculation-field")
  /// Two documents of one audit have a recalculation of the same name.
  public static let recalculationTwice = DiagnosticCode("recalculation-twice")
  /// A rule of a recalculation failed on cases.
  public static let recalculationFailed = DiagnosticCode("recalculation-failed")
  /// Recalculations are written for another vocabulary.
  public static let recalculationVocabulary = DiagnosticCode("recalculation-vocabulary")
}

/// The messages about recalculations.
extension EngineMessages {
  static func recalculationFailed(_ recalculation: Recalculation, _ count: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .recalculationFailed,
      "'\(recalculation.id)' failed on \(count) case\(count == 1 ? "" : "s")",
      at: recalculation.place,
      notes: [
        "a rule had no answer, or one that the field '\(recalculation.field.text)' cannot hold"
      ],
      helps: ["look at the cases with 'caseaudit audit' and mend the rule"]
    )
  }

  static func recalculationField(_ name: LocatedText, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .recalculationField,
      "the vocabulary has no field '\(name.text)'",
      at: name.place,
      helps: helps(for: name.text, in: known)
    )
  }

  static func recalculationTwice(_ recalculation: Recalculation, earlier: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .recalculationTwice,
      "another document has a recalculation '\(recalculation.id)'",
      at: recalculation.place,
      notes: ["it stands at \(earlier.text)"],
      helps: ["leave one of the documents out, or give the recalculation another id"]
    )
  }

  static func recalculationVocabulary(
    _ set: RecalculationSet,
    found: Vocabulary
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .recalculationVocabulary,
      "the recalculations are written for the vocabulary '\(set.vocabularyID)'",
      at: set.place,
      notes: ["the cases are written in '\(found.id)'"],
      helps: ["leave these recalculations out of the audit"]
    )
  }
}
