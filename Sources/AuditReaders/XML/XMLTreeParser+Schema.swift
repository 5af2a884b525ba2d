import CLibXML2

extension XMLTreeParser {
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
