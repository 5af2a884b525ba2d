package import AuditCore

/// What the rows of a table of a source are read into: typed fields, and how each is written there.
package struct SourceShape: Sendable {
  /// The record type; one field for each column that is wanted, and no lists.
  package let type: RecordType
  /// How each field's column is named and its values are written, in the order of the fields.
  package let columns: [SourceColumn]
  /// Names of columns that are known and not wanted.
  package let ignoredNames: [String]

  /// Creates a shape; `columns` has one entry for each field.
  package init(type: RecordType, columns: [SourceColumn], ignoredNames: [String] = []) {
    precondition(columns.count == type.fields.count, "a shape has one column for each field")
    self.type = type
    self.columns = columns
    self.ignoredNames = ignoredNames
  }
}

/// One column of a table of a source.
package struct SourceColumn: Sendable, Hashable {
  /// The names it may have, the usual one first.
  ///
  /// In a document a name is a path of nested names with points between them, `parent` for the record
  /// around, and `@` before an attribute's.
  package var names: [String]
  /// Whether the table cannot be used without the column.
  package var isRequired: Bool
  /// Whether its values are identifiers, which a spreadsheet program must not have taken for numbers.
  package var holdsIdentifiers: Bool
  /// How values are spelt, as `A999999`; empty where they may be spelt in any way.
  ///
  /// `A` stands for a letter, `9` for a digit, all else for itself; small letters are read as
  /// capitals.
  package var picture: String
  /// Whether a row with a code that is not in the column's list is kept, the code told and not read.
  package var keepsUnknownCodes: Bool
  /// The forms in which days may be written; without one, as `2024-12-31` or `2024-12-31T09:30`.
  package var dayForms: [DayForm]
  /// The words for yes; without words either way, `yes` and `true`, `no` and `false`.
  package var yesWords: [String]
  /// The words for no.
  package var noWords: [String]
  /// The words for nothing, as `NULL`.
  package var nothingWords: [String]

  /// Creates a column.
  package init(
    names: [String],
    isRequired: Bool = false,
    holdsIdentifiers: Bool = false,
    picture: String = "",
    keepsUnknownCodes: Bool = false,
    dayForms: [DayForm] = [],
    yesWords: [String] = [],
    noWords: [String] = [],
    nothingWords: [String] = []
  ) {
    self.names = names
    self.isRequired = isRequired
    self.holdsIdentifiers = holdsIdentifiers
    self.picture = picture
    self.keepsUnknownCodes = keepsUnknownCodes
    self.dayForms = dayForms
    self.yesWords = yesWords
    self.noWords = noWords
    self.nothingWords = nothingWords
  }
}

/// The rows of one table of a source as typed columns, with what is wrong with the others.
package struct SourceTable: Sendable {
  /// The good rows in the source's order; lines are rows of the sheet or lines of the file.
  package let records: RecordTable
  /// The files that the rows came from; origins index into it.
  package let files: [String]
  /// The sheet, where the file is a workbook.
  package let sheet: String?
  /// How many rows were read, good or not; rows without a value are not counted.
  package let readCount: Int
  /// How many of them were rejected.
  package let rejectedCount: Int
  /// The rejected rows with their reasons; `nil` when there are none.
  package let rejects: RejectFile?
  /// What is wrong, or worth knowing, without values of cases but in `caseValue`.
  package let diagnostics: [Diagnostic]
  /// Whether the table may be used: no fault concerns it as a whole.
  package let isUsable: Bool
}
