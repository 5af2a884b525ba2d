public import AuditCore

/// Reads vocabularies: what a case record holds.
public enum VocabularyReader {
  /// Reads a vocabulary from XML.
  ///
  /// - Returns: The vocabulary, also where something is wrong with its meaning, so that later stages
  ///   can look at the rest; `nil` when the document is against its schema or has no key field. It
  ///   may be used only when no diagnostic is an error.
  public static func read(
    _ file: SourceFile
  ) -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .vocabulary)
    guard let root = document.root else { return (nil, document.diagnostics) }
    var reading = VocabularyReading()
    let vocabulary = reading.vocabulary(root)
    let diagnostics = DiagnosticList(document.diagnostics + reading.diagnostics.all).sorted
    return (document.diagnostics.isEmpty ? vocabulary : nil, diagnostics)
  }
}

/// The state of reading one vocabulary.
private struct VocabularyReading {
  var diagnostics = DiagnosticList()
  private var codeLists: [CodeList] = []
  private var usedLists = Set<String>()

  mutating func vocabulary(_ root: XMLElement) -> Vocabulary? {
    let written = root.children("codes")
    diagnostics.add(Duplicates.find(written, by: "id", noun: "code list"))
    codeLists = written.map { codeList($0) }
    guard let written = root.child("case") else { return nil }
    let record = recordType(written, name: "case", key: written.words("key"))
    // A misspelt name leaves a list unused: that is one fault, not two.
    let isSettled = usedLists.isSubset(of: codeLists.map(\.id))
    for codes in root.children("codes") where isSettled && !usedLists.contains(codes.words("id")) {
      diagnostics.add(
        StandardMessages.unusedCodeList(codes.words("id"), at: codes.place(of: "id"))
      )
    }
    guard let key = keyField(written, of: record) else { return nil }
    return Vocabulary(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      codeLists: codeLists,
      root: record,
      keyField: key,
      breakdowns: breakdowns(root),
      place: root.place
    )
  }

  private mutating func breakdowns(_ root: XMLElement) -> [Breakdown] {
    let written = root.children("breakdown")
    diagnostics.add(Duplicates.find(written, by: "id", noun: "breakdown"))
    return written.compactMap { element in
      element.located("is").map {
        Breakdown(
          id: element.words("id"),
          title: element.words("title"),
          expression: $0,
          place: element.place(of: "id")
        )
      }
    }
  }

  private mutating func codeList(_ element: XMLElement) -> CodeList {
    let written = element.children("code")
    diagnostics.add(Duplicates.find(written, by: "value", noun: "code", code: .duplicateCodeValue))
    let codes = written.map { code in
      let value = code.attribute("value")?.value.text ?? ""
      let label = code.words("label")
      return CodeList.Code(
        value: value,
        label: label.isEmpty ? value.prefix(1).uppercased() + value.dropFirst() : label,
        sourceCodes: code.list("source").map(\.text)
      )
    }
    return CodeList(id: element.words("id"), title: element.words("title"), codes: codes)
  }

  private mutating func recordType(
    _ element: XMLElement,
    name: String,
    key: String? = nil
  ) -> RecordType {
    checkNames(element)
    let fields = element.children("field").map { field($0, key: key) }
    let lists = element.children("list").map { recordType($0, name: $0.words("name")) }
    return RecordType(
      name: name,
      title: element.words("title"),
      fields: fields,
      lists: lists,
      isOnTimeline: element.isYes("timeline") ?? true
    )
  }

  /// Tells names of fields and lists that are taken, or that begin another name.
  private mutating func checkNames(_ element: XMLElement) {
    var seen: [(name: String, element: XMLElement)] = []
    for child in element.children {
      let attribute = child.name == "list" ? "name" : "path"
      let name = child.words(attribute)
      if name.isEmpty { continue }
      if let first = seen.first(where: { $0.name == name }) {
        diagnostics.add(
          StandardMessages.duplicate(
            "field or list",
            name,
            code: .duplicateField,
            firstLine: first.element.line,
            at: child.place(of: attribute)
          )
        )
      } else if let other = seen.first(where: {
        $0.name.hasPrefix(name + ".") || name.hasPrefix($0.name + ".")
      }) {
        diagnostics.add(
          StandardMessages.prefixClash(
            name,
            other.name,
            firstLine: other.element.line,
            at: child.place(of: attribute)
          )
        )
      }
      seen.append((name, child))
    }
  }

