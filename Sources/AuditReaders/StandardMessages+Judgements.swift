import AuditCore

extension DiagnosticCode {
  static let judgementColumn = DiagnosticCode("judgement-column")
  static let judgementDay = DiagnosticCode("judgement-day")
  static let judgementEmpty = DiagnosticCode("judgement-empty-cell")
  static let judgementQuote = DiagnosticCode("judgement-quote")
  static let judgementRowLength = DiagnosticCode("judgement-row-length")
  static let judgementSubject = DiagnosticCode("judgement-subject")
  static let judgementVerdict = DiagnosticCode("unknown-judgement")
}

/// The messages about files of judgements; no message names a case, a unit or a person.
enum JudgementMessages {
  static func badDay(_ found: String, name: String = "on", at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementDay,
      "'\(name)' is not a date",
      at: place,
      label: "expected a date as 2024-12-31",
      caseValue: found
    )
  }

  static func columnTwice(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementColumn,
      "the column '\(name)' stands twice in the header",
      at: place,
      helps: ["remove one of the two"]
    )
  }

  static func emptyCell(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementEmpty,
      "'\(name)' is empty",
      at: place,
      notes: ["a judgement says who judged, when, and of what"],
      helps: ["fill in the cell, or delete the row"]
    )
  }

  static func emptyFile(of columns: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementColumn,
      "the file is empty",
      at: place,
      helps: ["begin the file with \(columns.joined(separator: ","))"]
    )
  }

  static func missingColumn(
    _ names: [String],
    of columns: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementColumn,
      "the header lacks the column \(XMLMessages.alternatives(names))",
      at: place,
      helps: ["begin the file with \(columns.joined(separator: ","))"]
    )
  }

  static func quote(_ kind: SmallCSV.Fault, at place: Place) -> Diagnostic {
    let headline =
      switch kind {
      case .openQuote: "a quotation mark is not closed"
      case .afterQuote: "text stands between a closing quotation mark and the next comma"
      case .strayQuote: "a quotation mark stands within a cell that does not begin with one"
      }
    return Diagnostic(
      .error,
      .judgementQuote,
      headline,
      at: place,
      helps: ["put the whole cell in quotation marks and write each one in it twice"]
    )
  }

  static func rowLength(_ found: Int, expected: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementRowLength,
      "a row has \(found) cells, but the header has \(expected)",
      at: place,
      helps: ["put a cell that holds a comma in quotation marks"]
    )
  }

  static func subject(isTwice: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementSubject,
      isTwice ? "a row names both a case and a unit" : "a row names neither a case nor a unit",
      at: place,
      helps: ["name a case to judge a question of it, or a unit to rate a standard for it"]
    )
  }

  static func unknownColumn(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementColumn,
      "the header has a column that is not known",
      at: place,
      notes: ["the columns are \(known.joined(separator: ", "))"],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? [],
      caseValue: name
    )
  }

  static func unknownVerdict(_ found: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .judgementVerdict,
      "a judgement is not one that can be given",
      at: place,
      helps: (Suggestion.help(for: found, in: known).map { [$0] } ?? [])
        + ["write \(XMLMessages.alternatives(known))"],
      caseValue: found
    )
  }
}
