import AuditCore
import Foundation

extension RejectFile {
  /// Makes the file of a CSV file's rejected rows; `nil` when there are none.
  init?(
    rowsOf file: MappedFile,
    header: CSVHeader,
    faults: FaultLog,
    type: RecordType,
    keyPath: String
  ) {
    if faults.rows.isEmpty { return nil }
    var text = Array("rejectedLine,rejectedBecause,".utf8)
    text += file.bytes[header.start..<header.textEnd]
    text.append(UInt8(ascii: "\n"))
    for row in faults.rows {
      let reasons = faults.reasons[row.reasons].map {
        CaseMessages.reason($0, type: type, keyPath: keyPath)
      }
      text += "\(row.line),\(Self.quoted(reasons.joined(separator: "; "))),".utf8
      text += file.bytes[row.bytes]
      text.append(UInt8(ascii: "\n"))
    }
    name = URL(filePath: file.path).lastPathComponent
    bytes = text
  }

  static func quoted(_ text: String) -> String {
    "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
  }
}
