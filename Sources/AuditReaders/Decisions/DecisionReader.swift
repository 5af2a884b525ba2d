public import AuditCore
public import DMN

/// Reads decision models, as drawing tools for DMN 1.1 to 1.5 write them.
public enum DecisionReader {
  /// Reads one model, without the models it imports.
  ///
  /// - Returns: The model, `nil` when the document is no decision model; and all faults of its
  ///   form. Faults of its names, types and expressions are told when it is compiled.
  public static func read(
    _ file: SourceFile
  ) -> (model: DecisionModel?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(withoutSchema: file)
    guard let root = document.root else { return (nil, document.diagnostics) }
    guard root.name == "definitions", isModelNamespace(root.namespace) else {
      let fault = DecisionMessages.wrongDocument(
        found: root.name,
        namespace: root.namespace,
        at: root.place
      )
      return (nil, [fault])
    }
    var parser = DecisionParser(root)
    let model = parser.model(root)
    return (model, DiagnosticList(document.diagnostics + parser.diagnostics).sorted)
  }

  /// Whether a namespace is that of models of some edition of the standard.
  static func isModelNamespace(_ namespace: String?) -> Bool {
    guard let namespace else { return false }
    let rest = ["http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/"].first {
      namespace.hasPrefix($0)
    }
    guard let rest else { return false }
    let edition = namespace.dropFirst(rest.count).split(separator: "/", maxSplits: 1)
    guard edition.count == 2, edition[0].count == 8, edition[0].allSatisfy(\.isNumber) else {
      return false
    }
    return ["MODEL", "MODEL/", "dmn.xsd", "DMN11.xsd"].contains(edition[1])
  }
}

/// Turns the elements of a document into a model, noting faults.
struct DecisionParser {
  /// The namespace of the standard's own elements; all others are extensions.
  let namespace: String?
  var diagnostics: [Diagnostic] = []

  init(_ root: XMLElement) { namespace = root.namespace }

  /// The children of the standard's own.
  func parts(_ element: XMLElement) -> [XMLElement] {
    element.children.filter { $0.namespace == namespace }
  }

  func parts(_ element: XMLElement, _ name: String) -> [XMLElement] {
    parts(element).filter { $0.name == name }
  }

  func part(_ element: XMLElement, _ name: String) -> XMLElement? {
    parts(element).first { $0.name == name }
  }

  mutating func model(_ root: XMLElement) -> DecisionModel {
    var model = DecisionModel(
      name: root.words("name"),
      namespace: root.words("namespace"),
      file: root.text.file
    )
    for element in parts(root) {
      switch element.name {
      case "import": if let found = modelImport(element) { model.imports.append(found) }
      case "itemDefinition": if let found = itemDefinition(element) { model.types.append(found) }
      case "inputData":
        if let head = head(element) { model.inputs.append(InputData(head: head)) }
      case "decision": if let found = decision(element) { model.decisions.append(found) }
      case "businessKnowledgeModel":
        if let found = knowledgeModel(element) { model.knowledge.append(found) }
      case "decisionService": if let found = service(element) { model.services.append(found) }
      default: break
      }
    }
    return model
  }

  // MARK: - Elements

  private mutating func modelImport(_ element: XMLElement) -> ModelImport? {
    guard let name = needed("name", of: element), let namespace = needed("namespace", of: element)
    else { return nil }
    // Imports of other kinds bring schemas and functions of other languages.
    if let kind = element.located("importType"), !DecisionReader.isModelNamespace(kind.text) {
      return nil
    }
    return ModelImport(
      name: name,
      namespace: namespace,
      location: element.located("locationURI")?.text
    )
  }

  private mutating func head(_ element: XMLElement) -> ElementHead? {
    guard let name = needed("name", of: element) else { return nil }
    return ElementHead(
      id: element.words("id"),
      name: name,
      type: part(element, "variable")?.located("typeRef")
    )
  }

  private mutating func decision(_ element: XMLElement) -> Decision? {
    guard let head = head(element) else { return nil }
    return Decision(
      head: head,
      question: part(element, "question")?.text.words ?? "",
      requirements: requirements(element),
      logic: expression(in: element)
    )
  }

  private mutating func knowledgeModel(_ element: XMLElement) -> KnowledgeModel? {
    guard let head = head(element) else { return nil }
    return KnowledgeModel(
      head: head,
      requirements: requirements(element),
      function: part(element, "encapsulatedLogic").map { function($0) }
    )
  }

  private mutating func service(_ element: XMLElement) -> DecisionService? {
    guard let head = head(element) else { return nil }
    return DecisionService(
      head: head,
      outputs: references(element, "outputDecision", .decision),
      encapsulated: references(element, "encapsulatedDecision", .decision),
      inputDecisions: references(element, "inputDecision", .decision),
      inputs: references(element, "inputData", .input)
    )
  }

  private mutating func requirements(_ element: XMLElement) -> [ElementReference] {
    var found: [ElementReference] = []
    for part in parts(element) {
      switch part.name {
      case "informationRequirement":
        found += references(part, "requiredInput", .input)
        found += references(part, "requiredDecision", .decision)
      case "knowledgeRequirement": found += references(part, "requiredKnowledge", .knowledge)
      default: break
      }
    }
    return found
  }

  private mutating func references(
    _ element: XMLElement,
    _ name: String,
    _ kind: ElementReference.Kind
  ) -> [ElementReference] {
    parts(element, name).compactMap { reference in
      needed("href", of: reference).map { ElementReference(kind: kind, target: $0) }
    }
  }

  // MARK: - Types

  private mutating func itemDefinition(_ element: XMLElement) -> ItemDefinition? {
    guard let name = needed("name", of: element) else { return nil }
    let components = parts(element, "itemComponent").compactMap { itemDefinition($0) }
    let shape: ItemDefinition.Shape
    if let item = part(element, "functionItem") {
      shape = .function(
        parameters: parts(item, "parameters").map { $0.located("typeRef") },
        result: item.located("outputTypeRef")
      )
    } else if components.isEmpty {
      shape = .named(part(element, "typeRef").flatMap { located($0.text) })
    } else {
      shape = .components(components)
    }
    return ItemDefinition(
      name: name,
      shape: shape,
      isCollection: isTrue(element, "isCollection"),
      allowedValues: part(element, "allowedValues").flatMap { text(of: $0) },
      constraint: part(element, "typeConstraint").flatMap { text(of: $0) }
    )
  }

  // MARK: - Texts

  /// An attribute that must be written; tells when it is not.
  mutating func needed(_ name: String, of element: XMLElement) -> LocatedText? {
    if let text = element.located(name) { return text }
    diagnostics.append(
      DecisionMessages.missingAttribute(name, of: element.name, at: element.place)
    )
    return nil
  }

  /// The text in an element's `text` child; `nil` when there is none or it is blank.
  func text(of element: XMLElement) -> LocatedText? {
    part(element, "text").flatMap { located($0.text) }
  }

  func located(_ text: LocatedText) -> LocatedText? {
    let trimmed = text.trimmed
    return trimmed.text.isEmpty ? nil : trimmed
  }

  private func isTrue(_ element: XMLElement, _ name: String) -> Bool {
    ["true", "1"].contains(element.words(name))
  }
}
