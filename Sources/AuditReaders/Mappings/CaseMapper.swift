import AuditCore
import Foundation

/// Makes cases of the tables of one extract, or adds to the cases of an earlier one.
struct CaseMapper {
  let plan: MappingPlan
  let tables: [SourceTable?]
  let rules: RuleRun
  var threads: Int { rules.threads }
  /// For each table, where its files begin among those of all sources.
  private let fileOffsets: [Int]
  var diagnostics: [Diagnostic] = []

  init(_ plan: MappingPlan, _ tables: [SourceTable?], filesBefore: Int, rules: RuleRun) {
    self.plan = plan
    self.rules = rules
    var offsets: [Int] = []
    var count = filesBefore
    for table in tables {
      offsets.append(count)
      count += table?.files.count ?? 0
    }
    fileOffsets = offsets
    self.tables = tables
    let kept = tables.indices.map { index in
      tables[index].map { Deduplication(plan.mapping.tables[index], $0, plan.shapes[index]) }
    }
    records = kept.map { $0?.records }
    diagnostics = kept.compactMap { $0?.diagnostic }
  }

  /// For each table its rows, of those with the same key one.
  let records: [RecordTable?]

  /// The files of all tables, as explanations name them.
  var files: [String] { paths.map { "\(plan.mapping.system), \($0)" } }
  /// The same, as people name them.
  var paths: [String] { tables.flatMap { $0?.files ?? [] } }

  // MARK: - Cases

  /// The rows that are cases: their record, and the keys of all rows.
  struct Rows {
    var record: RecordTable
    var keys: CaseKeys
    var leftOut = 0
    /// Where the rows stand that have the key of a case before.
    var repeated: [Place] = []
  }

  /// Finds the rows that are cases; `nil` when their table is not there.
  mutating func rows() -> Rows? {
    guard let base = records[plan.table] else { return nil }
    let keys = CaseKeys(base, key: plan.key)
    let record = wide(base, keys)
    tellReferences()
    var kept = Array(0..<base.rowCount)
    var rows = Rows(record: record, keys: keys)
    if let condition = plan.condition {
      let truth = TableTruth.of(condition, over: record, rules)
      kept = truth.isTrue.setIndices
      rows.leftOut = base.rowCount - kept.count
      if rows.leftOut > 0 {
        diagnostics.append(
          CaseMessages.leftOut(
            base.type.name,
            rows.leftOut,
            of: base.rowCount,
            at: tables[plan.table]?.files.first ?? ""
          )
        )
      }
    }
    // Only of those that are to be cases: a row that is left out takes no other's place.
    let repeated = plan.mapping.cases.adds ? [] : keys.repeats(among: kept)
    if let first = repeated.first {
      rows.repeated = repeated.map { place(of: base, $0, table: plan.table) }
      diagnostics.append(
        CaseMessages.duplicateSourceCases(
          repeated.count,
          at: place(of: base, first, table: plan.table)
        )
      )
      let gone = Set(repeated)
      kept.removeAll { gone.contains($0) }
    }
    if kept.count < base.rowCount {
      rows.record = record.taking(kept.map { Int32($0) }, threads: threads)
    }
    return rows
  }

  /// The rows of the cases' table with the columns of joined rows and the gathered lists.
  private mutating func wide(_ base: RecordTable, _ keys: CaseKeys) -> RecordTable {
    var columns = base.columns
    var origins: [Int: RowOrigins] = [:]
    for join in plan.joins {
      let joined = records[join.tied.table]
      let type = plan.shapes[join.tied.table]?.type
      let chosen = joined.map { choose(join, from: $0, for: base, keys) }
      for (position, field) in (type?.fields ?? []).enumerated() {
        guard let joined, let chosen else {
          columns.append(FieldFiller.empty(field, count: base.rowCount))
          continue
        }
        origins[join.firstField + position] = chosen.origins
        columns.append(joined.columns[position].takingSome(chosen.rows))
      }
    }
    return RecordTable(
      type: plan.record,
      rowCount: base.rowCount,
      columns: columns,
      lists: gathered(
        plan.gathered,
        as: plan.record.lists,
        keys,
        count: base.rowCount,
        forCases: true
      ),
      origins: shifted(base.origins, table: plan.table),
      fieldOrigins: origins
    )
  }

