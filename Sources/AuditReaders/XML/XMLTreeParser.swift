import AuditCore
import CLibXML2

/// Parses a document with libxml2 into our own tree, and keeps libxml2's for the schema.
///
/// Nothing outside the bytes is ever read: no network, no DOCTYPE, no entity but the five of XML.
final class XMLTreeParser {
  /// What stopped the parser.
  enum Fault {
    /// libxml2 found the text not well-formed.
    case malformed(Malformed)
    /// A DOCTYPE, at a byte offset.
    case doctype(Int)
    /// Elements stand within one another too deep, at a byte range.
    case nesting(Range<Int>)
  }

  /// What libxml2 says of a text that is not well-formed.
  struct Malformed {
    var code = 0
    var line = 0
    var column = 0
    var message = ""
    /// The innermost element that was open.
    var open: (name: String, range: Range<Int>)?
  }

  /// How deep elements may stand within one another.
  static let deepest = 100

  /// The tree; `nil` when a fault stopped the parser.
  private(set) var root: XMLElement?
  /// The first fault.
  private(set) var fault: Fault?

  private let file: SourceFile
  private var scanner: StartTagScanner
  private var open: [OpenElement] = []
  private var nextIndex = 0
  /// The document in libxml2's own form; freed with the parser.
  private(set) var document: xmlDocPtr?
  private var hasDisagreed = false

  private struct OpenElement {
    let name: String
    let namespace: String?
    let tag: StartTagScanner.Tag
    let index: Int
    var children: [XMLElement] = []
    var text = LocatedTextBuilder()
  }

  /// Parses the bytes of a file from an offset, which is past a byte order mark.
  init(file: SourceFile, from start: Int) {
    self.file = file
    scanner = StartTagScanner(file: file, from: start)
    parse(from: start)
    if fault != nil { root = nil }
  }

  deinit {
    if let document { xmlFreeDoc(document) }
  }

  private func parse(from start: Int) {
    xmlInitParser()
    var handler = xmlSAXHandler()
    xmlSAXVersion(&handler, 2)
    handler.startElementNs = receiveStart
    handler.endElementNs = receiveEnd
    handler.internalSubset = receiveDoctype
    handler.serror = receiveFault
    guard let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else { return }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(context, Int32(options | XML_PARSE_BIG_LINES.rawValue))
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    file.bytes[start...].withUnsafeBytes { bytes in
      let characters = bytes.bindMemory(to: CChar.self)
      // Small pieces keep libxml2's own limits on one buffer out of play.
      var offset = 0
      while offset < characters.count, fault == nil {
        let count = min(65_536, characters.count - offset)
        xmlParseChunk(context, characters.baseAddress.map { $0 + offset }, Int32(count), 0)
        offset += count
      }
    }
    if fault == nil { xmlParseChunk(context, nil, 0, 1) }
    if fault == nil, context.pointee.wellFormed == 0 {
      fault = .malformed(Malformed(code: Int(context.pointee.errNo)))
    }
    assert(fault != nil || !hasDisagreed, "scanner and parser read the same document")
    document = context.pointee.myDoc
    context.pointee.myDoc = nil
    xmlFreeParserCtxt(context)
  }

  fileprivate func start(name: String, namespace: String?) -> Int? {
    var outside = LocatedTextBuilder()
    let tag: StartTagScanner.Tag?
    if open.isEmpty {
      tag = scanner.startTag(text: &outside)
    } else {
      tag = scanner.startTag(text: &open[open.count - 1].text)
    }
    guard let tag else {
      fault = .malformed(Malformed())
      return nil
    }
    if open.count >= Self.deepest {
      fault = .nesting(tag.nameRange)
      return nil
    }
    open.append(OpenElement(name: name, namespace: namespace, tag: tag, index: nextIndex))
    nextIndex += 1
    return nextIndex
  }

  /// Keeps in mind whether scanner and parser read the same; only debug builds ask.
  fileprivate func notes(agreement: Bool) -> Bool {
    if !agreement { hasDisagreed = true }
    return true
  }

  /// The values of the innermost open element's attributes, as the scanner read them.
  fileprivate var openValues: [String] {
    open.last?.tag.attributes.map(\.value.text) ?? []
  }

