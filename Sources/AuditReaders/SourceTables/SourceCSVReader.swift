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
  func read(_ file: MappedFile, shape: SourceShape) -> SourceTable {
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
      isUsable: !rows.spelled.contains(where: \.isSwapped)
    )
  }
}