  /// For each row of the cases' table the row that stands beside it, -1 for none.
  private mutating func choose(
    _ join: MappingPlan.JoinPlan,
    from joined: RecordTable,
    for base: RecordTable,
    _ keys: CaseKeys
  ) -> (rows: [Int32], origins: RowOrigins) {
    let found = keys.match(joined, by: join.tied.by, threads: threads)
    let truth = join.condition.map { TableTruth.of($0, over: joined, rules) }
    let choice: CaseKeys.Choice =
      join.last.map { .greatest($0) } ?? join.first.map { .least($0) } ?? .first
    let chosen = keys.choose(choice, of: joined, found, where: truth?.isTrue, count: base.rowCount)
    if chosen.several.count > 0 {
      diagnostics.append(
        CaseMessages.severalRows(
          joined.type.name,
          chosen.several.count,
          at: place(of: joined, chosen.several.first, table: join.tied.table)
        )
      )
    }
    // What a list reads, too, is told of there.
    if !plan.lists.contains(where: { $0.tied.table == join.tied.table }) {
      let strays = found.lengths.indices.filter {
        found.lengths[$0] < 0 && (truth?.isTrue[$0] ?? true)
      }
      if let first = strays.first {
        diagnostics.append(
          CaseMessages.strayRows(
            joined.type.name,
            strays.count,
            at: place(of: joined, first, table: join.tied.table)
          )
        )
      }
    }
    let lines = chosen.rows.map { $0 < 0 ? 0 : UInt32(joined.origins.origin(of: Int($0)).line) }
    let offset = fileOffsets[join.tied.table]
    let files = chosen.rows.map { row in
      UInt16(
        truncatingIfNeeded: offset + (row < 0 ? 0 : joined.origins.origin(of: Int(row)).fileIndex)
      )
    }
    return (chosen.rows, RowOrigins(fileIndices: files, lines: lines))
  }

  // MARK: - Fields

  /// Fills the fields of a type for every row of a record.
  mutating func fill(
    _ plans: [FillingPlan],
    of type: RecordType,
    from record: RecordTable,
    table: Int
  ) -> [Column] {
    let filler = FieldFiller(table: record, rules: rules)
    var columns: [Column?] = Array(repeating: nil, count: type.fields.count)
    for plan in plans {
      let filled = filler.fill(plan, field: type.fields[plan.field])
      columns[plan.field] = filled.column
      let path = type.fields[plan.field].path
      if filled.unmapped.count > 0 {
        let row = filled.unmapped.first
        diagnostics.append(
          CaseMessages.unmappedValues(
            path,
            filled.unmapped.count,
            line: record.origins.origin(of: row).line,
            at: tables[table]?.files.first ?? ""
          )
        )
      }
      if filled.unfit.count > 0 {
        let row = filled.unfit.first
        diagnostics.append(
          CaseMessages.derivedValue(
            path,
            filled.unfit.count,
            line: record.origins.origin(of: row).line,
            at: tables[table]?.files.first ?? ""
          )
        )
      }
    }
    return type.fields.indices.map {
      columns[$0] ?? FieldFiller.empty(type.fields[$0], count: record.rowCount)
    }
  }

