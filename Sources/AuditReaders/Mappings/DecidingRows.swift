import AuditCore

/// Finds the gathered rows that decided what rules gave.
///
/// A row decided a case's value when the rule gives the same value with that row alone, and another
/// one without any: one of "some row says so", the row of the latest day, the row of the worst code.
/// Where no row does so by itself, the value comes from all of them, and stands with the case's row.
struct DecidingRows {
  private let record: RecordTable
  private let rules: RuleRun
  private let list: Int
  /// For each gathered row its case.
  private let parents: [Int32]
  private let alone: RecordTable
  private let without: RecordTable

  /// Takes a record and one of its lists, with the fields that the rules read.
  init(_ record: RecordTable, list: Int, reading read: Set<Int>, rules: RuleRun) {
    self.record = record
    self.rules = rules
    self.list = list
    let gathered = record.lists[list]
    let count = gathered.table.rowCount
    var parents: [Int32] = []
    parents.reserveCapacity(count)
    for row in 0..<record.rowCount {
      for _ in gathered.rows(of: row) { parents.append(Int32(row)) }
    }
    self.parents = parents
    func table(_ columns: [Column], _ lists: [ListColumn], _ origins: RowOrigins, _ count: Int)
      -> RecordTable
    {
      RecordTable(
        type: record.type,
        rowCount: count,
        columns: columns,
        lists: lists,
        origins: origins
      )
    }
    let fields = record.type.fields
    alone = table(
      fields.indices.map { field in
        read.contains(field)
          ? record.columns[field].taking(parents)
          : FieldFiller.empty(fields[field], count: count)
      },
      record.type.lists.enumerated().map { index, type in
        index == list
          ? ListColumn(offsets: (0...Int32(count)).map { $0 }, table: gathered.table)
          : ReadingSession.noRecords(type, parents: count)
      },
      gathered.table.origins,
      count
    )
    without = table(
      record.columns,
      record.type.lists.map { ReadingSession.noRecords($0, parents: record.rowCount) },
      record.origins,
      record.rowCount
    )
  }

  /// For each case the gathered row that decided its value, -1 for none; `nil` where none did for any.
  func rows(_ plan: FillingPlan, field: Field, whole: Column) -> [Int32]? {
    if parents.isEmpty { return nil }
    let alone = FieldFiller(table: alone, rules: rules).fill(plan, field: field).column
    let without = FieldFiller(table: without, rules: rules).fill(plan, field: field).column
    var found = [Int32](repeating: -1, count: record.rowCount)
    var hasAny = false
    for (row, parent) in parents.enumerated() {
      let parent = Int(parent)
      guard found[parent] < 0, whole.validity[parent], alone.validity[row],
        !without.validity[parent] || !whole.isSame(parent, as: without, parent),
        whole.isSame(parent, as: alone, row)
      else { continue }
      found[parent] = Int32(row)
      hasAny = true
    }
    return hasAny ? found : nil
  }
}
