import AuditCore

/// The messages about slips that the parser sees through, so that it goes on as if they were mended.
extension ExpressionMessages {
  static func missingComma(before token: Token, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "',' is expected before '\(clipped(token.text))'",
      at: place,
      label: "',' expected",
      helps: ["write a comma between two values"]
    )
  }

  static func misspelt(_ token: Token, meant: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "'\(meant)' is expected, but there is '\(clipped(token.text))'",
      at: place,
      label: "'\(meant)' expected",
      helps: ["did you mean '\(meant)'?"]
    )
  }

  /// What an author may have meant with a sign that stands where none fits.
  static func helps(for token: Token) -> [String] {
    switch token.text {
    case "..": ["write a range in brackets: [1..3]"]
    case "!": ["write not(…)"]
    case ":": ["write = to compare, or {name: value} for a context"]
    default: []
    }
  }
}
