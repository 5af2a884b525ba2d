import AuditCore

/// Applies what a delta or a tailoring says to the tree of its base, operation by operation.
struct FrameworkResolver {
  /// The root element of the delta or tailoring.
  let document: XMLElement
  /// Whether it is a tailoring, which may change less.
  let isTailoring: Bool
  /// The tree so far: a framework.
  private(set) var root: XMLElement
  /// What is wrong with the operations.
  var diagnostics = DiagnosticList()
  /// What a tailoring changed.
  var changes: [Tailoring.Change] = []
  /// What is gone, and where it was said.
  var dropped: [(item: FrameworkItem, place: Place)] = []

  /// Creates a resolver of a document over its base.
  init(_ document: XMLElement, isTailoring: Bool, base: XMLElement) {
    self.document = document
    self.isTailoring = isTailoring
    root = base
  }

  /// Applies all operations in the document's order.
  mutating func run() {
    let operations = document.children.filter { !["title", "summary", "why"].contains($0.name) }
    for operation in operations { apply(operation) }
    checkReferences()
    if isTailoring, changes.isEmpty, !diagnostics.hasErrors {
      diagnostics.add(ResolveMessages.emptyTailoring(at: document.place))
    }
    root = identified()
  }

  private mutating func apply(_ operation: XMLElement) {
    switch operation.name {
    case "drop": isTailoring ? select(operation, isSelected: false) : drop(operation)
    case "select": select(operation, isSelected: true)
    case "set": set(operation)
    case "add": add(operation)
    case "replace": replace(operation)
    case "reword": reword(operation)
    default: put(operation)
    }
  }

  /// The tree under the identity and the title of the document.
  private func identified() -> XMLElement {
    var children = root.children
    for name in ["title", "summary"] {
      guard let words = document.child(name)?.moved(to: Self.namespace) else { continue }
      let order = FrameworkItem.Kind.framework.type.childNames
      if let found = children.firstIndex(where: { $0.name == name }) {
        children[found] = words
      } else {
        children.insert(words, at: root.with(children: children).position(for: name, order: order))
      }
    }
    let head = XMLElement(
      name: "framework",
      namespace: Self.namespace,
      attributes: root.attributes,
      children: children,
      text: LocatedText(text: "", file: document.text.file, segments: document.text.segments),
      index: 0,
      nameRange: document.nameRange,
      tagRange: document.tagRange
    )
    return ["id", "version"].compactMap(document.attribute).reduce(head) { $0.setting($1) }
  }

  /// The namespace of a framework's elements.
  static var namespace: String { DocumentKind.framework.namespace }

  // MARK: - The parts of the tree

  /// Finds what an operation names; tells when there is no such thing, or more than one.
  mutating func item(
    _ operation: XMLElement,
    by attribute: String = "item",
    among kinds: Set<FrameworkItem.Kind>? = nil
  ) -> FrameworkItem? {
    let name = operation.words(attribute)
    if name.isEmpty { return nil }
    var all = FrameworkItem.all(in: root)
    let kind = FrameworkItem.Kind(rawValue: operation.words("kind"))
    if let kind { all = all.filter { $0.kind == kind } }
    var found = all.filter { $0.name == name }
    if let kinds, found.contains(where: { kinds.contains($0.kind) }) {
      found = found.filter { kinds.contains($0.kind) }
    }
    let place = operation.place(of: attribute)
    if found.count > 1 {
      // Codes that stand twice in the base are told of the base.
      if Set(found.map(\.kind)).count == 1 { return found.first }
      diagnostics.add(ResolveMessages.ambiguousItem(name, found.map(\.kind), at: place))
      return nil
    }
    if let found = found.first { return found }
    let gone = dropped.first { $0.item.name == name }?.place
    diagnostics.add(
      ResolveMessages.unknownItem(name, kind, known: all.map(\.name), gone: gone, at: place)
    )
    return nil
  }

  /// The element of an item.
  func element(_ item: FrameworkItem) -> XMLElement { root.descendant(at: item.path[...]) }

  /// Puts elements into the place of an item; none removes it.
  mutating func change(_ item: FrameworkItem, to elements: [XMLElement]) {
    root = root.replacing(at: item.path[...], with: elements)
  }
}
