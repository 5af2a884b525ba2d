/// A piece of an HTML page: text that cannot become markup, or an element.
///
/// No case holds raw markup, so that nothing a record or a framework says can add to a page.
enum MarkupNode: Sendable, Hashable {
  /// Text of ours or of the framework.
  case text(String)
  /// Text from a record or a person, kept apart from the direction of the text around it.
  case isolated(String)
  /// An element with its attributes and content.
  indirect case element(ElementName, [Attribute], [MarkupNode])
  /// Pieces one after the other.
  case group([MarkupNode])
  /// A style sheet inside the page, written so that nothing in it can end it.
  case styles(String)

  /// Nothing at all.
  static let nothing = MarkupNode.group([])

  /// The pieces it is made of: itself, or those of a group.
  var pieces: [MarkupNode] {
    if case .group(let nodes) = self { nodes } else { [self] }
  }

  /// Whether it writes nothing.
  var isEmpty: Bool {
    switch self {
    case .text(let text), .styles(let text): text.isEmpty
    case .isolated, .element: false
    case .group(let nodes): nodes.allSatisfy(\.isEmpty)
    }
  }
}

/// One attribute of an element; the names are those that reports need and no other.
struct Attribute: Sendable, Hashable {
  /// The name as HTML writes it.
  let name: String
  /// The value, not yet escaped.
  let value: String

  private init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The same attribute with another value.
  func with(_ value: String) -> Attribute { Attribute(name, value) }

  static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  static func id(_ value: String) -> Attribute { Attribute("id", value) }
  static func href(_ value: String) -> Attribute { Attribute("href", value) }
  static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  static func name(_ value: String) -> Attribute { Attribute("name", value) }
  static func content(_ value: String) -> Attribute { Attribute("content", value) }
  static func httpEquiv(_ value: String) -> Attribute { Attribute("http-equiv", value) }
  static func src(_ value: String) -> Attribute { Attribute("src", value) }
  static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
  static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  static func role(_ value: String) -> Attribute { Attribute("role", value) }
  static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  static func span(_ value: Int) -> Attribute { Attribute("colspan", String(value)) }
  /// Shows the content of a `details` from the start.
  static let open = Attribute("open", "")

  static func aria(_ name: String, _ value: String) -> Attribute {
    Attribute("aria-\(name)", value)
  }

  /// A length or place of a drawing, in its own units.
  static func drawn(_ name: DrawnName, _ value: String) -> Attribute {
    Attribute(name.rawValue, value)
  }

  /// The attributes of drawings.
  enum DrawnName: String {
    case x, y, width, height, x1, y1, x2, y2, cx, cy, r, d, viewBox
  }
}
