/// One word, number, string or sign of an expression.
struct Token: Sendable, Hashable {
  /// What a token is.
  enum Kind: Sendable, Hashable {
    /// Letters and digits that begin with a letter.
    case word
    /// A number without a sign.
    case number
    /// A string, with its escapes resolved.
    case string(String)
    /// The text of a `@"..."` literal.
    case at(String)
    /// An operator or bracket.
    case symbol
    /// The end of the expression.
    case end
  }

  /// What it is.
  let kind: Kind
  /// The text as written; for a string, with its quotes.
  let text: String
  /// Where it stands, in UTF-8 offsets.
  let range: Range<Int>

  /// Words that are part of the grammar, so no name begins with them.
  static let keywords: Set<String> = [
    "and", "or", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies",
    "between", "instance", "of", "function", "external", "true", "false", "null",
  ]

  /// Whether it is a word that may begin a name.
  var isNameWord: Bool { kind == .word && !Self.keywords.contains(text) }

  /// Whether it is this operator, bracket or word.
  func `is`(_ text: String) -> Bool {
    (kind == .symbol || kind == .word) && self.text == text
  }
}
