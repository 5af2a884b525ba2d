public import AuditCore

/// A workbook of sheets, as spreadsheet programs save it with the ending `.xlsx`.
///
/// It is read in a stream and within bounds: what a small file unpacks to is counted, not believed.
public final class Workbook {
  /// The file as the person named it.
  public let path: String
  /// The names of its sheets in order.
  public var sheetNames: [String] { parts.sheets.map(\.name) }

  private let archive: ZipArchive
  private let parts: WorkbookParts
  /// What all sheets share, or why it cannot be read.
  private var strings: Result<SharedStrings, WorkbookParts.Fault>?
  private var meanings: [NumberMeaning] = []

  private init(path: String, archive: ZipArchive, parts: WorkbookParts) {
    self.path = path
    self.archive = archive
    self.parts = parts
  }

  /// Whether bytes begin as a workbook does, or as one that is encrypted or of the older format.
  public static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: zipMark) || bytes.starts(with: compoundMark)
  }

  private static let zipMark = Array("PK\u{3}\u{4}".utf8)
  private static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Opens a workbook that lies in a file.
  ///
  /// - Throws: `ReadingFailure` when there is no such file, or it cannot be read.
  public static func open(
    path: String
  ) throws(ReadingFailure) -> (workbook: Workbook?, diagnostics: [Diagnostic]) {
    let file = try MappedFile(path: path, limit: Int(UInt32.max))
    return open(file.bytes, owner: file, path: path)
  }

  /// Opens a workbook whose bytes are at hand.
  public static func open(
    _ file: SourceFile
  ) -> (workbook: Workbook?, diagnostics: [Diagnostic]) {
    let held = HeldBytes(file.bytes)
    return open(UnsafeBufferPointer(held.bytes), owner: held, path: file.path)
  }

  private static func open(
    _ bytes: UnsafeBufferPointer<UInt8>,
    owner: AnyObject,
    path: String
  ) -> (workbook: Workbook?, diagnostics: [Diagnostic]) {
    let place = Place(path: path)
    if bytes.starts(with: compoundMark) { return (nil, [compoundFault(bytes, at: place)]) }
    do throws(WorkbookParts.Fault) {
      let archive = try WorkbookParts.archive(bytes, owner: owner)
      let parts = try WorkbookParts(archive)
      return (Workbook(path: path, archive: archive, parts: parts), [])
    } catch {
      return (nil, [WorkbookMessages.fault(error, at: place)])
    }
  }

  /// Tells an encrypted workbook from an old one by the names of the streams in the file.
  private static func compoundFault(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at place: Place
  ) -> Diagnostic {
    // Names are in UTF-16, in a directory that may lie anywhere in the file.
    func holds(_ name: String) -> Bool {
      let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      return bytes.indices.dropLast(wanted.count).contains { start in
        bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
    if holds("EncryptedPackage") { return WorkbookMessages.locked(at: place) }
    if holds("Workbook") || holds("Book") {
      return WorkbookMessages.otherFormat("a workbook of the format before 2007 (.xls)", at: place)
    }
    return WorkbookMessages.encrypted(at: place)
  }

  /// Reads a sheet row by row.
  ///
  /// - Parameters:
  ///   - name: The sheet's name, as in `sheetNames`.
  ///   - take: Called with each row that holds something, in order; says whether to go on.
  /// - Returns: What is wrong with the sheet; rows before a fault were handed over.
  public func readSheet(_ name: String, _ take: @escaping (SheetRow) -> Bool) -> [Diagnostic] {
    readSheet(name, merged: nil, take)
  }

  /// Reads a sheet row by row, and which of its cells are merged.
  func readSheet(
    _ name: String,
    merged: MergedCells?,
    _ take: @escaping (SheetRow) -> Bool
  ) -> [Diagnostic] {
    let place = Place(path: path, sheet: name)
    guard let sheet = parts.sheets.first(where: { $0.name == name }) else {
      return [WorkbookMessages.missingSheet(name, known: sheetNames, at: Place(path: path))]
    }
    let strings: SharedStrings
    // The same for every sheet, so that it is told once.
    do { strings = try sharedParts() } catch {
      return [WorkbookMessages.fault(error, at: Place(path: path))]
    }
    do throws(WorkbookParts.Fault) {
      let parser = SheetParser(
        strings: strings,
        meanings: meanings,
        from1904: parts.countsFrom1904,
        merged: merged,
        take: take
      )
      try parts.parse(sheet.part, of: archive, with: parser)
      return []
    } catch {
      return [WorkbookMessages.fault(error, at: place)]
    }
  }

  /// The day that a number without a day's format stands for; `nil` where there is none.
  public func day(_ serial: Int) -> CalendarDay? {
    SerialDay.day(serial, from1904: parts.countsFrom1904)
  }

  /// Reads what all sheets share when the first of them is read.
  private func sharedParts() throws(WorkbookParts.Fault) -> SharedStrings {
    if let strings { return try strings.get() }
    do throws(WorkbookParts.Fault) {
      let texts = SharedStringsParser()
      if let part = parts.sharedStrings { try parts.parse(part, of: archive, with: texts) }
      let formats = CellFormatReader()
      if let part = parts.styles { try parts.parse(part, of: archive, with: formats) }
      meanings = formats.meanings
      strings = .success(texts.strings)
      return texts.strings
    } catch {
      strings = .failure(error)
      throw error
    }
  }
}

/// Bytes that stay where they are.
private final class HeldBytes {
  let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = .allocate(capacity: bytes.count)
    _ = self.bytes.initialize(fromContentsOf: bytes)
  }

  deinit { bytes.deallocate() }
}
