import CLibXML2

extension CaseXMLParser {
  /// The outermost start tag of a file of cases.
  struct Root: Sendable, Equatable {
    /// The byte offset after the tag, and the line on which it ends.
    var end: Int
    var line: Int
    var prefix: String?

    /// The name that ends the outermost element.
    var endTag: [UInt8] { Array("</\(qualified("cases"))>".utf8) }
    /// What the start tag of a case begins with, as a rule.
    var startOfCase: [UInt8] { Array("<\(qualified("case"))".utf8) }

    private func qualified(_ name: String) -> String { prefix.map { "\($0):\(name)" } ?? name }
  }

  /// The records of one part of a file.
  struct Part: Sendable {
    var stream: RecordStream
    var lineBreakCount: Int
  }

  /// How far into a file the outermost start tag may end for the file to be read in parts.
  private static let longestBeginning = 64 << 10

  /// Finds the end of a file's outermost start tag; `nil` when the file cannot be read in parts.
  static func root(of file: MappedFile, plan: RecordPlan) -> Root? {
    let parser = CaseXMLParser(RecordStream(plan, keyField: 0))
    parser.run { context in
      let range = 0..<min(longestBeginning, file.bytes.count)
      parser.feed(range, of: file, isLast: false, context, progress: nil)
    }
    guard parser.failure == nil, parser.hasFileOffsets, let root = parser.root,
      root.end < file.bytes.count, file.bytes[root.end - 1] == UInt8(ascii: ">")
    else { return nil }
    return root
  }

  /// Reads one part of a file that begins and ends between the records.
  ///
  /// `nil` when it does not prove to: the outermost element must end at the end of the part, for
  /// the last part at that of the file.
  static func readPart(
    _ range: Range<Int>,
    of file: MappedFile,
    root: Root,
    into stream: RecordStream
  ) -> Part? {
    let parser = CaseXMLParser(stream)
    let endTag = root.endTag
    let isLast = range.upperBound == file.bytes.count
    parser.run { context in
      parser.feed(0..<root.end, of: file, isLast: false, context, progress: nil)
      parser.feed(range, of: file, isLast: isLast, context, progress: nil)
      if isLast || parser.failure != nil { return }
      endTag.withUnsafeBytes { bytes in
        let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        _ = xmlParseChunk(context, start, Int32(bytes.count), 1)
      }
    }
    guard parser.failure == nil, parser.root == root, let end = parser.rootEnd,
      isLast || end.offset == root.end + range.count + endTag.count
    else { return nil }
    return Part(stream: stream, lineBreakCount: end.line - root.line)
  }
}
