package import AuditCore

/// How a known extract of a source system becomes cases of a vocabulary, as an XML document says.
///
/// Rules and names are kept as text with their places; compiling them against a vocabulary is a later
/// stage's work.
package struct Mapping: Sendable {
  /// The identifier.
  package var id: String
  /// The version.
  package var version: String
  /// The title for people.
  package var title: String
  /// The identifier of the vocabulary that the extract is made into.
  package var vocabularyID: String
  /// The system that the extract comes from.
  package var system: String
  /// Codes that columns hold, besides those that the vocabulary knows.
  package var codes: [MappedCodes]
  /// The tables of the extract.
  package var tables: [MappedTable]
  /// Which rows are cases, and what fills their fields.
  package var cases: MappedCases
  /// Which rows are records of lists; several may fill one list.
  package var lists: [MappedList]
  /// Where the document is.
  package var place: Place
}

/// Codes that columns hold.
package struct MappedCodes: Sendable {
  /// The identifier that columns and fields name.
  package var id: String
  /// The code list of the vocabulary that they become; `nil` for codes that rules alone read.
  package var list: LocatedText?
  /// Whether the list's own codes and source codes are known too.
  package var knowsList: Bool
  /// The codes in the document's order, and what each becomes; `nil` for nothing.
  package var codes: [(from: LocatedText, to: LocatedText?)]
  /// Where it is declared.
  package var place: Place
}

/// A table of the extract.
package struct MappedTable: Sendable {
  /// Where its rows stand.
  package enum Source: Sendable, Hashable {
    /// A CSV file with one of these names.
    case file([String])
    /// A sheet of a workbook with one of these names.
    case sheet([String])
    /// The records at a path of a JSON document.
    case json(String)
    /// The elements at a path of an XML document.
    case xml(String)
  }

  /// The name that the mapping uses.
  package var name: String
  /// Where its rows stand; `nil` when the document names no place or several.
  package var source: Source?
  /// The columns.
  package var columns: [MappedColumn]
  /// Names of columns that are known and not wanted.
  package var ignoredNames: [String]
  /// Whether the extract cannot be used without it.
  package var isRequired: Bool
  /// The columns that identify a row; empty where all rows count.
  package var key: [LocatedText]
  /// The column whose greatest value is kept of rows with the same key.
  package var latest: LocatedText?
  /// The tables of which each row names a row.
  package var references: [MappedReference] = []
  /// Where it is declared.
  package var place: Place
}

/// A table of which each row of another names a row.
package struct MappedReference: Sendable {
  /// The table whose rows are named.
  package var table: LocatedText
  /// The columns that both tables have alike.
  package var by: [LocatedText]
}

/// A column of a table of the extract.
package struct MappedColumn: Sendable {
  /// The name that rules use.
  package var name: String
  /// The type of its values, as the document writes it.
  package var type: String
  /// How many decimal places it may have.
  package var places: Int
  /// The codes that it holds.
  package var codes: LocatedText?
  /// How it is named and its values are written.
  package var spelling: SourceColumn
  /// Patterns of days that mean nothing, with their places.
  package var badForms: [LocatedText]
  /// Where it is declared.
  package var place: Place
}

/// Which rows are cases.
package struct MappedCases: Sendable {
  /// The table.
  package var table: LocatedText
  /// The columns that identify a case, the person's reference first.
  package var key: [LocatedText]
  /// Which rows are cases; `nil` for all.
  package var condition: LocatedText?
  /// The column whose greatest value decides which of several rows adds to a case.
  package var last: LocatedText?
  /// Whether the rows add to an earlier source's cases.
  package var adds: Bool
  /// Whether its values take the place of an earlier source's.
  package var wins: Bool
  /// Tables of which one row stands beside a case.
  package var joins: [MappedJoin]
  /// Tables whose rows are in reach of the case's rules.
  package var gathered: [MappedGather]
  /// What fills the fields.
  package var fields: [MappedField]
  /// Where it is declared.
  package var place: Place
}

/// A table of which one row stands beside a case.
package struct MappedJoin: Sendable {
  /// The table.
  package var table: LocatedText
  /// The name that rules and fields use; the table's own when `nil`.
  package var name: String?
  /// The columns that hold the case's key, or its first parts.
  package var by: [LocatedText]
  /// The column whose greatest value is kept of several rows.
  package var last: LocatedText?
  /// The column whose least value is kept of several rows.
  package var first: LocatedText?
  /// Which of its rows count; `nil` for all.
  package var condition: LocatedText?
}

/// Which rows of a table are records of a list.
package struct MappedList: Sendable {
  /// The vocabulary's list.
  package var name: LocatedText
  /// The table.
  package var table: LocatedText
  /// The columns that hold the case's key, or its first parts.
  package var by: [LocatedText]
  /// Which rows are records; `nil` for all.
  package var condition: LocatedText?
  /// Tables whose rows with the same key are in reach of the list's rules.
  package var gathered: [MappedGather]
  /// The column by whose greatest value one row of each case is chosen; `nil` for all rows.
  package var last: LocatedText?
  /// Whether only cases that have no such record from an earlier source get any.
  package var fillsGaps: Bool
  /// Whether its records take the place of those that an earlier source has of the same case.
  package var wins: Bool
  /// What fills the fields.
  package var fields: [MappedField]
  /// Where it is declared.
  package var place: Place
}

/// A table whose rows are in reach of the rules of the case or of a list.
package struct MappedGather: Sendable {
  /// The table.
  package var table: LocatedText
  /// The name that rules use; the table's own when `nil`.
  package var name: String?
  /// The columns that hold the key.
  package var by: [LocatedText]
  /// Which of its rows; `nil` for all.
  package var condition: LocatedText?
}

/// What fills a field.
package struct MappedField: Sendable {
  /// The vocabulary's path.
  package var path: LocatedText
  /// The column whose values it takes.
  package var column: LocatedText?
  /// The rule that works its value out.
  package var rule: LocatedText?
  /// The codes that say what each of the column's becomes.
  package var codes: LocatedText?
}
