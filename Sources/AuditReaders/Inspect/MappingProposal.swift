package import AuditCore

/// A mapping document proposed for an unknown extract; what is only near is marked as a guess.
package struct MappingProposal: Sendable {
  /// The vocabulary's fields that are filled, as `path` or `list.path`.
  package private(set) var filled: Set<String> = []
  /// The document.
  package private(set) var document = ""
  private let extract: ExtractInspection
  private let vocabulary: Vocabulary
  private var names: [String] = []

  /// A column taken for a field, and why it is a guess; `nil` where name and values agree.
  private struct Match {
    var field: Field
    var column: ColumnProfile
    var guess: String?
  }

  /// Proposes a mapping; the document is empty where no column can tell cases apart.
  package init(_ extract: ExtractInspection, vocabulary: Vocabulary) {
    self.extract = extract
    self.vocabulary = vocabulary
    names = tableNames()
    guard let (table, key) = caseTable() else { return }
    write(table, key)
  }

  /// The table whose key most others share; the first of them.
  private func caseTable() -> (table: Int, key: ColumnProfile)? {
    var best: (table: Int, key: ColumnProfile, shared: Int)?
    for (index, table) in extract.tables.enumerated() {
      for column in table.columns where column.isNamed && column.isKey {
        let shared = extract.tables.indices.count { self.column(like: column.name, in: $0) != nil }
        if shared > best?.shared ?? 0 { best = (index, column, shared) }
      }
    }
    return best.map { ($0.table, $0.key) }
  }

  private func column(like name: String, in table: Int) -> ColumnProfile? {
    let plain = PlainName.of(name)
    return extract.tables[table].columns.first { $0.isNamed && PlainName.of($0.name) == plain }
  }

  /// The list that a table's name is near to.
  private func list(for table: Int) -> (type: RecordType, isGuess: Bool)? {
    let name = names[table]
    let plain = PlainName.of(name)
    if let type = vocabulary.root.lists.first(where: { PlainName.of($0.name) == plain }) {
      return (type, false)
    }
    for type in vocabulary.root.lists {
      let known = PlainName.of(type.name)
      if known == plain + "s" || known + "s" == plain { return (type, true) }
    }
    let near = Suggestion.nearest(to: name, in: vocabulary.root.lists.map(\.name)).first
    return vocabulary.root.lists.first { $0.name == near }.map { ($0, true) }
  }

  /// Finds a column for each field: by the name that its source has, by its path, by a near name.
  private func matches(_ type: RecordType, _ table: Int, leaving key: String) -> [Match] {
    let columns = extract.tables[table].columns.filter { $0.isNamed && $0.name != key }
    var taken: Set<String> = []
    var found: [Match] = []
    func take(_ isNear: Bool, _ names: (Field) -> [String]) {
      for field in type.fields
      where field.path != vocabulary.keyPath && !found.contains(where: { $0.field == field }) {
        let wanted = Set(names(field).map(PlainName.of))
        let column = columns.first {
          wanted.contains(PlainName.of($0.name)) && !taken.contains($0.name) && fits($0, field.type)
        }
        guard let column else { continue }
        taken.insert(column.name)
        let guess = isNear ? "its name is only near to '\(field.path)'" : nil
        found.append(Match(field: field, column: column, guess: guess))
      }
    }
    take(false) { [$0.sourceField ?? $0.path, $0.path] }
    take(true) { [String($0.path.split(separator: ".").last ?? ""), $0.title] }
    take(true) { field in
      let last = String(field.path.split(separator: ".").last ?? "")
      return Suggestion.nearest(to: last, in: columns.map(\.name))
    }
    return found
  }

  private func fits(_ column: ColumnProfile, _ type: FieldType) -> Bool {
    switch (type, column.kind) {
    case (_, .empty): false
    case (.text, _): true
    case (.code(let list), _):
      column.lists.contains { $0.list == list.id && $0.known == column.distinct }
    case (.boolean, .yesNo), (.integer, .integer), (.decimal, .integer), (.date, .date): true
    case (.decimal(let places), .decimal(let found)): found <= places
    case (.dateTime, .date(let forms)): forms.allSatisfy(\.hasTime)
    default: false
    }
  }

  private mutating func write(_ caseIndex: Int, _ key: ColumnProfile) {
    var rules = ""
    var used: [(table: Int, matches: [Match], key: ColumnProfile)] = []
    let own = matches(vocabulary.root, caseIndex, leaving: key.name)
    used.append((caseIndex, own, key))
    rules += "  <case table=\"\(names[caseIndex])\" key=\"\(Self.short(key.name))\">\n"
    rules += fields(own, list: nil)
    rules += "  </case>\n"
    for index in extract.tables.indices where index != caseIndex {
      guard let link = column(like: key.name, in: index) else {
        rules += Self.comment("'\(names[index])' has no column '\(key.name)' that ties it to cases")
        continue
      }
      guard let (type, isGuess) = list(for: index) else {
        rules += Self.comment("no list of the vocabulary has a name like '\(names[index])'")
        continue
      }
      let found = matches(type, index, leaving: link.name)
      if found.isEmpty {
        rules += Self.comment("no column of '\(names[index])' is like a field of '\(type.name)'")
        continue
      }
      used.append((index, found, link))
      if isGuess { rules += Self.comment("guess: rows of '\(names[index])' are '\(type.name)'") }
      rules += "  <list name=\"\(type.name)\" table=\"\(names[index])\" "
      rules += "by=\"\(Self.short(link.name))\">\n" + fields(found, list: type.name) + "  </list>\n"
    }
    // A case must have a field of its own; without one there is nothing to propose.
    guard !own.isEmpty else { return }
    document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <mapping xmlns="urn:caseaudit:mapping:1" id="proposed" version="0.1"
        vocabulary="\(Self.escaped(vocabulary.id))" system="unknown"
        nothing="NULL|N/A|none|nil|(null)">
        <title>Mapping proposed by caseaudit inspect</title>

      """
    for entry in used { document += table(entry.table, entry.matches, entry.key) }
    document += rules + "</mapping>\n"
  }

  private mutating func fields(_ matches: [Match], list: String?) -> String {
    if matches.isEmpty { return Self.comment("no column is like a field of a case") }
    var text = ""
    for match in matches {
      filled.insert((list.map { "\($0)." } ?? "") + match.field.path)
      let name = match.column.name
      if let guess = match.guess { text += "  " + Self.comment("guess: '\(name)': \(guess)") }
      text += "    <field path=\"\(match.field.path)\" column=\"\(Self.short(name))\"/>\n"
    }
    return text
  }

  private func table(_ index: Int, _ matches: [Match], _ key: ColumnProfile) -> String {
    let table = extract.tables[index]
    let place =
      switch table.source {
      case .file: "file=\"\(Self.escaped(table.file))\""
      case .sheet(let name): "sheet=\"\(Self.escaped(name))\""
      case .json(let path): "json=\"\(Self.escaped(path))\""
      case .xml(let path): "xml=\"\(Self.escaped(path))\""
      }
    var text = "  <table name=\"\(names[index])\" \(place) required=\"yes\">\n"
    text += "    <column \(Self.naming(key)) identifier=\"yes\" required=\"yes\"/>\n"
    for match in matches {
      text += "    <column \(Self.naming(match.column))\(Self.typing(match))/>\n"
    }
    let wanted = Set(matches.map(\.column.name) + [key.name])
    let rest = table.columns.filter { $0.isNamed && !wanted.contains($0.name) }.map(\.name)
    if !rest.isEmpty {
      text += "    <ignore names=\"\(Self.escaped(rest.joined(separator: "|")))\"/>\n"
    }
    return text + "  </table>\n"
  }

  private static func typing(_ match: Match) -> String {
    switch (match.field.type, match.column.kind) {
    case (.code(let list), _): " codes=\"\(list.id)\""
    case (.boolean, .yesNo(let yes, let no)): " type=\"boolean\" yes=\"\(yes)\" no=\"\(no)\""
    case (.integer, _): " type=\"integer\""
    case (.decimal(let places), _): " type=\"decimal\" places=\"\(places)\""
    case (.date, .date(let forms)): " type=\"date\" form=\"\(pattern(forms))\""
    case (.dateTime, .date(let forms)): " type=\"dateTime\" form=\"\(pattern(forms))\""
    default: ""
    }
  }

  private static func pattern(_ forms: [ColumnProfile.Form]) -> String {
    forms.map(\.pattern).joined(separator: "|")
  }

  private static func naming(_ column: ColumnProfile) -> String {
    let short = short(column.name)
    let name = "name=\"\(escaped(column.name))\""
    return short == column.name ? name : "\(name) as=\"\(short)\""
  }

  /// A heading as rules can name it.
  private static func short(_ name: String) -> String {
    let kept = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return kept.first?.isNumber == false ? kept : "c" + kept
  }

  private func tableNames() -> [String] {
    var found: [String] = []
    for table in extract.tables {
      let stem =
        switch table.source {
        case .sheet(let name): name
        case .json(let path) where path != ".":
          path.split(separator: ".").last.map(String.init) ?? ""
        case .xml(let path): path.split(separator: "/").last.map(String.init) ?? ""
        case .file, .json: table.file.split(separator: ".").dropLast().joined(separator: "-")
        }
      let kept = stem.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      var name = kept.first?.isLetter == true ? kept : "table" + kept
      if found.contains(name) { name += "\(found.count + 1)" }
      found.append(name)
    }
    return found
  }

  private static func comment(_ words: String) -> String {
    var safe = words
    while let doubled = safe.firstRange(of: "--") { safe.replaceSubrange(doubled, with: "- ") }
    return "  <!-- \(safe) -->\n"
  }

  private static func escaped(_ text: String) -> String {
    var found = ""
    for character in text {
      switch character {
      case "&": found += "&amp;"
      case "<": found += "&lt;"
      case "\"": found += "&quot;"
      default: found.append(character)
      }
    }
    return found
  }
}
