import AuditCore
import Foundation

/// Reads a CSV file of a source into typed columns.
struct SourceCSVReader {
  let threads: Int
  let chunkSize: Int
  let progress: ReadingProgress

  /// The line of a value that stands in a file's bytes; the first for one that does not.
  private static func line(of start: UInt, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let offset = Int(bitPattern: start) - Int(bitPattern: bytes.baseAddress)
    guard bytes.indices.contains(offset) else { return 1 }
    return 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  }

  /// Reads the rows; what is wrong with some of them leaves the others good.
  ///
  /// `hasKey` says that a key tells which rows are versions of one another; without one, rows that
  /// stand twice are told.
  func read(_ file: MappedFile, shape: SourceShape, hasKey: Bool) -> SourceTable {
    var diagnostics: [Diagnostic] = []
    let header = CSVHeader(file.bytes, path: file.path, shape: shape, into: &diagnostics)
    let plan = RecordPlan(shape.type)
    guard let layout = header.layout else {
      return SourceTable(
        records: TableAssembly.table(from: RecordSink(plan), threads: 1),
        files: [file.path],
        sheet: nil,
        readCount: 0,
        rejectedCount: 0,
        rejects: nil,
        diagnostics: diagnostics,
        isUsable: false
      )
    }
    let rows = CSVTableReader(
      file: file,
      header: header,
      layout: layout,
      plan: plan,
      cases: nil,
      threads: threads,
      chunkSize: chunkSize,
      progress: progress
    ).read()
    if let zero = rows.zero {
      let line = Self.line(
        of: UInt(bitPattern: file.bytes.baseAddress) + UInt(zero),
        in: file.bytes
      )
      diagnostics.append(SourceMessages.zeroBytes(at: Place(path: file.path, line: line)))
    }
    if rows.readCount == 0 { diagnostics.append(SourceMessages.noRows(at: file.path)) }
    // Where cells hold line breaks, a line is no row.
    if !hasKey, rows.lineCount == rows.readCount {
      let whole = UnsafeBufferPointer(rebasing: file.bytes[header.rowsStart...])
      if let found = RepeatedLines.find(whole) {
        let place = Place(path: file.path, line: header.lineCount + found.first)
        diagnostics.append(SourceMessages.repeatedRows(found.count, at: place))
      }
      file.release(header.rowsStart..<file.bytes.count)
    }
    for (key, tally) in rows.faults.tallies {
      diagnostics.append(
        SourceMessages.rowFault(
          key,
          tally,
          shape: shape,
          at: Place(path: file.path, line: tally.lines.first ?? 0)
        )
      )
    }
    for values in rows.spelled {
      let mixed = SourceMessages.mixedForms(values, shape: shape) { start in
        Place(path: file.path, line: Self.line(of: start, in: file.bytes))
      }
      if let mixed { diagnostics.append(mixed) }
      diagnostics += SourceMessages.unknownCodes(
        values,
        shape: shape,
        at: Place(path: file.path, line: Self.line(of: values.unknown.start, in: file.bytes))
      )
      diagnostics += SourceMessages.swappedDays(
        values,
        shape: shape,
        at: Place(
          path: file.path,
          line: rows.faults.lines(of: .noSuchDay, in: values.field).first ?? 0
        )
      )
    }
    return SourceTable(
      records: RecordTable(
        type: shape.type,
        rowCount: rows.lines.count,
        columns: rows.columns,
        lists: [],
        origins: RowOrigins(fileIndices: [0], lines: rows.lines)
      ),
      files: [file.path],
      sheet: nil,
      readCount: rows.readCount,
      rejectedCount: rows.faults.rows.count,
      rejects: RejectFile(
        rowsOf: file,
        header: header,
        faults: rows.faults,
        type: shape.type,
        keyPath: ""
      ),
      diagnostics: diagnostics,
      isUsable: rows.zero == nil && !rows.spelled.contains(where: \.isSwapped)
    )
  }
}
