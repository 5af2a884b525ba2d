import AuditCore

extension DiagnosticCode {
  static let noPractitioner = DiagnosticCode("no-practitioner")
  static let schemeTooNew = DiagnosticCode("scheme-too-new")
  static let workloadFieldsMissing = DiagnosticCode("workload-fields-missing")
}

extension Diagnostic {
  static func noPractitioner(_ field: String) -> Diagnostic {
    Diagnostic(
      .error,
      .noPractitioner,
      "no case names the practitioner who holds it",
      notes: ["practitioners are told apart by '\(field)'"],
      helps: ["add the column '\(field)' to the cases, or give counts with --caseload"]
    )
  }

  static func schemeTooNew(_ from: CalendarDay, _ asOf: CalendarDay) -> Diagnostic {
    Diagnostic(
      .warning,
      .schemeTooNew,
      "the weights hold from \(from.words), after the day that is looked from",
      notes: ["the workload is looked at from \(asOf.words)"],
      helps: ["name the weights of that year, or another day with --as-of"]
    )
  }

  static func workloadFieldsMissing(_ fields: [String], _ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workloadFieldsMissing,
      "the vocabulary lacks what caseloads are counted from",
      at: place,
      notes: ["it has no field \(fields.joined(separator: ", "))"],
      helps: ["use the vocabulary 'probation-case', or give counts with --caseload"]
    )
  }
}
