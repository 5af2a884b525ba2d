import AuditCore
import Foundation

extension RecordTable {
  /// Makes a table of some rows in another order, with their lists.
  func taking(_ rows: [Int32], threads: Int) -> RecordTable {
    let board = Board<Column>(count: columns.count)
    Workers.run(count: columns.count, threads: threads) { index in
      board.set(index, self.columns[index].taking(rows))
    }
    return RecordTable(
      type: type,
      rowCount: rows.count,
      columns: board.values,
      lists: lists.map { $0.taking(rows, threads: threads) },
      origins: origins.taking(rows),
      fieldOrigins: fieldOrigins.mapValues { $0.taking(rows) }
    )
  }
}

extension RowOrigins {
  /// The origins of some rows in another order.
  func taking(_ rows: [Int32]) -> RowOrigins {
    RowOrigins(
      fileIndices: fileIndices.count > 1 ? rows.map { fileIndices[Int($0)] } : fileIndices,
      lines: lines.isEmpty ? [] : rows.map { lines[Int($0)] }
    )
  }
}

extension ListColumn {
  /// Makes a list column for some of the parents.
  func taking(_ parents: [Int32], threads: Int) -> ListColumn {
    var offsets: [Int32] = [0]
    var children: [Int32] = []
    offsets.reserveCapacity(parents.count + 1)
    for parent in parents {
      children.append(contentsOf: rows(of: Int(parent)).lazy.map { Int32($0) })
      offsets.append(Int32(children.count))
    }
    return ListColumn(offsets: offsets, table: table.taking(children, threads: threads))
  }
}

extension Column {
  /// Makes a column of some rows in another order.
  func taking(_ rows: [Int32]) -> Column {
    let taken: ColumnValues =
      switch values {
      case .text(let texts): .text(texts.taking(rows))
      case .codes(let items): .codes(Self.take(items, rows))
      case .booleans(let bits): .booleans(bits.taking(rows))
      case .integers(let items): .integers(Self.take(items, rows))
      case .decimals(let items): .decimals(Self.take(items, rows))
      case .days(let items): .days(Self.take(items, rows))
      case .instants(let items): .instants(Self.take(items, rows))
      case .secondsDurations(let items): .secondsDurations(Self.take(items, rows))
      case .monthsDurations(let items): .monthsDurations(Self.take(items, rows))
      }
    return Column(validity: validity.taking(rows), values: taken)
  }

  private static func take<Element>(_ items: [Element], _ rows: [Int32]) -> [Element] {
    items.withUnsafeBufferPointer { items in rows.map { items[Int($0)] } }
  }
}

extension Bitmap {
  func taking(_ rows: [Int32]) -> Bitmap {
    var taken = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
    words.withUnsafeBufferPointer { words in
      for (position, row) in rows.enumerated() {
        let bit = words[Int(row) >> 6] >> UInt64(row & 63) & 1
        taken[position >> 6] |= bit << UInt64(position & 63)
      }
    }
    return Bitmap(words: taken, count: rows.count)
  }
}

extension TextValues {
  fileprivate func taking(_ rows: [Int32]) -> TextValues {
    var ends: [UInt32] = [0]
    ends.reserveCapacity(rows.count + 1)
    var total: UInt32 = 0
    for row in rows {
      total += offsets[Int(row) + 1] - offsets[Int(row)]
      ends.append(total)
    }
    let joined = [UInt8](unsafeUninitializedCapacity: Int(total)) { buffer, used in
      guard let target = buffer.baseAddress else { return }
      bytes.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        for (position, row) in rows.enumerated() {
          let size = Int(ends[position + 1] - ends[position])
          memcpy(target + Int(ends[position]), source + Int(offsets[Int(row)]), size)
        }
      }
      used = Int(total)
    }
    return TextValues(bytes: joined, offsets: ends)
  }
}
