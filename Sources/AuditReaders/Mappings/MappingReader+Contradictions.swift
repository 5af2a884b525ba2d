import AuditCore

/// What a mapping says of a table or a column that cannot be meant, since it has no effect or two.
extension MappingReader {
  /// Looks at a table and its columns.
  static func contradictions(_ element: XMLElement) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if element.attribute("latest") != nil, element.attribute("key") == nil {
      found.append(
        MappingMessages.withoutEffect(
          "latest",
          "no key says which rows are versions of one another",
          help: "add key=\"...\": the columns that such rows have alike",
          at: element.place(of: "latest")
        )
      )
    }
    let columns = element.children("column")
    for column in columns { found += ofColumn(column) }
    // A value of a document may be read into several columns; a column of rows into one.
    let isOfRows = element.attribute("file") != nil || element.attribute("sheet") != nil
    if !isOfRows { return found }
    var owners: [String: String] = [:]
    for column in columns {
      let names = [column.located("name")].compactMap(\.self) + column.alternatives("also")
      for name in names {
        let own = column.words("name")
        if let owner = owners[PlainName.of(name.text)], owner != own {
          found.append(MappingMessages.headingTwice(name.text, owner, at: name.place))
        } else {
          owners[PlainName.of(name.text)] = own
        }
      }
    }
    for ignored in element.children("ignore").flatMap({ $0.alternatives("names") }) {
      guard let owner = owners[PlainName.of(ignored.text)] else { continue }
      found.append(MappingMessages.ignoredColumn(ignored.text, owner, at: ignored.place))
    }
    return found
  }

  private static func ofColumn(_ column: XMLElement) -> [Diagnostic] {
    let hasCodes = column.attribute("codes") != nil
    let type = column.name(in: "type") ?? (hasCodes ? "code" : "text")
    // What each attribute needs to have an effect.
    let needs: [(name: String, isMet: Bool, words: String)] = [
      ("form", type == "date" || type == "dateTime", "days, with type=\"date\" or \"dateTime\""),
      ("yes", type == "boolean", "yes and no, with type=\"boolean\""),
      ("no", type == "boolean", "yes and no, with type=\"boolean\""),
      ("places", type == "decimal", "decimal numbers, with type=\"decimal\""),
      ("codes", type == "code", "codes, without a type or with type=\"code\""),
      ("unknown", hasCodes && type == "code", "codes, with codes=\"...\""),
      ("picture", type == "text", "text, without a type"),
    ]
    let found = needs.compactMap { name, isMet, words -> Diagnostic? in
      guard column.attribute(name) != nil, !isMet else { return nil }
      return MappingMessages.withoutEffect(
        name,
        "it is for columns of \(words)",
        help: "take it out, or change the column's type",
        at: column.place(of: name)
      )
    }
    return found + wordsTwice(column)
  }

  /// Words that an element gives two meanings.
  static func wordsTwice(_ element: XMLElement) -> [Diagnostic] {
    let words = ["nothing", "yes", "no"].flatMap { name in
      element.alternatives(name).map { (name: name, word: $0) }
    }
    return words.enumerated().compactMap { index, entry in
      let plain = entry.word.text.lowercased()
      let before = words[..<index].first { $0.word.text.lowercased() == plain }
      guard let before, before.name != entry.name else { return nil }
      return MappingMessages.wordTwice(
        entry.word.text,
        before.name,
        entry.name,
        at: entry.word.place
      )
    }
  }

  /// Looks at what a case or list says of several sources.
  static func contradictions(ofSources element: XMLElement) -> [Diagnostic] {
    guard element.isYes("wins") == true else { return [] }
    let reason: String?
    switch element.name {
    case "case" where element.isYes("adds") != true:
      reason = "the rows make cases, so that no earlier source has values for them"
    case "list" where element.attribute("only") != nil:
      reason = "its records are for cases alone that have none of an earlier source"
    default: reason = nil
    }
    return reason.map {
      [
        MappingMessages.withoutEffect(
          "wins",
          $0,
          help: "take it out, or what it contradicts",
          at: element.place(of: "wins")
        )
      ]
    } ?? []
  }
}
