import AuditCore

extension DiagnosticCode {
  static let unitCodeTwice = DiagnosticCode("unit-code-twice")
  static let unitMergedInCircle = DiagnosticCode("unit-merged-in-circle")
  static let unitMergedNowhere = DiagnosticCode("unit-merged-nowhere")
  static let unitMergedOpen = DiagnosticCode("unit-merged-open")
  static let unitTooDeep = DiagnosticCode("unit-too-deep")
  static let unknownMerger = DiagnosticCode("unknown-merger")
}

/// The messages about lists of units.
enum GeographyMessages {
  static func codeTwice(_ code: String, firstLine: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unitCodeTwice,
      "the code '\(code.prefix(20))' stands twice at one level",
      at: place,
      notes: ["the first stands on line \(firstLine)"],
      helps: ["take one of them out, or write its own code"]
    )
  }

  static func mergerCircle(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unitMergedInCircle,
      "the units that took this one's work lead back to it",
      at: place,
      helps: ["name as 'into' the unit that has the work now"]
    )
  }

  static func nowhereToRollUp(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unitMergedNowhere,
      "a unit rolls up, but no unit took its work",
      at: place,
      helps: ["write the code of the unit that has its cases now as 'into', or take 'rollUp' out"]
    )
  }

  static func openMerger(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unitMergedOpen,
      "a unit is merged into another, but has no last day",
      at: place,
      helps: ["write its last day as 'to'"]
    )
  }

  static func tooDeep(_ levelCount: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unitTooDeep,
      "a unit stands deeper than the \(levelCount) levels of the list",
      at: place,
      helps: ["declare another <level>, or move the unit outwards"]
    )
  }

  static func unknownMerger(_ code: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownMerger,
      "no other unit of this level has the code '\(code.prefix(20))'",
      at: place,
      helps: [Suggestion.help(for: code, in: known) ?? "name the code of a unit of the same level"]
    )
  }
}
