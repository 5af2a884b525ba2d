import AuditCore
import Foundation

/// Joins the sinks of one type of record into columns, and orders rows by their parents.
enum TableAssembly {
  /// Joins sinks into one table; the sinks give their memory back as they go.
  static func columns(of plan: RecordPlan, from sinks: [RecordSink], threads: Int) -> [Column] {
    let board = Board<Column>(count: plan.fields.count)
    Workers.run(count: plan.fields.count, threads: threads) { field in
      board.set(field, column(field, of: plan, from: sinks))
      for sink in sinks { sink.writers[field].free() }
    }
    return board.values
  }

  private static func column(
    _ field: Int,
    of plan: RecordPlan,
    from sinks: [RecordSink]
  ) -> Column {
    let total = sinks.reduce(0) { $0 + $1.rowCount }
    let validity = bitmap(sinks, total) { $0.writers[field].validity }
    let values: ColumnValues =
      switch plan.fields[field].kind {
      case .text: .text(text(field, sinks, total))
      case .code: .codes(join(field, sinks, total))
      case .boolean:
        .booleans(
          bitmap(sinks, total) { $0.writers[field].values?.assumingMemoryBound(to: UInt64.self) }
        )
      case .integer: .integers(join(field, sinks, total))
      case .decimal: .decimals(join(field, sinks, total))
      case .day: .days(join(field, sinks, total))
      case .dateTime: .instants(join(field, sinks, total))
      case .seconds: .secondsDurations(join(field, sinks, total))
      case .months: .monthsDurations(join(field, sinks, total))
      }
    return Column(validity: validity, values: values)
  }

  private static func join<Element>(
    _ field: Int,
    _ sinks: [RecordSink],
    _ total: Int
  ) -> [Element] {
    Array(unsafeUninitializedCapacity: total) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      for sink in sinks where sink.rowCount > 0 {
        guard let values = sink.writers[field].values else { continue }
        memcpy(base + count, values, sink.rowCount * MemoryLayout<Element>.stride)
        count += sink.rowCount
      }
    }
  }

  private static func bitmap(
    _ sinks: [RecordSink],
    _ total: Int,
    _ words: (RecordSink) -> UnsafeMutablePointer<UInt64>?
  ) -> Bitmap {
    var joined = [UInt64](repeating: 0, count: (total + 63) / 64 + 1)
    var row = 0
    for sink in sinks where sink.rowCount > 0 {
      guard let source = words(sink) else { continue }
      let shift = UInt64(row & 63)
      let first = row >> 6
      for word in 0..<(sink.rowCount + 63) / 64 {
        joined[first + word] |= source[word] << shift
        if shift > 0 { joined[first + word + 1] |= source[word] >> (64 - shift) }
      }
      row += sink.rowCount
    }
    joined.removeLast(joined.count - (total + 63) / 64)
    return Bitmap(words: joined, count: total)
  }

  /// Joins the texts of a field.
  static func text(_ field: Int, _ sinks: [RecordSink], _ total: Int) -> TextValues {
    let byteCount = sinks.reduce(0) { $0 + $1.writers[field].textCount }
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      for sink in sinks {
        guard let text = sink.writers[field].textBytes else { continue }
        memcpy(base + count, text, sink.writers[field].textCount)
        count += sink.writers[field].textCount
      }
    }
    let offsets = [UInt32](unsafeUninitializedCapacity: total + 1) { buffer, count in
      buffer[0] = 0
      count = 1
      var start: UInt32 = 0
      for sink in sinks {
        guard let ends = sink.writers[field].values?.assumingMemoryBound(to: UInt32.self) else {
          continue
        }
        for row in 0..<sink.rowCount { buffer[count + row] = start + ends[row + 1] }
        count += sink.rowCount
        start += UInt32(sink.writers[field].textCount)
      }
    }
    return TextValues(bytes: bytes, offsets: offsets)
  }

  /// Makes the table of sinks that were filled one after another, with their lists.
  ///
  /// `linesBefore` says for each sink how many lines its part of the file has before it.
  static func table(
    from sinks: [RecordSink],
    of plan: RecordPlan,
    linesBefore: [Int],
    threads: Int
  ) -> RecordTable {
    let count = sinks.reduce(0) { $0 + $1.rowCount }
    let lists = plan.lists.enumerated().map { index, list in
      let children = sinks.map { $0.children[index] }
      var parents: [Int32] = []
      var first: Int32 = 0
      for (sink, child) in zip(sinks, children) {
        parents.append(contentsOf: child.parents.lazy.map { $0 + first })
        first += Int32(truncatingIfNeeded: sink.rowCount)
      }
      let rows = table(from: children, of: list, linesBefore: linesBefore, threads: threads)
      return self.list(rows, parents: parents, count: count)
    }
    var lines: [UInt32] = []
    lines.reserveCapacity(count)
    for (sink, before) in zip(sinks, linesBefore) {
      let shift = UInt32(truncatingIfNeeded: before)
      lines.append(contentsOf: sink.lines.lazy.map { $0 + shift })
    }
    return RecordTable(
      type: plan.type,
      rowCount: count,
      columns: columns(of: plan, from: sinks, threads: threads),
      lists: lists,
      origins: RowOrigins(fileIndices: [0], lines: lines)
    )
  }

  /// Makes the table of a sink that was filled by one thread, with its lists.
  static func table(from sink: RecordSink, threads: Int) -> RecordTable {
    table(from: [sink], of: sink.plan, linesBefore: [0], threads: threads)
  }

  /// Ties child rows to their parents, ordering them by parent where they are not yet.
  static func list(
    _ table: RecordTable,
    parents: [Int32],
    count: Int,
    threads: Int = 1
  ) -> ListColumn {
    var offsets = [Int32](repeating: 0, count: count + 1)
    var isOrdered = true
    var last: Int32 = 0
    for parent in parents {
      if parent < last { isOrdered = false }
      last = parent
      offsets[Int(parent) + 1] += 1
    }
    for row in 0..<count { offsets[row + 1] += offsets[row] }
    if isOrdered { return ListColumn(offsets: offsets, table: table) }
    var next = offsets
    let order = [Int32](unsafeUninitializedCapacity: parents.count) { buffer, used in
      for (row, parent) in parents.enumerated() {
        buffer[Int(next[Int(parent)])] = Int32(row)
        next[Int(parent)] += 1
      }
      used = parents.count
    }
    return ListColumn(offsets: offsets, table: table.taking(order, threads: threads))
  }
}
