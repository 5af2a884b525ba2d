import AuditCore

/// The records of lists.
extension CaseMapper {
  /// Records of a list with the case that each belongs to.
  struct Piece {
    /// What its records are filled by.
    var plan: MappingPlan.ListPlan
    var list: Int { plan.list }
    var records: RecordTable
    var parents: [Int32]

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
    var cases = Ties(keys: keys, threads: threads)
    var rows = all.map { Ties(keys: $0, threads: threads) }
    return plan.lists.compactMap { piece($0, &cases, all: &rows) }
  }

  /// To which keys the rows of tables are tied, each table looked through once.
  private struct Ties {
    let keys: CaseKeys
    let threads: Int
    private var known: [MappingPlan.TiedTable: CaseKeys.Matches] = [:]

    init(keys: CaseKeys, threads: Int) {
      self.keys = keys
      self.threads = threads
    }

    mutating func match(_ table: RecordTable, _ tied: MappingPlan.TiedTable) -> CaseKeys.Matches {
      if let found = known[tied] { return found }
      let found = keys.match(table, by: tied.by, threads: threads)
      known[tied] = found
      return found
    }
  }

  private mutating func piece(
    _ list: MappingPlan.ListPlan,
    _ ties: inout Ties,
    all: inout Ties?
  ) -> Piece? {
    guard let table = records[list.tied.table] else { return nil }
    let truth = list.condition.map { TableTruth.of($0, over: table, rules) }
    let found = ties.match(table, list.tied)
    tellStrays(table, list.tied, found, truth?.isTrue, all: &all)
    var (order, parents) = Self.spread(found, ties.keys, where: truth?.isTrue)
    if let last = list.last { (order, parents) = Order.latest(of: table, last, order, parents) }
    let isWhole = order.count == table.rowCount && order.indices.allSatisfy { order[$0] == $0 }
    var taken = isWhole ? table : table.taking(order, threads: threads)
    if !list.gathered.isEmpty { taken = gather(list, into: taken) }
    let type = plan.vocabulary.root.lists[list.list]
    let columns = fill(list.fields, of: type, from: taken, table: list.tied.table)
    let records = RecordTable(
      type: type,
      rowCount: taken.rowCount,
      columns: columns,
      lists: type.lists.map { ReadingSession.noRecords($0, parents: taken.rowCount) },
      origins: shifted(taken.origins, table: list.tied.table)
    )
    return Piece(plan: list, records: records, parents: parents)
  }

  private mutating func tellStrays(
    _ table: RecordTable,
    _ tied: MappingPlan.TiedTable,
    _ found: CaseKeys.Matches,
    _ isWanted: Bitmap?,
    all: inout Ties?
  ) {
    guard found.lengths.contains(-1) else { return }
    let known = all?.match(table, tied) ?? found
    let strays = known.lengths.indices.filter {
      known.lengths[$0] < 0 && (isWanted?[$0] ?? true)
    }
    guard let first = strays.first else { return }
    diagnostics.append(
      CaseMessages.strayRows(
        table.type.name,
        strays.count,
        at: place(of: table, first, table: tied.table)
      )
    )
  }

  /// The rows in the order of the cases that they belong to, once for each.
  static func spread(
    _ found: CaseKeys.Matches,
    _ keys: CaseKeys,
    where isWanted: Bitmap?
  ) -> (order: [Int32], parents: [Int32]) {
    var order: [Int32] = []
    var parents: [Int32] = []
    order.reserveCapacity(found.lengths.count)
    parents.reserveCapacity(found.lengths.count)
    var isSorted = true
    var last: Int32 = 0
    keys.forEachTie(found, where: isWanted) { row, parent in
      if parent < last { isSorted = false }
      last = parent
      order.append(Int32(row))
      parents.append(parent)
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

  static func list(
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

  /// The rows of a list with the rows of other tables that have the same key in their reach.
  private mutating func gather(_ list: MappingPlan.ListPlan, into rows: RecordTable) -> RecordTable
  {
    let keys = CaseKeys(rows, key: list.tied.by)
    return RecordTable(
      type: list.record,
      rowCount: rows.rowCount,
      columns: rows.columns,
      lists: gathered(list.gathered, as: list.record.lists, keys, count: rows.rowCount),
      origins: rows.origins
    )
  }

  /// The rows of other tables, as lists of the rows that have the keys.
  ///
  /// Of those gathered for cases it tells how many are left out, and which belong to no row of the
  /// cases' table, unless a list reads the table, too, and so tells them.
  mutating func gathered(
    _ plans: [MappingPlan.GatherPlan],
    as types: [RecordType],
    _ keys: CaseKeys,
    count: Int,
    forCases: Bool = false
  ) -> [ListColumn] {
    var lists: [ListColumn] = []
    for (gather, type) in zip(plans, types) {
      guard let table = records[gather.tied.table] else {
        lists.append(ReadingSession.noRecords(type, parents: count))
        continue
      }
      let truth = gather.condition.map { TableTruth.of($0, over: table, rules) }
      let found = keys.match(table, by: gather.tied.by, threads: threads)
      if forCases, !plan.lists.contains(where: { $0.tied.table == gather.tied.table }) {
        tellLeftOut(table, gather.tied, truth)
        var none: Ties?
        tellStrays(table, gather.tied, found, truth?.isTrue, all: &none)
      }
      let (order, parents) = Self.spread(found, keys, where: truth?.isTrue)
      lists.append(Self.list(table, order, parents, count: count, threads: threads))
    }
    return lists
  }

  private mutating func tellLeftOut(
    _ table: RecordTable,
    _ tied: MappingPlan.TiedTable,
    _ truth: TableTruth?
  ) {
    let leftOut = truth.map { table.rowCount - $0.isTrue.setIndices.count } ?? 0
    guard leftOut > 0 else { return }
    diagnostics.append(
      CaseMessages.leftOut(
        table.type.name,
        leftOut,
        of: table.rowCount,
        at: tables[tied.table]?.files.first ?? ""
      )
    )
  }
}
