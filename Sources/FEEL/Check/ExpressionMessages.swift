import AuditCore

/// The messages of the rule language, one function each, in the order of the alphabet.
enum ExpressionMessages {
  static func alwaysUnknown(_ sign: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .alwaysUnknown,
      "'\(sign)' with null is never true or false",
      at: place,
      label: "always null",
      helps: ["write '= null' or '!= null' to ask whether something is recorded"]
    )
  }

  static func badEscape(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badEscape,
      "no character has this number",
      at: place,
      helps: ["write \\u and four hexadecimal digits, or the character itself"]
    )
  }

  static func badLiteral(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badLiteral,
      "'\(clipped(text))' is not a day, a time or a length of time",
      at: place,
      label: "not understood",
      helps: [
        "write @\"2024-03-01\", @\"2024-03-01T09:30:00\", @\"09:30:00\", @\"P10D\" or @\"P1Y6M\""
      ]
    )
  }

  static func badLiteral(
    _ text: String,
    of type: ValueType,
    help: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .badLiteral,
      "'\(clipped(text))' is not \(type.words)",
      at: place,
      label: "not understood",
      helps: [help]
    )
  }

  static func badPattern(_ fault: PatternFault, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badPattern,
      "the pattern \(fault.sentence)",
      at: place,
      label: "not understood",
      helps: fault.helps
    )
  }

  static func duplicateArgument(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(.error, .duplicateArgument, "argument '\(clipped(name))' is given twice", at: place)
  }

  static func duplicateEntry(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(.error, .duplicateEntry, "entry '\(clipped(name))' is given twice", at: place)
  }

  static func emptyExpression(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyExpression,
      "the expression is empty",
      at: place,
      helps: ["write a condition, as attended = true"]
    )
  }

  static func externalFunction(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .notSupported,
      "functions of other languages cannot be called",
      at: place,
      helps: ["write the function's body in FEEL"]
    )
  }

  static func foreignSign(_ sign: String, meant: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "'\(sign)' is not a sign of this language",
      at: place,
      helps: [meant == "\"" ? "write straight quotes: \"\"" : "write \(meant)"]
    )
  }

  static func missing(
    _ expected: String,
    found: Token,
    opening: (text: String, place: Place)?,
    at place: Place
  ) -> Diagnostic {
    let what = found.kind == .end ? "the expression ends" : "there is '\(clipped(found.text))'"
    guard let opening else {
      return Diagnostic(
        .error,
        .unexpectedText,
        "'\(expected)' is expected, but \(what)",
        at: place,
        label: "'\(expected)' expected"
      )
    }
    return Diagnostic(
      .error,
      .unclosedBracket,
      "'\(opening.text)' is not closed: \(what)",
      at: place,
      label: "'\(expected)' expected",
      notes: ["'\(opening.text)' is opened at \(opening.place.text)"],
      helps: ["add '\(expected)'"]
    )
  }

  static func missingElse(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "'if' has no 'else'",
      at: place,
      label: "'else' expected",
      helps: ["say what holds otherwise: if … then … else null"]
    )
  }

  static func missingKey(found: Token, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "a context needs a name and a colon here",
      at: place,
      label: "name expected",
      helps: ["write {name: value, other name: value}"]
    )
  }

  static func needsCall(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .notAValue,
      "'\(clipped(name))' is a function, not a value",
      at: place,
      helps: ["give its arguments: \(name)(…)"]
    )
  }

  static func nestedTooDeeply(limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .nestedTooDeeply,
      "the expression is nested more than \(limit) deep",
      at: place,
      helps: ["give parts of it names with <define>"]
    )
  }

  static func noSuchDay(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .noSuchDay,
      "the calendar has no day '\(clipped(text))'",
      at: place,
      label: "no such day",
      helps: ["write a day as year-month-day, as 2024-03-01"]
    )
  }

  static func notAFunction(_ what: String, at place: Place) -> Diagnostic {
    Diagnostic(.error, .notAFunction, "\(what) cannot be called like a function", at: place)
  }

  static func numberTooLarge(at place: Place) -> Diagnostic {
    Diagnostic(.error, .badLiteral, "the number is too large", at: place)
  }

  static func strangeCharacter(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unexpectedText,
      "this character has no meaning here",
      at: place,
      helps: ["take it out, or put text in quotes"]
    )
  }

  static func typeMismatch(
    _ headline: String,
    found: ValueType,
    notes: [String] = [],
    helps: [String] = [],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .typeMismatch,
      headline,
      at: place,
      label: found.words,
      notes: notes,
      helps: helps
    )
  }

  static func unclosedComment(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unclosedComment,
      "the comment is not closed",
      at: place,
      helps: ["end it with */"]
    )
  }

  static func unclosedString(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unclosedText,
      "the text is not closed",
      at: place,
      helps: ["end it with a quote: \""]
    )
  }

  static func unexpected(_ token: Token, afterValue: Bool, at place: Place) -> Diagnostic {
    if token.kind == .end {
      return Diagnostic(
        .error,
        .unexpectedText,
        "the expression ends where a value is expected",
        at: place,
        label: "value expected"
      )
    }
    let expected = afterValue ? "an operator or the end" : "a value"
    return Diagnostic(
      .error,
      .unexpectedText,
      "\(expected) is expected, but there is '\(clipped(token.text))'",
      at: place,
      label: "not expected",
      helps: Self.helps(for: token)
    )
  }

  static func unknownArgument(
    _ name: String,
    of function: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownArgument,
      "'\(clipped(function))' has no argument '\(clipped(name))'",
      at: place,
      notes: ["its arguments are \(known.joined(separator: ", "))"],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unknownCode(_ code: String, list: CodeList, at place: Place) -> Diagnostic {
    let known = list.codes.map(\.value)
    let shown = known.prefix(8).joined(separator: ", ") + (known.count > 8 ? ", …" : "")
    return Diagnostic(
      .error,
      .unknownCode,
      "'\(clipped(code))' is not a code of '\(list.id)'",
      at: place,
      label: "not in the list",
      notes: ["its codes are \(shown)"],
      helps: Suggestion.help(for: code, in: known).map { [$0] } ?? []
    )
  }

  static func unknownField(
    _ path: String,
    of record: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownField,
      "no field is named '\(clipped(path))'",
      at: place,
      label: "not in the vocabulary",
      notes: record == "case" ? [] : ["it is looked for in the records of '\(record)'"],
      helps: Suggestion.help(for: path, in: known).map { [$0] } ?? []
    )
  }

  static func unknownFunction(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownFunction,
      "no function is named '\(clipped(name))'",
      at: place,
      label: "not known",
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unknownName(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownName,
      "nothing is named '\(clipped(name))'",
      at: place,
      label: "not known",
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unknownProperty(
    _ name: String,
    of type: ValueType,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    var helps = Suggestion.help(for: name, in: known).map { [$0] } ?? []
    if helps.isEmpty, !known.isEmpty { helps = ["it has \(known.joined(separator: ", "))"] }
    return Diagnostic(
      .error,
      .unknownField,
      "\(type.words) has no '\(clipped(name))'",
      at: place,
      label: "not known",
      helps: helps
    )
  }

  static func unknownType(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownType,
      "no type is named '\(clipped(name))'",
      at: place,
      helps: Suggestion.help(for: name, in: ValueType.named.keys).map { [$0] } ?? []
    )
  }

  static func wrongArgumentCount(
    _ name: String,
    found: Int,
    signatures: [Builtin.Signature],
    at place: Place
  ) -> Diagnostic {
    let forms = signatures.map { signature in
      let names = signature.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
      return "\(name)(\(names.joined(separator: ", "))\(signature.isVariadic ? ", …" : ""))"
    }
    return Diagnostic(
      .error,
      .wrongArgumentCount,
      "'\(clipped(name))' does not take \(found == 1 ? "one argument" : "\(found) arguments")",
      at: place,
      helps: forms.prefix(3).map { "write \($0)" }
    )
  }

  static func wrongArgumentCount(of what: String, expected: Int, found: Int, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      .error,
      .wrongArgumentCount,
      "'\(clipped(what))' takes \(expected) arguments, but there are \(found)",
      at: place
    )
  }

  /// Cuts a long name, so that a headline stays within its 80 characters.
  static func clipped(_ text: String) -> String {
    text.count > 32 ? String(text.prefix(31)) + "…" : text
  }
}
