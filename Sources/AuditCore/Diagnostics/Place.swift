/// A place in a file that somebody wrote.
public struct Place: Sendable, Hashable {
  /// The file as the person named it.
  public var path: String
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
  public init(path: String, line: Int = 0, column: Int = 0, excerpt: Excerpt? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  /// The place as `path:line:column`, without the parts that are not known.
  public var text: String {
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }
}
