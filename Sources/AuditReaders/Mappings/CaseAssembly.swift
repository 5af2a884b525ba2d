import AuditCore

/// Cases that are put together from one source after another.
struct CaseAssembly {
  let vocabulary: Vocabulary
  private let rules: RuleRun
  private var threads: Int { rules.threads }
  private(set) var columns: [Column] = []
  private(set) var origins = RowOrigins(fileIndices: [], lines: [])
  private var fieldOrigins: [Int: RowOrigins] = [:]
  private var pieces: [CaseMapper.Piece] = []
  private var keys: CaseKeys?
  private var allKeys: CaseKeys?
  private var rejectedRecords: [Int: Int] = [:]
  private(set) var count = 0
  private(set) var files: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var sourceIntake: [Intake.Table] = []
  private(set) var rejects: [RejectFile] = []
  /// How many rows are no cases because they are faulty or repeat one.
  private(set) var rejectedCount = 0

  init(_ vocabulary: Vocabulary, asOf: CalendarDay?, threads: Int) {
    self.vocabulary = vocabulary
    rules = RuleRun(asOf: asOf, threads: threads)
    columns = vocabulary.root.fields.map { FieldFiller.empty($0, count: 0) }
  }

  /// Adds a source; the first makes the cases.
  mutating func add(_ plan: MappingPlan, _ tables: [SourceTable?]) {
    var mapper = CaseMapper(plan, tables, filesBefore: files.count, rules: rules)
    for (index, table) in tables.enumerated() {
      guard let table else { continue }
      diagnostics += table.diagnostics
      if let file = table.rejects { rejects.append(file) }
      sourceIntake.append(
        Intake.Table(
          name: "\(plan.mapping.tables[index].name) of \(plan.mapping.system)",
          readCount: table.readCount,
          rejectedCount: table.rejectedCount
        )
      )
    }
    files += mapper.files
    if let rows = mapper.rows() {
      if keys == nil { begin(plan, rows, &mapper) } else { merge(plan, rows, &mapper) }
    }
    if let keys {
      let before = pieces
      let earlier = pieces.indices
      for var piece in mapper.pieces(keys, all: allKeys) {
        if piece.fillsGaps { leaveOutKnown(&piece, before, plan.mapping.system) }
        if piece.wins { replace(earlier, by: piece, plan.mapping.system) }
        let records = piece.records
        let checks = RecordChecks(records.columns, of: records.type, count: records.rowCount)
        tell(checks, of: records.type, records.origins)
        if let kept = checks.kept {
          rejectedRecords[piece.list, default: 0] += records.rowCount - kept.count
          piece.keep(kept, threads: threads)
        }
        pieces.append(piece)
      }
    }
    diagnostics += mapper.diagnostics
  }

  /// Leaves out the records of cases that have such records from an earlier source.
  private mutating func leaveOutKnown(
    _ piece: inout CaseMapper.Piece,
    _ before: [CaseMapper.Piece],
    _ system: String
  ) {
    let list = piece.list
    let known = Set(before.lazy.filter { $0.list == list }.flatMap(\.parents))
    let kept = piece.parents.indices.filter { !known.contains(piece.parents[$0]) }
    let leftOut = piece.parents.count - kept.count
    guard leftOut > 0,
      let first = piece.parents.indices.first(where: { known.contains(piece.parents[$0]) })
    else { return }
    diagnostics.append(
      CaseMessages.knownRecords(
        vocabulary.root.lists[list].name,
        leftOut,
        of: system,
        at: place(piece.records.origins.origin(of: first))
      )
    )
    piece.keep(kept.map { Int32($0) }, threads: threads)
  }

  /// Takes the records of earlier sources out of cases that have such records from a source that wins.
  private mutating func replace(
    _ earlier: Range<Int>,
    by piece: CaseMapper.Piece,
    _ system: String
  ) {
    let own = Set(piece.parents)
    var count = 0
    for index in earlier where pieces[index].list == piece.list {
      let parents = pieces[index].parents
      let kept = parents.indices.filter { !own.contains(parents[$0]) }
      guard kept.count < parents.count else { continue }
      count += parents.count - kept.count
      pieces[index].keep(kept.map { Int32($0) }, threads: threads)
    }
    guard count > 0 else { return }
    diagnostics.append(
      CaseMessages.replacedRecords(
        vocabulary.root.lists[piece.list].name,
        count,
        by: system,
        at: place(piece.records.origins.origin(of: 0))
      )
    )
  }

