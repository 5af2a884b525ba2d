import AuditCore
import Foundation

/// The first row of a CSV file: which column holds which field.
struct CSVHeader {
  /// Where the header begins, after a byte order mark.
  var start = 0
  /// Where the rows begin.
  var rowsStart = 0
  /// Where the header's text ends.
  var textEnd = 0
  /// How many lines the header takes.
  var lineCount = 0
  /// What the columns hold; `nil` when the file cannot be read.
  var layout: CSVLayout?

  /// Columns that a file of rejected rows has before its own.
  static let ignoredNames: Set<String> = ["rejectedLine", "rejectedBecause"]

  /// Reads the header of a file.
  ///
  /// `keyPath` is for a list the column that names the case, and `nil` for the cases.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    path: String,
    plan: RecordPlan,
    keyField: Int,
    keyPath: String?,
    into diagnostics: inout [Diagnostic]
  ) {
    if let fault = Self.encodingFault(bytes, path: path) {
      diagnostics.append(fault)
      return
    }
    guard findStart(bytes, path: path, into: &diagnostics) else { return }
    guard let names = readNames(bytes, path: path, into: &diagnostics) else { return }
    let key = keyPath ?? plan.type.fields[keyField].path
    guard names.contains(key) else {
      diagnostics.append(CaseMessages.missingHeader(path, key: key, names: names))
      return
    }
    layout = Self.layout(
      names,
      path: path,
      plan: plan,
      keyField: keyField,
      keyPath: keyPath,
      into: &diagnostics
    )
  }

  /// Reads the header of a table of a source, whose columns go by the names of a shape.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    path: String,
    shape: SourceShape,
    into diagnostics: inout [Diagnostic]
  ) {
    if let fault = Self.encodingFault(bytes, path: path) {
      diagnostics.append(fault)
      return
    }
    guard findStart(bytes, path: path, into: &diagnostics),
      let names = readNames(bytes, path: path, into: &diagnostics)
    else { return }
    layout = SourceLayout.make(names, path: path, shape: shape, into: &diagnostics)
  }

  /// Finds where the header begins; `false` for a file without text.
  private mutating func findStart(
    _ bytes: UnsafeBufferPointer<UInt8>,
    path: String,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    lineCount = 1
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D {
      if bytes[start] == 0x0A { lineCount += 1 }
      start += 1
    }
    if start < bytes.count { return true }
    diagnostics.append(CaseMessages.emptyFile(path))
    return false
  }

  /// Tells text that is not UTF-8 by its first bytes.
  static func encodingFault(_ bytes: UnsafeBufferPointer<UInt8>, path: String) -> Diagnostic? {
    guard bytes.count >= 2 else { return nil }
    let first = (bytes[0], bytes[1])
    if first == (0xFF, 0xFE) || first == (0xFE, 0xFF) || first.0 == 0 || first.1 == 0 {
      return CaseMessages.wrongEncoding(path, "UTF-16")
    }
    if first == (0x50, 0x4B) {
      return CaseMessages.wrongEncoding(path, "a zip archive or workbook")
    }
    return nil
  }

  private mutating func readNames(
    _ bytes: UnsafeBufferPointer<UInt8>,
    path: String,
    into diagnostics: inout [Diagnostic]
  ) -> [String]? {
    var names: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = start
    var isDone = false
    while index < bytes.count, !isDone, index - start < 1 << 20 {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        names.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\n") where !isQuoted: isDone = true
      default:
        if byte == UInt8(ascii: "\n") { lineCount += 1 }
        cell.append(byte)
      }
    }
    rowsStart = index
    textEnd = isDone ? index - 1 : index
    if textEnd > start, bytes[textEnd - 1] == UInt8(ascii: "\r") {
      textEnd -= 1
      if !isQuoted, cell.last == UInt8(ascii: "\r") { cell.removeLast() }
    }
    names.append(String(decoding: cell, as: UTF8.self))
    guard let base = bytes.baseAddress, WrittenBytes.isUTF8(base + start, textEnd - start) else {
      diagnostics.append(CaseMessages.headerNotUTF8(path))
      return nil
    }
    if bytes[start..<textEnd].contains(UInt8(ascii: "\r")) {
      diagnostics.append(CaseMessages.carriageReturns(path))
      return nil
    }
    if isQuoted {
      diagnostics.append(CaseMessages.unclosedHeader(path))
      return nil
    }
    return names
  }

  private static func layout(
    _ names: [String],
    path: String,
    plan: RecordPlan,
    keyField: Int,
    keyPath: String?,
    into diagnostics: inout [Diagnostic]
  ) -> CSVLayout? {
    var targets: [Int32] = []
    var seen = Set<String>()
    var isUsable = true
    let known = plan.type.fields.map(\.path) + (keyPath.map { [$0] } ?? [])
    for (column, name) in names.enumerated() {
      if !name.isEmpty, !seen.insert(name).inserted {
        diagnostics.append(CaseMessages.duplicateColumn(path, name, column: column + 1))
        isUsable = false
      }
      // A list may have a field of its own with the key's path; the column is the case's then.
      if name == keyPath {
        targets.append(CSVLayout.caseKey)
      } else if let field = plan.fieldIndices[name] {
        targets.append(Int32(field))
      } else {
        targets.append(CSVLayout.ignored)
        if !ignoredNames.contains(name) {
          diagnostics.append(
            CaseMessages.unknownColumn(path, name, column: column + 1, known: known)
          )
        }
      }
    }
    for field in plan.required where !seen.contains(plan.type.fields[field].path) {
      diagnostics.append(
        CaseMessages.missingColumn(path, plan.type.fields[field], present: names)
      )
      isUsable = false
    }
    guard isUsable else { return nil }
    return CSVLayout(targets: targets, isList: keyPath != nil, keyField: keyField)
  }
}
