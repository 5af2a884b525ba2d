import AuditCore

extension DiagnosticCode {
  static let registerBadCount = DiagnosticCode("register-bad-count")
  static let registerCodeTwice = DiagnosticCode("register-code-twice")
  static let registerDueBeforeMade = DiagnosticCode("register-due-before-made")
  static let registerEmptyCell = DiagnosticCode("register-empty-cell")
  static let registerHalfShare = DiagnosticCode("register-half-share")
  static let registerMoreThanAll = DiagnosticCode("register-more-than-all")
  static let registerNoSuchParent = DiagnosticCode("register-no-such-recommendation")
  static let registerTieSubject = DiagnosticCode("register-tie-subject")
  static let registerUnknownWord = DiagnosticCode("register-unknown-word")
}

/// The messages about registers of recommendations and actions.
enum RegisterMessages {
  static func badCount(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerBadCount,
      "'\(column)' is a whole number",
      at: place,
      helps: ["write digits alone, as 5 and 35 for 5 of 35"]
    )
  }

  static func codeTwice(_ code: String, earlier: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerCodeTwice,
      "'\(code.prefix(40))' stands twice in the register",
      at: place,
      notes: ["it stands at \(earlier.text) as well"],
      helps: ["give one of them another code"]
    )
  }

  static func dueBeforeMade(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerDueBeforeMade,
      "it is due before the day on which it was made",
      at: place,
      helps: ["check both days"]
    )
  }

  static func emptyCell(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerEmptyCell,
      "'\(column)' is empty",
      at: place,
      helps: ["fill in the cell, or delete the row"]
    )
  }

  static func halfShare(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerHalfShare,
      "what was found then has one number of two",
      at: place,
      helps: ["say how many met it and of how many, or leave both out"]
    )
  }

  static func moreThanAll(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerMoreThanAll,
      "more met it then than there were",
      at: place,
      helps: ["write both numbers as they were published, as 5 of 35"]
    )
  }

  static func noSuchParent(_ code: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerNoSuchParent,
      "no recommendation has the code '\(code.prefix(40))'",
      at: place,
      helps: [
        Suggestion.help(for: code, in: known)
          ?? "name one of the register, or leave it out for an action of its own"
      ]
    )
  }

  static func tieSubject(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .registerTieSubject,
      count == 0 ? "the tie says nothing of what it is tied to" : "the tie names several subjects",
      at: place,
      helps: ["write one of standard=\"…\", keyQuestion=\"…\" and indicator=\"…\" in each <tie>"]
    )
  }

  static func unknownWord(
    _ column: String,
    _ word: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .registerUnknownWord,
      word.isEmpty ? "'\(column)' is empty" : "'\(word.prefix(40))' is no \(column)",
      at: place,
      notes: ["it is one of \(known.joined(separator: ", "))"],
      helps: Suggestion.help(for: word, in: known).map { [$0] } ?? []
    )
  }
}
