package import AuditCore

/// Reads mappings: how an extract of a source system becomes cases.
package enum MappingReader {
  /// Reads a mapping from XML.
  ///
  /// - Returns: The mapping, which may be compiled only when no diagnostic is an error; `nil` when the
  ///   document is against its schema.
  package static func read(
    _ file: SourceFile
  ) -> (mapping: Mapping?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .mapping)
    guard let root = document.root, document.diagnostics.isEmpty, let cases = root.child("case")
    else { return (nil, document.diagnostics) }
    let defaults = Spellings(root)
    var diagnostics: [Diagnostic] = []
    for (noun, elements) in [
      ("codes", root.children("codes")), ("table", root.children("table")),
    ] {
      diagnostics += Duplicates.find(
        elements,
        by: noun == "table" ? "name" : "id",
        noun: noun == "codes" ? "code list" : noun,
        code: .duplicateMapped
      )
    }
    diagnostics += wordsTwice(root)
    for element in root.children("table") { diagnostics += contradictions(element) }
    for element in [cases] + root.children("list") {
      diagnostics += contradictions(ofSources: element)
    }
    let mapping = Mapping(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      vocabularyID: root.words("vocabulary"),
      system: root.words("system"),
      codes: root.children("codes").map(codes),
      tables: root.children("table").map { table($0, defaults, &diagnostics) },
      cases: self.cases(cases),
      lists: root.children("list").map(list),
      place: root.place
    )
    return (mapping, DiagnosticList(diagnostics).sorted)
  }

  private static func codes(_ element: XMLElement) -> MappedCodes {
    MappedCodes(
      id: element.words("id"),
      list: element.located("list"),
      knowsList: element.isYes("known") ?? true,
      codes: element.children("code").flatMap { code in
        code.alternatives("from").map { (from: $0, to: code.located("to")) }
      },
      place: element.place(of: "id")
    )
  }

  private static func table(
    _ element: XMLElement,
    _ defaults: Spellings,
    _ diagnostics: inout [Diagnostic]
  ) -> MappedTable {
    let sources: [MappedTable.Source] = [
      element.attribute("file").map { _ in .file(element.alternatives("file").map(\.text)) },
      element.attribute("sheet").map { _ in .sheet(element.alternatives("sheet").map(\.text)) },
      element.attribute("json").map { _ in .json(element.words("json")) },
      element.attribute("xml").map { _ in .xml(element.words("xml")) },
    ].compactMap { $0 }
    if sources.count != 1 {
      diagnostics.append(MappingMessages.tableSource(sources.count, at: element.place(of: "name")))
    }
    let columns = element.children("column").map { column($0, defaults) }
    for (position, column) in columns.enumerated() {
      if columns[..<position].contains(where: { $0.name == column.name }) {
        diagnostics.append(MappingMessages.columnTwice(column.name, at: column.place))
      }
      for form in column.badForms {
        diagnostics.append(MappingMessages.badForm(form.text, at: form.place))
      }
    }
    return MappedTable(
      name: element.words("name"),
      source: sources.count == 1 ? sources[0] : nil,
      columns: columns,
      ignoredNames: element.children("ignore").flatMap { $0.alternatives("names").map(\.text) },
      isRequired: element.isYes("required") ?? false,
      key: element.list("key"),
      latest: element.located("latest"),
      references: element.children("refers").map {
        MappedReference(table: $0.needed("table"), by: $0.list("by"))
      },
      place: element.place(of: "name")
    )
  }

  private static func column(_ element: XMLElement, _ defaults: Spellings) -> MappedColumn {
    let name = element.words("name")
    let type = element.name(in: "type") ?? (element.attribute("codes") == nil ? "text" : "code")
    let isDay = type == "date" || type == "dateTime"
    let written = element.alternatives("form")
    let forms = written.isEmpty ? defaults.forms : written
    func words(_ attribute: String, _ usual: [String]) -> [String] {
      let own = element.alternatives(attribute).map(\.text)
      return own.isEmpty ? usual : own
    }
    return MappedColumn(
      name: element.name(in: "as") ?? name,
      type: type,
      places: Int(element.words("places")) ?? 2,
      codes: element.located("codes"),
      spelling: SourceColumn(
        names: [name] + element.alternatives("also").map(\.text),
        isRequired: element.isYes("required") ?? false,
        holdsIdentifiers: element.isYes("identifier") ?? false,
        picture: element.words("picture"),
        keepsUnknownCodes: element.words("unknown") == "told",
        dayForms: isDay ? forms.compactMap { DayForm($0.text) } : [],
        yesWords: type == "boolean" ? words("yes", defaults.yes) : [],
        noWords: type == "boolean" ? words("no", defaults.no) : [],
        nothingWords: words("nothing", defaults.nothing)
      ),
      badForms: isDay || !written.isEmpty ? forms.filter { DayForm($0.text) == nil } : [],
      place: element.place(of: "name")
    )
  }

  private static func cases(_ element: XMLElement) -> MappedCases {
    MappedCases(
      table: element.needed("table"),
      key: element.list("key"),
      condition: element.located("where"),
      last: element.located("last"),
      adds: element.isYes("adds") ?? false,
      wins: element.isYes("wins") ?? false,
      joins: element.children("join").map { join in
        MappedJoin(
          table: join.needed("table"),
          name: join.name(in: "as"),
          by: join.list("by"),
          last: join.located("last"),
          first: join.located("first"),
          condition: join.located("where")
        )
      },
      gathered: element.children("gather").map(gather),
      fields: element.children("field").map(field),
      place: element.place
    )
  }

  private static func gather(_ element: XMLElement) -> MappedGather {
    MappedGather(
      table: element.needed("table"),
      name: element.name(in: "as"),
      by: element.list("by"),
      condition: element.located("where")
    )
  }

  private static func list(_ element: XMLElement) -> MappedList {
    MappedList(
      name: element.needed("name"),
      table: element.needed("table"),
      by: element.list("by"),
      condition: element.located("where"),
      gathered: element.children("gather").map(gather),
      last: element.located("last"),
      fillsGaps: element.attribute("only") != nil,
      wins: element.isYes("wins") ?? false,
      fields: element.children("field").map(field),
      place: element.place
    )
  }

  private static func field(_ element: XMLElement) -> MappedField {
    MappedField(
      path: element.needed("path"),
      column: element.located("column"),
      rule: element.located("is"),
      codes: element.located("codes")
    )
  }
}

/// How values are written where a column does not say so itself.
private struct Spellings {
  let forms: [LocatedText]
  let yes: [String]
  let no: [String]
  let nothing: [String]

  init(_ root: XMLElement) {
    forms = root.alternatives("dates")
    yes = root.alternatives("yes").map(\.text)
    no = root.alternatives("no").map(\.text)
    nothing = root.alternatives("nothing").map(\.text)
  }
}

extension XMLElement {
  /// An attribute's parts between bars, without blanks at their ends, each with its place.
  func alternatives(_ name: String) -> [LocatedText] {
    guard let value = attribute(name)?.value else { return [] }
    var found: [LocatedText] = []
    var start = 0
    for (offset, byte) in (Array(value.text.utf8) + [UInt8(ascii: "|")]).enumerated()
    where byte == UInt8(ascii: "|") {
      let part = value.slice(start..<offset).trimmed
      if !part.text.isEmpty { found.append(part) }
      start = offset + 1
    }
    return found
  }

  /// An attribute that the schema asks for.
  fileprivate func needed(_ name: String) -> LocatedText {
    located(name) ?? LocatedText("", path: place.path)
  }
}
