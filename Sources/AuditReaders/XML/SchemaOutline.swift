import AuditCore

/// What a schema allows where, as far as messages need it; the schema itself decides.
struct SchemaOutline: Sendable {
  /// What an element of a type may hold.
  struct ElementType: Sendable {
    var attributes: [(name: String, type: String, isRequired: Bool)] = []
    var children: [(name: String, type: String, isRequired: Bool)] = []

    /// Whether attributes and children of any name are allowed besides.
    var isOpen = false

    /// The names of the attributes in the schema's order.
    var attributeNames: [String] { attributes.map(\.name) }
    /// The names of the children in the schema's order.
    var childNames: [String] { children.map(\.name) }
  }

  /// What a value of a type may be.
  struct ValueType: Sendable {
    /// The allowed values; empty when there is no list of them.
    var values: [String] = []
    /// The words for what is expected.
    var words: String?
  }

  private var elementTypes: [String: ElementType] = [:]
  private var valueTypes: [String: ValueType] = [:]
  /// The type of the root element.
  private(set) var rootType = ""

  static let framework = SchemaOutline(of: .framework)
  static let delta = SchemaOutline(of: .delta)
  static let tailoring = SchemaOutline(of: .tailoring)
  static let vocabulary = SchemaOutline(of: .vocabulary)
  static let calendar = SchemaOutline(of: .calendar)
  static let disclosure = SchemaOutline(of: .disclosure)
  static let evidence = SchemaOutline(of: .evidence)
  static let indicators = SchemaOutline(of: .indicators)
  static let judgements = SchemaOutline(of: .judgements)
  static let mapping = SchemaOutline(of: .mapping)
  static let recalculations = SchemaOutline(of: .recalculations)
  static let register = SchemaOutline(of: .register)
  static let cases = SchemaOutline(of: .cases)
  static let result = SchemaOutline(of: .result)
  static let settings = SchemaOutline(of: .settings)
  static let workload = SchemaOutline(of: .workload)
  static let geography = SchemaOutline(of: .geography)

  private init(of kind: DocumentKind) {
    let file = SourceFile(path: "\(kind.schemaName).xsd", bytes: kind.schema)
    guard let schema = XMLTreeParser(file: file, from: 0).root else { return }
    for child in schema.children {
      let name = child.attribute("name")?.value.text ?? ""
      switch child.name {
      case "element":
        if name == kind.rootName { rootType = child.attribute("type")?.value.text ?? "" }
      case "complexType":
        // A type that another extends stands before it in our schemas.
        let base = child.child("complexContent")?.child("extension")?.words("base")
        var type = base.flatMap { elementTypes[$0] } ?? ElementType()
        Self.collect(child, inChoice: false, into: &type)
        elementTypes[name] = type
      case "simpleType": valueTypes[name] = Self.valueType(child)
      default: break
      }
    }
  }

  /// What an element of a type may hold; `nil` for a type that holds text only.
  func elementType(_ name: String) -> ElementType? { elementTypes[name] }

  /// What an element may hold that stands at the end of a path of names from the root's children.
  func elementType(at path: [String]) -> ElementType? {
    var type = elementTypes[rootType]
    for name in path {
      guard let child = type?.children.first(where: { $0.name == name }) else { return nil }
      type = elementTypes[child.type]
    }
    return type
  }

  /// What a value of a type may be.
  func valueType(_ name: String) -> ValueType { valueTypes[name] ?? ValueType() }

  private static func collect(
    _ element: XMLElement,
    inChoice: Bool,
    into type: inout ElementType
  ) {
    for child in element.children {
      let name = child.attribute("name")?.value.text ?? ""
      let typeName = child.attribute("type")?.value.text ?? ""
      switch child.name {
      case "element":
        let mayLack = inChoice || child.attribute("minOccurs")?.value.text == "0"
        type.children.append((name, typeName, !mayLack))
      case "attribute":
        let isRequired = child.attribute("use")?.value.text == "required"
        type.attributes.append((name, typeName, isRequired))
      case "any", "anyAttribute": type.isOpen = true
      default: collect(child, inChoice: inChoice || child.name == "choice", into: &type)
      }
    }
  }

  private static func valueType(_ element: XMLElement) -> ValueType {
    let restriction = element.child("restriction")
    let documentation = element.child("annotation")?.child("documentation")
    return ValueType(
      values: restriction?.children("enumeration")
        .compactMap { $0.attribute("value")?.value.text } ?? [],
      words: documentation?.text.words
    )
  }
}
