import AuditCore

extension DiagnosticCode {
  fileprivate static let emptyTable = DiagnosticCode("empty-table")
  fileprivate static let repeatedRows = DiagnosticCode("repeated-rows")
  fileprivate static let zeroBytes = DiagnosticCode("zero-bytes")
}

/// The messages about the rows of a CSV file as a whole.
extension SourceMessages {
  static func noRows(at path: String) -> Diagnostic {
    Diagnostic(
      .note,
      .emptyTable,
      "the file names columns and holds no row",
      at: Place(path: path),
      notes: ["what its rows fill counts as not recorded"]
    )
  }

  static func repeatedRows(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .repeatedRows,
      "\(count) row\(count == 1 ? " repeats" : "s repeat") an earlier one in every cell",
      at: place,
      notes: ["each of them counts"],
      helps: ["export the table once, or say with key=\"...\" in the mapping what tells rows apart"]
    )
  }

  static func zeroBytes(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .zeroBytes,
      "the file holds zero bytes, which no text has",
      at: place,
      notes: ["it is damaged, or not written in UTF-8"],
      helps: ["export it again as CSV in UTF-8"]
    )
  }
}
