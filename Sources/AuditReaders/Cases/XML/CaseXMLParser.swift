import AuditCore
import CLibXML2
import Foundation

/// Feeds a file of cases to libxml2 and its elements to a record stream.
///
/// Nothing outside the file is read: no network, no document type, no entities of its own; depth is
/// bounded here, the length of text by the library. The file's bytes go in as blocks.
final class CaseXMLParser {
  /// Why reading stopped before the end.
  struct Failure {
    var line: Int
    var reason: String
  }

  static let namespace = "urn:caseaudit:cases:1"
  /// How many elements may stand one within the other; without a tree the library sets no limit.
  private static let deepest = 64

  private(set) var failure: Failure?
  /// Whether byte offsets in the parser are offsets in the file.
  private(set) var hasFileOffsets = true
  /// The outermost start tag, when it was met.
  private(set) var root: Root?
  /// Where the outermost element ended, when it did.
  private(set) var rootEnd: (line: Int, offset: Int)?
  private let stream: RecordStream
  private var context: xmlParserCtxtPtr?
  private var depth = 0
  /// The depth of the element whose contents are left out; 0 when none is.
  private var skippedDepth = 0
  /// The field whose element is being read, and its text so far.
  private var field = -1
  private var text: [UInt8] = []
  private var scratch: [UInt8] = []
  /// The meaning of names in each type of record, by the plan's index.
  private var attributes: [PointerMap]

  private static let unknown: Int32 = -1
  private static let blockSize = 128 << 10

  init(_ stream: RecordStream) {
    self.stream = stream
    attributes = stream.root.plan.all.map { _ in PointerMap() }
  }

  deinit { for map in attributes { map.free() } }

  /// Reads a file to its end or its first fault of form.
  func read(_ file: MappedFile, progress: ReadingProgress) {
    run { parser in
      feed(0..<file.bytes.count, of: file, isLast: true, parser, progress: progress)
    }
  }

