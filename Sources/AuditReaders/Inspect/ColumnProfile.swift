/// What a column of an unknown file looks like: forms and counts, never a value.
package struct ColumnProfile: Sendable, Hashable {
  /// What its values are likely to be.
  package enum Kind: Sendable, Hashable {
    /// No row has a value.
    case empty
    /// Yes and no in the words of one pair.
    case yesNo(yes: String, no: String)
    /// Whole numbers.
    case integer
    /// Decimal numbers with at most so many places.
    case decimal(places: Int)
    /// Days, in one form or in several.
    case date(forms: [Form])
    /// Anything else.
    case text
  }

  /// A form in which days are written, and how many are.
  package struct Form: Sendable, Hashable {
    /// The pattern, as `dd/MM/yyyy`.
    package var pattern: String
    /// How many values have it.
    package var count: Int
    /// Whether it has a time.
    package var hasTime: Bool
  }

  /// Codes of a vocabulary's list among the distinct values.
  package struct ListMatch: Sendable, Hashable {
    /// The identifier of the list.
    package var list: String
    /// How many distinct values are codes of the list or of its sources.
    package var known: Int
  }

  /// The heading, or `column 3` where there is none.
  package var name: String
  /// Whether the name is a heading of the file.
  package var isNamed: Bool
  /// How many rows were read.
  package var rows: Int
  /// How many rows have a value.
  package var filled: Int
  /// How many values are words for nothing, as `NULL`; they do not count as filled.
  package var nothing: Int
  /// How many distinct values there are, at most `ColumnTally.distinctLimit`.
  package var distinct: Int
  /// What the values are likely to be.
  package var kind: Kind
  /// How many filled values are not of that kind.
  package var others: Int
  /// The code lists that know at least one value, the best first; only for few distinct values.
  package var lists: [ListMatch]

  /// Whether every row has a value.
  package var isFull: Bool { rows > 0 && filled == rows }
  /// Whether no two rows have the same value.
  package var isUnique: Bool { filled > 0 && distinct == filled }
  /// Whether its values are words for yes and no.
  package var isYesNo: Bool {
    if case .yesNo = kind { true } else { false }
  }
  /// Whether it may tell rows apart.
  package var isKey: Bool {
    switch kind {
    case .text, .integer: isFull && isUnique
    default: false
    }
  }
}
