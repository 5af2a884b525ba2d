package import AuditCore
import FEEL

/// Checks a mapping against its vocabulary, and says what is read and what fills what.
package struct MappingCompiler {
  let mapping: Mapping
  let vocabulary: Vocabulary
  /// The columns that are read, by table; `nil` for all.
  private let wanted: [Set<String>]?
  var diagnostics: [Diagnostic] = []
  var used: [Set<String>]
  var codes: [String: SourceCodes] = [:]
  private(set) var shapes: [SourceShape] = []

  /// Compiles a mapping.
  ///
  /// - Returns: The plan, `nil` when there is an error; and everything that is wrong.
  package static func compile(
    _ mapping: Mapping,
    vocabulary: Vocabulary
  ) -> (plan: MappingPlan?, diagnostics: [Diagnostic]) {
    if mapping.vocabularyID != vocabulary.id {
      return (nil, [MappingMessages.otherVocabulary(mapping, vocabulary)])
    }
    // Once with all columns, to find those that anything needs; then with those alone.
    var first = MappingCompiler(mapping, vocabulary, wanted: nil)
    _ = first.compile()
    let diagnostics = DiagnosticList(first.diagnostics).sorted
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    var second = MappingCompiler(mapping, vocabulary, wanted: first.used)
    return (second.compile(), diagnostics)
  }

  private init(_ mapping: Mapping, _ vocabulary: Vocabulary, wanted: [Set<String>]?) {
    self.mapping = mapping
    self.vocabulary = vocabulary
    self.wanted = wanted
    used = Array(repeating: [], count: mapping.tables.count)
  }

  mutating func compile() -> MappingPlan? {
    for list in mapping.codes { addCodes(list) }
    shapes = mapping.tables.indices.map { shape($0) }
    let cases = mapping.cases
    guard let table = tableIndex(cases.table) else { return nil }
    let key = cases.key.compactMap { column($0, of: table) }
    keepKeys(of: table)
    var fields = shapes[table].type.fields
    var joins: [MappingPlan.JoinPlan] = []
    var names = Set<String>()
    for join in cases.joins {
      let name = join.name ?? join.table.text
      if !names.insert(name).inserted {
        diagnostics.append(MappingMessages.namedTwice(name, at: join.table.place))
      }
      if let first = join.first, join.last != nil {
        diagnostics.append(MappingMessages.firstAndLast(at: first.place))
      }
      guard let joined = tied(join.table, join.by, most: cases.key.count) else { continue }
      let type = shapes[joined.table].type
      joins.append(
        MappingPlan.JoinPlan(
          tied: joined,
          last: join.last.flatMap { column($0, of: joined.table) },
          first: join.first.flatMap { column($0, of: joined.table) },
          condition: condition(join.condition, over: type, tables: [nil: joined.table]),
          firstField: fields.count
        )
      )
      fields += type.fields.map { $0.renamed("\(name).\($0.path)") }
    }
    var tables: [String?: Int] = [nil: table]
    let (gathered, types) = gathered(cases.gathered, most: cases.key.count, &tables)
    let record = RecordType(
      name: shapes[table].type.name,
      title: "row",
      fields: fields,
      lists: types
    )
    let condition = self.condition(cases.condition, over: record, tables: tables)
    let fills = fillings(
      cases.fields,
      of: vocabulary.root,
      from: record,
      tables: tables,
      at: cases.place,
      knows: [vocabulary.keyField]
    )
    let lists = mapping.lists.compactMap { list($0, most: cases.key.count) }
    let references = self.references()
    return MappingPlan(
      mapping: mapping,
      vocabulary: vocabulary,
      shapes: shapes.enumerated().map { used[$0.offset].isEmpty ? nil : $0.element },
      record: record,
      table: table,
      key: key,
      condition: condition,
      last: last(cases, table),
      joins: joins,
      gathered: gathered,
      fields: fills,
      lists: lists,
      references: references
    )
  }

  private mutating func last(_ cases: MappedCases, _ table: Int) -> Int? {
    guard let last = cases.last else { return nil }
    if !cases.adds { diagnostics.append(MappingMessages.lastWithoutAdds(at: last.place)) }
    return column(last, of: table)
  }

  // MARK: - Tables and columns

  mutating func addCodes(_ written: MappedCodes) {
    var list: CodeList?
    if let name = written.list {
      list = vocabulary.codeLists.first { $0.id == name.text }
      if list == nil {
        diagnostics.append(
          MappingMessages.unknown(
            "code list",
            name.text,
            known: vocabulary.codeLists.map(\.id),
            at: name.place
          )
        )
      }
    }
    codes[written.id] = SourceCodes(written, list: list, &diagnostics)
  }

  mutating func shape(_ index: Int) -> SourceShape {
    let table = mapping.tables[index]
    let columns = table.columns.filter { wanted?[index].contains($0.name) ?? true }
    let fields = columns.map { column in
      Field(
        path: column.name,
        type: type(of: column),
        title: column.name,
        isRequired: column.spelling.isRequired,
        place: column.place
      )
    }
    let unread = table.columns.filter { !(wanted?[index].contains($0.name) ?? true) }
    return SourceShape(
      type: RecordType(name: table.name, title: table.name, fields: fields),
      columns: columns.map(\.spelling),
      ignoredNames: table.ignoredNames + unread.flatMap(\.spelling.names)
    )
  }

  mutating func type(of column: MappedColumn) -> FieldType {
    switch column.type {
    case "code": .code(sourceCodes(of: column).list)
    case "boolean": .boolean
    case "integer": .integer
    case "decimal": .decimal(places: column.places)
    case "date": .date
    case "dateTime": .dateTime
    default: .text
    }
  }

  mutating func sourceCodes(of column: MappedColumn) -> SourceCodes {
    guard let name = column.codes else {
      diagnostics.append(MappingMessages.codesNeeded(column.name, at: column.place))
      return SourceCodes(knownBy: CodeList(id: column.name, title: column.name, codes: []))
    }
    return sourceCodes(name)
  }

  /// The codes with a name: of the mapping, or of the vocabulary.
  mutating func sourceCodes(_ name: LocatedText) -> SourceCodes {
    if let known = codes[name.text] { return known }
    let list = vocabulary.codeLists.first { $0.id == name.text }
    if list == nil {
      let known = mapping.codes.map(\.id) + vocabulary.codeLists.map(\.id)
      diagnostics.append(
        MappingMessages.unknown("code list", name.text, known: known, at: name.place)
      )
    }
    let found = SourceCodes(knownBy: list ?? CodeList(id: name.text, title: "", codes: []))
    codes[name.text] = found
    return found
  }

  mutating func tableIndex(_ name: LocatedText) -> Int? {
    if let index = mapping.tables.firstIndex(where: { $0.name == name.text }) { return index }
    diagnostics.append(
      MappingMessages.unknown("table", name.text, known: mapping.tables.map(\.name), at: name.place)
    )
    return nil
  }

  /// The field of a table's column; the column is read from now on.
  mutating func column(_ name: LocatedText, of table: Int) -> Int? {
    let type = shapes[table].type
    used[table].insert(name.text)
    if let index = type.fieldIndex(name.text) { return index }
    diagnostics.append(
      MappingMessages.unknown(
        "column of '\(type.name)'",
        name.text,
        known: type.fields.map(\.path),
        at: name.place
      )
    )
    return nil
  }

  mutating func tied(
    _ name: LocatedText,
    _ by: [LocatedText],
    most: Int
  ) -> MappingPlan.TiedTable? {
    guard let table = tableIndex(name) else { return nil }
    let fields = by.compactMap { column($0, of: table) }
    if by.count > most, let first = by.first {
      diagnostics.append(MappingMessages.keyLength(by.count, most, at: first.place))
    }
    keepKeys(of: table)
    return fields.count == by.count ? MappingPlan.TiedTable(table: table, by: fields) : nil
  }

  /// Reads the columns by which rows of a table are told apart.
  mutating func keepKeys(of table: Int) {
    let written = mapping.tables[table]
    for name in written.key + [written.latest].compactMap({ $0 }) { _ = column(name, of: table) }
  }

  // MARK: - Rules

  mutating func condition(
    _ source: LocatedText?,
    over record: RecordType,
    tables: [String?: Int]
  ) -> MappedRule? {
    guard let source, let checked = check(source, over: record, tables, expecting: .boolean) else {
      return nil
    }
    return MappedRule(checked)
  }

  mutating func check(
    _ source: LocatedText,
    over record: RecordType,
    _ tables: [String?: Int],
    expecting type: ValueType
  ) -> CheckedExpression? {
    let scope = Scope(record: record, constants: [RuleRun.dayName: .date])
    let (checked, found) = FEEL.check(source, in: scope, expecting: type)
    diagnostics += found
    guard let checked else { return nil }
    for use in FEEL.fields(readBy: checked, definitions: [], record: record) {
      note(use.path, list: use.list, tables)
    }
    return checked
  }

  /// Notes that a column is read, be it of the row, of a joined row or of a gathered one.
  mutating func note(_ path: String, list: String?, _ tables: [String?: Int]) {
    guard let table = tables[list] else { return }
    if shapes[table].type.fieldIndex(path) != nil {
      used[table].insert(path)
    } else if let joined = joinedTable(path) {
      used[joined.table].insert(joined.column)
    }
  }

  /// The join whose column a path names, and the table that it reads.
  func joinedTable(_ path: String) -> (name: String, table: Int, column: String)? {
    for join in mapping.cases.joins {
      let name = join.name ?? join.table.text
      guard path.hasPrefix(name + "."),
        let index = mapping.tables.firstIndex(where: { $0.name == join.table.text })
      else { continue }
      return (name, index, String(path.dropFirst(name.count + 1)))
    }
    return nil
  }
}

extension Field {
  /// The field under another path.
  fileprivate func renamed(_ path: String) -> Field {
    Field(path: path, type: type, title: title, place: place)
  }
}
