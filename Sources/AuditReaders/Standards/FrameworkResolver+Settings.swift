import AuditCore

extension FrameworkResolver {
  private static let own: Set<String> = ["item", "kind", "why"]

  /// Gives an item other attributes, and other children of the names that are written.
  mutating func set(_ operation: XMLElement) {
    guard let item = item(operation) else { return }
    let faultCount = diagnostics.all.count
    let old = element(item)
    var new = old
    var details: [String] = []
    for attribute in operation.attributes where !Self.own.contains(attribute.name) {
      guard allows(attribute.name, of: item, at: attribute.namePlace) else { continue }
      let value = attribute.value.words
      if value.isEmpty, needs(attribute.name, item, at: attribute.namePlace) { continue }
      let was = old.words(attribute.name)
      if value == was, value.isEmpty == (old.attribute(attribute.name) == nil) { continue }
      new = value.isEmpty ? new.removing(attribute: attribute.name) : new.setting(attribute)
      details.append(Self.detail(attribute.name, value, was: was))
    }
    for name in Self.distinct(operation.children.map(\.name)) {
      guard let place = operation.child(name)?.place, allowsChild(name, of: item, at: place)
      else { continue }
      let written = operation.children(name).map { $0.moved(to: Self.namespace) }
      if Self.isRemoval(written), needs(name, item, at: place) { continue }
      new = Self.element(new, with: written, of: name, order: item.kind.type.childNames)
    }
    if isSame(old, new) {
      if diagnostics.all.count > faultCount { return }
      diagnostics.add(ResolveMessages.withoutEffect(item, at: operation.place(of: "item")))
      return
    }
    change(item, to: [new])
    if !operation.children.isEmpty {
      details.append(
        "other \(Self.distinct(operation.children.map(\.name)).joined(separator: ", "))"
      )
    }
    note(.set, item.name, details.joined(separator: "; "), operation)
  }

  /// The words for one changed attribute.
  private static func detail(_ name: String, _ value: String, was: String) -> String {
    if value.isEmpty { return "no \(name), was \(was)" }
    let lead = name == "is" ? "is \(value)" : "\(name) \(value)"
    return was.isEmpty ? lead : "\(lead), was \(was)"
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }

  /// The element with its children of a name replaced; a single empty one takes them away.
  private static func element(
    _ element: XMLElement,
    with written: [XMLElement],
    of name: String,
    order: [String]
  ) -> XMLElement {
    let first = element.children.firstIndex { $0.name == name }
    let rest = element.with(children: element.children.filter { $0.name != name })
    if isRemoval(written) { return rest }
    return rest.inserting(written, at: first ?? rest.position(for: name, order: order))
  }

  /// Whether written elements say to take away what stands there.
  private static func isRemoval(_ written: [XMLElement]) -> Bool {
    written.count == 1
      && written.allSatisfy { $0.attributes.isEmpty && $0.children.isEmpty && $0.text.isBlank }
  }

  /// Tells that an item cannot do without an attribute or an element that is to be taken away.
  private mutating func needs(_ name: String, _ item: FrameworkItem, at place: Place) -> Bool {
    let type = item.kind.type
    let element = item.kind.rawValue
    if type.attributes.contains(where: { $0.name == name && $0.isRequired }) {
      diagnostics.add(XMLMessages.missingAttribute(name, of: element, at: place))
      return true
    }
    if type.children.contains(where: { $0.name == name && $0.isRequired }) {
      diagnostics.add(XMLMessages.missingElement(in: element, expected: [name], at: place))
      return true
    }
    return false
  }

  /// Whether an item can have an attribute, and whether this document may set it.
  private mutating func allows(_ name: String, of item: FrameworkItem, at place: Place) -> Bool {
    let known = item.kind.type.attributeNames
    guard known.contains(name) else {
      diagnostics.add(
        XMLMessages.unknownAttribute(name, of: item.kind.rawValue, allowed: known, at: place)
      )
      return false
    }
    let isIdentity = ["id", "version"].contains(name) && item.kind == .framework
    if isIdentity || name == item.kind.nameAttribute {
      diagnostics.add(ResolveMessages.cannotRename(item, name, at: place))
      return false
    }
    if isTailoring, !item.kind.tailorable.contains(name) {
      diagnostics.add(ResolveMessages.notTailorable(item, name, at: place))
      return false
    }
    return true
  }