  fileprivate func end(_ node: xmlNodePtr?) {
    guard var done = open.popLast() else { return }
    if !done.tag.isEmptyElement { scanner.endTag(text: &done.text) }
    let element = XMLElement(
      name: done.name,
      namespace: done.namespace,
      attributes: done.tag.attributes,
      children: done.children,
      text: done.text.located(in: file, emptyAt: done.tag.range.upperBound),
      index: done.index,
      nameRange: done.tag.nameRange,
      tagRange: done.tag.range
    )
    assert(notes(agreement: node.map { directText($0) } ?? "" == element.text.text))
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }

  fileprivate func refuseDoctype() {
    let mark = Array("<!DOCTYPE".utf8)
    let bytes = file.bytes
    var offset = scanner.position
    while offset < bytes.count, !bytes[offset...].starts(with: mark) { offset += 1 }
    if fault == nil { fault = .doctype(offset) }
  }

  fileprivate func note(_ error: xmlError) {
    guard fault == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    fault = .malformed(
      Malformed(
        code: Int(error.code),
        line: Int(error.line),
        column: Int(error.int2),
        message: error.message.map { String(cString: $0) } ?? "",
        open: open.last.map { ($0.name, $0.tag.nameRange) }
      )
    )
  }
}

/// The parser that a libxml2 context belongs to.
private func parser(of context: UnsafeMutableRawPointer?) -> XMLTreeParser? {
  context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private.map {
    Unmanaged<XMLTreeParser>.fromOpaque($0).takeUnretainedValue()
  }
}

private func receiveStart(
  _ context: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?,
  _ namespace: UnsafePointer<xmlChar>?,
  _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
  _ attributeCount: Int32,
  _ defaultedCount: Int32,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let parser = parser(of: context), parser.fault == nil, let name else { return }
  let index = parser.start(
    name: String(cString: name),
    namespace: namespace.map { String(cString: $0) }
  )
  let typed = context?.assumingMemoryBound(to: xmlParserCtxt.self)
  guard let index else { return xmlStopParser(typed) }
  assert(
    parser.notes(
      agreement: parser.openValues == attributeValues(attributes, count: Int(attributeCount))
    )
  )
  xmlSAX2StartElementNs(
    context,
    name,
    prefix,
    namespace,
    namespaceCount,
    namespaces,
    attributeCount,
    defaultedCount,
    attributes
  )
  // The schema's faults name the node; the mark, from 1, leads back to our own element.
  typed?.pointee.node?.pointee._private = UnsafeMutableRawPointer(bitPattern: index)
}

/// The attribute values that libxml2 passes in fives: name, prefix, namespace, begin, end.
private func attributeValues(
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
  count: Int
) -> [String] {
  (0..<count).map { index in
    guard let begin = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4] else {
      return ""
    }
    let value = String(
      decoding: UnsafeBufferPointer(start: begin, count: end - begin),
      as: UTF8.self
    )
    // libxml2 hands on an ampersand as the entity of its number.
    return value.replacing("&#38;", with: "&")
  }
}

/// The text that stands in a node itself.
private func directText(_ node: xmlNodePtr) -> String {
  var text = ""
  var child = node.pointee.children
  while let current = child {
    let type = current.pointee.type
    if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE,
      let content = current.pointee.content
    {
      text += String(cString: content)
    }
    child = current.pointee.next
  }
  return text
}

private func receiveEnd(
  _ context: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?,
  _ namespace: UnsafePointer<xmlChar>?
) {
  guard let parser = parser(of: context), parser.fault == nil else { return }
  let typed = context?.assumingMemoryBound(to: xmlParserCtxt.self)
  parser.end(typed?.pointee.node)
  xmlSAX2EndElementNs(context, name, prefix, namespace)
}

private func receiveDoctype(
  _ context: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<xmlChar>?,
  _ publicID: UnsafePointer<xmlChar>?,
  _ systemID: UnsafePointer<xmlChar>?
) {
  parser(of: context)?.refuseDoctype()
  xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
}

private func receiveFault(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let error else { return }
  parser(of: context)?.note(error.pointee)
}
