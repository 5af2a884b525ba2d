public import AuditCore

extension DiagnosticCode {
  /// No row of a decision table holds for some values.
  public static let tableGap = DiagnosticCode("table-gap")
  /// Two rows of a decision table hold for some values, and may not.
  public static let tableOverlap = DiagnosticCode("table-overlap")
  /// The type of a decision table's column is unknown.
  public static let unknownColumnType = DiagnosticCode("unknown-column-type")
  /// No rule calls a decision table or a decision model.
  public static let unusedFunction = DiagnosticCode("unused-function")
}

/// The messages about the decision tables and models that rules call.
extension EngineMessages {
  static func tableGap(_ table: RuleTable, when gaps: [String], of count: Int) -> Diagnostic {
    let more = count - gaps.count
    return Diagnostic(
      .warning,
      .tableGap,
      "no row of the decision table holds for some values",
      at: table.place,
      notes: gaps.map { "when \($0)" } + (more > 0 ? ["and for \(more) more"] : [])
        + ["a rule that calls it then has no answer"],
      helps: ["add a row, or default=\"…\" to the <output>"]
    )
  }

  static func tableOverlap(
    _ table: RuleTable,
    rows: [Int],
    when words: String
  ) -> Diagnostic {
    let numbers = rows.map { String($0 + 1) }.joined(separator: " and ")
    let policy = table.hitPolicy == .unique ? "only one may" : "they do not agree"
    return Diagnostic(
      .error,
      .tableOverlap,
      "rows \(numbers) of the decision table both hold, but \(policy)",
      at: table.rows[rows.last ?? 0].place,
      notes: ["when \(words)"],
      helps: ["narrow one of them, or write hitPolicy=\"first\" where the order is meant to count"]
    )
  }

  static func unknownColumnType(_ name: LocatedText, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownColumnType,
      "no type or code list is named '\(name.text.prefix(30))'",
      at: name.place,
      helps: [
        Suggestion.help(for: name.text, in: known)
          ?? "write number, string, boolean, date, or a code list of the vocabulary"
      ]
    )
  }

  static func unusedFunction(_ noun: String, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unusedFunction,
      "no rule calls the \(noun) '\(name)'",
      at: place,
      helps: ["call it from a rule, or take it out"]
    )
  }
}