  /// Runs the library's parser over what the closure feeds it.
  func run(_ body: (xmlParserCtxtPtr) -> Void) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = startElement
    handler.endElementNs = endElement
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.internalSubset = documentType
    handler.serror = structuredError
    let data = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else { return }
    context = parser
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(parser, Int32(options | XML_PARSE_BIG_LINES.rawValue))
    body(parser)
    context = nil
    if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(parser)
  }

  /// Feeds some bytes of a file, block after block.
  func feed(
    _ range: Range<Int>,
    of file: MappedFile,
    isLast: Bool,
    _ parser: xmlParserCtxtPtr,
    progress: ReadingProgress?
  ) {
    guard let base = file.bytes.baseAddress else { return }
    var start = range.lowerBound
    while start < range.upperBound, failure == nil {
      let count = min(Self.blockSize, range.upperBound - start)
      let block = UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self)
      let isLastBlock = isLast && start + count == range.upperBound
      xmlParseChunk(parser, block, Int32(count), isLastBlock ? 1 : 0)
      if start == 0, parser.pointee.input?.pointee.buf?.pointee.encoder != nil {
        hasFileOffsets = false
      }
      start += count
      file.release(max(start - 2 * Self.blockSize, range.lowerBound)..<start)
      progress?.add(count)
    }
  }

  func fail(_ reason: String, line: Int) {
    guard failure == nil else { return }
    failure = Failure(line: line, reason: reason)
    if let context { xmlStopParser(context) }
  }

  /// The line and the byte offset at which the tag that was just read begins.
  private func tagStart() -> (line: Int, offset: Int) {
    guard let input = context?.pointee.input?.pointee, let cur = input.cur, let base = input.base
    else { return (0, 0) }
    var start = cur
    // Eight bytes at a time while none of them is the mark.
    let marks: UInt64 = 0x3C3C_3C3C_3C3C_3C3C
    while start - base >= 8 {
      let word = UnsafeRawPointer(start - 8).loadUnaligned(as: UInt64.self) ^ marks
      if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
      start -= 8
    }
    while start > base {
      start -= 1
      if start.pointee == UInt8(ascii: "<") { break }
    }
    var lineBreaks = 0
    var from = start
    while let found = memchr(from, 0x0A, cur - from) {
      lineBreaks += 1
      from = base + (UnsafeRawPointer(base).distance(to: found) + 1)
    }
    return (Int(input.line) - lineBreaks, Int(input.consumed) + (start - base))
  }

  /// The byte offset that the library has come to.
  private var offset: Int {
    guard let input = context?.pointee.input?.pointee, let cur = input.cur, let base = input.base
    else { return 0 }
    return Int(input.consumed) + (cur - base)
  }

  private var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) }

  // MARK: - Events

  fileprivate func start(
    _ name: UnsafePointer<UInt8>,
    _ prefix: UnsafePointer<UInt8>?,
    _ uri: UnsafePointer<UInt8>?,
    _ count: Int,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    depth += 1
    if failure != nil { return }
    if depth > Self.deepest {
      return fail("it is nested deeper than \(Self.deepest) levels", line: line)
    }
    if skippedDepth > 0 { return }
    if depth == 1 {
      if String(cString: name) != "cases" || uri.map({ String(cString: $0) }) != Self.namespace {
        fail("the outermost element is not <cases xmlns=\"\(Self.namespace)\">", line: line)
      }
      // The library has come to the tag's last mark.
      root = Root(end: offset + 1, line: line, prefix: prefix.map { String(cString: $0) })
      return
    }
    guard let record = stream.current else {
      guard strcmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), "case") == 0 else {
        stream.noteUnknown(String(cString: name), line: line, known: ["case"])
        skippedDepth = depth
        return
      }
      let tag = tagStart()
      stream.beginCase(line: tag.line, offset: tag.offset)
      return putAttributes(count, values)
    }
    if field >= 0 {
      stream.note(.wrongShape, field: field)
      skippedDepth = depth
      return
    }
    let word = String(cString: name)
    if let list = record.plan.listIndices[word] {
      let tag = tagStart()
      stream.begin(list: list, line: tag.line, offset: tag.offset)
      putAttributes(count, values)
    } else if let index = record.plan.fieldIndices[word] {
      field = index
      text.removeAll(keepingCapacity: true)
    } else {
      stream.noteUnknown(word, line: line)
      skippedDepth = depth
    }
  }

  fileprivate func end() {
    defer { depth -= 1 }
    if failure != nil { return }
    if skippedDepth > 0 {
      if skippedDepth == depth { skippedDepth = 0 }
      return
    }
    if field >= 0 {
      text.withUnsafeBufferPointer { stream.current?.putOnce(field, $0) }
      field = -1
      return
    }
    if depth > 1 { stream.end(at: offset) } else { rootEnd = (line, offset) }
  }

  fileprivate func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if failure != nil || skippedDepth > 0 { return }
    if field >= 0 {
      text.append(contentsOf: bytes)
    } else if stream.current != nil,
      bytes.contains(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
    {
      stream.note(.wrongShape)
    }
  }

  fileprivate func refuseDocumentType() {
    fail("it declares a document type (DOCTYPE), which is not allowed", line: line)
  }

  fileprivate func note(_ error: xmlError) {
    if error.level.rawValue < XML_ERR_ERROR.rawValue { return }
    fail(Self.words(for: Int(error.code)), line: Int(error.line))
  }

  private func putAttributes(
    _ count: Int,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard let values, let record = stream.current, let input = context?.pointee.input?.pointee,
      let inputBase = input.base, let inputEnd = input.end
    else { return }
    let plan = record.plan.index
    let map = attributes[plan]
    let writers = record.writers
    let row = record.rowCount
    for index in 0..<count {
      let part = values + index * 5
      // A prefix means a namespace of somebody else's, as for a schema's location.
      guard let name = part[0], part[1] == nil, let start = part[3], let end = part[4] else {
        continue
      }
      let target = map[name] ?? learn(name, record, plan)
      if target < 0 {
        stream.noteUnknown(String(cString: name), line: line)
        continue
      }
      let size = end - start
      if size == 0 { continue }
      // A value that the library had to work on stands in memory of its own; the others stand in
      // its input, which may be read to its end, and hold no ampersand.
      let isInInput = start >= inputBase && end <= inputEnd
      if !isInInput, memchr(start, Int32(UInt8(ascii: "&")), size) != nil {
        undoAmpersands(UnsafeBufferPointer(start: start, count: size))
        scratch.withUnsafeBufferPointer { record.putOnce(Int(target), $0) }
        continue
      }
      let fault = writers[Int(target)].put(
        start,
        size,
        row: row,
        limit: isInInput ? inputEnd : end,
        checksUTF8: false
      )
      if fault != .none { record.note(fault, Int(target), start, size) }
    }
  }

  private func learn(_ name: UnsafePointer<UInt8>, _ record: RecordSink, _ plan: Int) -> Int32 {
    let target = record.plan.fieldIndices[String(cString: name)].map { Int32($0) } ?? Self.unknown
    attributes[plan].set(name, target)
    return target
  }

  /// Without replacing entities the library hands an ampersand over as `&#38;`.
  private func undoAmpersands(_ value: UnsafeBufferPointer<UInt8>) {
    scratch.removeAll(keepingCapacity: true)
    let mark = Array("&#38;".utf8)
    var index = 0
    while index < value.count {
      scratch.append(value[index])
      let isMark =
        value[index] == mark[0] && index + 5 <= value.count
        && value[index..<index + 5].elementsEqual(mark)
      index += isMark ? 5 : 1
    }
  }

  /// Our words for the library's faults; its own may quote the records.
  private static func words(for code: Int) -> String {
    switch code {
    case 4, 5, 77: "it ends too soon"
    case 9: "it holds a character that XML does not allow"
    case 26, 27: "it uses an entity that is not one of XML's own five"
    case 32, 81: "its bytes do not fit its encoding"
    case 38, 39, 40: "an attribute's value is not well quoted"
    case 42: "an element gives the same attribute twice"
    case 76: "an end tag does not match its start tag"
    case 89: "its entities refer to themselves"
    case 201...205: "it uses a namespace prefix that is not declared"
    default: "it is not well formed (fault \(code) of libxml2)"
    }
  }
}

// MARK: - The library's side

private func parser(_ data: UnsafeMutableRawPointer?) -> CaseXMLParser? {
  data.map { Unmanaged<CaseXMLParser>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?,
  _ uri: UnsafePointer<UInt8>?,
  _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
  _ count: Int32,
  _ defaultedCount: Int32,
  _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let name else { return }
  parser(data)?.start(name, prefix, uri, Int(count), values)
}

private func endElement(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?,
  _ uri: UnsafePointer<UInt8>?
) {
  parser(data)?.end()
}

private func characters(
  _ data: UnsafeMutableRawPointer?,
  _ start: UnsafePointer<UInt8>?,
  _ count: Int32
) {
  parser(data)?.add(UnsafeBufferPointer(start: start, count: Int(count)))
}

private func documentType(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ externalID: UnsafePointer<UInt8>?,
  _ systemID: UnsafePointer<UInt8>?
) {
  parser(data)?.refuseDocumentType()
}

private func structuredError(_ data: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let error else { return }
  parser(data)?.note(error.pointee)
}
