import AuditCore
import CLibXML2

/// Parses a document with libxml2 into our own tree, and keeps libxml2's for the schema.
///
/// Nothing outside the bytes is ever read: no network, no DOCTYPE, no entity but the five of XML.
final class XMLTreeParser {
  /// What stopped the parser.
  enum Fault {
    /// libxml2 found the text not well-formed.
    case malformed(code: Int, line: Int, column: Int, message: String)
    /// A DOCTYPE, at a byte offset.
    case doctype(Int)
    /// Elements stand within one another too deep, at a byte range.
    case nesting(Range<Int>)
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
  private var document: xmlDocPtr?

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

  /// Validates the document against a schema; the faults come in the document's order.
  func schemaFaults(_ schema: [UInt8]) -> [SchemaFault] {
    guard let document else { return [] }
    let collector = SchemaFaultCollector()
    schema.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      let reader = xmlSchemaNewMemParserCtxt(start, Int32(bytes.count))
      let compiled = xmlSchemaParse(reader)
      xmlSchemaFreeParserCtxt(reader)
      precondition(compiled != nil, "an embedded schema is sound")
      let context = xmlSchemaNewValidCtxt(compiled)
      let receiver = Unmanaged.passUnretained(collector).toOpaque()
      xmlSchemaSetValidStructuredErrors(context, receiveSchemaFault, receiver)
      _ = xmlSchemaValidateDoc(context, document)
      xmlSchemaFreeValidCtxt(context)
      xmlSchemaFree(compiled)
    }
    return collector.faults
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
      fault = .malformed(code: Int(context.pointee.errNo), line: 0, column: 0, message: "")
    }
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
      fault = .malformed(code: 0, line: 0, column: 0, message: "")
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

  fileprivate func end() {
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
      code: Int(error.code),
      line: Int(error.line),
      column: Int(error.int2),
      message: error.message.map { String(cString: $0) } ?? ""
    )
  }
}

/// One fault that libxml2 found against a schema.
struct SchemaFault {
  /// libxml2's number for the kind.
  let code: UInt32
  /// The element's position in the document's order; `nil` when not known.
  let elementIndex: Int?
  /// libxml2's words.
  let message: String
}

private final class SchemaFaultCollector {
  var faults: [SchemaFault] = []
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

private func receiveEnd(
  _ context: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?,
  _ namespace: UnsafePointer<xmlChar>?
) {
  guard let parser = parser(of: context), parser.fault == nil else { return }
  parser.end()
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

private func receiveSchemaFault(_ receiver: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let receiver, let error = error?.pointee else { return }
  var node = error.node?.assumingMemoryBound(to: xmlNode.self)
  while let current = node, current.pointee.type != XML_ELEMENT_NODE {
    node = current.pointee.parent
  }
  let mark = node?.pointee._private.map { Int(bitPattern: $0) }
  Unmanaged<SchemaFaultCollector>.fromOpaque(receiver).takeUnretainedValue().faults.append(
    SchemaFault(
      code: UInt32(bitPattern: error.code),
      elementIndex: mark.map { $0 - 1 },
      message: error.message.map { String(cString: $0) } ?? ""
    )
  )
}
