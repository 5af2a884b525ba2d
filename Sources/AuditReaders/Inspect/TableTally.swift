import AuditCore

/// Counts what the columns of one table look like, in the order in which they are met.
struct TableTally {
  private(set) var rows = 0
  private(set) var names: [String] = []
  private var tallies: [ColumnTally] = []
  private var indices: [String: Int] = [:]
  /// How many rows each column has taken.
  private var taken: [Int] = []

  /// Begins a row.
  mutating func begin() { rows += 1 }

  /// Counts a value of the row that was begun; of several in one column the first.
  mutating func add(_ value: [UInt8], to name: String) {
    let index = index(of: name)
    guard taken[index] < rows else { return }
    tallies[index].addMissing(rows - 1 - taken[index])
    tallies[index].add(value)
    taken[index] = rows
  }

  /// Makes a column known, though no row may have a value in it.
  mutating func know(_ name: String) { _ = index(of: name) }

  private mutating func index(of name: String) -> Int {
    if let known = indices[name] { return known }
    indices[name] = names.count
    names.append(name)
    tallies.append(ColumnTally())
    taken.append(0)
    return names.count - 1
  }

  /// What was counted, column by column.
  func profiles(lists: [CodeList]) -> [ColumnProfile] {
    names.indices.map { index in
      var tally = tallies[index]
      tally.addMissing(rows - taken[index])
      return tally.profile(name: names[index], isNamed: true, lists: lists)
    }
  }
}
