/// How well a mapping reads an extract that was looked at.
package struct MappingFit: Sendable, Hashable {
  /// The mapping's identifier.
  package var id: String
  /// The mapping's title.
  package var title: String
  /// How many of the mapping's tables the extract has.
  package var tables: Int
  /// How many tables the mapping has.
  package var allTables: Int
  /// How many columns of those tables the mapping knows.
  package var columns: Int
  /// How many columns those tables have.
  package var allColumns: Int
  /// The tables and columns that the mapping cannot do without and the extract lacks.
  package var lacks: [String]

  /// Holds an extract against a mapping; `nil` where it has none of the mapping's tables.
  package init?(_ mapping: Mapping, _ extract: ExtractInspection) {
    id = mapping.id
    title = mapping.title
    allTables = mapping.tables.count
    tables = 0
    columns = 0
    allColumns = 0
    lacks = []
    let isOnly = mapping.tables.count == 1 && extract.tables.count == 1
    var known: [Int: Set<String>] = [:]
    for table in mapping.tables {
      let index = extract.tables.firstIndex {
        isOnly ? Self.isAlike(table, $0) : Self.stands(table, in: $0)
      }
      guard let index else {
        if table.isRequired { lacks.append("table '\(table.name)'") }
        continue
      }
      tables += 1
      let names = Set(extract.tables[index].columns.map { PlainName.of($0.name) })
      for column in table.columns {
        let spelled = column.spelling.names.map(PlainName.of)
        known[index, default: []].formUnion(spelled)
        // A document's own name, and what stands around a record, are no columns of its table.
        let isAround = column.spelling.names.contains {
          $0.hasPrefix("#") || $0.hasPrefix("parent.")
        }
        if column.spelling.isRequired, !isAround, !spelled.contains(where: names.contains) {
          lacks.append("column '\(column.spelling.names[0])' of '\(table.name)'")
        }
      }
      known[index, default: []].formUnion(table.ignoredNames.map(PlainName.of))
    }
    guard tables > 0 else { return nil }
    for (index, names) in known {
      let columns = extract.tables[index].columns
      allColumns += columns.count
      self.columns += columns.count { names.contains(PlainName.of($0.name)) }
    }
  }

  /// Whether the mapping reads the extract as it is.
  package var isWhole: Bool { lacks.isEmpty }

  /// Of mappings those that read an extract as it is, the one that knows most of it first; where none
  /// does, the one that comes nearest.
  package static func best(_ mappings: [Mapping], _ extract: ExtractInspection) -> [MappingFit] {
    let fits = mappings.compactMap { MappingFit($0, extract) }.sorted {
      $0.columns == $1.columns ? $0.id < $1.id : $0.columns > $1.columns
    }
    // Most of the columns must be known: a document without required columns would read anything.
    let likely = fits.filter { 2 * $0.columns > $0.allColumns }
    let whole = likely.filter(\.isWhole)
    return whole.isEmpty ? Array(likely.prefix(1)) : whole
  }

  /// Whether a mapping's table is the one that was looked at, by where it stands.
  private static func stands(_ table: MappedTable, in found: ExtractInspection.Table) -> Bool {
    switch (table.source, found.source) {
    case (.file(let names), .file):
      names.contains { PlainName.of($0) == PlainName.of(found.file) }
    case (.sheet(let names), .sheet(let name)):
      names.contains { PlainName.of($0) == PlainName.of(name) }
    case (.json(let place), .json(let path)), (.xml(let place), .xml(let path)): place == path
    default: false
    }
  }

  /// Whether an only table can be the one that was looked at, whatever its file's name.
  private static func isAlike(_ table: MappedTable, _ found: ExtractInspection.Table) -> Bool {
    if stands(table, in: found) { return true }
    guard case .file = table.source, case .file = found.source else { return false }
    let names = Set(found.columns.map { PlainName.of($0.name) })
    return table.columns.filter(\.spelling.isRequired).allSatisfy { column in
      column.spelling.names.contains { names.contains(PlainName.of($0)) }
    }
  }
}