  private mutating func field(_ element: XMLElement, key: String?) -> Field {
    let type = fieldType(element)
    let source = element.child("source")
    checkBounds(element, type: type)
    let path = element.words("path")
    return Field(
      path: path,
      type: type,
      title: element.words("title"),
      summary: element.words(ofChild: "summary"),
      isRequired: element.isYes("required") ?? false,
      minimum: element.located("minimum")?.text,
      maximum: element.located("maximum")?.text,
      sourceSystem: source?.words("system"),
      sourceField: source?.attribute("field")?.value.words,
      // The reference by which people speak of the case is on every page, or a pseudonym for it.
      identifies: element.isYes("identifies") ?? (path == key ? false : nil),
      isOnTimeline: element.isYes("timeline"),
      place: element.place(of: "path")
    )
  }

  private mutating func fieldType(_ element: XMLElement) -> FieldType {
    let name = element.words("type")
    if name != "code", let codes = element.attribute("codes") {
      diagnostics.add(
        StandardMessages.misplacedSetting("codes", types: ["code"], at: codes.namePlace)
      )
    }
    if name != "decimal", let places = element.attribute("places") {
      diagnostics.add(
        StandardMessages.misplacedSetting("places", types: ["decimal"], at: places.namePlace)
      )
    }
    switch name {
    case "code": return .code(fieldCodes(element))
    case "boolean": return .boolean
    case "integer": return .integer
    case "decimal": return .decimal(places: Int(element.words("places")) ?? 4)
    case "date": return .date
    case "dateTime": return .dateTime
    case "daysTimeDuration": return .daysTimeDuration
    case "yearsMonthsDuration": return .yearsMonthsDuration
    default: return .text
    }
  }

  private mutating func fieldCodes(_ element: XMLElement) -> CodeList {
    let id = element.words("codes")
    usedLists.insert(id)
    if let list = codeLists.first(where: { $0.id == id }) { return list }
    if element.attribute("codes") == nil {
      diagnostics.add(StandardMessages.missingCodeList(at: element.place))
    } else if !id.isEmpty {
      diagnostics.add(
        StandardMessages.unknownName(
          "code list",
          id,
          known: codeLists.map(\.id),
          code: .unknownCodeList,
          at: element.place(of: "codes")
        )
      )
    }
    return CodeList(id: id, title: id, codes: [])
  }

  private mutating func checkBounds(_ element: XMLElement, type: FieldType) {
    var orders: [Int64] = []
    for name in ["minimum", "maximum"] {
      guard let written = element.located(name), let attribute = element.attribute(name) else {
        continue
      }
      switch type {
      case .integer, .decimal, .date, .dateTime:
        if let order = ExampleValue(written.text, as: type)?.order {
          orders.append(order)
        } else {
          diagnostics.add(StandardMessages.badBound(name, type: type, at: written.place))
        }
      default:
        diagnostics.add(
          StandardMessages.misplacedSetting(
            name,
            types: ["integer", "decimal", "date", "dateTime"],
            at: attribute.namePlace
          )
        )
      }
    }
    if orders.count == 2, orders[0] > orders[1] {
      diagnostics.add(StandardMessages.boundOrder(at: element.place(of: "minimum")))
    }
  }

  private mutating func keyField(_ element: XMLElement, of record: RecordType) -> Int? {
    let key = element.words("key")
    if key.isEmpty { return nil }
    guard let index = record.fieldIndex(key) else {
      diagnostics.add(
        StandardMessages.unknownName(
          "field",
          key,
          known: record.fields.map(\.path),
          code: .badKeyField,
          at: element.place(of: "key")
        )
      )
      return nil
    }
    let field = record.fields[index]
    if field.type != .text || !field.isRequired {
      diagnostics.add(StandardMessages.badKeyField(key, at: field.place))
    }
    return index
  }
}
