import AuditCore
import Foundation

/// Reads all rows of one CSV file on several threads.
struct CSVTableReader {
  let file: MappedFile
  let header: CSVHeader
  let layout: CSVLayout
  let plan: RecordPlan
  let cases: KnownCases?
  let threads: Int
  let chunkSize: Int
  let progress: ReadingProgress

  /// The rows of a file, in its order.
  struct Rows {
    var columns: [Column] = []
    var lines: [UInt32] = []
    var parents: [Int32] = []
    var faults = FaultLog()
    var readCount = 0
    var spelled: [SpelledValues] = []
    /// Where in the file the first zero byte stands.
    var zero: Int?
    /// How many lines the rows take.
    var lineCount = 0
  }

  /// Reads the rows.
  ///
  /// Each part of the file begins at a guess: after the first line break past the part before. Where
  /// the part before proves to end elsewhere, as with a quoted line break, the part is read again.
  func read() -> Rows {
    let starts = guesses()
    let board = Board<CSVPart>(count: max(starts.count - 1, 0))
    Workers.run(count: starts.count - 1, threads: threads) { index in
      let part = CSVPartReader.read(
        file.bytes,
        from: starts[index],
        upTo: starts[index + 1],
        layout: layout,
        plan: plan,
        cases: cases,
        mayGiveUp: index > 0
      )
      if let part { board.set(index, part) }
      file.release(starts[index]..<starts[index + 1])
      progress.add(starts[index + 1] - starts[index])
    }
    return join(starts, board)
  }

  private func guesses() -> [Int] {
    guard let base = file.bytes.baseAddress else { return [] }
    let end = file.bytes.count
    var starts = [header.rowsStart]
    var nominal = header.rowsStart + chunkSize
    while nominal < end {
      guard let found = memchr(base + nominal - 1, 0x0A, end - nominal + 1) else { break }
      let start = UnsafeRawPointer(base).distance(to: found) + 1
      if start >= end { break }
      if start > (starts.last ?? 0) { starts.append(start) }
      nominal = max(nominal, start) + chunkSize
    }
    return starts + [end]
  }

  private func join(_ starts: [Int], _ board: Board<CSVPart>) -> Rows {
    var rows = Rows()
    var sinks: [RecordSink] = []
    var linesBefore = header.lineCount
    var position = starts.first ?? 0
    for index in 0..<max(starts.count - 1, 0) {
      var part = board.take(index)
      if position >= starts[index + 1] { continue }
      if part?.start != position {
        part = CSVPartReader.read(
          file.bytes,
          from: position,
          upTo: starts[index + 1],
          layout: layout,
          plan: plan,
          cases: cases,
          mayGiveUp: false
        )
      }
      guard let part else { continue }
      if rows.spelled.isEmpty {
        rows.spelled = part.spelled
      } else {
        for index in part.spelled.indices { rows.spelled[index].add(part.spelled[index]) }
      }
      position = part.end
      rows.zero = rows.zero ?? part.zero
      rows.faults.append(part.faults, linesBefore: linesBefore)
      rows.readCount += part.readCount
      let shift = UInt32(truncatingIfNeeded: linesBefore)
      rows.lines.append(contentsOf: part.sink.lines.lazy.map { $0 + shift })
      rows.parents.append(contentsOf: part.sink.parents)
      linesBefore += part.lineCount
      if part.sink.rowCount > 0 { sinks.append(part.sink) }
    }
    rows.lineCount = linesBefore - header.lineCount
    rows.columns = TableAssembly.columns(of: plan, from: sinks, threads: threads)
    return rows
  }
}
