import AuditCore

/// A part of a framework that a delta or a tailoring can name.
struct FrameworkItem {
  /// What it is.
  let kind: Kind
  /// Its code or name; the whole code for a prompt.
  let name: String
  /// Where it stands: positions among children, from the root.
  let path: [Int]

  /// The kinds of parts, by the name of their element.
  enum Kind: String, CaseIterable {
    case framework, ratings, discretion, overall
    case source, level, bands, fact, model, table, define, composite
    case domain, standard, keyQuestion, prompt

    /// The attribute that holds the name; `nil` for what a framework has but one of.
    var nameAttribute: String? {
      switch self {
      case .framework, .ratings, .discretion, .overall: nil
      case .source, .level, .bands: "id"
      case .fact, .model, .table, .define: "name"
      case .composite, .domain, .standard, .keyQuestion, .prompt: "code"
      }
    }

    /// The word for people.
    var noun: String {
      switch self {
      case .framework, .discretion, .source, .level, .fact, .composite, .domain, .standard, .prompt:
        rawValue
      case .ratings: "scale of ratings"
      case .overall: "overall rating"
      case .bands: "table of bands"
      case .define: "definition"
      case .model: "decision model"
      case .table: "decision table"
      case .keyQuestion: "key question"
      }
    }

    /// The names of the elements from the root's children down to this kind.
    var elementPath: [String] {
      switch self {
      case .framework: []
      case .standard: ["domain", "standard"]
      case .keyQuestion: ["domain", "standard", "keyQuestion"]
      case .prompt: ["domain", "standard", "keyQuestion", "prompt"]
      default: [rawValue]
      }
    }

    /// What an element of this kind may hold.
    var type: SchemaOutline.ElementType {
      SchemaOutline.framework.elementType(at: elementPath) ?? SchemaOutline.ElementType()
    }

    /// The kind of what holds it; `nil` for the framework.
    var holder: Kind? {
      switch self {
      case .framework: nil
      case .standard: .domain
      case .keyQuestion: .standard
      case .prompt: .keyQuestion
      default: .framework
      }
    }
  }

  /// Its name with what it is, for people.
  var words: String { kind.nameAttribute == nil ? "the \(kind.noun)" : "\(kind.noun) '\(name)'" }

  /// All parts of a framework in the document's order.
  static func all(in root: XMLElement) -> [FrameworkItem] {
    var found = [FrameworkItem(kind: .framework, name: "framework", path: [])]
    collect(root, path: [], question: "", into: &found)
    return found
  }

  private static func collect(
    _ element: XMLElement,
    path: [Int],
    question: String,
    into found: inout [FrameworkItem]
  ) {
    for (position, child) in element.children.enumerated() {
      guard let kind = Kind(rawValue: child.name), kind != .framework else { continue }
      let own = kind.nameAttribute.map { child.words($0) } ?? kind.rawValue
      let name = kind == .prompt ? "\(question).\(own)" : own
      found.append(FrameworkItem(kind: kind, name: name, path: path + [position]))
      if [.domain, .standard, .keyQuestion].contains(kind) {
        collect(child, path: path + [position], question: own, into: &found)
      }
    }
  }
}
