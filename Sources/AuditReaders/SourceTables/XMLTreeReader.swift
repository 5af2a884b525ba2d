import AuditCore

/// Turns the elements of an XML document into a tree.
enum XMLTreeReader {
  /// Makes the tree of a document.
  static func tree(of root: XMLElement, names: inout DocumentNames) -> DocumentTree {
    var tree = DocumentTree()
    add(root, under: 0, to: &tree, &names)
    return tree
  }

  private static func add(
    _ element: XMLElement,
    under parent: Int,
    to tree: inout DocumentTree,
    _ names: inout DocumentNames
  ) {
    let name = names.number(of: element.name, namespace: element.namespace)
    let isNil = element.attributes.contains {
      $0.hasPrefix && $0.name == "nil" && ["true", "1"].contains($0.value.text)
    }
    let kind: DocumentTree.Kind =
      !element.children.isEmpty ? .record : isNil ? .nothing : .value
    let line = element.line
    let node = tree.add(kind, name: name, under: parent, line: line)
    if kind == .value { tree.setValue(element.text.text.utf8, of: node) }
    // A prefix means a namespace of somebody else's, as for a schema's location.
    for attribute in element.attributes where !attribute.hasPrefix {
      tree.add(
        value: attribute.value.text.utf8,
        name: names.number(of: "@\(attribute.name)"),
        under: node,
        line: line
      )
    }
    for child in element.children { add(child, under: node, to: &tree, &names) }
  }
}
