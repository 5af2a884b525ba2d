import AuditCore
import Foundation

extension ReadingSession {
  /// Reads a folder: the cases, then each list.
  mutating func readFolder(_ path: String) throws(ReadingFailure) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw .cannotOpen(path, systemError: EACCES)
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let mains = ["cases.csv", "cases.xml", "cases.json", "cases.jsonl"].filter(names.contains)
    guard let main = mains.first else { throw .noCasesFile(path) }
    for other in mains.dropFirst() {
      diagnostics.append(CaseMessages.ambiguousFolder(path, used: main, other: other))
    }
    let lists = main == "cases.csv" ? vocabulary.root.lists.map { "\($0.name).csv" } : []
    let known = [main] + lists
    for name in names where !known.contains(name) && !mains.contains(name) {
      if name.hasPrefix(".") { continue }
      diagnostics.append(
        CaseMessages.unknownFile("\(folder)/\(name)", name, known: Array(known.dropFirst()))
      )
    }
    let first = try MappedFile(path: "\(folder)/\(main)", limit: options.byteLimit)
    var listFiles: [(index: Int, file: MappedFile)] = []
    for (index, name) in lists.enumerated() where names.contains(name) {
      listFiles.append(
        (index, try MappedFile(path: "\(folder)/\(name)", limit: options.byteLimit))
      )
    }
    let total = listFiles.reduce(first.bytes.count) { $0 + $1.file.bytes.count }
    progress = ReadingProgress(total: total, report: options.progress)
    files = [first.path]
    if main == "cases.csv" { readCSV(first, lists: listFiles) } else { readFile(first) }
  }

  /// Reads the cases of a CSV file and the files of their lists.
  mutating func readCSV(_ file: MappedFile, lists: [(index: Int, file: MappedFile)]) {
    guard let (reader, cases) = readTable(file, plan: plan, cases: nil) else { return }
    var rows = cases
    var table = RecordTable(
      type: vocabulary.root,
      rowCount: rows.lines.count,
      columns: rows.columns,
      lists: vocabulary.root.lists.map { Self.noRecords($0, parents: rows.lines.count) },
      origins: RowOrigins(fileIndices: [0], lines: rows.lines)
    )
    var index = keyIndex(table)
    if !index.duplicates.isEmpty {
      table = reject(index.duplicates, of: table, in: file, &rows.faults)
      index = keyIndex(table)
    }
    finish(rows.faults, reader, name: "case", readCount: rows.readCount)
    let known = KnownCases(
      index: index,
      rejected: Set(rows.faults.rows.lazy.map(\.caseID).filter { !$0.isEmpty })
    )
    rows = CSVTableReader.Rows()
    var columns = table.lists
    for (list, file) in lists {
      files.append(file.path)
      guard let (reader, rows) = readTable(file, plan: plan.lists[list], cases: known) else {
        continue
      }
      finish(rows.faults, reader, name: plan.lists[list].type.name, readCount: rows.readCount)
      let child = RecordTable(
        type: plan.lists[list].type,
        rowCount: rows.lines.count,
        columns: rows.columns,
        lists: plan.lists[list].type.lists.map {
          Self.noRecords($0, parents: rows.lines.count)
        },
        origins: RowOrigins(
          fileIndices: [UInt16(truncatingIfNeeded: files.count - 1)],
          lines: rows.lines
        )
      )
      columns[list] = TableAssembly.list(
        child,
        parents: rows.parents,
        count: table.rowCount,
        threads: options.threadCount
      )
    }
    records = RecordTable(
      type: table.type,
      rowCount: table.rowCount,
      columns: table.columns,
      lists: columns,
      origins: table.origins
    )
  }

  /// Reads one CSV file; `nil` when it cannot be used.
  private mutating func readTable(
    _ file: MappedFile,
    plan: RecordPlan,
    cases: KnownCases?
  ) -> (CSVTableReader, CSVTableReader.Rows)? {
    let header = CSVHeader(
      file.bytes,
      path: file.path,
      plan: plan,
      keyField: vocabulary.keyField,
      keyPath: cases == nil ? nil : vocabulary.keyPath,
      into: &diagnostics
    )
    guard let layout = header.layout else {
      isBroken = true
      return nil
    }
    let reader = CSVTableReader(
      file: file,
      header: header,
      layout: layout,
      plan: plan,
      cases: cases,
      threads: options.threadCount,
      chunkSize: chunkSize,
      progress: progress
    )
    let rows = reader.read()
    if let zero = rows.zero {
      var fault = SourceMessages.zeroBytes(at: file.place(of: zero))
      // In our own form a value keeps what it holds; reports leave such characters out.
      fault.severity = .warning
      diagnostics.append(fault)
    }
    return (reader, rows)
  }

  private mutating func finish(
    _ faults: FaultLog,
    _ reader: CSVTableReader,
    name: String,
    readCount: Int
  ) {
    tell(faults, path: reader.file.path, type: reader.plan.type)
    intake.append(
      Intake.Table(name: name, readCount: readCount, rejectedCount: faults.rows.count)
    )
    if let file = RejectFile(
      rowsOf: reader.file,
      header: reader.header,
      faults: faults,
      type: reader.plan.type,
      keyPath: vocabulary.keyPath
    ) {
      rejects.append(file)
    }
  }

  private func keyIndex(_ table: RecordTable) -> KeyIndex {
    guard case .text(let keys) = table.columns[vocabulary.keyField].values else {
      return KeyIndex(TextValues())
    }
    return KeyIndex(keys)
  }

  /// Rejects rows that were good but for their identifier.
  private func reject(
    _ duplicates: [Int],
    of table: RecordTable,
    in file: MappedFile,
    _ faults: inout FaultLog
  ) -> RecordTable {
    let lines = duplicates.map { Int(table.origins.lines[$0]) }
    for (position, bytes) in CSVLines.ranges(ofRowsAt: lines, in: file.bytes).enumerated() {
      let value = table.text(row: duplicates[position], field: vocabulary.keyField) ?? ""
      faults.reject(
        line: lines[position],
        bytes: bytes,
        faults: [
          PendingFault(.duplicateCase, field: vocabulary.keyField, value: Array(value.utf8))
        ]
      )
    }
    faults.sortRows()
    let gone = Set(duplicates)
    let kept = (0..<table.rowCount).filter { !gone.contains($0) }.map { Int32($0) }
    return table.taking(kept, threads: options.threadCount)
  }

  static func noRecords(_ type: RecordType, parents: Int) -> ListColumn {
    ListColumn(
      offsets: Array(repeating: 0, count: parents + 1),
      table: TableAssembly.table(from: RecordSink(RecordPlan(type)), threads: 1)
    )
  }
}

/// Finds rows of a sound CSV file again by their lines.
enum CSVLines {
  /// Finds the bytes of the rows that begin at some lines, which ascend.
  static func ranges(
    ofRowsAt lines: [Int],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    guard let base = bytes.baseAddress else { return [] }
    var found: [Range<Int>] = []
    var line = 1
    var start = 0
    for wanted in lines {
      while line < wanted, let next = memchr(base + start, 0x0A, bytes.count - start) {
        start = UnsafeRawPointer(base).distance(to: next) + 1
        line += 1
      }
      var end = start
      var isQuoted = false
      while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
        end += 1
      }
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      found.append(start..<end)
    }
    return found
  }
}