  private mutating func begin(
    _ plan: MappingPlan,
    _ rows: CaseMapper.Rows,
    _ mapper: inout CaseMapper
  ) {
    var record = rows.record
    rejectedCount = rows.duplicates
    columns = mapper.fill(plan.fields, of: vocabulary.root, from: record, table: plan.table)
    let (texts, isWhole) = KeyText.make(record, plan.key)
    columns[vocabulary.keyField] = Column(validity: isWhole, values: .text(texts))
    let checks = RecordChecks(columns, of: vocabulary.root, count: record.rowCount)
    tell(checks, of: vocabulary.root, record.origins)
    if let kept = checks.kept {
      rejectedCount += record.rowCount - kept.count
      columns = columns.map { $0.taking(kept) }
      record = record.taking(kept, threads: threads)
    }
    count = record.rowCount
    origins = record.origins
    for field in plan.fields {
      guard let source = field.origin, let other = record.fieldOrigins[source] else { continue }
      fieldOrigins[field.field] = other
    }
    keys = CaseKeys(record, key: plan.key)
    allKeys = rows.leftOut == 0 && checks.kept == nil ? nil : rows.keys
  }

  /// Says what is wrong with filled records.
  private mutating func tell(_ checks: RecordChecks, of type: RecordType, _ origins: RowOrigins) {
    for fault in checks.faults {
      let place = place(origins.origin(of: fault.first))
      diagnostics.append(
        CaseMessages.rowFault(
          FaultLog.Key(fault: fault.fault, field: fault.field),
          FaultLog.Tally(count: fault.count, lines: [place.line]),
          path: place.path,
          type: type,
          keyPath: vocabulary.keyPath
        )
      )
    }
  }

  /// Adds the values of another source's rows to the cases that they belong to.
  private mutating func merge(
    _ plan: MappingPlan,
    _ rows: CaseMapper.Rows,
    _ mapper: inout CaseMapper
  ) {
    guard let keys, !plan.fields.isEmpty else { return }
    let record = rows.record
    let found = keys.match(record, by: plan.key, threads: threads)
    var source = [Int32](repeating: -1, count: count)
    var strays: [Int] = []
    var several = 0
    var firstOfSeveral = 0
    for row in 0..<record.rowCount {
      let cases = keys.rows(found, of: row)
      if cases.isEmpty { strays.append(row) }
      for parent in cases {
        let before = source[Int(parent)]
        if before < 0 {
          source[Int(parent)] = Int32(row)
        } else if let last = plan.last {
          if Order.isGreater(record, last, row, than: Int(before)) {
            source[Int(parent)] = Int32(row)
          }
        } else {
          if several == 0 { firstOfSeveral = row }
          several += 1
        }
      }
    }
    let name = plan.mapping.tables[plan.table].name
    if let first = strays.first {
      let place = place(record.origins.origin(of: first))
      diagnostics.append(CaseMessages.strayRows(name, strays.count, at: place))
    }
    if several > 0 {
      let place = place(record.origins.origin(of: firstOfSeveral))
      diagnostics.append(CaseMessages.severalRows(name, several, at: place))
    }
    let filled = mapper.fill(plan.fields, of: vocabulary.root, from: record, table: plan.table)
    for field in plan.fields where field.field != vocabulary.keyField {
      combine(
        field,
        filled[field.field].takingSome(source),
        rows: source,
        record,
        wins: plan.mapping.cases.wins,
        system: plan.mapping.system
      )
    }
  }

  /// Puts a source's values where there is none, or in the place of others where the source wins.
  private mutating func combine(
    _ plan: FillingPlan,
    _ added: Column,
    rows: [Int32],
    _ record: RecordTable,
    wins: Bool,
    system: String
  ) {
    let field = plan.field
    let before = columns[field]
    var choice = [Int32](repeating: 0, count: count)
    var conflicts = 0
    var firstConflict = 0
    for row in 0..<count where added.validity[row] {
      if !before.validity[row] {
        choice[row] = 1
      } else if !before.isSame(as: added, row) {
        if conflicts == 0 { firstConflict = row }
        conflicts += 1
        if wins { choice[row] = 1 }
      }
    }
    if conflicts > 0 {
      let here = (plan.origin.flatMap { record.fieldOrigins[$0] } ?? record.origins)
        .origin(of: Int(rows[firstConflict]))
      let there = (fieldOrigins[field] ?? origins).origin(of: firstConflict)
      diagnostics.append(
        CaseMessages.conflict(
          vocabulary.root.fields[field].path,
          conflicts,
          kept: wins ? system : nil,
          at: place(here),
          other: place(there)
        )
      )
    }
    guard choice.contains(1) else { return }
    columns[field] = before.choosing(added, where: choice)
    var indices: [UInt16] = []
    var lines: [UInt32] = []
    let old = fieldOrigins[field] ?? origins
    let new = plan.origin.flatMap { record.fieldOrigins[$0] } ?? record.origins
    for row in 0..<count {
      let origin = choice[row] == 1 ? new.origin(of: Int(rows[row])) : old.origin(of: row)
      indices.append(UInt16(truncatingIfNeeded: origin.fileIndex))
      lines.append(UInt32(truncatingIfNeeded: origin.line))
    }
    fieldOrigins[field] = RowOrigins(fileIndices: indices, lines: lines)
  }