  /// Where filled values come from, of the fields that do not come from the record's own row.
  func origins(
    _ plans: [FillingPlan],
    of type: RecordType,
    from record: RecordTable,
    filled: [Column]
  ) -> [Int: RowOrigins] {
    var found: [Int: RowOrigins] = [:]
    for plan in plans {
      guard let there = plan.origin.flatMap({ record.fieldOrigins[$0] }) else { continue }
      found[plan.field] = there
      // A rule may give a value where no row stands beside; a column gives none there.
      guard plan.isWorkedOut, there.lines.contains(0) else { continue }
      let rows = there.lines.indices.map { there.lines[$0] == 0 ? -1 : Int32($0) }
      found[plan.field] = record.origins.replacing(rows, from: there)
    }
    let lists = Dictionary(grouping: plans.filter { $0.reads != nil }, by: { $0.reads?.list ?? 0 })
    for (list, plans) in lists {
      let read = plans.reduce(into: Set<Int>()) { $0.formUnion($1.reads?.fields ?? []) }
      let deciding = DecidingRows(record, list: list, reading: read, rules: rules)
      let there = shifted(
        record.lists[list].table.origins,
        table: self.plan.gathered[list].tied.table
      )
      for plan in plans {
        let rows = deciding.rows(plan, field: type.fields[plan.field], whole: filled[plan.field])
        if let rows { found[plan.field] = record.origins.replacing(rows, from: there) }
      }
    }
    return found
  }

  // MARK: - Places

  func shifted(_ origins: RowOrigins, table: Int) -> RowOrigins {
    let offset = UInt16(truncatingIfNeeded: fileOffsets[table])
    return RowOrigins(
      fileIndices: (origins.fileIndices.isEmpty ? [0] : origins.fileIndices).map { $0 + offset },
      lines: origins.lines
    )
  }

  func file(of records: RecordTable, _ row: Int, table: Int) -> String {
    let files = tables[table]?.files ?? []
    let index = records.origins.origin(of: row).fileIndex
    return files.indices.contains(index) ? files[index] : files.first ?? ""
  }

  /// Where a row of a table stands, with its sheet.
  func place(of records: RecordTable, _ row: Int, table: Int) -> Place {
    Place(
      path: file(of: records, row, table: table),
      sheet: tables[table]?.sheet,
      line: records.origins.origin(of: row).line
    )
  }
}

extension Column {
  /// Makes a column of some rows in another order, with nothing recorded for -1.
  func takingSome(_ rows: [Int32]) -> Column {
    guard rows.contains(-1) else { return taking(rows) }
    if validity.count == 0 {
      // No row to take the place of those that are missing.
      return Column(
        validity: Bitmap(repeating: false, count: rows.count),
        values: values.zeros(rows.count)
      )
    }
    var taken = taking(rows.map { max($0, 0) })
    for (position, row) in rows.enumerated() where row < 0 { taken.validity[position] = false }
    return taken
  }
}

extension ColumnValues {
  /// Values of zero of the same kind.
  fileprivate func zeros(_ count: Int) -> ColumnValues {
    switch self {
    case .text: .text(TextValues(bytes: [], offsets: Array(repeating: 0, count: count + 1)))
    case .codes: .codes(Array(repeating: 0, count: count))
    case .booleans: .booleans(Bitmap(repeating: false, count: count))
    case .integers: .integers(Array(repeating: 0, count: count))
    case .decimals: .decimals(Array(repeating: 0, count: count))
    case .days: .days(Array(repeating: 0, count: count))
    case .instants: .instants(Array(repeating: 0, count: count))
    case .secondsDurations: .secondsDurations(Array(repeating: 0, count: count))
    case .monthsDurations: .monthsDurations(Array(repeating: 0, count: count))
    }
  }
}

extension RowOrigins {
  /// The origins with those of other rows in place of some, where the number is not -1.
  fileprivate func replacing(_ rows: [Int32], from there: RowOrigins) -> RowOrigins {
    let origins = rows.indices.map { row in
      rows[row] < 0 ? origin(of: row) : there.origin(of: Int(rows[row]))
    }
    return RowOrigins(
      fileIndices: origins.map { UInt16(truncatingIfNeeded: $0.fileIndex) },
      lines: origins.map { UInt32(truncatingIfNeeded: $0.line) }
    )
  }
}
