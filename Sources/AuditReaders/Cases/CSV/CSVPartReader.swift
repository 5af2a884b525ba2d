import Foundation

/// What a table's header says about each column of the file.
struct CSVLayout: Sendable {
  /// The field of each column, or one of the marks below.
  var targets: [Int32]
  /// Whether rows belong to a case that a column names.
  var isList: Bool
  /// The field that identifies a case; for cases only, -1 where none does.
  var keyField: Int
  /// How the columns are written whose spelling is a source's own; their targets count down from
  /// `firstSpelled`.
  var spelled: [SpelledValues] = []

  static let ignored: Int32 = -1
  static let caseKey: Int32 = -2
  static let firstSpelled: Int32 = -16
}

/// The rows of one part of a CSV file.
struct CSVPart: Sendable {
  var sink: RecordSink
  var faults = FaultLog()
  /// The first byte, and the byte after the last row.
  var start: Int
  var end: Int
  var lineCount = 0
  var readCount = 0
  /// The columns whose spelling is a source's own, with what was met in them.
  var spelled: [SpelledValues] = []
  /// Where the first zero byte stands, which no text holds; `nil` where none does.
  var zero: Int?
}

/// Reads the rows that begin in one part of a CSV file.
struct CSVPartReader {
  let base: UnsafePointer<UInt8>
  let fileEnd: Int
  let layout: CSVLayout
  private let targets: UnsafePointer<Int32>
  private let cases: KnownCases?
  var part: CSVPart
  private var scanner = CSVScanner()
  var positions: UnsafeMutablePointer<UInt32>
  var capacity: Int
  /// The first position not used yet, and how many there are.
  var next = 0
  var available = 0
  /// Up to where the scanner went; positions count from `origin`.
  private var scanned: Int
  var origin: Int
  var isExhausted = false
  var rowStart: Int
  private var scratch: [UInt8] = []
  private var spelled: [SpelledValues]
  /// Memory for the key of one row, where its quotes are doubled.
  private var keyMemory = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private var lastParent = -1
  private var lastKey = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  private static let blockSize = 16 << 10
  private static let longestOverrun = 32 << 20

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    base: UnsafePointer<UInt8>,
    from start: Int,
    layout: CSVLayout,
    targets: UnsafePointer<Int32>,
    plan: RecordPlan,
    cases: KnownCases?
  ) {
    self.base = base
    fileEnd = bytes.count
    self.layout = layout
    spelled = layout.spelled
    self.targets = targets
    self.cases = cases
    part = CSVPart(sink: RecordSink(plan), start: start, end: start)
    capacity = Self.blockSize + 64
    positions = .allocate(capacity: capacity)
    scanned = start
    origin = start
    rowStart = start
  }

  /// Reads the rows that begin from `start` up to `limit`; the last may end past the limit.
  ///
  /// Tries the fast scanner first; where a quote stands wrongly the part is read with care.
  ///
  /// With `mayGiveUp` the answer is `nil` instead, for a part whose start is a guess.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    upTo limit: Int,
    layout: CSVLayout,
    plan: RecordPlan,
    cases: KnownCases?,
    mayGiveUp: Bool
  ) -> CSVPart? {
    guard let base = bytes.baseAddress else { return nil }
    return layout.targets.withUnsafeBufferPointer { targets in
      guard let first = targets.baseAddress else { return nil }
      func make() -> CSVPartReader {
        CSVPartReader(
          bytes,
          base: base,
          from: start,
          layout: layout,
          targets: first,
          plan: plan,
          cases: cases
        )
      }
      var fast = make()
      defer { fast.close() }
      if fast.readFast(upTo: limit) { return fast.finished }
      if mayGiveUp { return nil }
      var careful = make()
      defer { careful.close() }
      careful.readCarefully(upTo: limit)
      return careful.finished
    }
  }

  /// The part, once it is read.
  private var finished: CSVPart {
    var part = part
    part.spelled = spelled
    if part.end > part.start, let zero = memchr(base + part.start, 0, part.end - part.start) {
      part.zero = UnsafeRawPointer(base).distance(to: zero)
    }
    return part
  }

  /// Reads with the fast scanner; `false` when a quote stands wrongly.
  private mutating func readFast(upTo limit: Int) -> Bool {
    while rowStart < limit {
      guard readRow() else { return false }
    }
    part.end = rowStart
    return !scanner.hasStrayQuote
  }

  /// Scans the next block; `false` when nothing can be trusted any more.
  private mutating func fill() -> Bool {
    if next > 0 {
      available -= next
      memmove(positions, positions + next, available * MemoryLayout<UInt32>.stride)
      next = 0
    }
    let count = min(Self.blockSize, fileEnd - scanned)
    if available + count + 64 > capacity { growPositions(available + count + 64) }
    available += scanner.scan(
      base + scanned,
      count,
      base: UInt32(truncatingIfNeeded: scanned - origin),
      into: positions + available
    )
    scanned += count
    isExhausted = scanned == fileEnd
    if scanner.hasHighByte { part.sink.checksUTF8 = true }
    if scanner.hasStrayQuote || (isExhausted && scanner.isInside) { return false }
    return scanned - rowStart < Self.longestOverrun
  }

  mutating func growPositions(_ count: Int) {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: count * 2)
    larger.update(from: positions, count: available)
    positions.deallocate()
    positions = larger
    capacity = count * 2
  }

  /// Reads the row that begins at `rowStart`; `false` when a quote stands wrongly.
  mutating func readRow() -> Bool {
    let sink = part.sink
    let writers = sink.writers
    let row = sink.rowCount
    let columnCount = layout.targets.count
    let limit = base + fileEnd
    var column = 0
    var start = rowStart
    var end = start
    var lineBreaks = 0
    var isLast = false
    var key = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    repeat {
      if next == available {
        if !isExhausted {
          if !fill() { return false }
          continue
        }
        end = fileEnd
        isLast = true
      } else {
        end = origin + Int(positions[next])
        next += 1
        isLast = base[end] == UInt8(ascii: "\n")
      }
      var cellEnd = end
      if isLast, cellEnd > start, base[cellEnd - 1] == UInt8(ascii: "\r") { cellEnd -= 1 }
      if cellEnd > start {
        let isQuoted = base[start] == UInt8(ascii: "\"")
        let target = column < columnCount ? targets[column] : CSVLayout.ignored
        if isQuoted {
          guard
            readQuoted(start..<cellEnd, Int(target), key: &key, lineBreaks: &lineBreaks)
          else { return false }
        } else if target >= 0 {
          let fault = writers[Int(target)].put(
            base + start,
            cellEnd - start,
            row: row,
            limit: limit,
            checksUTF8: sink.checksUTF8
          )
          if fault != .none { sink.note(fault, Int(target), base + start, cellEnd - start) }
        } else if target == CSVLayout.caseKey {
          key = UnsafeBufferPointer(start: base + start, count: cellEnd - start)
        } else if target <= CSVLayout.firstSpelled {
          spelled[Int(CSVLayout.firstSpelled - target)].put(
            UnsafeBufferPointer(start: base + start, count: cellEnd - start),
            into: sink,
            limit: limit
          )
        }
      }
      column += 1
      start = end + 1
    } while !isLast
    endRow(at: end, columns: column, lineBreaks: lineBreaks, key: key)
    return true
  }

  private mutating func endRow(
    at end: Int,
    columns: Int,
    lineBreaks: Int,
    key: UnsafeBufferPointer<UInt8>
  ) {
    var contentEnd = end
    if contentEnd > rowStart, base[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
    let bytes = rowStart..<contentEnd
    let line = part.lineCount + 1
    part.lineCount += lineBreaks + (end < fileEnd ? 1 : 0)
    rowStart = min(end + 1, fileEnd)
    if bytes.isEmpty { return }
    let sink = part.sink
    part.readCount += 1
    if columns < layout.targets.count {
      sink.faults.append(PendingFault(end == fileEnd ? .truncated : .shortRow))
    } else if columns > layout.targets.count {
      sink.faults.append(PendingFault(.longRow))
    }
    var caseID = key
    var parent: Int32 = -1
    if layout.isList {
      parent = findParent(key)
    } else if layout.keyField >= 0 {
      caseID = sink.writers[layout.keyField].text(row: sink.rowCount, isEnded: false)
    }
    if sink.endRow(line: UInt32(truncatingIfNeeded: line), parent: parent) { return }
    part.faults.reject(line: line, bytes: bytes, faults: sink.faults, caseID: Array(caseID))
    sink.faults.removeAll()
  }

  /// Finds the row of a child row's case, noting the fault when there is none.
  private mutating func findParent(_ key: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let cases, let start = key.baseAddress, key.count > 0 else {
      part.sink.faults.append(PendingFault(.missingValue, field: KnownCases.keyColumn))
      return -1
    }
    if let last = lastKey.baseAddress, lastKey.count == key.count,
      memcmp(last, start, key.count) == 0
    {
      return Int32(truncatingIfNeeded: lastParent)
    }
    let row = cases.index.find(start, key.count)
    if row < 0 {
      let value = Array(key)
      let fault: RowFault = cases.rejected.contains(value) ? .caseRejected : .noSuchCase
      part.sink.faults.append(
        PendingFault(fault, field: KnownCases.keyColumn, value: Array(value.prefix(200)))
      )
      return -1
    }
    // A key with doubled quotes stands in memory that the next row uses again.
    if start >= base, start < base + fileEnd {
      lastKey = key
      lastParent = row
    }
    return Int32(truncatingIfNeeded: row)
  }

  /// Reads a cell that begins with a quote; `false` when it does not end with one.
  private mutating func readQuoted(
    _ cell: Range<Int>,
    _ target: Int,
    key: inout UnsafeBufferPointer<UInt8>,
    lineBreaks: inout Int
  ) -> Bool {
    guard cell.count >= 2, base[cell.upperBound - 1] == UInt8(ascii: "\"") else { return false }
    let inner = cell.lowerBound + 1..<cell.upperBound - 1
    var hasQuote = false
    for index in inner {
      if base[index] == UInt8(ascii: "\n") { lineBreaks += 1 }
      if base[index] == UInt8(ascii: "\"") { hasQuote = true }
    }
    let plain = UnsafeBufferPointer(start: base + inner.lowerBound, count: inner.count)
    if !hasQuote {
      if target >= 0 {
        part.sink.put(target, base + inner.lowerBound, inner.count, limit: base + fileEnd)
      } else if target == CSVLayout.caseKey {
        key = plain
      } else if target <= CSVLayout.firstSpelled {
        spelled[Int(CSVLayout.firstSpelled) - target].put(
          plain,
          into: part.sink,
          limit: base + fileEnd
        )
      }
      return true
    }
    if target >= 0 {
      Self.undouble(plain, into: &scratch)
      let sink = part.sink
      scratch.withUnsafeBufferPointer { text in
        if let start = text.baseAddress {
          sink.put(target, start, text.count, limit: start + text.count)
        }
      }
    } else if target <= CSVLayout.firstSpelled {
      Self.undouble(plain, into: &scratch)
      let sink = part.sink
      let text = scratch
      text.withUnsafeBufferPointer { text in
        guard let start = text.baseAddress else { return }
        spelled[Int(CSVLayout.firstSpelled) - target].put(
          text,
          into: sink,
          limit: start + text.count
        )
      }
    } else if target == CSVLayout.caseKey {
      let size = inner.count
      if keyMemory.count < size {
        keyMemory.deallocate()
        keyMemory = .allocate(capacity: size)
      }
      Self.undouble(plain, into: &scratch)
      _ = keyMemory.update(fromContentsOf: scratch)
      key = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(keyMemory)[..<scratch.count])
    }
    return true
  }
  /// Writes a quoted cell's text with each doubled quote as one.
  private static func undouble(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    var wasQuote = false
    for byte in text {
      wasQuote = byte == UInt8(ascii: "\"") && !wasQuote
      if !wasQuote { scratch.append(byte) }
    }
  }

  private func close() {
    positions.deallocate()
    keyMemory.deallocate()
  }
}
