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
  /// The files of all sources, as explanations name them.
  private(set) var files: [String] = []
  /// The same, as people name them.
  private var paths: [String] = []
  /// For each file the system that it came from.
  private var systems: [String] = []
  var diagnostics: [Diagnostic] = []
  private(set) var sourceIntake: [Intake.Table] = []
  var rejects: [RejectFile] = []
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
    paths += mapper.paths
    systems += mapper.paths.map { _ in plan.mapping.system }
    if let rows = mapper.rows() {
      if keys == nil { begin(plan, rows, &mapper) } else { merge(plan, rows, &mapper) }
    }
    if let keys {
      let before = pieces
      let earlier = pieces.indices
      for var piece in mapper.pieces(keys, all: allKeys) {
        if piece.plan.fillsGaps { leaveOutKnown(&piece, before, plan.mapping.system) }
        if piece.plan.wins { replace(earlier, by: piece, plan.mapping.system) }
        let records = piece.records
        let checks = RecordChecks(records.columns, of: records.type, count: records.rowCount)
        putAside(records, checks, plan, piece.plan.fields, from: piece.plan.record)
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
    rejectedCount = rows.repeated.count
    putAside(repeated: rows.repeated, from: plan.mapping.system)
    columns = mapper.fill(plan.fields, of: vocabulary.root, from: record, table: plan.table)
    fieldOrigins = mapper.origins(plan.fields, of: vocabulary.root, from: record, filled: columns)
    let reference = KeyText.make(record, plan.key, separator: UInt8(ascii: "/"))
    columns[vocabulary.keyField] = Column(
      validity: reference.isWhole,
      values: .text(reference.texts)
    )
    let checks = RecordChecks(columns, of: vocabulary.root, count: record.rowCount)
    let root = vocabulary.root
    let filled = RecordTable(
      type: RecordType(name: root.name, title: root.title, fields: root.fields),
      rowCount: record.rowCount,
      columns: columns,
      lists: [],
      origins: record.origins
    )
    putAside(filled, checks, plan, plan.fields, from: plan.record)
    if let kept = checks.kept { keep(kept, of: &record) }
    let mistakable = mistakable(record, from: plan.mapping.system)
    if !mistakable.isEmpty {
      let gone = Set(mistakable)
      keep((0..<Int32(record.rowCount)).filter { !gone.contains(Int($0)) }, of: &record)
    }
    count = record.rowCount
    origins = record.origins
    keys = CaseKeys(record, key: plan.key)
    let isWhole = rows.leftOut == 0 && checks.kept == nil && mistakable.isEmpty
    allKeys = isWhole ? nil : rows.keys
  }

  /// Keeps some rows of the record that becomes the cases, with what was filled from them.
  private mutating func keep(_ kept: [Int32], of record: inout RecordTable) {
    rejectedCount += record.rowCount - kept.count
    columns = columns.map { $0.taking(kept) }
    fieldOrigins = fieldOrigins.mapValues { $0.taking(kept) }
    record = record.taking(kept, threads: threads)
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
    let chosen = keys.choose(
      plan.last.map { .greatest($0) } ?? .first,
      of: record,
      found,
      count: count
    )
    let name = plan.mapping.tables[plan.table].name
    let strays = found.lengths.indices.filter { found.lengths[$0] < 0 }
    if let first = strays.first {
      let place = place(record.origins.origin(of: first))
      diagnostics.append(CaseMessages.strayRows(name, strays.count, at: place))
    }
    if chosen.several.count > 0 {
      let place = place(record.origins.origin(of: chosen.several.first))
      diagnostics.append(CaseMessages.severalRows(name, chosen.several.count, at: place))
    }
    let filled = mapper.fill(plan.fields, of: vocabulary.root, from: record, table: plan.table)
    let filledOrigins = mapper.origins(
      plan.fields,
      of: vocabulary.root,
      from: record,
      filled: filled
    )
    for field in plan.fields where field.field != vocabulary.keyField {
      combine(
        field,
        filled[field.field].takingSome(chosen.rows),
        rows: chosen.rows,
        filledOrigins[field.field] ?? record.origins,
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
    _ new: RowOrigins,
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
      } else if !before.isSame(row, as: added, row) {
        if conflicts == 0 { firstConflict = row }
        conflicts += 1
        if wins { choice[row] = 1 }
      }
    }
    if conflicts > 0 {
      let here = new.origin(of: Int(rows[firstConflict]))
      let there = (fieldOrigins[field] ?? origins).origin(of: firstConflict)
      diagnostics.append(
        CaseMessages.conflict(
          vocabulary.root.fields[field].path,
          conflicts,
          systems: (
            system, systems.indices.contains(there.fileIndex) ? systems[there.fileIndex] : ""
          ),
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
    for row in 0..<count {
      let origin = choice[row] == 1 ? new.origin(of: Int(rows[row])) : old.origin(of: row)
      indices.append(UInt16(truncatingIfNeeded: origin.fileIndex))
      lines.append(UInt32(truncatingIfNeeded: origin.line))
    }
    fieldOrigins[field] = RowOrigins(fileIndices: indices, lines: lines)
  }

  func place(_ origin: (fileIndex: Int, line: Int)) -> Place {
    let path = paths.indices.contains(origin.fileIndex) ? paths[origin.fileIndex] : ""
    return Place(path: path, line: origin.line)
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
