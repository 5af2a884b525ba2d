import AuditCore

extension DiagnosticCode {
  static let formerLacks = DiagnosticCode("former-lacks")
  static let formerMalformed = DiagnosticCode("former-malformed")
  static let formerOtherColumns = DiagnosticCode("former-other-columns")
  static let formerOtherFormat = DiagnosticCode("former-other-format")
  static let formerTableTorn = DiagnosticCode("former-table-torn")
  static let formerUnknownWord = DiagnosticCode("former-unknown-word")
}

/// The messages about what an earlier audit left behind; none shows a line of it.
extension Diagnostic {
  private static let again = "run the earlier audit again, with this version of the program"

  static func formerLacks(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerLacks,
      "the earlier result has no '\(name)' here, or none that can be used",
      at: place,
      notes: ["a comparison needs it; an earlier version of the program may not have written it"],
      helps: [again]
    )
  }

  static func formerMalformed(_ reason: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerMalformed,
      "the earlier result is no whole JSON document: \(reason)",
      at: place,
      helps: ["take the folder as the audit wrote it; a copy may have been cut off", again]
    )
  }

  static func formerOtherColumns(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerOtherColumns,
      "the columns are not those of the result beside it",
      at: place,
      notes: ["one column is expected for each level, prompt and key question of the result"],
      helps: ["take result.json and outcomes.csv from the same audit"]
    )
  }

  static func formerOtherFormat(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerOtherFormat,
      "this is no result of an audit in the format that is known here",
      at: place,
      notes: ["format 'caseaudit-result' in version 1 is expected"],
      helps: [again]
    )
  }

  static func formerTableTorn(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerTableTorn,
      "the row is not whole: it has other cells than the first, or no end",
      at: place,
      helps: ["take the file as the audit wrote it, not saved by another program"]
    )
  }

  static func formerUnknownWord(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .formerUnknownWord,
      "a cell of the row holds no outcome that is known",
      at: place,
      helps: ["take the file as the audit wrote it, not saved by another program"]
    )
  }
}
