package import AuditCore

/// A mapping document proposed for an unknown extract.
///
/// What has a field's own name fills it; what is named like it does so, marked as a guess; what is only
/// near, in letters or in words, stands in comments, to be chosen from.
package struct MappingProposal: Sendable {
  /// The vocabulary's fields that are filled, as `path` or `list.path`.
  package private(set) var filled: Set<String> = []
  /// The document.
  package private(set) var document = ""
  let extract: ExtractInspection
  let vocabulary: Vocabulary
  private var names: [String] = []

  /// A column taken for a field, and how sure that is.
  struct Match {
    /// How sure it is.
    enum Likeness {
      /// The name is the field's or its source's.
      case same
      /// The name is the last part of the field's or its title.
      case alike
      /// The name is near to the field's in letters or in words.
      case near
    }

    var field: Field
    var column: ColumnProfile
    var likeness: Likeness
  }

  /// Proposes a mapping; the document is empty where no table has a named column.
  package init(_ extract: ExtractInspection, vocabulary: Vocabulary) {
    self.extract = extract
    self.vocabulary = vocabulary
    names = tableNames()
    guard let (table, key, isGuess) = caseTable() else { return }
    write(table, key, isGuess: isGuess)
  }

  /// The table whose key most others share, the first of them; where no column tells rows apart, the
  /// table that shares most columns with others, by those.
  private func caseTable() -> (table: Int, key: [ColumnProfile], isGuess: Bool)? {
    var best: (table: Int, key: ColumnProfile, shared: Int)?
    for (index, table) in extract.tables.enumerated() {
      for column in table.columns where column.isNamed && column.isKey {
        let shared = extract.tables.indices.count { self.column(like: column.name, in: $0) != nil }
        if shared > best?.shared ?? 0 { best = (index, column, shared) }
      }
    }
    if let best { return (best.table, [best.key], false) }
    let shared = extract.tables.map { table in
      table.columns.filter { column in
        column.isNamed && column.isFull
          && extract.links.contains { PlainName.of($0.column) == PlainName.of(column.name) }
      }
    }
    let most = shared.map(\.count).max() ?? 0
    guard let index = shared.firstIndex(where: { $0.count == most }) else { return nil }
    let first = extract.tables[index].columns.filter(\.isNamed).prefix(1)
    let key = shared[index].isEmpty ? Array(first) : Array(shared[index].prefix(2))
    return key.isEmpty ? nil : (index, key, true)
  }

  /// The column of a table that has a name, be it that of a record around.
  private func column(like name: String, in table: Int) -> ColumnProfile? {
    let plain = Self.keyName(name)
    return extract.tables[table].columns.first { $0.isNamed && Self.keyName($0.name) == plain }
  }

  /// A name without what says that it is of a record around.
  private static func keyName(_ name: String) -> String {
    var rest = name[...]
    while rest.hasPrefix("parent.") { rest = rest.dropFirst(7) }
    return PlainName.of(String(rest))
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

  /// Finds a column for each field: by the name that its source has, by its path, by a like name; and
  /// for the columns that are left the fields that they are near to.
  private func matches(_ type: RecordType, _ table: Int, leaving key: [String]) -> [Match] {
    let columns = extract.tables[table].columns.filter { $0.isNamed && !key.contains($0.name) }
    var taken: Set<String> = []
    var found: [Match] = []
    func take(_ likeness: Match.Likeness, _ names: (Field) -> [String]) {
      for field in type.fields
      where field.path != vocabulary.keyPath && !found.contains(where: { $0.field == field }) {
        let wanted = Set(names(field).map(PlainName.of))
        let column = columns.first {
          wanted.contains(PlainName.of($0.name)) && !taken.contains($0.name) && fits($0, field.type)
        }
        guard let column else { continue }
        taken.insert(column.name)
        found.append(Match(field: field, column: column, likeness: likeness))
      }
    }
    take(.same) { [$0.sourceField ?? $0.path, $0.path] }
    take(.alike) { [String($0.path.split(separator: ".").last ?? ""), $0.title] }
    let open = type.fields.filter { field in
      field.path != vocabulary.keyPath && !found.contains { $0.field == field }
    }
    .map { (field: $0, words: MappingWords.of($0)) }
    for column in columns where !taken.contains(column.name) {
      found += near(column, among: open.filter { fits(column, $0.field.type) })
    }
    return found
  }

  /// The few fields that a column's name is near to, the nearest first.
  private func near(
    _ column: ColumnProfile,
    among fields: [(field: Field, words: (own: Set<String>, all: Set<String>))]
  ) -> [Match] {
    let words = MappingWords.of(column.name)
    let scored = fields.compactMap { field, known -> (field: Field, excess: Int)? in
      let (own, all) = known
      guard !words.isEmpty, words.isSubset(of: all), !words.isDisjoint(with: own) else {
        return nil
      }
      return (field, own.subtracting(words).count)
    }
    let least = scored.map(\.excess).min() ?? 0
    let best = scored.filter { $0.excess == least }.map(\.field)
    if !best.isEmpty, best.count <= 3 {
      return best.map { Match(field: $0, column: column, likeness: .near) }
    }
    let lasts = fields.map { String($0.field.path.split(separator: ".").last ?? "") }
    guard let like = Suggestion.nearest(to: column.name, in: lasts).first,
      let index = lasts.firstIndex(of: like)
    else { return [] }
    return [Match(field: fields[index].field, column: column, likeness: .near)]
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

  private mutating func write(_ caseIndex: Int, _ key: [ColumnProfile], isGuess: Bool) {
    var rules = ""
    var used: [(table: Int, matches: [Match], key: [ColumnProfile])] = []
    let own = matches(vocabulary.root, caseIndex, leaving: key.map(\.name))
    used.append((caseIndex, own, key))
    if isGuess {
      rules += Self.comment(
        "guess: no column tells the rows of '\(names[caseIndex])' apart; name those that together do"
      )
    }
    let keys = key.map { Self.short($0.name) }.joined(separator: " ")
    rules += "  <case table=\"\(names[caseIndex])\" key=\"\(keys)\">\n"
    rules += fields(own, of: "a case", list: nil) + "  </case>\n"
    for index in extract.tables.indices where index != caseIndex {
      let links = key.compactMap { column(like: $0.name, in: index) }
      if links.isEmpty {
        rules += Self.comment("'\(names[index])' has no column '\(keys)' that ties it to cases")
        continue
      }
      guard let (type, isGuess) = list(for: index) else {
        rules += Self.comment("no list of the vocabulary has a name like '\(names[index])'")
        continue
      }
      let found = matches(type, index, leaving: links.map(\.name))
      if found.isEmpty {
        rules += Self.comment("no column of '\(names[index])' is like a field of '\(type.name)'")
        continue
      }
      used.append((index, found, links))
      if isGuess { rules += Self.comment("guess: rows of '\(names[index])' are '\(type.name)'") }
      let by = links.map { Self.short($0.name) }.joined(separator: " ")
      let start = "<list name=\"\(type.name)\" table=\"\(names[index])\" by=\"\(by)\">"
      // A list needs a field; one of near names alone waits in comments as a whole.
      let isLive = found.contains { $0.likeness != .near }
      rules += isLive ? "  \(start)\n" : Self.comment(start)
      rules += fields(found, of: "'\(type.name)'", list: type.name)
      rules += isLive ? "  </list>\n" : Self.comment("</list>")
    }
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

  private mutating func fields(_ matches: [Match], of noun: String, list: String?) -> String {
    var text = ""
    for match in matches where match.likeness != .near {
      filled.insert((list.map { "\($0)." } ?? "") + match.field.path)
      if match.likeness == .alike {
        text += "  "
        text += Self.comment("guess: '\(match.column.name)' is named like '\(match.field.path)'")
      }
      text += "    \(Self.line(match))\n"
    }
    if text.isEmpty { text = "  " + Self.comment("no column has the name of a field of \(noun)") }
    let near = matches.filter { $0.likeness == .near }
    if !near.isEmpty {
      text += "  " + Self.comment("near in name only; take the comment off what is right")
      for match in near { text += "  " + Self.comment(Self.line(match)) }
    }
    return text
  }

  private static func line(_ match: Match) -> String {
    "<field path=\"\(match.field.path)\" column=\"\(short(match.column.name))\"/>"
  }

  private func table(_ index: Int, _ matches: [Match], _ key: [ColumnProfile]) -> String {
    let table = extract.tables[index]
    let place =
      switch table.source {
      case .file: "file=\"\(Self.escaped(table.file))\""
      case .sheet(let name): "sheet=\"\(Self.escaped(name))\""
      case .json(let path): "json=\"\(Self.escaped(path))\""
      case .xml(let path): "xml=\"\(Self.escaped(path))\""
      }
    var text = "  <table name=\"\(names[index])\" \(place) required=\"yes\">\n"
    for column in key {
      text += "    <column \(Self.naming(column)) identifier=\"yes\" required=\"yes\"/>\n"
    }
    var wanted = Set(key.map(\.name))
    // Of several fields that a column is near to the first says how it is read.
    for match in matches where wanted.insert(match.column.name).inserted {
      text += "    <column \(Self.naming(match.column))\(Self.typing(match))/>\n"
    }
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
