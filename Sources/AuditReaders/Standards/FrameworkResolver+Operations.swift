import AuditCore

extension FrameworkResolver {
  /// Puts an element into the place of the one with its name, or adds it.
  mutating func put(_ element: XMLElement) {
    guard let kind = FrameworkItem.Kind(rawValue: element.name) else { return }
    let name = kind.nameAttribute.map { element.words($0) } ?? kind.rawValue
    let known = FrameworkItem.all(in: root).first { $0.kind == kind && $0.name == name }
    if let known {
      warnWhenSame(self.element(known), element, known, at: element.place)
      change(known, to: [element])
    } else {
      let order = FrameworkItem.Kind.framework.type.childNames
      let position = root.position(for: element.name, order: order)
      change(root.inserting([element], at: position))
    }
  }

  /// Adds elements to the item that holds such.
  mutating func add(_ operation: XMLElement) {
    let elements = operation.children.map { $0.moved(to: Self.namespace) }
    var inserted = 0
    for element in elements {
      guard let kind = FrameworkItem.Kind(rawValue: element.name), let holder = kind.holder,
        let target = item(operation, by: "to", among: [holder])
      else { continue }
      guard target.kind == holder else {
        diagnostics.add(
          ResolveMessages.wrongHolder(kind, target, at: operation.place(of: "to"))
        )
        continue
      }
      if exists(element, kind, in: target) { continue }
      let parent = self.element(target)
      guard let position = position(of: element, in: parent, operation, inserted) else { continue }
      change(target, to: [parent.inserting([element], at: position)])
      inserted += 1
      note(.added, Self.name(of: element, kind, in: target), Self.words(for: element), operation)
    }
  }

  private mutating func exists(
    _ element: XMLElement,
    _ kind: FrameworkItem.Kind,
    in target: FrameworkItem
  ) -> Bool {
    let name = Self.name(of: element, kind, in: target)
    guard
      let known = FrameworkItem.all(in: root).first(where: { $0.kind == kind && $0.name == name })
    else { return false }
    let place = element.place(of: kind.nameAttribute ?? "")
    let first = self.element(known).place(of: kind.nameAttribute ?? "")
    diagnostics.add(
      ResolveMessages.itemExists(known, first: first, isTailoring: isTailoring, at: place)
    )
    return true
  }

  private static func name(
    of element: XMLElement,
    _ kind: FrameworkItem.Kind,
    in target: FrameworkItem
  ) -> String {
    let own = kind.nameAttribute.map { element.words($0) } ?? kind.rawValue
    return kind == .prompt ? "\(target.name).\(own)" : own
  }

  /// A few words for what an added element is about.
  private static func words(for element: XMLElement) -> String {
    let words = [element.words(ofChild: "question"), element.words("title"), element.words("is")]
    return words.first { !$0.isEmpty } ?? element.name
  }

  /// Where an added element goes; tells when the one to stand beside is not there.
  private mutating func position(
    of element: XMLElement,
    in parent: XMLElement,
    _ operation: XMLElement,
    _ inserted: Int
  ) -> Int? {
    let isBefore = operation.attribute("before") != nil
    let beside = isBefore ? "before" : "after"
    guard let wanted = operation.located(beside) else {
      let kind = FrameworkItem.Kind(rawValue: parent.name)
      return parent.position(for: element.name, order: kind?.type.childNames ?? [])
    }
    let naming = FrameworkItem.Kind(rawValue: element.name)?.nameAttribute ?? ""
    let found = parent.children.firstIndex { sibling in
      let own = sibling.words(naming)
      return sibling.name == element.name
        && (own == wanted.text || "\(parent.words("code")).\(own)" == wanted.text)
    }
    if let found { return found + (isBefore ? 0 : 1 + inserted) }
    let known = parent.children(element.name).map { $0.words(naming) }
    diagnostics.add(
      ResolveMessages.unknownNeighbour(beside, wanted.text, known: known, at: wanted.place)
    )
    return nil
  }

