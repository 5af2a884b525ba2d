import AuditCore

extension DiagnosticCode {
  static let missingSheet = DiagnosticCode("missing-sheet")
  static let workbookBroken = DiagnosticCode("workbook-broken")
  static let workbookEncrypted = DiagnosticCode("workbook-encrypted")
  static let workbookFormat = DiagnosticCode("workbook-format")
  static let workbookJudgements = DiagnosticCode("workbook-judgements")
  static let workbookTooLarge = DiagnosticCode("workbook-too-large")
}

/// The messages about workbooks.
enum WorkbookMessages {
  static func broken(_ reason: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookBroken,
      "the workbook cannot be read",
      at: place,
      notes: [reason],
      helps: ["open it in a spreadsheet program and save it anew with the ending .xlsx"]
    )
  }

  static func encrypted(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookEncrypted,
      "the workbook needs a password, or is of the format before 2007",
      at: place,
      helps: ["save it without a password, with the ending .xlsx"]
    )
  }

  static func fault(_ fault: WorkbookParts.Fault, at place: Place) -> Diagnostic {
    switch fault {
    case .broken(let reason): broken(reason, at: place)
    case .encrypted: encrypted(at: place)
    case .tooLarge: tooLarge(at: place)
    case .otherFormat(let format): otherFormat(format, at: place)
    }
  }

  static func locked(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookEncrypted,
      "the workbook is protected by a password",
      at: place,
      helps: ["open it with the password, and save it without one with the ending .xlsx"]
    )
  }

  static func missingSheet(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingSheet,
      "the workbook has no sheet of the name that is asked for",
      at: place,
      notes: ["asked for '\(name)'; its sheets are \(known.joined(separator: ", "))"],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? ["name one of its sheets"]
    )
  }

  static func needsCSV(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookFormat,
      "a workbook cannot be read here",
      at: place,
      helps: ["save its sheet as a CSV file in UTF-8, and name that file"]
    )
  }

  static func noJudgements(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookJudgements,
      "no sheet of the workbook has a table of judgements",
      at: place,
      notes: ["such a table begins with a row of the headings Case, Item, Judgement, By, On, Why"],
      helps: ["write a workbook with 'caseaudit audit --case-workbook' and enter judgements in it"]
    )
  }

  static func otherFormat(_ format: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookFormat,
      "the file is not a workbook of the format .xlsx",
      at: place,
      notes: ["it is \(format)"],
      helps: ["save it in a spreadsheet program with the ending .xlsx"]
    )
  }

  static func reasonAlone(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .workbookJudgements,
      "a row gives a reason but no judgement, and counts as not judged",
      at: place,
      helps: ["choose a judgement in the row, or delete the reason"]
    )
  }

  static func tooLarge(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .workbookTooLarge,
      "the workbook unpacks to far more than a workbook of its size holds",
      at: place,
      notes: ["such files are made to fill a computer's memory"],
      helps: ["if it is sound, save its sheets as CSV files"]
    )
  }
}
