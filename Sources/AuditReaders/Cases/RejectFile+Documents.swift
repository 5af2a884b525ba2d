import AuditCore
import Foundation

extension RejectFile {
  /// The form of a document whose records hold their lists.
  enum DocumentFormat {
    case xml
    case json
  }

  /// Makes the files of a document's rejected records: the records, and a CSV file of reasons.
  static func documents(
    of file: MappedFile,
    _ format: DocumentFormat,
    logs: [FaultLog],
    types: [RecordType],
    keyPath: String,
    hasOffsets: Bool
  ) -> [RejectFile] {
    let found = zip(logs, types).flatMap { log, type in
      log.rows.map { (log: log, type: type, row: $0) }
    }
    .sorted { ($0.row.line, $0.row.bytes.lowerBound) < ($1.row.line, $1.row.bytes.lowerBound) }
    if found.isEmpty { return [] }
    var reasons = "record,rejectedLine,list,\(keyPath),rejectedBecause\n"
    var records: [UInt8] = []
    if format == .xml {
      records += "<cases xmlns=\"\(CaseXMLParser.namespace)\">\n".utf8
    }
    for (position, entry) in found.enumerated() {
      let because = entry.log.reasons[entry.row.reasons]
        .map { CaseMessages.reason($0, type: entry.type, keyPath: keyPath) }
        .joined(separator: "; ")
      let caseID = String(decoding: entry.row.caseID, as: UTF8.self)
      reasons += "\(position + 1),\(entry.row.line),\(entry.type.name),"
      reasons += "\(quoted(caseID)),\(quoted(because))\n"
      let isWhole = hasOffsets && entry.row.bytes.upperBound <= file.bytes.count
      let text = isWhole ? Array(file.bytes[entry.row.bytes]) : []
      switch format {
      case .xml: records += text
      // A line break in JSON outside a string is as good as a blank, and within one it is a fault.
      case .json: records += text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      }
      records.append(0x0A)
    }
    if format == .xml { records += "</cases>\n".utf8 }
    let stem = URL(filePath: file.path).deletingPathExtension().lastPathComponent
    return [
      RejectFile(name: "\(stem)\(format == .xml ? ".xml" : ".jsonl")", bytes: records),
      RejectFile(name: "\(stem).reasons.csv", bytes: Array(reasons.utf8)),
    ]
  }
}
