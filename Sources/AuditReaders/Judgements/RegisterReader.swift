public import AuditCore

/// Reads registers of recommendations and actions, from XML or from CSV.
public enum RegisterReader {
  /// Reads a register; the file's first character tells CSV from XML.
  ///
  /// - Returns: The register with all items that are sound, in the file's order; `nil` when the file is
  ///   against its schema or its header. It may be used only when no diagnostic is an error.
  public static func read(
    _ file: SourceFile
  ) -> (register: ImprovementRegister?, diagnostics: [Diagnostic]) {
    let text = file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }
    var collector = RegisterCollector(path: file.path)
    if text.first == UInt8(ascii: "<") {
      let document = XMLDocument(file, kind: .register)
      guard let root = document.root, document.diagnostics.isEmpty else {
        return (nil, document.diagnostics)
      }
      for element in root.children where ["recommendation", "action"].contains(element.name) {
        collector.add(element, parent: nil)
      }
      return collector.register(id: root.words("id"), title: root.words(ofChild: "title"))
    }
    if text.isEmpty {
      let fault = JudgementMessages.emptyFile(
        of: RegisterRow.columns,
        at: Place(path: file.path)
      )
      return (nil, [fault])
    }
    let table = HandTable(
      file,
      columns: RegisterRow.columns,
      required: [["kind"], ["code"], ["text"], ["status"]]
    )
    collector.diagnostics += table.diagnostics
    for row in table.rows { collector.add(RegisterRow(row)) }
    return collector.register(id: "", title: "")
  }
}

/// One item as somebody wrote it, in a table or a document.
struct RegisterRow {
  /// The columns of a table; several ties or units of one kind stand with bars between them.
  static let columns = [
    "kind", "code", "of", "text", "source", "made", "owner", "due", "status", "unit", "standards",
    "keyQuestions", "indicators", "met", "outOf", "foundOn", "evidence", "evidenceOn",
  ]

  let place: Place
  private let cells: HandTable.Row

  init(_ row: HandTable.Row) {
    place = row.place
    cells = row
  }

  func text(_ column: String) -> String { cells.text(column) }
  func place(of column: String) -> Place { cells.place(of: column) }
}

/// Puts a register together and tells what is wrong with it.
struct RegisterCollector {
  let path: String
  var diagnostics: [Diagnostic] = []
  private var items: [RegisterItem] = []
  private var places: [String: Place] = [:]

  init(path: String) { self.path = path }

  /// What was put together.
  func register(
    id: String,
    title: String
  ) -> (register: ImprovementRegister?, diagnostics: [Diagnostic]) {
    var faults = diagnostics
    let recommendations = items.filter { $0.kind == .recommendation }.map(\.code)
    for item in items {
      guard let parent = item.parent, !recommendations.contains(parent) else { continue }
      faults.append(RegisterMessages.noSuchParent(parent, known: recommendations, at: item.place))
    }
    let register = ImprovementRegister(id: id, title: title, items: items, place: Place(path: path))
    return (register, DiagnosticList(faults).sorted)
  }

  // MARK: - Documents

  /// Adds an element with the actions in it.
  mutating func add(_ element: XMLElement, parent: String?) {
    let kind: RegisterItem.Kind = element.name == "action" ? .action : .recommendation
    var item = RegisterItem(
      kind: kind,
      code: element.words("code"),
      text: element.words(ofChild: "text"),
      place: element.place(of: "code")
    )
    item.parent = parent
    item.source = element.words("source")
    item.made = CalendarDay(element.words("made"))
    item.owner = element.name(in: "owner")
    item.due = CalendarDay(element.words("due"))
    item.status = RegisterItem.Status(rawValue: element.words("status")) ?? .open
    item.unit = element.name(in: "unit").map {
      RegisterItem.Name($0, at: element.place(of: "unit"))
    }
    item.ties = element.children("tie").compactMap { tie($0) }
    item.evidence = element.children("evidence").map {
      RegisterItem.Evidence(text: $0.text.words, on: CalendarDay($0.words("on")))
    }
    for name in ["made", "due"] where element.attribute(name) != nil {
      if CalendarDay(element.words(name)) == nil {
        diagnostics.append(
          JudgementMessages.badDay(element.words(name), name: name, at: element.place(of: name))
        )
      }
    }
    add(item, due: element.place(of: "due"))
    for action in element.children("action") { add(action, parent: item.code) }
  }

  private mutating func tie(_ element: XMLElement) -> RegisterItem.Tie? {
    let named = RegisterItem.Tie.Subject.allCases.compactMap { subject in
      element.name(in: subject.rawValue).map {
        (subject, RegisterItem.Name($0, at: element.place(of: subject.rawValue)))
      }
    }
    guard let (subject, code) = named.first, named.count == 1 else {
      diagnostics.append(RegisterMessages.tieSubject(named.count, at: element.place))
      return nil
    }
    let hasNumbers = ["met", "of"].map { element.attribute($0) != nil }
    if hasNumbers.contains(true), hasNumbers.contains(false) {
      diagnostics.append(RegisterMessages.halfShare(at: element.place))
    }
    return RegisterItem.Tie(
      subject: subject,
      code: code,
      then: share(element.words("met"), element.words("of"), at: element.place(of: "met")),
      thenOn: CalendarDay(element.words("on"))
    )
  }

