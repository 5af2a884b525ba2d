import AuditCore
import Foundation

/// The keys of cases, by which rows of other tables find the cases that they belong to.
///
/// A key is made of columns, the person's reference first. A row may name fewer: it then belongs to all
/// cases whose key begins so.
struct CaseKeys: Sendable {
  /// For each number of columns, from one, the cases by their keys' first parts.
  private let groups: [Groups]

  /// Cases that share the first parts of their keys.
  private struct Groups: Sendable {
    let index: KeyIndex
    /// For each row of keys the number of its group.
    let groupOfRow: [Int32]
    /// Where each group's rows begin.
    let offsets: [Int32]
    /// The rows of all groups.
    let rows: [Int32]
  }

  /// Takes the keys of the rows of a table.
  init(_ table: RecordTable, key: [Int]) {
    groups = key.indices.map { length in
      Self.group(KeyText.make(table, Array(key[...length])).texts)
    }
  }

  private static func group(_ texts: TextValues) -> Groups {
    let index = KeyIndex(texts)
    var groupOfRow = [Int32](repeating: -1, count: texts.count)
    var counts: [Int32] = []
    let duplicates = Set(index.duplicates)
    for row in 0..<texts.count where !duplicates.contains(row) {
      groupOfRow[row] = Int32(counts.count)
      counts.append(1)
    }
    texts.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for row in index.duplicates {
        let start = Int(texts.offsets[row])
        let first = index.find(base + start, Int(texts.offsets[row + 1]) - start)
        groupOfRow[row] = groupOfRow[first]
        counts[Int(groupOfRow[row])] += 1
      }
    }
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(counts.count + 1)
    for count in counts { offsets.append((offsets.last ?? 0) + count) }
    var next = offsets
    var rows = [Int32](repeating: 0, count: texts.count)
    for row in 0..<texts.count {
      let group = Int(groupOfRow[row])
      rows[Int(next[group])] = Int32(row)
      next[group] += 1
    }
    return Groups(index: index, groupOfRow: groupOfRow, offsets: offsets, rows: rows)
  }

  /// For each row of a table, the row of the first case that it belongs to, and how many there are.
  struct Matches: Sendable {
    /// The number of key columns that a row names, less one; -1 for a row that belongs to no case.
    var lengths: [Int8]
    /// The group of cases that each row belongs to.
    var groups: [Int32]
  }

  /// Finds the cases of every row of a table, tied to them by some columns.
  func match(_ table: RecordTable, by: [Int], threads: Int) -> Matches {
    let count = table.rowCount
    let blockSize = 1 << 16
    let blocks = (count + blockSize - 1) / blockSize
    let board = Board<(Int, Matches)>(count: blocks)
    let keys = KeyText(table, by)
    Workers.run(count: blocks, threads: threads) { block in
      let rows = block * blockSize..<min((block + 1) * blockSize, count)
      board.set(block, (block, self.match(keys, rows)))
    }
    var all = Matches(lengths: [], groups: [])
    all.lengths.reserveCapacity(count)
    all.groups.reserveCapacity(count)
    for (_, found) in board.values {
      all.lengths += found.lengths
      all.groups += found.groups
    }
    return all
  }

  private func match(_ keys: KeyText, _ rows: Range<Int>) -> Matches {
    var found = Matches(lengths: [], groups: [])
    found.lengths.reserveCapacity(rows.count)
    found.groups.reserveCapacity(rows.count)
    withFinders { finders in
      keys.withReader { reader in
        for row in rows {
          let length = reader.length(of: row)
          var group: Int32 = -1
          if length > 0 {
            let (finder, groupOfRow) = finders[length - 1]
            let first = reader.withBytes(of: row, length: length) { finder.find($0) }
            if first >= 0 { group = groupOfRow[first] }
          }
          found.lengths.append(group < 0 ? -1 : Int8(length - 1))
          found.groups.append(group)
        }
      }
    }
    return found
  }

  private typealias Finder = (rows: KeyIndex.Finder, groupOfRow: UnsafeBufferPointer<Int32>)

  /// Gives what finds groups by keys of each length, good only while the body runs.
  private func withFinders(_ opened: [Finder] = [], _ body: ([Finder]) -> Void) {
    guard opened.count < groups.count else { return body(opened) }
    let group = groups[opened.count]
    group.index.withFinder { finder in
      group.groupOfRow.withUnsafeBufferPointer { withFinders(opened + [(finder, $0)], body) }
    }
  }

  private typealias Opened = (
    offsets: UnsafeBufferPointer<Int32>, rows: UnsafeBufferPointer<Int32>
  )

  /// Calls a function with each row of a table, or each that is wanted, and each case that it
  /// belongs to, in order.
  func forEachTie(
    _ matches: Matches,
    where isWanted: Bitmap?,
    _ body: (_ row: Int, _ parent: Int32) -> Void
  ) {
    withGroups { groups in
      for row in matches.lengths.indices where matches.lengths[row] >= 0 {
        if let isWanted, !isWanted[row] { continue }
        let (offsets, rows) = groups[Int(matches.lengths[row])]
        let group = Int(matches.groups[row])
        for index in Int(offsets[group])..<Int(offsets[group + 1]) { body(row, rows[index]) }
      }
    }
  }

  /// Gives the groups for each number of columns, good only while the body runs.
  private func withGroups(_ opened: [Opened] = [], _ body: ([Opened]) -> Void) {
    guard opened.count < groups.count else { return body(opened) }
    let group = groups[opened.count]
    group.offsets.withUnsafeBufferPointer { offsets in
      group.rows.withUnsafeBufferPointer { withGroups(opened + [(offsets, $0)], body) }
    }
  }

  /// Of some rows in their order, those whose whole key an earlier one of them has.
  func repeats(among rows: [Int]) -> [Int] {
    guard let groups = groups.last else { return [] }
    var seen = [Bool](repeating: false, count: groups.offsets.count)
    return rows.filter { row in
      let group = Int(groups.groupOfRow[row])
      defer { seen[group] = true }
      return seen[group]
    }
  }
}
