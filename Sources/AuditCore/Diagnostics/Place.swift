/// A place in a file that somebody wrote.
public struct Place: Sendable, Hashable {
  /// The file as the person named it.
  public var path: String
  /// The sheet, where the file is a workbook; line and column then count rows and columns.
  public var sheet: String?
  /// The line, from 1; 0 when the place is the file as a whole.
  public var line: Int
  /// The column in characters, from 1; 0 when the place is a whole line.
  public var column: Int
  /// The line's text with the part that is meant; `nil` where the text holds case values.
  public var excerpt: Excerpt?

  /// One line of a file with a marked part.
  public struct Excerpt: Sendable, Hashable {
    /// The line's text without its line break.
    public var text: String
    /// The marked part's length in characters, at least 1.
    public var markLength: Int

    /// Creates an excerpt whose mark begins at the place's column.
    public init(text: String, markLength: Int) {
      self.text = text
      self.markLength = markLength
    }
  }

  /// Creates a place; leave line and column out for a whole file.
  public init(
    path: String,
    sheet: String? = nil,
    line: Int = 0,
    column: Int = 0,
    excerpt: Excerpt? = nil
  ) {
    self.path = path
    self.sheet = sheet
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  /// The place as `path:line:column`, without the parts that are not known; in a workbook as
  /// `path, sheet 'name', cell G14`.
  public var text: String {
    if let sheet {
      let lead = "\(path), sheet '\(sheet)'"
      if line == 0 { return lead }
      return column == 0 ? "\(lead), row \(line)" : "\(lead), cell \(letters)\(line)"
    }
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }

  /// The column in letters, as spreadsheets count: A to Z, AA, AB.
  private var letters: String {
    var letters = ""
    var left = column
    while left > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (left - 1) % 26))) + letters
      left = (left - 1) / 26
    }
    return letters
  }
}