  private func place(_ origin: (fileIndex: Int, line: Int)) -> Place {
    let file = files.indices.contains(origin.fileIndex) ? files[origin.fileIndex] : ""
    return Place(path: file, line: origin.line)
  }

  // MARK: - The table

  /// The cases with their lists, and how many records of each list there are.
  func table() -> (records: RecordTable, lists: [Intake.Table]) {
    let root = vocabulary.root
    var counts: [Intake.Table] = []
    let lists = root.lists.indices.map { list -> ListColumn in
      let own = pieces.filter { $0.list == list }
      guard let first = own.first else {
        return ReadingSession.noRecords(root.lists[list], parents: count)
      }
      let joined = own.count == 1 ? first.records : RecordTable.joined(own.map(\.records))
      let rejected = rejectedRecords[list] ?? 0
      counts.append(
        Intake.Table(
          name: root.lists[list].name,
          readCount: joined.rowCount + rejected,
          rejectedCount: rejected
        )
      )
      return TableAssembly.list(
        joined,
        parents: own.flatMap(\.parents),
        count: count,
        threads: threads
      )
    }
    let records = RecordTable(
      type: root,
      rowCount: count,
      columns: columns,
      lists: lists,
      origins: origins,
      fieldOrigins: fieldOrigins
    )
    return (records, counts)
  }
}

extension Column {
  /// Whether a row has the same value in another column of the same kind.
  func isSame(as other: Column, _ row: Int) -> Bool {
    switch (values, other.values) {
    case (.text(let a), .text(let b)):
      a.bytes[Int(a.offsets[row])..<Int(a.offsets[row + 1])]
        == b.bytes[Int(b.offsets[row])..<Int(b.offsets[row + 1])]
    case (.codes(let a), .codes(let b)): a[row] == b[row]
    case (.booleans(let a), .booleans(let b)): a[row] == b[row]
    case (.integers(let a), .integers(let b)), (.decimals(let a), .decimals(let b)),
      (.instants(let a), .instants(let b)), (.secondsDurations(let a), .secondsDurations(let b)):
      a[row] == b[row]
    case (.days(let a), .days(let b)), (.monthsDurations(let a), .monthsDurations(let b)):
      a[row] == b[row]
    default: false
    }
  }

  /// A column with another's values in the rows whose choice is 1.
  func choosing(_ other: Column, where choice: [Int32]) -> Column {
    let count = Int32(choice.count)
    let both = Column.joined([self, other])
    return both.taking(choice.indices.map { Int32($0) + (choice[$0] == 1 ? count : 0) })
  }

  /// Columns of one kind, one after another.
  static func joined(_ columns: [Column]) -> Column {
    var validity = Bitmap(repeating: false, count: 0)
    for column in columns {
      for row in 0..<column.validity.count { validity.append(column.validity[row]) }
    }
    var values = columns[0].values
    for column in columns.dropFirst() { values.append(column.values) }
    return Column(validity: validity, values: values)
  }
}

extension ColumnValues {
  /// Adds values of the same kind at the end.
  fileprivate mutating func append(_ other: ColumnValues) {
    switch (self, other) {
    case (.text(var a), .text(let b)):
      let shift = UInt32(truncatingIfNeeded: a.bytes.count)
      a.bytes += b.bytes
      a.offsets += b.offsets.dropFirst().map { $0 + shift }
      self = .text(a)
    case (.codes(let a), .codes(let b)): self = .codes(a + b)
    case (.booleans(var a), .booleans(let b)):
      for row in 0..<b.count { a.append(b[row]) }
      self = .booleans(a)
    case (.integers(let a), .integers(let b)): self = .integers(a + b)
    case (.decimals(let a), .decimals(let b)): self = .decimals(a + b)
    case (.days(let a), .days(let b)): self = .days(a + b)
    case (.instants(let a), .instants(let b)): self = .instants(a + b)
    case (.secondsDurations(let a), .secondsDurations(let b)): self = .secondsDurations(a + b)
    case (.monthsDurations(let a), .monthsDurations(let b)): self = .monthsDurations(a + b)
    default: break
    }
  }
}

extension RecordTable {
  /// Tables of one type without lists, one after another.
  static func joined(_ tables: [RecordTable]) -> RecordTable {
    let count = tables.reduce(0) { $0 + $1.rowCount }
    var files: [UInt16] = []
    var lines: [UInt32] = []
    for table in tables {
      for row in 0..<table.rowCount {
        let origin = table.origins.origin(of: row)
        files.append(UInt16(truncatingIfNeeded: origin.fileIndex))
        lines.append(UInt32(truncatingIfNeeded: origin.line))
      }
    }
    let type = tables[0].type
    return RecordTable(
      type: type,
      rowCount: count,
      columns: type.fields.indices.map { field in
        Column.joined(tables.map { $0.columns[field] })
      },
      lists: type.lists.map { ReadingSession.noRecords($0, parents: count) },
      origins: RowOrigins(fileIndices: files, lines: lines)
    )
  }
}
