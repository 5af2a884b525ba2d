/// Where the parts of a workbook lie in its archive.
struct WorkbookParts {
  /// Why a workbook cannot be read.
  enum Fault: Error {
    /// The archive, or a part of it, is damaged; the reason in one clause.
    case broken(String)
    /// It is encrypted.
    case encrypted
    /// It unpacks to more than the bounds allow.
    case tooLarge
    /// It is of another kind, as `an OpenDocument spreadsheet`.
    case otherFormat(String)
  }

  /// One sheet with cells.
  struct Sheet {
    let name: String
    let part: String
  }

  let sheets: [Sheet]
  let sharedStrings: String?
  let styles: String?
  /// Whether days are counted from 1904, as on old Macintosh computers.
  let countsFrom1904: Bool

  /// Opens the archive of a workbook.
  static func archive(
    _ bytes: UnsafeBufferPointer<UInt8>,
    owner: AnyObject
  ) throws(Fault) -> ZipArchive {
    do { return try ZipArchive(bytes, owner: owner) } catch { throw fault(error) }
  }

  /// Finds the parts by the archive's own lists of them.
  init(_ archive: ZipArchive) throws(Fault) {
    let root = RelationshipReader()
    if archive.contains("_rels/.rels") {
      try Self.parse("_rels/.rels", of: archive, with: root)
    }
    let book = root.targets["officeDocument"]?.path(from: "") ?? "xl/workbook.xml"
    if !archive.contains(book) || book.hasSuffix(".bin") {
      throw .otherFormat(Self.format(of: archive, book))
    }
    let folder = book.lastIndex(of: "/").map { String(book[..<$0]) } ?? ""
    let name = book.split(separator: "/").last.map(String.init) ?? book
    let relations = RelationshipReader()
    let list = folder.isEmpty ? "_rels/\(name).rels" : "\(folder)/_rels/\(name).rels"
    try Self.parse(list, of: archive, with: relations)
    let reader = SheetListReader()
    try Self.parse(book, of: archive, with: reader)
    sheets = reader.sheets.compactMap { sheet in
      guard let target = relations.byID[sheet.relation], target.type == "worksheet" else {
        return nil
      }
      return Sheet(name: sheet.name, part: target.path(from: folder))
    }
    sharedStrings = relations.targets["sharedStrings"]?.path(from: folder)
    styles = relations.targets["styles"]?.path(from: folder)
    countsFrom1904 = reader.countsFrom1904
    if sheets.isEmpty { throw .broken("it lists no sheet") }
  }

  /// Parses a part.
  func parse(_ part: String, of archive: ZipArchive, with parser: PartParser) throws(Fault) {
    try Self.parse(part, of: archive, with: parser)
  }

  private static func parse(
    _ part: String,
    of archive: ZipArchive,
    with parser: PartParser
  ) throws(Fault) {
    do { try parser.parse(part, of: archive) } catch { throw fault(error) }
    if let reason = parser.fault { throw .broken(reason) }
  }

  private static func fault(_ fault: ZipArchive.Fault) -> Fault {
    switch fault {
    case .broken: .broken("its archive is cut off or damaged")
    case .encrypted: .encrypted
    case .tooLarge: .tooLarge
    case .missing: .broken("a part that it lists is missing")
    }
  }

  private static func format(of archive: ZipArchive, _ book: String) -> String {
    if book.hasSuffix(".bin") { return "a binary workbook (.xlsb)" }
    if archive.contains("mimetype"), archive.contains("content.xml") {
      return "an OpenDocument file"
    }
    if archive.contains("word/document.xml") { return "a text document" }
    return "an archive without a workbook"
  }
}

/// Where one part points to.
struct PartRelation {
  /// The last word of the relation's type, as `worksheet`.
  let type: String
  let target: String

  /// The part's path in the archive, as seen from a folder.
  func path(from folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// Reads a list of relations between parts.
private final class RelationshipReader: PartParser {
  private(set) var byID: [String: PartRelation] = [:]
  /// The first relation of each type.
  private(set) var targets: [String: PartRelation] = [:]

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    guard name.reads("Relationship"), let target = attributes.value("Target"),
      attributes.value("TargetMode") != "External"
    else { return }
    let type = attributes.value("Type")?.split(separator: "/").last.map(String.init) ?? ""
    let relation = PartRelation(type: type, target: target)
    if let id = attributes.value("Id") { byID[id] = relation }
    if targets[type] == nil { targets[type] = relation }
  }
}

/// Reads the list of sheets.
private final class SheetListReader: PartParser {
  private(set) var sheets: [(name: String, relation: String)] = []
  private(set) var countsFrom1904 = false

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    if name.reads("sheet") {
      // The identifier's own name is `id`, with the prefix of relations.
      if let title = attributes.value("name"), let id = attributes.value("id") {
        sheets.append((title, id))
      }
    } else if name.reads("workbookPr") {
      countsFrom1904 = ["1", "true"].contains(attributes.value("date1904") ?? "")
    }
  }
}
