public import AuditCore

extension DiagnosticCode {
  /// Evidence on units is written for another framework.
  public static let evidenceOfOtherFramework = DiagnosticCode("evidence-of-other-framework")
  /// Evidence bears on no standard that is rated on evidence.
  public static let unknownEvidenceItem = DiagnosticCode("unknown-evidence-item")
  /// Evidence names a unit that no case names.
  public static let unknownEvidenceUnit = DiagnosticCode("unknown-evidence-unit")
}

/// The messages about evidence on units.
extension EngineMessages {
  static func evidenceOfOtherFramework(
    _ id: String,
    _ framework: Framework,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .evidenceOfOtherFramework,
      "the evidence is written for another framework",
      at: Place(path: place.path),
      notes: ["it names '\(id)'; the audit uses '\(framework.id)'"],
      helps: [
        "check that its codes mean the same, then write framework=\"\(framework.id)\""
      ]
    )
  }

  static func unknownEvidenceItem(_ item: EvidenceItem, known: [String]) -> Diagnostic {
    let named = known.prefix(12).joined(separator: ", ")
    return Diagnostic(
      .error,
      .unknownEvidenceItem,
      "'\(item.code)' is no standard or key question rated on evidence",
      at: item.place,
      notes: known.isEmpty ? ["the framework rates nothing on evidence"] : ["such are \(named)"],
      helps: [Suggestion.help(for: item.code, in: known)].compactMap { $0 }
    )
  }

  static func unknownEvidenceUnit(_ item: EvidenceItem) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownEvidenceUnit,
      "evidence names a unit that no case belongs to",
      at: withoutExcerpt(item.place),
      notes: ["this piece of evidence is left out"],
      helps: ["write the unit's name as the case records do"],
      caseValue: item.unit
    )
  }
}