  /// Puts a whole element into the place of an item.
  mutating func replace(_ operation: XMLElement) {
    guard let element = operation.children.first?.moved(to: Self.namespace),
      let kind = FrameworkItem.Kind(rawValue: element.name),
      let item = item(operation, among: [kind])
    else { return }
    guard item.kind == kind else {
      diagnostics.add(ResolveMessages.otherKind(item, kind, at: element.place))
      return
    }
    let naming = kind.nameAttribute ?? ""
    let old = self.element(item)
    if element.words(naming) != old.words(naming) {
      let place = element.place(of: naming)
      diagnostics.add(ResolveMessages.otherName(item, naming, old.words(naming), at: place))
      return
    }
    warnWhenSame(old, element, item, at: operation.place(of: "item"))
    change(item, to: [element])
  }

  /// Takes an item out.
  mutating func drop(_ operation: XMLElement) {
    guard let item = item(operation) else { return }
    guard item.kind != .framework, item.kind != .ratings else {
      diagnostics.add(ResolveMessages.cannotDrop(item, at: operation.place(of: "item")))
      return
    }
    let place = operation.place(of: "item")
    for inner in FrameworkItem.all(in: root) where inner.path.starts(with: item.path) {
      dropped.append((inner, place))
    }
    change(item, to: [])
  }

  /// Tells that an operation leaves an item as it was.
  func isSame(_ old: XMLElement, _ new: XMLElement) -> Bool {
    CanonicalXML.bytes(of: old) == CanonicalXML.bytes(of: new)
  }

  private mutating func warnWhenSame(
    _ old: XMLElement,
    _ new: XMLElement,
    _ item: FrameworkItem,
    at place: Place
  ) {
    if isSame(old, new) { diagnostics.add(ResolveMessages.withoutEffect(item, at: place)) }
  }

  /// Puts another root into the place of the tree.
  private mutating func change(_ root: XMLElement) {
    change(FrameworkItem(kind: .framework, name: "framework", path: []), to: [root])
  }

  /// Keeps in mind what a tailoring did.
  mutating func note(
    _ action: Tailoring.Action,
    _ item: String,
    _ detail: String,
    _ operation: XMLElement
  ) {
    guard isTailoring else { return }
    changes.append(
      Tailoring.Change(action: action, item: item, detail: detail, why: operation.words("why"))
    )
  }

  /// Tells what still names an item that is gone.
  mutating func checkReferences() {
    let remaining = Set(FrameworkItem.all(in: root).map { "\($0.kind) \($0.name)" })
    for (item, place) in dropped where !remaining.contains("\(item.kind) \(item.name)") {
      let naming = item.kind.namingAttributes
      if naming.isEmpty { continue }
      guard let user = root.firstUse(of: item.name, in: naming) else { continue }
      diagnostics.add(ResolveMessages.stillNamed(item, by: user.name, use: user.place, at: place))
    }
  }
}

extension FrameworkItem.Kind {
  /// The attributes by which elements name an item of this kind.
  fileprivate var namingAttributes: Set<String> {
    switch self {
    case .standard, .composite: ["of", "standards", "code"]
    case .keyQuestion: ["pools"]
    case .bands: ["bands"]
    case .level: ["levels"]
    case .source: ["source"]
    default: []
    }
  }
}

extension XMLElement {
  /// The first element that names an item in one of some attributes, with the place.
  fileprivate func firstUse(of item: String, in naming: Set<String>) -> (
    name: String, place: Place
  )? {
    if name == "tests" { return nil }
    for attribute in attributes where naming.contains(attribute.name) {
      // A code names its own element, but for a member of a rating made of ratings.
      if attribute.name == "code", name != "member" { continue }
      if let use = list(attribute.name).first(where: { $0.text == item }) {
        return (name, use.place)
      }
    }
    for child in children {
      if let use = child.firstUse(of: item, in: naming) { return use }
    }
    return nil
  }
}
