import AuditCore

extension XMLElement {
  /// The element with other attributes, children or text; what is left out stays.
  func with(
    name: String? = nil,
    attributes: [XMLAttribute]? = nil,
    children: [XMLElement]? = nil,
    text: LocatedText? = nil,
    index: Int? = nil
  ) -> XMLElement {
    XMLElement(
      name: name ?? self.name,
      namespace: namespace,
      attributes: attributes ?? self.attributes,
      children: children ?? self.children,
      text: text ?? self.text,
      index: index ?? self.index,
      nameRange: nameRange,
      tagRange: tagRange
    )
  }

  /// The element as one of another namespace, with all its descendants.
  func moved(to namespace: String) -> XMLElement {
    if self.namespace == namespace { return self }
    return XMLElement(
      name: name,
      namespace: namespace,
      attributes: attributes,
      children: children.map { $0.moved(to: namespace) },
      text: text,
      index: index,
      nameRange: nameRange,
      tagRange: tagRange
    )
  }

  /// The element with one attribute put in the place of the one with its name, or added.
  func setting(_ attribute: XMLAttribute) -> XMLElement {
    var attributes = attributes
    if let found = attributes.firstIndex(where: { $0.name == attribute.name && !$0.hasPrefix }) {
      attributes[found] = attribute
    } else {
      attributes.append(attribute)
    }
    return with(attributes: attributes)
  }

  /// The element without an attribute.
  func removing(attribute name: String) -> XMLElement {
    with(attributes: attributes.filter { $0.name != name || $0.hasPrefix })
  }

  /// The descendant at a path of positions among children.
  func descendant(at path: ArraySlice<Int>) -> XMLElement {
    guard let first = path.first else { return self }
    return children[first].descendant(at: path.dropFirst())
  }

  /// The element with the descendant at a path replaced by others; by none to remove it.
  func replacing(at path: ArraySlice<Int>, with others: [XMLElement]) -> XMLElement {
    guard let first = path.first else { return others.first ?? self }
    var children = children
    if path.count == 1 {
      children.replaceSubrange(first...first, with: others)
    } else {
      children[first] = children[first].replacing(at: path.dropFirst(), with: others)
    }
    return with(children: children)
  }

  /// The element with children put before a position.
  func inserting(_ others: [XMLElement], at position: Int) -> XMLElement {
    var children = children
    children.insert(contentsOf: others, at: position)
    return with(children: children)
  }

  /// The position for a new child: after the last of its name, otherwise where the order puts it.
  func position(for name: String, order: [String]) -> Int {
    if let last = children.lastIndex(where: { $0.name == name }) { return last + 1 }
    let before = Set(order.prefix { $0 != name })
    return (children.lastIndex { before.contains($0.name) } ?? -1) + 1
  }

  /// The tree with each element numbered by its position in the document's order.
  func numbered() -> XMLElement {
    var next = 0
    return numbered(&next)
  }

  private func numbered(_ next: inout Int) -> XMLElement {
    let own = next
    next += 1
    var numbered: [XMLElement] = []
    for child in children { numbered.append(child.numbered(&next)) }
    return with(children: numbered, index: own)
  }
}