  private mutating func allowsChild(
    _ name: String,
    of item: FrameworkItem,
    at place: Place
  ) -> Bool {
    let known = item.kind.type.childNames
    // A part with a name of its own is replaced or added by that name.
    let isItem = FrameworkItem.Kind(rawValue: name).map { $0.holder == item.kind } ?? false
    if known.contains(name), !isItem { return true }
    diagnostics.add(
      isItem
        ? ResolveMessages.childIsItem(name, at: place)
        : XMLMessages.unknownElement(
          name,
          in: item.kind.rawValue,
          allowed: known,
          isForeign: false,
          at: place
        )
    )
    return false
  }

  /// Gives an item other words.
  mutating func reword(_ operation: XMLElement) {
    guard let item = item(operation) else { return }
    let faultCount = diagnostics.all.count
    let old = element(item)
    let type = item.kind.type
    var new = old
    for words in operation.children {
      if words.text.isBlank, needs(words.name, item, at: words.place) { continue }
      if type.attributeNames.contains(words.name) {
        new = new.setting(
          XMLAttribute(
            name: words.name,
            hasPrefix: false,
            value: words.text.trimmed,
            nameRange: words.nameRange
          )
        )
      } else if type.childNames.contains(words.name) {
        let written = [words.moved(to: Self.namespace)]
        new = Self.element(new, with: written, of: words.name, order: type.childNames)
      } else {
        diagnostics.add(
          ResolveMessages.notReworded(
            item,
            words.name,
            can: Self.wordings.filter { (type.attributeNames + type.childNames).contains($0) },
            at: words.place
          )
        )
      }
    }
    if isSame(old, new) {
      if diagnostics.all.count > faultCount { return }
      diagnostics.add(ResolveMessages.withoutEffect(item, at: operation.place(of: "item")))
      return
    }
    change(item, to: [new])
    note(
      .reworded,
      item.name,
      Self.distinct(operation.children.map(\.name)).joined(separator: ", "),
      operation
    )
  }

  private static let wordings = ["title", "statement", "question", "guidance", "remedy"]

  /// Leaves out a prompt, key question or standard, or takes it in again.
  mutating func select(_ operation: XMLElement, isSelected: Bool) {
    guard let item = item(operation, among: [.prompt, .keyQuestion, .standard]) else { return }
    let place = operation.place(of: "item")
    guard [.prompt, .keyQuestion, .standard].contains(item.kind) else {
      diagnostics.add(ResolveMessages.cannotLeaveOut(item, at: place))
      return
    }
    let old = element(item)
    let wasSelected = old.isYes("selected") ?? true
    if wasSelected == isSelected {
      diagnostics.add(ResolveMessages.selectedAlready(item, isSelected: isSelected, at: place))
      return
    }
    let mark = XMLAttribute(
      name: "selected",
      hasPrefix: false,
      value: LocatedText(
        text: "no",
        file: operation.text.file,
        segments: operation.attribute("item")?.value.segments ?? []
      ),
      nameRange: operation.nameRange
    )
    change(item, to: [isSelected ? old.removing(attribute: "selected") : old.setting(mark)])
    let words = old.words("title").isEmpty ? old.words(ofChild: "question") : old.words("title")
    note(isSelected ? .takenIn : .leftOut, item.name, words, operation)
  }
}

extension FrameworkItem.Kind {
  /// The attributes that a tailoring may set.
  fileprivate var tailorable: Set<String> {
    switch self {
    case .define: ["is", "source", "verified"]
    case .model: ["is"]
    case .prompt: ["critical"]
    case .level: ["label", "plural"]
    case .framework: ["calendar"]
    default: []
    }
  }
}
