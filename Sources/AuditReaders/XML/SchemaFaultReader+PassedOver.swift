import AuditCore

/// libxml2 passes over an element's children after the first that does not belong; these checks by
/// the schema's outline tell the plain faults among them in the same go.
extension SchemaFaultReader {
  /// The faults in the element that a content fault is about and in those after it.
  func passedOver(_ fault: SchemaFault) -> [(key: [String], diagnostic: Diagnostic)] {
    guard let index = fault.elementIndex, elements.indices.contains(index),
      let parent = parents[index]
    else { return [] }
    var found: [(key: [String], diagnostic: Diagnostic)] = []
    for child in elements[parent].children where child.index >= index {
      check(child, in: elements[parent], into: &found)
    }
    return found
  }

  /// Whether an element has an attribute whose unknown name is near to a missing one.
  func isMisspelt(_ missing: String, in element: XMLElement) -> Bool {
    let known = types[element.index].flatMap(kind.outline.elementType)?.attributeNames ?? []
    return element.attributes.contains { attribute in
      !known.contains(attribute.name)
        && !Suggestion.nearest(to: attribute.name, in: [missing]).isEmpty
    }
  }

  private func check(
    _ element: XMLElement,
    in parent: XMLElement,
    into found: inout [(key: [String], diagnostic: Diagnostic)]
  ) {
    let name = "\(element.index)"
    let around = types[parent.index].flatMap(kind.outline.elementType)
    if let around, !around.isOpen, types[element.index] == nil {
      let fault = XMLMessages.unknownElement(
        element.name,
        in: parent.name,
        allowed: around.childNames,
        isForeign: around.childNames.contains(element.name),
        at: element.place
      )
      found.append(([name, "", "children"], fault))
    }
    guard let type = types[element.index].flatMap(kind.outline.elementType) else { return }
    for attribute in element.attributes {
      if let fault = fault(of: attribute, in: element, type) {
        found.append(([name, attribute.name, ""], fault))
      }
    }
    for attribute in type.attributes
    where attribute.isRequired && element.attribute(attribute.name) == nil
      && !isMisspelt(attribute.name, in: element)
    {
      let fault = XMLMessages.missingAttribute(attribute.name, of: element.name, at: element.place)
      found.append(([name, attribute.name, ""], fault))
    }
    for child in element.children { check(child, in: element, into: &found) }
  }

  private func fault(
    of attribute: XMLAttribute,
    in element: XMLElement,
    _ type: SchemaOutline.ElementType
  ) -> Diagnostic? {
    guard let known = type.attributes.first(where: { $0.name == attribute.name }) else {
      if type.isOpen { return nil }
      return XMLMessages.unknownAttribute(
        attribute.name,
        of: element.name,
        allowed: type.attributeNames,
        at: attribute.namePlace
      )
    }
    let rule = kind.outline.valueType(known.type)
    if rule.values.isEmpty || rule.values.contains(attribute.value.text) { return nil }
    return XMLMessages.badValue(
      attribute.name,
      allowed: rule.values,
      words: rule.words,
      found: attribute.value
    )
  }
}
