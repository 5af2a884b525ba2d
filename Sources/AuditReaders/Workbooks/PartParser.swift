import CLibXML2

/// Parses one XML part of a workbook and hands its elements to the methods that a subclass has.
///
/// Nothing outside the part is ever read: no network, no DOCTYPE, no entity but the five of XML.
class PartParser {
  /// Why a part cannot be read, in one clause.
  private(set) var fault: String?
  private var context: xmlParserCtxtPtr?
  private var depth = 0
  private static let deepest = 64

  /// An element begins; its name is without a prefix.
  func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {}

  /// An element ends.
  func end(_ name: UnsafePointer<UInt8>) {}

  /// Text of the innermost element, in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Whether the subclass has seen enough.
  private(set) final var isStopped = false

  /// Leaves the rest of the part unread.
  final func stop() {
    isStopped = true
    if let context { xmlStopParser(context) }
  }

  /// Leaves the rest unread because of a fault, in one clause.
  final func fail(_ reason: String) {
    if fault == nil { fault = reason }
    stop()
  }

  /// The line that the parser has come to.
  final var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) }

  /// Parses a part of an archive.
  final func parse(_ name: String, of archive: ZipArchive) throws(ZipArchive.Fault) {
    xmlInitParser()
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
    guard let parser = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else {
      return fail("there is not enough memory")
    }
    context = parser
    defer {
      context = nil
      if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(parser)
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(parser, Int32(options | XML_PARSE_BIG_LINES.rawValue))
    try archive.stream(name) { piece in
      piece.withMemoryRebound(to: CChar.self) {
        _ = xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0)
      }
      return !isStopped
    }
    if !isStopped { xmlParseChunk(parser, nil, 0, 1) }
    if !isStopped, parser.pointee.wellFormed == 0 { fail("its XML is not well-formed") }
  }

  fileprivate final func begin(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    if isStopped { return }
    depth += 1
    if depth > Self.deepest { return fail("its XML is nested too deep") }
    start(name, attributes)
  }

  fileprivate final func finish(_ name: UnsafePointer<UInt8>) {
    if isStopped { return }
    depth -= 1
    end(name)
  }

  fileprivate final func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isStopped { text(bytes) }
  }

  fileprivate final func note(_ error: xmlError) {
    if isStopped || error.level.rawValue < XML_ERR_ERROR.rawValue { return }
    // The library's own words may quote the part, which holds values of cases.
    fail(
      [4, 5, 77].contains(error.code)
        ? "its XML ends too soon" : "its XML is not well-formed (fault \(error.code) of libxml2)"
    )
  }
}

/// The attributes of one element, for as long as the element's event lasts.
struct PartAttributes {
  fileprivate let count: Int
  fileprivate let parts: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// Calls a closure with the local name and the bytes of each attribute.
  @inline(__always)
  func forEach(_ body: (UnsafePointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
    guard let parts else { return }
    for index in 0..<count {
      // The library passes them in fives: name, prefix, namespace, begin, end.
      let part = parts + index * 5
      guard let name = part[0], let start = part[3], let end = part[4] else { continue }
      body(name, UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  /// The value of an attribute by its local name; `nil` when it is not there.
  func value(_ wanted: String) -> String? {
    var found: String?
    forEach { name, bytes in
      // Without replacing entities the library hands on an ampersand as the entity of its number.
      if String(cString: name) == wanted {
        found = String(decoding: bytes, as: UTF8.self).replacing("&#38;", with: "&")
      }
    }
    return found
  }
}

// MARK: - The library's side

/// Lends the parser to the closure without counting references, millions of times a sheet.
@inline(__always)
private func withParser(_ data: UnsafeMutableRawPointer?, _ body: (PartParser) -> Void) {
  guard let data else { return }
  Unmanaged<PartParser>.fromOpaque(data)._withUnsafeGuaranteedRef { body($0) }
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
  withParser(data) { $0.begin(name, PartAttributes(count: Int(count), parts: values)) }
}

private func endElement(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?,
  _ uri: UnsafePointer<UInt8>?
) {
  guard let name else { return }
  withParser(data) { $0.finish(name) }
}

private func characters(
  _ data: UnsafeMutableRawPointer?,
  _ start: UnsafePointer<UInt8>?,
  _ count: Int32
) {
  withParser(data) { $0.add(UnsafeBufferPointer(start: start, count: Int(count))) }
}

private func documentType(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ externalID: UnsafePointer<UInt8>?,
  _ systemID: UnsafePointer<UInt8>?
) {
  withParser(data) { $0.fail("its XML declares a document type (DOCTYPE), which is not allowed") }
}

private func structuredError(_ data: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let error else { return }
  withParser(data) { $0.note(error.pointee) }
}
