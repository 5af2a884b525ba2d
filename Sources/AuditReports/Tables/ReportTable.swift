public import AuditCore

/// One table of a report: what it says, its columns, and rows of typed cells.
///
/// Every row has one cell a column, none of them empty: what is not known or does not apply is said
/// in words.
public struct ReportTable: Sendable, Hashable {
  /// The name in paths, links and file names, as `key-questions`.
  public var id: String
  /// The title for people, without a full stop.
  public var title: String
  /// What one row of it says, in one sentence.
  public var summary: String
  /// What a reader must know to read it rightly, a sentence or two each.
  public var notes: [String]
  /// The columns in order; their headings differ.
  public var columns: [Column]
  /// The rows in order; at least one.
  public var rows: [[Cell]]

  /// Creates a table.
  public init(
    id: String,
    title: String,
    summary: String,
    notes: [String] = [],
    columns: [Column],
    rows: [[Cell]]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.notes = notes
    self.columns = columns
    self.rows = rows
  }

  /// One column of a table.
  public struct Column: Sendable, Hashable {
    /// The heading, as `Relevant cases`.
    public var heading: String
    /// What its cells hold, unless they say why not.
    public var kind: Kind

    /// Creates a column.
    public init(_ heading: String, _ kind: Kind) {
      self.heading = heading
      self.kind = kind
    }

    /// What the cells of a column hold.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Words of a bounded length: a code, a name, a title.
      case text
      /// Sentences.
      case sentence
      /// A number of cases, records or units.
      case count
      /// A percentage, with one decimal place where it is not whole.
      case percentage
      /// A rating, or why there is none.
      case rating
      /// Points, or their mean.
      case points
      /// A day.
      case date

      /// Whether its cells are numbers.
      public var isNumber: Bool { self == .count || self == .percentage || self == .points }
    }
  }

  /// One cell of a table.
  public enum Cell: Sendable, Hashable {
    /// Words, also where they stand in place of a number: `no relevant cases`.
    case text(String)
    /// A whole number.
    case count(Int)
    /// A number of hundredths as it is shown: 34 or 33.6 for a third.
    case percentage(Decimal128)
    /// Points, or their mean.
    case points(Decimal128)
    /// A day.
    case date(CalendarDay)

    /// The cell as CSV writes it: numbers without commas, days as `2024-12-31`.
    public var text: String {
      switch self {
      case .text(let words): words
      case .count(let number): String(number)
      case .percentage(let number), .points(let number): number.description
      case .date(let day): day.description
      }
    }
  }
}
