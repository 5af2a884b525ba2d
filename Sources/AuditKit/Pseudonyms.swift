import AuditCore
import Crypto
import Foundation

/// Stands a keyed pseudonym in the place of every case's reference.
///
/// The same key gives the same case the same pseudonym in every audit; without the key nobody can
/// tell, nor try out, which case it is.
struct Pseudonyms {
  private let key: SymmetricKey

  /// The least number of bytes that a key may have: fewer could be tried one after the other.
  static let leastKeyLength = 16

  /// Reads the key; line ends behind it are no part of it.
  init(keyPath: String) throws(SurroundingsFailure) {
    var bytes = [UInt8](try InputFile.bytes(keyPath))
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard bytes.count >= Self.leastKeyLength else {
      throw SurroundingsFailure(
        "the key in '\(keyPath)' is shorter than \(Self.leastKeyLength) bytes",
        help: "make one with 'openssl rand -base64 32 > FILE' and keep it apart from the reports"
      )
    }
    key = SymmetricKey(data: bytes)
  }

  /// The pseudonym of a reference: sixty bits in the letters and digits that are hard to mistake.
  func pseudonym(of reference: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(reference.utf8), using: key)
    let bits = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let letters = (0..<12).map { alphabet[Int(bits >> UInt64(59 - 5 * $0) & 31)] }
    return stride(from: 0, to: 12, by: 4).map { String(letters[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// A text that tells this key from others, made as pseudonyms are, so that it tells nothing else.
  var mark: String { pseudonym(of: "\u{0}which key") }

  /// Replaces the references in all that is shown of a run.
  func replaceReferences(in run: inout Pipeline.Run) throws(SurroundingsFailure) {
    run.references = run.result.caseIDs
    let pseudonyms = run.references.map(pseudonym(of:))
    guard Set(pseudonyms).count == pseudonyms.count else {
      throw SurroundingsFailure(
        "two cases come to the same pseudonym with this key",
        help: "use another key"
      )
    }
    run.result.caseIDs = pseudonyms
    run.result.naming = .pseudonyms(key: mark)
    run.cases = run.cases.replacingReferences(pseudonyms)
  }

  /// The list of references with their pseudonyms, as CSV.
  static func list(of run: Pipeline.Run) -> [UInt8] {
    let rows = zip(run.references, run.result.caseIDs).map { "\(quoted($0)),\($1)" }
    return Array((["case,pseudonym"] + rows).map { $0 + "\n" }.joined().utf8)
  }

  /// Writes the list where only its owner may read it.
  static func write(_ run: Pipeline.Run, to path: String) throws(SurroundingsFailure) {
    guard FileKind(at: path) == .missing else {
      throw SurroundingsFailure(
        "the list of pseudonyms '\(path)' exists",
        help: "name a new file with --pseudonym-list"
      )
    }
    let isWritten = FileManager.default.createFile(
      atPath: path,
      contents: Data(list(of: run)),
      attributes: [.posixPermissions: 0o600]
    )
    guard isWritten else {
      throw SurroundingsFailure(
        "cannot write the list of pseudonyms '\(path)'",
        help: "check that the folder exists and may be written"
      )
    }
  }

  private static func quoted(_ text: String) -> String {
    let special = ",\"\r\n".unicodeScalars
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}

extension CaseTable {
  /// The same cases under other references, one a row.
  fileprivate func replacingReferences(_ references: [String]) -> CaseTable {
    var values = TextValues()
    for reference in references { values.append(reference.utf8) }
    var columns = records.columns
    columns[vocabulary.keyField] = Column(
      validity: Bitmap(repeating: true, count: references.count),
      values: .text(values)
    )
    let renamed = RecordTable(
      type: records.type,
      rowCount: records.rowCount,
      columns: columns,
      lists: records.lists,
      origins: records.origins
    )
    return CaseTable(vocabulary: vocabulary, records: renamed, files: files)
  }
}
