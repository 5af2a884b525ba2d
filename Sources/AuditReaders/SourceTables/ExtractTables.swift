package import AuditCore
import Foundation

/// The tables of one extract that stand in sheets of workbooks or in JSON or XML documents.
///
/// An extract is a file or a folder; of a folder the files right in it count. A workbook is opened
/// once, however many of its sheets are read.
package final class ExtractTables {
  /// What is wrong with files that no table could be read from, each told once.
  package private(set) var diagnostics: [Diagnostic] = []
  private let path: String
  private let files: [String]
  private var workbooks: [Workbook]?

  /// Lists an extract's files.
  ///
  /// - Throws: `ReadingFailure` when there is no such file or folder.
  package init(path: String) throws(ReadingFailure) {
    self.path = path
    files = try ExtractFolder.files(at: path).paths
  }

  /// Reads a table.
  ///
  /// - Returns: `nil` for a table that stands in a CSV file, which is read elsewhere.
  /// - Throws: `ReadingFailure` when a file cannot be read.
  package func table(
    _ table: MappedTable,
    into shape: SourceShape,
    threads: Int = 1
  ) throws(ReadingFailure) -> SourceTable? {
    switch table.source {
    case .file, nil: nil
    case .sheet(let names): try sheet(names, of: table, into: shape, threads: threads)
    case .json(let place):
      try DocumentTableReader.read(
        place,
        in: with(["json", "jsonl", "ndjson"]),
        .json,
        of: path,
        into: shape,
        isRequired: table.isRequired,
        threads: threads
      )
    case .xml(let place):
      try DocumentTableReader.read(
        place,
        in: with(["xml"]),
        .xml,
        of: path,
        into: shape,
        isRequired: table.isRequired,
        threads: threads
      )
    }
  }

  private func with(_ endings: [String]) -> [String] {
    if files == [path] { return files }
    return files.filter { endings.contains(URL(filePath: $0).pathExtension.lowercased()) }
  }

  private func sheet(
    _ names: [String],
    of table: MappedTable,
    into shape: SourceShape,
    threads: Int
  ) throws(ReadingFailure) -> SourceTable? {
    let books = try open()
    let holders = books.filter { book in
      let plain = Set(names.map(PlainName.of))
      return book.sheetNames.contains { plain.contains(PlainName.of($0)) }
    }
    if let only = holders.first, holders.count == 1 {
      return SheetTableReader.read(names, of: only, into: shape, threads: threads)
    }
    if holders.isEmpty, !books.isEmpty, !table.isRequired {
      diagnostics.append(
        CaseMessages.missingTable(
          table,
          wanted: names,
          present: books.flatMap(\.sheetNames),
          at: books.count == 1 ? books[0].path : path
        )
      )
      return nil
    }
    let fault: Diagnostic?
    if holders.count > 1 {
      fault = SourceMessages.doubledSheet(names.first ?? "", in: holders.map(\.path), at: path)
    } else if books.isEmpty {
      // What is wrong with a workbook that could not be opened is told already.
      fault = diagnostics.isEmpty ? SourceMessages.noWorkbook(at: path) : nil
    } else {
      fault = WorkbookMessages.missingSheet(
        names.first ?? "",
        known: books.flatMap(\.sheetNames),
        at: Place(path: books.count == 1 ? books[0].path : path)
      )
    }
    return SourceTable(
      records: TableAssembly.table(from: RecordSink(RecordPlan(shape.type)), threads: 1),
      files: [path],
      sheet: names.first,
      readCount: 0,
      rejectedCount: 0,
      rejects: nil,
      diagnostics: [fault].compactMap(\.self),
      isUsable: false
    )
  }

  private func open() throws(ReadingFailure) -> [Workbook] {
    if let workbooks { return workbooks }
    var found: [Workbook] = []
    let others = ["csv", "json", "jsonl", "ndjson", "xml"]
    for file in with(["xlsx", "xlsm", "xls", "xlsb", "ods"])
    where !others.contains(URL(filePath: file).pathExtension.lowercased()) {
      let (workbook, faults) = try Workbook.open(path: file)
      diagnostics += faults
      if let workbook { found.append(workbook) }
    }
    workbooks = found
    return found
  }
}
