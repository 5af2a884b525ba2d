import AuditCore
import CLibXML2

/// Turns libxml2's faults against a schema into our diagnostics, each fault once.
struct SchemaFaultReader {
  let kind: DocumentKind
  private(set) var elements: [XMLElement] = []
  private(set) var types: [String?] = []
  private(set) var parents: [Int?] = []

  /// Creates a reader for the faults of one document.
  init(root: XMLElement, kind: DocumentKind) {
    self.kind = kind
    collect(root, type: kind.outline.rootType, parent: nil)
  }

  /// Words the faults in the document's order.
  func diagnostics(_ faults: [SchemaFault]) -> [Diagnostic] {
    var told = Set<[String]>()
    var found: [Diagnostic] = []
    for fault in faults where !isMisspelt(fault) {
      let attribute = Self.quoted(after: "attribute '", in: fault.message)
      // A wrong value is reported by its facet first and by its type again.
      let name = "\(fault.elementIndex ?? -1)"
      let isAboutChildren = fault.code == XML_SCHEMAV_ELEMENT_CONTENT.rawValue
      let key = [name, attribute ?? "", isAboutChildren ? "children" : ""]
      guard told.insert(key).inserted else { continue }
      found.append(diagnostic(fault, attribute: attribute))
    }
    let broken = faults.filter { $0.code == XML_SCHEMAV_ELEMENT_CONTENT.rawValue }
    for (key, diagnostic) in broken.flatMap(passedOver) where told.insert(key).inserted {
      found.append(diagnostic)
    }
    return found
  }

  private mutating func collect(_ element: XMLElement, type: String?, parent: Int?) {
    elements.append(element)
    types.append(type)
    parents.append(parent)
    let inside = type.flatMap(kind.outline.elementType)
    for child in element.children {
      let isOurs = child.namespace == kind.namespace
      let childType = inside?.children.first { $0.name == child.name && isOurs }?.type
      collect(child, type: childType, parent: element.index)
    }
  }

  private func diagnostic(_ fault: SchemaFault, attribute: String?) -> Diagnostic {
    guard let index = fault.elementIndex, elements.indices.contains(index) else {
      return XMLMessages.schema(kind.rootName, words: Self.plain(fault.message), at: nil)
    }
    let element = elements[index]
    if let missing = missingAttribute(fault) {
      return XMLMessages.missingAttribute(missing, of: element.name, at: element.place)
    }
    if let attribute { return attributeFault(attribute, of: element, fault) }
    if fault.code == XML_SCHEMAV_ELEMENT_CONTENT.rawValue {
      return contentFault(element, fault)
    }
    let inside = types[index].flatMap(kind.outline.elementType)
    if inside == nil, let child = element.children.first {
      return XMLMessages.unknownElement(
        child.name,
        in: element.name,
        allowed: [],
        isForeign: false,
        at: child.place
      )
    }
    if inside == nil, let type = types[index] {
      let rule = kind.outline.valueType(type)
      return XMLMessages.badValue(
        element.name,
        allowed: rule.values,
        words: rule.words,
        found: element.text
      )
    }
    if !element.text.isBlank {
      return XMLMessages.strayText(in: element.name, at: element.text.trimmed.place)
    }
    if let child = element.children.first {
      return XMLMessages.unknownElement(
        child.name,
        in: element.name,
        allowed: inside?.childNames ?? [],
        isForeign: false,
        at: child.place
      )
    }
    return XMLMessages.schema(element.name, words: Self.plain(fault.message), at: element.place)
  }

  /// The attribute that a fault says is missing.
  private func missingAttribute(_ fault: SchemaFault) -> String? {
    guard fault.code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4.rawValue else { return nil }
    return Self.quoted(after: "The attribute '", in: fault.message)
  }

  /// Whether a missing attribute is there under a misspelt name, which is told on its own.
  private func isMisspelt(_ fault: SchemaFault) -> Bool {
    guard let missing = missingAttribute(fault), let index = fault.elementIndex,
      elements.indices.contains(index)
    else { return false }
    return isMisspelt(missing, in: elements[index])
  }

  private func attributeFault(_ name: String, of element: XMLElement, _ fault: SchemaFault)
    -> Diagnostic
  {
    let inside = types[element.index].flatMap(kind.outline.elementType)
    let written = element.attributes.first { $0.name == name }
    guard let known = inside?.attributes.first(where: { $0.name == name }), let written,
      !written.hasPrefix
    else {
      return XMLMessages.unknownAttribute(
        name,
        of: element.name,
        allowed: inside?.attributeNames ?? [],
        at: written?.namePlace ?? element.place
      )
    }
    let rule = kind.outline.valueType(known.type)
    return XMLMessages.badValue(
      name,
      allowed: rule.values,
      words: rule.words,
      found: written.value
    )
  }

  private func contentFault(_ element: XMLElement, _ fault: SchemaFault) -> Diagnostic {
    if fault.message.contains("Missing child") {
      let missing = missingChildren(of: element, before: nil)
      return XMLMessages.missingElement(
        in: element.name,
        expected: missing.isEmpty ? Self.expected(in: fault.message) : missing,
        at: element.place
      )
    }
    guard let parentIndex = parents[element.index] else {
      return XMLMessages.schema(element.name, words: Self.plain(fault.message), at: element.place)
    }
    let parent = elements[parentIndex]
    let allowed = types[parentIndex].flatMap(kind.outline.elementType)?.childNames ?? []
    let isForeign = element.namespace != kind.namespace
    if isForeign || !allowed.contains(element.name) {
      return XMLMessages.unknownElement(
        element.name,
        in: parent.name,
        allowed: allowed,
        isForeign: isForeign && allowed.contains(element.name),
        at: element.place
      )
    }
    // The element is known here, so either something before it is missing or it comes too late.
    let missing = missingChildren(of: parent, before: element.name)
    if !missing.isEmpty {
      return XMLMessages.missingElement(
        in: parent.name,
        expected: missing,
        isBefore: true,
        at: element.place
      )
    }
    return XMLMessages.misplacedElement(
      element.name,
      in: parent.name,
      order: allowed,
      at: element.place
    )
  }

  /// The first child that an element must have, has not, and that stands before a name.
  private func missingChildren(of element: XMLElement, before name: String?) -> [String] {
    let inside = types[element.index].flatMap(kind.outline.elementType)?.children ?? []
    let first = inside.prefix { $0.name != name }
      .first { $0.isRequired && element.child($0.name) == nil }
    return first.map { [$0.name] } ?? []
  }

  static func quoted(after mark: String, in message: String) -> String? {
    guard let start = end(of: mark, in: message) else { return nil }
    return String(message[start...].prefix { $0 != "'" })
  }

  /// The names that libxml2 says it expected.
  private static func expected(in message: String) -> [String] {
    guard let start = end(of: "Expected is", in: message) else { return [] }
    let list = message[start...].split(separator: "(").last ?? ""
    return list.prefix { $0 != ")" }.split(separator: ",").compactMap { part in
      part.split(separator: "}").last.map { $0.filter { !$0.isWhitespace } }
    }
  }

  private static func end(of mark: String, in message: String) -> String.Index? {
    var index = message.startIndex
    while index < message.endIndex {
      if message[index...].hasPrefix(mark) { return message.index(index, offsetBy: mark.count) }
      index = message.index(after: index)
    }
    return nil
  }

  /// libxml2's words without namespaces.
  private static func plain(_ message: String) -> String {
    var text = ""
    var isInside = false
    for character in message where character != "\n" {
      if character == "{" { isInside = true }
      if !isInside { text.append(character) }
      if character == "}" { isInside = false }
    }
    return text
  }
}
