import AuditCore
import Foundation

extension ReadingSession {
  /// Reads the cases of an XML file.
  mutating func readXML(_ file: MappedFile) {
    if file.bytes.isEmpty { return tellEmpty(file) }
    let parts = CaseXMLParts(
      file: file,
      plan: plan,
      keyField: vocabulary.keyField,
      threads: options.threadCount,
      progress: progress
    )
    if let records = parts.read(chunkSize: chunkSize) { return finish(records, file, .xml) }
    let stream = RecordStream(plan, keyField: vocabulary.keyField)
    let parser = CaseXMLParser(stream)
    parser.read(file, progress: progress)
    if let failure = parser.failure {
      diagnostics.append(CaseMessages.badXML(file.path, line: failure.line, failure.reason))
      stream.abandon(.truncated, at: 0)
      isBroken = true
    }
    let records = DocumentRecords(stream, threads: options.threadCount)
    finish(records, file, .xml, hasOffsets: parser.hasFileOffsets)
  }

  /// Reads the cases of a JSON file.
  mutating func readJSON(_ file: MappedFile) {
    guard let start = startOfJSON(file) else { return }
    let stream = RecordStream(plan, keyField: vocabulary.keyField)
    var reader = CaseJSONReader(
      stream,
      file.bytes,
      from: start,
      to: file.bytes.count,
      line: 1
    )
    do {
      try reader.readDocument(progress: progress)
    } catch {
      let line = reader.position.line
      diagnostics.append(CaseMessages.brokenJSON(file.path, line: line, error.reason))
      stream.abandon(.truncated, at: reader.position.offset)
      isBroken = true
    }
    finish(DocumentRecords(stream, threads: options.threadCount), file, .json)
  }

  /// Reads the cases of a JSON Lines file, each line on its own.
  mutating func readJSONLines(_ file: MappedFile) {
    guard var start = startOfJSON(file), let base = file.bytes.baseAddress else { return }
    let stream = RecordStream(plan, keyField: vocabulary.keyField)
    let end = file.bytes.count
    var reader = CaseJSONReader(stream, file.bytes, from: start, to: start, line: 1)
    var line = 1
    var told = start
    while start < end {
      let found = memchr(base + start, 0x0A, end - start)
      let lineEnd = found.map { UnsafeRawPointer(base).distance(to: $0) } ?? end
      reader.move(to: start..<lineEnd, line: line)
      if !reader.isAtEnd() { readLine(&reader, stream, start..<lineEnd, line) }
      start = lineEnd + 1
      line += 1
      if start - told > 1 << 20 {
        file.release(told..<start)
        progress.add(start - told)
        told = start
      }
    }
    progress.add(end - told)
    finish(DocumentRecords(stream, threads: options.threadCount), file, .json)
  }

  private func readLine(
    _ reader: inout CaseJSONReader,
    _ stream: RecordStream,
    _ bytes: Range<Int>,
    _ line: Int
  ) {
    do {
      try reader.readCase()
      if reader.isAtEnd() { return }
    } catch {
      if stream.current != nil { return stream.abandon(.badJSON, at: bytes.upperBound) }
    }
    stream.rejectCase(line: line, bytes: bytes, .badJSON)
  }

  /// Where JSON begins, after a byte order mark; `nil` when the file is empty or not UTF-8.
  private mutating func startOfJSON(_ file: MappedFile) -> Int? {
    if let fault = CSVHeader.encodingFault(file.bytes, path: file.path) {
      diagnostics.append(fault)
      isBroken = true
      return nil
    }
    if file.bytes.allSatisfy({ $0 <= 0x20 }) {
      tellEmpty(file)
      return nil
    }
    return file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func tellEmpty(_ file: MappedFile) {
    diagnostics.append(CaseMessages.emptyFile(file.path))
    isBroken = true
  }

  /// Takes what came out of a document with its lists inside.
  mutating func finish(
    _ found: DocumentRecords,
    _ file: MappedFile,
    _ format: RejectFile.DocumentFormat,
    hasOffsets: Bool = true
  ) {
    for (name, met) in found.unknownNames {
      diagnostics.append(
        CaseMessages.unknownName(
          file.path,
          line: met.line,
          name,
          count: met.count,
          known: met.known
        )
      )
    }
    for plan in plan.all {
      // A document that breaks off says so itself.
      tell(
        found.logs[plan.index],
        path: file.path,
        type: plan.type,
        butFor: isBroken ? .truncated : nil
      )
      let readCount = found.readCounts[plan.index]
      intake.append(
        Intake.Table(
          name: plan.type.name,
          readCount: readCount,
          rejectedCount: readCount - found.keptCounts[plan.index]
        )
      )
    }
    rejects += RejectFile.documents(
      of: file,
      format,
      logs: found.logs,
      types: plan.all.map(\.type),
      keyPath: vocabulary.keyPath,
      hasOffsets: hasOffsets
    )
    records = found.table
  }
}
