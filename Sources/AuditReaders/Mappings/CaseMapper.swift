import AuditCore
import Foundation

/// Makes cases of the tables of one extract, or adds to the cases of an earlier one.
struct CaseMapper {
  let plan: MappingPlan
  let tables: [SourceTable?]
  let threads: Int
  /// For each table, where its files begin among those of all sources.
  private let fileOffsets: [Int]
  var diagnostics: [Diagnostic] = []

  init(_ plan: MappingPlan, _ tables: [SourceTable?], filesBefore: Int, threads: Int) {
    self.plan = plan
    self.threads = threads
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
  private let records: [RecordTable?]

  /// The files of all tables, as explanations name them.
  var files: [String] {
    tables.flatMap { $0?.files ?? [] }.map { "\(plan.mapping.system), \($0)" }
  }

  // MARK: - Cases

  /// The rows that are cases: their record, and the keys of all rows.
  struct Rows {
    var record: RecordTable
    var keys: CaseKeys
    var leftOut = 0
    var duplicates = 0
  }

  /// Finds the rows that are cases; `nil` when their table is not there.
  mutating func rows() -> Rows? {
    guard let base = records[plan.table] else { return nil }
    let keys = CaseKeys(base, key: plan.key)
    var record = wide(base, keys)
    var leftOut = 0
    var gone = Set<Int>()
    if !plan.mapping.cases.adds {
      gone = Set(keys.duplicates)
      if let first = keys.duplicates.first {
        diagnostics.append(
          CaseMessages.duplicateSourceCases(
            gone.count,
            line: base.origins.origin(of: first).line,
            at: file(of: base, first, table: plan.table)
          )
        )
      }
    }
    if let condition = plan.condition {
      let truth = TableTruth.of(condition, over: record, threads: threads)
      let kept = (0..<base.rowCount).filter { truth.isTrue[$0] && !gone.contains($0) }
      leftOut = base.rowCount - gone.count - kept.count
      if kept.count < base.rowCount {
        record = record.taking(kept.map { Int32($0) }, threads: threads)
      }
      if leftOut > 0 {
        diagnostics.append(
          CaseMessages.leftOut(
            base.type.name,
            leftOut,
            of: base.rowCount,
            at: tables[plan.table]?.files.first ?? ""
          )
        )
      }
    } else if !gone.isEmpty {
      let kept = (0..<base.rowCount).filter { !gone.contains($0) }
      record = record.taking(kept.map { Int32($0) }, threads: threads)
    }
    return Rows(record: record, keys: keys, leftOut: leftOut, duplicates: gone.count)
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
    let lists = plan.gathered.map { tied -> ListColumn in
      guard let table = records[tied.table] else {
        let type = plan.shapes[tied.table]?.type ?? RecordType(name: "", title: "", fields: [])
        return ReadingSession.noRecords(type, parents: base.rowCount)
      }
      let found = keys.match(table, by: tied.by, threads: threads)
      let (order, parents) = Self.spread(found, keys, where: nil)
      return Self.list(table, order, parents, count: base.rowCount, threads: threads)
    }
    return RecordTable(
      type: plan.record,
      rowCount: base.rowCount,
      columns: columns,
      lists: lists,
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
    let truth = join.condition.map { TableTruth.of($0, over: joined, threads: threads) }
    var chosen = [Int32](repeating: -1, count: base.rowCount)
    var several = 0
    var firstOfSeveral = 0
    for row in 0..<joined.rowCount {
      if let truth, !truth.isTrue[row] { continue }
      for parent in keys.rows(found, of: row) {
        let before = chosen[Int(parent)]
        if before < 0 {
          chosen[Int(parent)] = Int32(row)
        } else if let last = join.last {
          if Order.isGreater(joined, last, row, than: Int(before)) {
            chosen[Int(parent)] = Int32(row)
          }
        } else {
          if several == 0 { firstOfSeveral = row }
          several += 1
        }
      }
    }
    if several > 0 {
      diagnostics.append(
        CaseMessages.severalRows(
          joined.type.name,
          several,
          line: joined.origins.origin(of: firstOfSeveral).line,
          at: file(of: joined, firstOfSeveral, table: join.tied.table)
        )
      )
    }
    let lines = chosen.map { $0 < 0 ? 0 : UInt32(joined.origins.origin(of: Int($0)).line) }
    let offset = fileOffsets[join.tied.table]
    let files = chosen.map { row in
      UInt16(
        truncatingIfNeeded: offset + (row < 0 ? 0 : joined.origins.origin(of: Int(row)).fileIndex)
      )
    }
    return (chosen, RowOrigins(fileIndices: files, lines: lines))
  }

  // MARK: - Lists

  /// Records of a list with the case that each belongs to.
  struct Piece {
    var list: Int
    var records: RecordTable
    var parents: [Int32]
    /// Whether only cases without records of an earlier source get any.
    var fillsGaps = false
    /// Whether they take the place of an earlier source's records of the same case.
    var wins = false

    /// Takes some of the records.
    mutating func keep(_ rows: [Int32], threads: Int) {
      records = records.taking(rows, threads: threads)
      parents = rows.map { parents[Int($0)] }
    }
  }

  /// Finds the records of all lists, for cases with these keys.
  ///
  /// `all` are the keys of rows that are no cases as well, so that rows of theirs are not told.
  mutating func pieces(_ keys: CaseKeys, all: CaseKeys?) -> [Piece] {
    plan.lists.compactMap { piece($0, keys, all: all) }
  }

  private mutating func piece(
    _ list: MappingPlan.ListPlan,
    _ keys: CaseKeys,
    all: CaseKeys?
  ) -> Piece? {
    guard let table = records[list.tied.table] else { return nil }
    let truth = list.condition.map { TableTruth.of($0, over: table, threads: threads) }
    let found = keys.match(table, by: list.tied.by, threads: threads)
    tellStrays(table, list.tied, found, truth?.isTrue, all: all)
    var (order, parents) = Self.spread(found, keys, where: truth?.isTrue)
    if let last = list.last { (order, parents) = Order.latest(of: table, last, order, parents) }
    let isWhole = order.count == table.rowCount && order.indices.allSatisfy { order[$0] == $0 }
    let taken = isWhole ? table : table.taking(order, threads: threads)
    let type = plan.vocabulary.root.lists[list.list]
    let columns = fill(list.fields, of: type, from: taken, table: list.tied.table)
    let records = RecordTable(
      type: type,
      rowCount: taken.rowCount,
      columns: columns,
      lists: type.lists.map { ReadingSession.noRecords($0, parents: taken.rowCount) },
      origins: shifted(taken.origins, table: list.tied.table)
    )
    return Piece(
      list: list.list,
      records: records,
      parents: parents,
      fillsGaps: list.fillsGaps,
      wins: list.wins
    )
  }

  private mutating func tellStrays(
    _ table: RecordTable,
    _ tied: MappingPlan.TiedTable,
    _ found: CaseKeys.Matches,
    _ isWanted: Bitmap?,
    all: CaseKeys?
  ) {
    guard found.lengths.contains(-1) else { return }
    let known = all.map { $0.match(table, by: tied.by, threads: threads) } ?? found
    let strays = known.lengths.indices.filter {
      known.lengths[$0] < 0 && (isWanted?[$0] ?? true)
    }
    guard let first = strays.first else { return }
    diagnostics.append(
      CaseMessages.strayRows(
        table.type.name,
        strays.count,
        line: table.origins.origin(of: first).line,
        at: file(of: table, first, table: tied.table)
      )
    )
  }

  /// The rows in the order of the cases that they belong to, once for each.
  private static func spread(
    _ found: CaseKeys.Matches,
    _ keys: CaseKeys,
    where isWanted: Bitmap?
  ) -> (order: [Int32], parents: [Int32]) {
    var order: [Int32] = []
    var parents: [Int32] = []
    order.reserveCapacity(found.lengths.count)
    parents.reserveCapacity(found.lengths.count)
    var isSorted = true
    for row in found.lengths.indices where found.lengths[row] >= 0 {
      if let isWanted, !isWanted[row] { continue }
      for parent in keys.rows(found, of: row) {
        if let last = parents.last, parent < last { isSorted = false }
        order.append(Int32(row))
        parents.append(parent)
      }
    }
    if isSorted { return (order, parents) }
    let positions = stableOrder(parents)
    return (positions.map { order[$0] }, positions.map { parents[$0] })
  }

  /// The positions of numbers from zero in ascending order, equal ones as they stand.
  static func stableOrder(_ numbers: [Int32]) -> [Int] {
    var starts = [Int](repeating: 0, count: Int(numbers.max() ?? 0) + 2)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var positions = [Int](repeating: 0, count: numbers.count)
    for (position, number) in numbers.enumerated() {
      positions[starts[Int(number)]] = position
      starts[Int(number)] += 1
    }
    return positions
  }

  private static func list(
    _ table: RecordTable,
    _ order: [Int32],
    _ parents: [Int32],
    count: Int,
    threads: Int
  ) -> ListColumn {
    TableAssembly.list(
      table.taking(order, threads: threads),
      parents: parents,
      count: count,
      threads: threads
    )
  }

  // MARK: - Fields

  /// Fills the fields of a type for every row of a record.
  mutating func fill(
    _ plans: [FillingPlan],
    of type: RecordType,
    from record: RecordTable,
    table: Int
  ) -> [Column] {
    let filler = FieldFiller(table: record, threads: threads)
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

  // MARK: - Places

  private func shifted(_ origins: RowOrigins, table: Int) -> RowOrigins {
    let offset = UInt16(truncatingIfNeeded: fileOffsets[table])
    return RowOrigins(
      fileIndices: (origins.fileIndices.isEmpty ? [0] : origins.fileIndices).map { $0 + offset },
      lines: origins.lines
    )
  }

  private func file(of records: RecordTable, _ row: Int, table: Int) -> String {
    let files = tables[table]?.files ?? []
    let index = records.origins.origin(of: row).fileIndex
    return files.indices.contains(index) ? files[index] : files.first ?? ""
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
