public import AuditCore

extension DiagnosticCode {
  /// A register is tied to an indicator that was not worked out.
  public static let registerIndicator = DiagnosticCode("register-indicator")
  /// A register is tied to a standard or key question that the framework does not have.
  public static let registerSubject = DiagnosticCode("register-subject")
  /// An item of a register is for a unit that no case belongs to.
  public static let registerUnit = DiagnosticCode("register-unit")
}

/// The messages about registers of recommendations and actions.
extension EngineMessages {
  static func registerIndicator(_ name: RegisterItem.Name, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      .registerIndicator,
      "no indicator '\(name.text.prefix(60))' was worked out",
      at: name.place,
      notes: ["so that its number now is not known"],
      helps: known.isEmpty
        ? ["ask for it with --indicators, such as --indicators probation-practice"]
        : helps(for: name.text, in: known)
    )
  }

  static func registerSubject(
    _ noun: String,
    _ name: RegisterItem.Name,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .registerSubject,
      "the framework has no \(noun) '\(name.text.prefix(60))'",
      at: name.place,
      helps: helps(for: name.text, in: known)
    )
  }

  static func registerUnit(_ name: RegisterItem.Name, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      .registerUnit,
      "no case belongs to the unit that an item is for",
      at: name.place,
      notes: ["so that its number now is not known"],
      helps: helps(for: name.text, in: known)
    )
  }
}
