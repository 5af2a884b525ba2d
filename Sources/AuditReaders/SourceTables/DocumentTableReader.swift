import AuditCore
import Foundation

/// Reads the records at one path of JSON or XML documents into the columns of a shape.
///
/// A record is an object or element; its columns are paths from it: the names of its own values, of
/// values in records within it (`offence.code`), in the record around it (`parent.crn`), and the
/// attributes of XML (`@id`). Names are matched without case, blanks and joining marks; in XML without
/// prefixes, and where `{urn:x}name` is written in that namespace only. `#file` is the name of the
/// record's file without its ending.
package enum DocumentTableReader {
  /// The form of the documents.
  package enum Form: Sendable {
    /// A JSON document, or JSON Lines where the name ends in `.jsonl` or `.ndjson`.
    case json
    /// An XML document.
    case xml
  }

  /// The most files that one table may come from; origins count them in sixteen bits.
  static let mostFiles = Int(UInt16.max)
  /// The largest XML document that is read, in bytes.
  static let largestXML = 256 << 20

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: Where its records are, as `assessments.objectives` or `Envelope/Body/Assessment`;
  ///     empty for the records at the outermost level.
  ///   - files: The files in order; a folder stands for all files of the form right in it.
  ///   - form: The form of the files.
  ///   - extract: The file or folder that the person named; the first file when left out.
  ///   - shape: What the records are read into.
  ///   - isRequired: Whether it is a fault when nothing stands at the path.
  ///   - threads: The most threads to use.
  /// - Returns: The records of all files in order. Of several files a damaged one is put aside; not
  ///   usable when the only one is damaged, the path leads nowhere, or a column that must be there is
  ///   missing from every record.
  /// - Throws: `ReadingFailure` when a file is not there or cannot be read.
  package static func read(
    _ path: String,
    in files: [String],
    _ form: Form,
    of extract: String? = nil,
    into shape: SourceShape,
    isRequired: Bool = true,
    threads: Int = 1
  ) throws(ReadingFailure) -> SourceTable {
    var all: [String] = []
    for file in files { all += try expand(file, form) }
    let rows = DocumentRows(shape, path: path, files: all, extract: extract ?? files.first ?? "")
    if all.count > mostFiles {
      rows.refuse(SourceMessages.tooManyFiles(all.count, in: files.first ?? ""))
      return rows.table(threads: threads)
    }
    for (index, path) in all.enumerated() {
      let file = try MappedFile(path: path, limit: Int(UInt32.max))
      rows.begin(file: index)
      switch form {
      case .json: readJSON(file, into: rows)
      case .xml: readXML(file, into: rows)
      }
    }
    return rows.table(isRequired: isRequired, threads: threads)
  }

  private static func expand(_ path: String, _ form: Form) throws(ReadingFailure) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noSuchFile(path)
    }
    if !isFolder.boolValue { return [path] }
    let endings = form == .json ? ["json", "jsonl", "ndjson"] : ["xml"]
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { name in
          !name.hasPrefix(".") && endings.contains(URL(filePath: name).pathExtension.lowercased())
        }
        .sorted().map { "\(folder)/\($0)" }
    } catch {
      throw .cannotOpen(path, systemError: EACCES)
    }
  }

  private static func readJSON(_ file: MappedFile, into rows: DocumentRows) {
    var faults: [Diagnostic] = []
    trees(
      ofJSON: file,
      names: &rows.names,
      &faults,
      onBrokenLine: { rows.reject(line: $0, .badJSON) },
      { tree, names in rows.take(tree, names: names) }
    )
    rows.take(faults)
  }

  /// Hands over the trees of a JSON document, or of the lines of JSON Lines.
  static func trees(
    ofJSON file: MappedFile,
    names: inout DocumentNames,
    _ faults: inout [Diagnostic],
    onBrokenLine: (Int) -> Void = { _ in },
    _ take: (DocumentTree, DocumentNames) -> Void
  ) {
    if let fault = CSVHeader.encodingFault(file.bytes, path: file.path) {
      return faults.append(fault)
    }
    if file.bytes.allSatisfy({ $0 <= 0x20 }) {
      return faults.append(CaseMessages.emptyFile(file.path))
    }
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let ending = URL(filePath: file.path).pathExtension.lowercased()
    if ending == "jsonl" || ending == "ndjson" {
      return lines(of: file, from: start, names: &names, onBrokenLine, take)
    }
    var reader = JSONTreeReader(file.bytes, from: start, to: file.bytes.count, line: 1)
    do {
      try reader.read(names: &names) { tree, names in take(tree, names) }
    } catch {
      faults.append(
        SourceMessages.brokenJSON(error.reason, at: Place(path: file.path, line: reader.line))
      )
    }
  }

  private static func lines(
    of file: MappedFile,
    from start: Int,
    names: inout DocumentNames,
    _ onBrokenLine: (Int) -> Void,
    _ take: (DocumentTree, DocumentNames) -> Void
  ) {
    var start = start
    var line = 1
    guard let base = file.bytes.baseAddress else { return }
    while start < file.bytes.count {
      let found = memchr(base + start, 0x0A, file.bytes.count - start)
      let end = found.map { UnsafeRawPointer(base).distance(to: $0) } ?? file.bytes.count
      let isBlank = file.bytes[start..<end].allSatisfy { $0 <= 0x20 }
      var reader = JSONTreeReader(file.bytes, from: start, to: end, line: line)
      var trees: [DocumentTree] = []
      if !isBlank {
        do {
          // A line counts as a whole: nothing of a broken one is taken.
          try reader.read(names: &names) { tree, _ in trees.append(tree) }
          for tree in trees { take(tree, names) }
        } catch {
          onBrokenLine(line)
        }
      }
      start = end + 1
      line += 1
    }
  }

  private static func readXML(_ file: MappedFile, into rows: DocumentRows) {
    var faults: [Diagnostic] = []
    tree(ofXML: file, names: &rows.names, &faults) { rows.take($0, names: $1) }
    rows.take(faults)
  }

  /// Hands over the tree of an XML document.
  static func tree(
    ofXML file: MappedFile,
    names: inout DocumentNames,
    _ faults: inout [Diagnostic],
    _ take: (DocumentTree, DocumentNames) -> Void
  ) {
    let source = SourceFile(path: file.path, bytes: Array(file.bytes))
    let document = XMLDocument(ofRecords: source, largestSize: largestXML)
    faults += document.diagnostics
    guard let root = document.root else { return }
    let tree = XMLTreeReader.tree(of: root, names: &names)
    take(tree, names)
  }
}
