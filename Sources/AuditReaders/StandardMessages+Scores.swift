import AuditCore

extension DiagnosticCode {
  static let scoreCount = DiagnosticCode("score-count")
  static let scoreDenominator = DiagnosticCode("score-denominator")
  static let scoreEmpty = DiagnosticCode("score-empty")
  static let scoreNumerator = DiagnosticCode("score-numerator")
  static let scorePercent = DiagnosticCode("score-percent")
  static let scoreTwice = DiagnosticCode("score-twice")
}

/// The messages about tables of scores; no message names a unit.
enum ScoreMessages {
  static func above100(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scorePercent,
      "a percentage is above 100",
      at: place,
      helps: ["write 0 to 100; a share of 0.65 is 65 per cent"]
    )
  }

  static func badCount(_ name: String, found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreCount,
      "'\(name)' is not a number of cases",
      at: place,
      label: "expected a whole number from 0",
      caseValue: found
    )
  }

  static func badNumber(_ name: String, found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreCount,
      "'\(name)' is not a number",
      at: place,
      label: "expected a number from 0, as 64.5",
      helps: found.hasSuffix("%") ? ["leave out the sign for per cent"] : [],
      caseValue: found
    )
  }

  static func empty(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreEmpty,
      "'\(name)' is empty",
      at: place,
      helps: ["fill in the cell, or delete the row"]
    )
  }

  static func half(_ given: String, _ missing: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreEmpty,
      "a row has a \(given) and no \(missing)",
      at: place,
      helps: ["write both, or the percentage alone"]
    )
  }

  static func nothing(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreEmpty,
      "a row says nothing of its item",
      at: place,
      helps: ["fill in a count, a percentage, a rating or points, or delete the row"]
    )
  }

  static func numeratorTooGreat(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreNumerator,
      "more cases are sufficient than are relevant",
      at: place,
      helps: ["the numerator is a part of the denominator"]
    )
  }

  static func twice(firstLine: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreTwice,
      "an item of one unit has two rows",
      at: place,
      label: "the first is on line \(firstLine)",
      helps: ["put what is known into one row"]
    )
  }

  static func zeroDenominator(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreDenominator,
      "the denominator is zero",
      at: place,
      notes: ["without a relevant case there is no share"],
      helps: ["leave the row out: what no case is relevant to is not rated"]
    )
  }
}
