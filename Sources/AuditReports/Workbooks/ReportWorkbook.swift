/// A workbook as it is to be written: sheets of rows of cells, with what marks them as tables.
public struct ReportWorkbook: Sendable, Hashable {
  /// The path inside the output's folder.
  public var path: String
  /// The title in the document's properties.
  public var title: String
  /// When it was made, as `2024-07-01T09:30:00Z`.
  public var madeAt: String
  /// The sheets in order; their names differ.
  public var sheets: [Sheet]

  /// Creates a workbook.
  public init(path: String, title: String, madeAt: String, sheets: [Sheet]) {
    self.path = path
    self.title = title
    self.madeAt = madeAt
    self.sheets = sheets
  }

  /// One sheet, its rows from the first without a gap.
  public struct Sheet: Sendable, Hashable {
    /// The name: 1 to 31 characters, none of them `[ ] : * ? / \`.
    public var name: String
    /// The width of each column in characters.
    public var widths: [Int]
    /// The rows from the first; a row ends at its last cell.
    public var rows: [[Cell]]
    /// The tagged table, which reaches from its heading row to the last row; `nil` without one.
    public var table: Table?
    /// Whether only cells for entering can be changed.
    public var isProtected: Bool

    /// Creates a sheet.
    public init(
      name: String,
      widths: [Int],
      rows: [[Cell]],
      table: Table? = nil,
      isProtected: Bool = false
    ) {
      self.name = name
      self.widths = widths
      self.rows = rows
      self.table = table
      self.isProtected = isProtected
    }
  }

  /// The tagged table of a sheet.
  public struct Table: Sendable, Hashable {
    /// The name, without blanks, unlike that of every other table.
    public var name: String
    /// The index of the row of headings; at least one row follows it.
    public var headingRow: Int
    /// What may be entered in columns, by their index.
    public var entries: [Int: Entry]
    /// Whether headings offer to show some rows only.
    public var hasFilter: Bool

    /// Creates a table.
    public init(
      name: String,
      headingRow: Int,
      entries: [Int: Entry] = [:],
      hasFilter: Bool = false
    ) {
      self.name = name
      self.headingRow = headingRow
      self.entries = entries
      self.hasFilter = hasFilter
    }
  }

  /// What may be entered in a column.
  public enum Entry: Sendable, Hashable {
    /// One of these words.
    case choice([String])
    /// A day.
    case day
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// What it holds.
    public var value: Value
    /// How it looks.
    public var style: Style

    /// Creates a cell.
    public init(_ value: Value, _ style: Style) {
      self.value = value
      self.style = style
    }

    /// Creates a cell of words.
    public static func text(_ words: String, _ style: Style = .wrapped) -> Cell {
      Cell(.text(words), style)
    }
  }

  /// What a cell holds.
  public enum Value: Sendable, Hashable {
    /// Nothing yet; for entering.
    case blank
    /// Words, never a formula.
    case text(String)
    /// A number.
    case number(Double)
    /// Words that lead to a sheet of the same workbook.
    case link(String, sheet: String)
  }

  /// How a cell looks.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// The sheet's title.
    case title
    /// Words on one line, which may reach over the next cells.
    case line
    /// Words that break within their cell.
    case wrapped
    /// A column's heading.
    case heading
    /// The heading of a column of numbers.
    case numberHeading
    /// A link.
    case link
    /// A whole number.
    case count
    /// A share as a whole percentage.
    case percent
    /// A share as a percentage with one decimal place.
    case tenthOfPercent
    /// A number with the decimal places it has.
    case number
    /// A day.
    case day
    /// Words in place of a number.
    case wordsForNumber
    /// Words to enter.
    case entry
    /// A day to enter.
    case dayEntry

    /// Whether words break within their cell.
    public var isWrapped: Bool {
      switch self {
      case .wrapped, .heading, .numberHeading, .wordsForNumber, .entry: true
      case .title, .line, .link, .count, .percent, .tenthOfPercent, .number, .day, .dayEntry: false
      }
    }
  }
}

/// Names of sheets that a workbook accepts.
enum SheetName {
  /// The longest that a name may be.
  private static let longest = 31

  /// A name made of words, unlike those taken, which it joins.
  static func make(for words: String, taken: inout Set<String>) -> String {
    let refused: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
    let plain = String(
      words.map { character in
        let steers = character.unicodeScalars.contains { PrintableText.steers($0) }
        return refused.contains(character) || steers || character.isNewline ? "_" : character
      }
    )
    let base = plain.isEmpty ? "Sheet" : plain
    var name = cut(base, to: longest)
    var number = 2
    // Names are compared without case.
    while !taken.insert(name.lowercased()).inserted {
      let tail = "_\(number)"
      name = cut(base, to: longest - tail.count) + tail
      number += 1
    }
    return name
  }

  /// The longest beginning that has at most so many UTF-16 units, by which names are measured.
  private static func cut(_ text: String, to length: Int) -> String {
    var cut = text
    while cut.utf16.count > length { cut.removeLast() }
    return cut
  }
}
