import AuditCore

extension DiagnosticCode {
  static let emptyCell = DiagnosticCode("empty-cell")
  static let outputWithoutName = DiagnosticCode("output-without-name")
  static let policyWithoutValues = DiagnosticCode("policy-without-values")
  static let wrongCellCount = DiagnosticCode("wrong-cell-count")
}

/// The messages about the form of decision tables in frameworks.
extension StandardMessages {
  static func emptyCell(_ cell: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyCell,
      "a cell of the table is empty",
      at: place,
      helps: [
        cell == "when"
          ? "write a test, or '-' for one that always holds"
          : "write a value, or null for none"
      ]
    )
  }

  static func outputWithoutName(_ table: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .outputWithoutName,
      "an output of a table with several has no name",
      at: place,
      notes: ["a call of '\(XMLMessages.shortened(table))' gives a context with an entry for each"],
      helps: ["add name=\"…\""]
    )
  }

  static func policyWithoutValues(
    _ table: String,
    _ policy: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .policyWithoutValues,
      "the table has no values to rank its rows by",
      at: place,
      notes: ["\(policy) orders the rows by the values of the outputs"],
      helps: ["add values=\"…\" to an <output>, the most important value first"]
    )
  }

  static func wrongCellCount(
    _ cell: String,
    found: Int,
    of expected: Int,
    at place: Place
  ) -> Diagnostic {
    let column = cell == "when" ? "input" : "output"
    let columns = expected == 1 ? "1 \(column)" : "\(expected) \(column)s"
    return Diagnostic(
      .error,
      .wrongCellCount,
      "the row has \(found) <\(cell)>, but the table has \(columns)",
      at: place,
      helps: ["write one <\(cell)> for each <\(column)>, in their order"]
    )
  }
}