  private mutating func share(_ met: String, _ all: String, at place: Place) -> Share? {
    guard let met = Int(met), let all = Int(all) else { return nil }
    if met > all {
      diagnostics.append(RegisterMessages.moreThanAll(at: place))
      return nil
    }
    return Share(met, of: all)
  }

  // MARK: - Tables

  /// Adds a row.
  mutating func add(_ row: RegisterRow) {
    let before = diagnostics.count
    for name in ["code", "text"] where row.text(name).isEmpty {
      diagnostics.append(RegisterMessages.emptyCell(name, at: row.place(of: name)))
    }
    let kind = RegisterItem.Kind(rawValue: row.text("kind"))
    if kind == nil {
      let known = RegisterItem.Kind.allCases.map(\.rawValue)
      diagnostics.append(unknown("kind", row, known))
    }
    let status = RegisterItem.Status(rawValue: row.text("status"))
    if status == nil {
      let known = RegisterItem.Status.allCases.map(\.rawValue)
      diagnostics.append(unknown("status", row, known))
    }
    var days: [String: CalendarDay] = [:]
    for name in ["made", "due", "foundOn", "evidenceOn"] where !row.text(name).isEmpty {
      days[name] = CalendarDay(row.text(name))
      if days[name] == nil {
        diagnostics.append(
          JudgementMessages.badDay(row.text(name), name: name, at: row.place(of: name))
        )
      }
    }
    let then = self.then(row)
    guard diagnostics.count == before, let kind, let status else { return }
    func words(_ name: String) -> String? { row.text(name).isEmpty ? nil : row.text(name) }
    var item = RegisterItem(
      kind: kind,
      code: row.text("code"),
      text: row.text("text"),
      place: row.place
    )
    item.parent = words("of")
    item.source = row.text("source")
    item.made = days["made"]
    item.owner = words("owner")
    item.due = days["due"]
    item.status = status
    item.unit = words("unit").map { located($0, row, "unit") }
    item.ties = ties(row, then, days["foundOn"])
    if let text = words("evidence") {
      item.evidence = [RegisterItem.Evidence(text: text, on: days["evidenceOn"])]
    }
    add(item, due: row.place(of: "due"))
  }

  private mutating func then(_ row: RegisterRow) -> Share? {
    let (met, all) = (row.text("met"), row.text("outOf"))
    if met.isEmpty, all.isEmpty { return nil }
    if met.isEmpty || all.isEmpty {
      diagnostics.append(RegisterMessages.halfShare(at: row.place(of: "met")))
      return nil
    }
    for name in ["met", "outOf"] where Int(row.text(name)).map({ $0 >= 0 }) != true {
      diagnostics.append(RegisterMessages.badCount(name, at: row.place(of: name)))
      return nil
    }
    return share(met, all, at: row.place(of: "met"))
  }

  /// The ties of a row; what was found then belongs to the first.
  private func ties(
    _ row: RegisterRow,
    _ then: Share?,
    _ thenOn: CalendarDay?
  ) -> [RegisterItem.Tie] {
    let columns: [(RegisterItem.Tie.Subject, String)] = [
      (.indicator, "indicators"), (.keyQuestion, "keyQuestions"), (.standard, "standards"),
    ]
    var found: [RegisterItem.Tie] = []
    for (subject, column) in columns {
      for part in row.text(column).split(separator: "|") {
        let code = part.split(separator: " ").joined(separator: " ")
        found.append(
          RegisterItem.Tie(
            subject: subject,
            code: located(code, row, column),
            then: found.isEmpty ? then : nil,
            thenOn: found.isEmpty ? thenOn : nil
          )
        )
      }
    }
    return found
  }

  private func located(
    _ text: String,
    _ row: RegisterRow,
    _ column: String
  ) -> RegisterItem.Name {
    RegisterItem.Name(text, at: row.place(of: column))
  }

  private func unknown(_ name: String, _ row: RegisterRow, _ known: [String]) -> Diagnostic {
    RegisterMessages.unknownWord(name, row.text(name), known: known, at: row.place(of: name))
  }

  // MARK: - Items

  private mutating func add(_ item: RegisterItem, due: Place) {
    if let earlier = places[item.code] {
      diagnostics.append(RegisterMessages.codeTwice(item.code, earlier: earlier, at: item.place))
    }
    places[item.code] = item.place
    if let made = item.made, let end = item.due, end < made {
      diagnostics.append(RegisterMessages.dueBeforeMade(at: due))
    }
    items.append(item)
  }
}
