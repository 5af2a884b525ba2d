import AuditCore
import Foundation

extension ReadingSession {
  /// Reads the cases of an XML file.
  mutating func readXML(_ file: MappedFile) {
    if file.bytes.isEmpty { return tellEmpty(file) }
    let stream = RecordStream(plan, keyField: vocabulary.keyField)
    let parser = CaseXMLParser(stream)
    parser.read(file, progress: progress)
    if let failure = parser.failure {
      diagnostics.append(CaseMessages.badXML(file.path, line: failure.line, failure.reason))
      stream.abandon()
      isBroken = true
    }
    finish(stream, file, .xml, hasOffsets: parser.hasFileOffsets)
  }

  mutating func tellEmpty(_ file: MappedFile) {
    diagnostics.append(CaseMessages.emptyFile(file.path))
    isBroken = true
  }

  /// Takes what came out of a document with its lists inside.
  mutating func finish(
    _ stream: RecordStream,
    _ file: MappedFile,
    _ format: RejectFile.DocumentFormat,
    hasOffsets: Bool = true
  ) {
    for (name, met) in stream.unknownNames {
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
    let kept = stream.keptCounts
    for plan in plan.all {
      tell(stream.logs[plan.index], path: file.path, type: plan.type)
      let readCount = stream.readCounts[plan.index]
      intake.append(
        Intake.Table(
          name: plan.type.name,
          readCount: readCount,
          rejectedCount: readCount - kept[plan.index]
        )
      )
    }
    rejects += RejectFile.documents(
      of: file,
      format,
      logs: stream.logs,
      types: plan.all.map(\.type),
      keyPath: vocabulary.keyPath,
      hasOffsets: hasOffsets
    )
    records = TableAssembly.table(from: stream.root, threads: options.threadCount)
  }
}
