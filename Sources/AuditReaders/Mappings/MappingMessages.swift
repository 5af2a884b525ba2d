import AuditCore

extension DiagnosticCode {
  static let badDateForm = DiagnosticCode("bad-date-form")
  static let codesWithoutList = DiagnosticCode("codes-without-list")
  static let contradiction = DiagnosticCode("contradiction")
  static let duplicateMapped = DiagnosticCode("duplicate-mapping")
  static let fieldNotFilled = DiagnosticCode("field-not-filled")
  static let filledTwice = DiagnosticCode("filled-twice")
  static let fillingMissing = DiagnosticCode("filling-missing")
  static let firstAndLast = DiagnosticCode("first-and-last")
  static let keyLength = DiagnosticCode("key-length")
  static let lastWithoutAdds = DiagnosticCode("last-without-adds")
  static let mappedType = DiagnosticCode("mapped-type")
  static let tableSource = DiagnosticCode("table-source")
  static let unknownMapped = DiagnosticCode("unknown-mapping-name")
  static let unmappedCode = DiagnosticCode("unmapped-code")
  static let wrongMappedVocabulary = DiagnosticCode("mapping-vocabulary")
}

/// The messages about mappings.
enum MappingMessages {
  static func badForm(_ pattern: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badDateForm,
      "'\(pattern)' is no form of a day",
      at: place,
      notes: ["it is made of yyyy, MM, M or MMM, dd or d, HH, mm, ss and marks, or is 'serial'"],
      helps: ["write dd/MM/yyyy, yyyy-MM-dd or the like"]
    )
  }

  static func codesNeeded(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .codesWithoutList,
      "the column '\(column)' holds codes, but does not say which",
      at: place,
      helps: ["add codes=\"...\": a code list of the vocabulary, or <codes> of this mapping"]
    )
  }

  static func columnTwice(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateMapped,
      "two columns of the table are named '\(name)'",
      at: place,
      helps: ["take one out, or give it another name with as=\"...\""]
    )
  }

  static func fieldNotFilled(_ field: Field, in type: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .fieldNotFilled,
      "nothing fills '\(field.path)', which every \(type) needs",
      at: place,
      helps: ["add <field path=\"\(field.path)\" column=\"...\"/>"]
    )
  }

  static func filledTwice(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .filledTwice,
      "'\(path)' is filled twice",
      at: place,
      helps: ["take one of the two out"]
    )
  }

  static func fillingMissing(_ field: MappedField) -> Diagnostic {
    let isTwice = field.column != nil
    return Diagnostic(
      .error,
      .fillingMissing,
      isTwice
        ? "'\(field.path.text)' is filled from a column and by a rule"
        : "'\(field.path.text)' names neither a column nor a rule",
      at: field.path.place,
      helps: [isTwice ? "keep one of the two" : "add column=\"...\" or is=\"...\""]
    )
  }

  static func keyLength(_ found: Int, _ most: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .keyLength,
      "the rows are tied by \(found) columns, but the key that they are tied to has \(most)",
      at: place,
      helps: ["name the columns that hold the key, or its first parts, in its order"]
    )
  }

  static func firstAndLast(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .firstAndLast,
      "of several rows both the first and the last are asked for",
      at: place,
      helps: ["leave out one of first and last"]
    )
  }

  static func namedTwice(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateMapped,
      "two things in reach of the rules have the name '\(name)'",
      at: place,
      helps: ["give one of them another name with as=\"...\""]
    )
  }

  static func lastWithoutAdds(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .lastWithoutAdds,
      "'last' chooses among rows that add to a case, but these rows make cases",
      at: place,
      helps: [
        "add adds=\"yes\", or say with key and latest of the table which of its rows count"
      ]
    )
  }

  static func headingTwice(_ name: String, _ owner: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .contradiction,
      "a heading '\(name)' could be two columns of the table",
      at: place,
      notes: ["the column '\(owner)' may be named so; case, blanks and joining marks do not count"],
      helps: ["take the name out of one of the two"]
    )
  }

  static func ignoredColumn(_ name: String, _ owner: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .contradiction,
      "'\(name)' is to be ignored and read",
      at: place,
      notes: ["the column '\(owner)' may be named so"],
      helps: ["take it out of <ignore>, or the column out of the table"]
    )
  }

  static func otherVocabulary(_ mapping: Mapping, _ vocabulary: Vocabulary) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongMappedVocabulary,
      "the mapping makes cases of '\(mapping.vocabularyID)', not of '\(vocabulary.id)'",
      at: mapping.place,
      helps: ["use a mapping for '\(vocabulary.id)'"]
    )
  }

  static func tableSource(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .tableSource,
      count == 0
        ? "the table does not say where its rows stand"
        : "the table's rows stand in \(count) places",
      at: place,
      helps: ["give it one of file, sheet, json and xml"]
    )
  }

  static func typeDiffers(
    _ path: String,
    needs: String,
    found: String,
    help: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .mappedType,
      "'\(path)' takes \(needs), but this is \(found)",
      at: place,
      helps: [help]
    )
  }

  static func unknown(
    _ noun: String,
    _ name: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownMapped,
      "no \(noun) is named '\(name)'",
      at: place,
      notes: known.isEmpty || known.count > 12
        ? [] : ["known are \(known.joined(separator: ", "))"],
      helps: [Suggestion.help(for: name, in: known)].compactMap { $0 }
    )
  }

  static func withoutEffect(
    _ attribute: String,
    _ reason: String,
    help: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .contradiction,
      "'\(attribute)' has no effect here",
      at: place,
      notes: [reason],
      helps: [help]
    )
  }

  static func wordTwice(
    _ word: String,
    _ first: String,
    _ second: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .contradiction,
      "'\(word)' is a word for \(first) and for \(second)",
      at: place,
      helps: ["take it out of one of the two"]
    )
  }

  static func unmappedCodes(
    _ codes: [String],
    list: CodeList,
    at place: Place
  ) -> Diagnostic {
    let shown = codes.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error,
      .unmappedCode,
      "codes of the column are none of '\(list.id)'",
      at: place,
      notes: ["such are \(shown)\(codes.count > 8 ? " and \(codes.count - 8) more" : "")"],
      helps: ["add codes=\"...\" to the field, saying what each of them becomes"]
    )
  }
}
