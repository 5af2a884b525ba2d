import AuditCore

extension DiagnosticCode {
  static let evidenceGradeTwice = DiagnosticCode("evidence-grade-twice")
  static let evidenceMoreThanAll = DiagnosticCode("evidence-more-than-all")
  static let evidenceSourceTwice = DiagnosticCode("evidence-source-twice")
  static let evidenceUnitTwice = DiagnosticCode("evidence-unit-twice")
  static let evidenceUnknownSource = DiagnosticCode("evidence-unknown-source")
}

/// The messages about evidence on units.
enum EvidenceMessages {
  static func duplicateGrade(_ title: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceGradeTwice,
      "the grade '\(title)' stands twice in one return",
      at: place,
      helps: ["add the two up, or take one of them out"]
    )
  }

  static func duplicateSource(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceSourceTwice,
      "two sources are named '\(id)'",
      at: place,
      helps: ["give one of them another id"]
    )
  }

  static func duplicateUnit(at place: Place, earlier: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceUnitTwice,
      "a unit stands twice",
      at: place,
      notes: ["it stands at \(earlier.text) as well"],
      helps: ["move all of its evidence into one <unit>"]
    )
  }

  static func moreThanAll(_ part: String, _ whole: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceMoreThanAll,
      "'\(part)' is more than '\(whole)'",
      at: place,
      notes: ["'\(part)' counts some of what '\(whole)' counts"],
      helps: ["check both numbers against the source"]
    )
  }

  static func unknownSource(_ id: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceUnknownSource,
      "no source is named '\(id)'",
      at: place,
      notes: known.isEmpty ? ["the document names no source"] : [],
      helps: [
        Suggestion.help(for: id, in: known)
          ?? "write <source id=\"\(id)\" title=\"...\"/> before the first <unit>"
      ]
    )
  }
}
