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
    let keys = by.indices.map { KeyText.Source(table, Array(by[...$0])) }
    let isRecorded = by.map { table.columns[$0].validity }
    Workers.run(count: blocks, threads: threads) { block in
      let rows = block * blockSize..<min((block + 1) * blockSize, count)
      var found = Matches(lengths: [], groups: [])
      found.lengths.reserveCapacity(rows.count)
      found.groups.reserveCapacity(rows.count)
      var scratch: [UInt8] = []
      for row in rows {
        var length = 0
        while length < by.count, isRecorded[length][row] { length += 1 }
        let group = length == 0 ? -1 : self.find(keys[length - 1], row, &scratch)
        found.lengths.append(group < 0 ? -1 : Int8(length - 1))
        found.groups.append(group)
      }
      board.set(block, (block, found))
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

  private func find(_ key: KeyText.Source, _ row: Int, _ scratch: inout [UInt8]) -> Int32 {
    let groups = groups[key.length - 1]
    return key.withBytes(of: row, &scratch) { bytes in
      guard let base = bytes.baseAddress else { return -1 }
      let first = groups.index.find(base, bytes.count)
      return first < 0 ? -1 : groups.groupOfRow[first]
    }
  }

  /// The rows of the keys that a row was matched with.
  func rows(_ matches: Matches, of row: Int) -> ArraySlice<Int32> {
    guard matches.lengths[row] >= 0 else { return [] }
    let groups = groups[Int(matches.lengths[row])]
    let group = Int(matches.groups[row])
    return groups.rows[Int(groups.offsets[group])..<Int(groups.offsets[group + 1])]
  }

  /// The rows whose whole key an earlier row has.
  var duplicates: [Int] { groups.last?.index.duplicates ?? [] }
}

/// Keys as text: the values of columns with slashes between them.
enum KeyText {
  /// The keys of all rows; a row that lacks a part has an empty key.
  static func make(_ table: RecordTable, _ fields: [Int]) -> (texts: TextValues, isWhole: Bitmap) {
    let source = Source(table, fields)
    var texts = TextValues()
    texts.offsets.reserveCapacity(table.rowCount + 1)
    var isWhole = Bitmap(repeating: false, count: table.rowCount)
    var scratch: [UInt8] = []
    for row in 0..<table.rowCount {
      let hasAll = fields.allSatisfy { table.columns[$0].validity[row] }
      if hasAll {
        source.withBytes(of: row, &scratch) { texts.bytes.append(contentsOf: $0) }
        isWhole[row] = true
      }
      texts.offsets.append(UInt32(truncatingIfNeeded: texts.bytes.count))
    }
    return (texts, isWhole)
  }

  /// The columns of a key, ready to be read row by row.
  struct Source: Sendable {
    private let table: RecordTable
    private let fields: [Int]
    private let texts: [TextValues?]

    /// How many columns there are.
    var length: Int { fields.count }

    init(_ table: RecordTable, _ fields: [Int]) {
      self.table = table
      self.fields = fields
      texts = fields.map { field in
        if case .text(let values) = table.columns[field].values { return values }
        return nil
      }
    }

    /// Gives the bytes of a row's key, whose parts are all recorded.
    func withBytes<Result>(
      of row: Int,
      _ scratch: inout [UInt8],
      _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      if fields.count == 1, let values = texts[0] {
        return values.bytes.withUnsafeBufferPointer { bytes in
          body(
            UnsafeBufferPointer(
              rebasing: bytes[Int(values.offsets[row])..<Int(values.offsets[row + 1])]
            )
          )
        }
      }
      scratch.removeAll(keepingCapacity: true)
      for (position, field) in fields.enumerated() {
        if position > 0 { scratch.append(UInt8(ascii: "/")) }
        if let values = texts[position] {
          scratch += values.bytes[Int(values.offsets[row])..<Int(values.offsets[row + 1])]
        } else {
          scratch += (table.text(row: row, field: field) ?? "").utf8
        }
      }
      return scratch.withUnsafeBufferPointer(body)
    }
  }
}
