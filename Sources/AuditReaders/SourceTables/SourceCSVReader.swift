import AuditCore
import Foundation

/// Reads a CSV file of a source into typed columns.
struct SourceCSVReader {
  let threads: Int
  let chunkSize: Int
  let progress: ReadingProgress

  /// Where a value stands whose memory begins at an address; the first line where it is not the file's.
  private static func place(of start: UInt, in file: MappedFile) -> Place {
    file.place(of: Int(bitPattern: start) - Int(bitPattern: file.bytes.baseAddress))
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
      diagnostics.append(SourceMessages.zeroBytes(at: file.place(of: zero)))
    }
    if rows.readCount == 0 { diagnostics.append(SourceMessages.noRows(at: file.path)) }
    // Where cells hold line breaks, a line is no row; the last line may have no end.
    let openCount = file.bytes.last == UInt8(ascii: "\n") ? 0 : 1
    if !hasKey, rows.lineCount + openCount == rows.readCount {
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
        Self.place(of: start, in: file)
      }
      if let mixed { diagnostics.append(mixed) }
      diagnostics += SourceMessages.unknownCodes(
        values,
        shape: shape,
        at: Self.place(of: values.unknown.start, in: file)
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
