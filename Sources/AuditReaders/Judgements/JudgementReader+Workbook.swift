import AuditCore

extension JudgementReader {
  /// Reads the judgements of a workbook: every sheet that has a table of them.
  static func readWorkbook(_ file: SourceFile, into collector: inout JudgementCollector) {
    let (opened, diagnostics) = Workbook.open(file)
    collector.diagnostics.add(diagnostics)
    guard let workbook = opened else { return }
    var hasTable = false
    for sheet in workbook.sheetNames {
      let table = JudgementSheet(workbook, sheet, facts: collector.facts)
      table.read()
      hasTable = hasTable || table.hasHeader
      collector.diagnostics.add(table.diagnostics)
      for row in table.rows { collector.add(row) }
    }
    if !hasTable, !collector.diagnostics.hasErrors {
      collector.diagnostics.add(WorkbookMessages.noJudgements(at: Place(path: file.path)))
    }
  }
}

/// The reading of one sheet that may have a table of judgements.
private final class JudgementSheet {
  /// How many rows a sheet may have before the headings.
  private static let leadLimit = 20
  private static let columns = ["case", "unit", "item", "judgement", "by", "on", "why"]

  private let workbook: Workbook
  private let sheet: String
  private let facts: [FactDeclaration]
  private var positions: [String: Int] = [:]
  private var header = 0
  private var isTold = false
  private(set) var rows: [JudgementRow] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether the sheet has a table of judgements.
  var hasHeader: Bool { header > 0 }

  init(_ workbook: Workbook, _ sheet: String, facts: [FactDeclaration]) {
    self.facts = facts
    self.workbook = workbook
    self.sheet = sheet
  }

  func read() {
    let found = workbook.readSheet(sheet) { row in
      if self.hasHeader {
        self.add(row)
        return true
      }
      self.lookForHeader(row)
      return self.hasHeader || row.number < Self.leadLimit
    }
    diagnostics += found
  }

  /// Takes a row with the headings of a table of judgements; other columns are there to be read.
  private func lookForHeader(_ row: SheetRow) {
    var found: [String: Int] = [:]
    for cell in row.cells {
      let name = row.text(cell).lowercased()
      guard Self.columns.contains(name) else { continue }
      if found.updateValue(cell.column, forKey: name) != nil {
        let place = place(row, cell.column)
        diagnostics.append(JudgementMessages.columnTwice(name, at: place))
      }
    }
    guard found["item"] != nil, found["judgement"] != nil,
      found["case"] != nil || found["unit"] != nil
    else { return }
    positions = found
    header = row.number
  }

  /// Tells, once, that a judgement needs a column which the table does not have; facts need none.
  private func lacksColumn() -> Bool {
    let missing = ["by", "on"].filter { positions[$0] == nil }
    if missing.isEmpty { return false }
    if isTold { return true }
    isTold = true
    let place = Place(path: workbook.path, sheet: sheet, line: header)
    diagnostics += missing.map {
      JudgementMessages.missingColumn([$0], of: Self.columns, at: place)
    }
    return true
  }

  private func add(_ row: SheetRow) {
    let verdict = text("judgement", row)
    guard !verdict.isEmpty else {
      if !text("why", row).isEmpty {
        let place = place(row, positions["why"])
        diagnostics.append(WorkbookMessages.reasonAlone(at: place))
      }
      return
    }
    var written = JudgementRow(place: place(row, nil))
    written.caseID = text("case", row, isTrimmed: false)
    // Beside a case, the unit is there to be read.
    written.unit = written.caseID.isEmpty ? text("unit", row, isTrimmed: false) : ""
    written.item = text("item", row)
    let isFact = written.caseID.isEmpty && facts.contains { $0.name == written.item }
    if !isFact, lacksColumn() { return }
    written.verdict = verdict
    written.verdictPlace = place(row, positions["judgement"])
    written.by = text("by", row)
    written.on = day(row)
    written.onPlace = place(row, positions["on"])
    written.why = text("why", row)
    rows.append(written)
  }

  private func text(_ name: String, _ row: SheetRow, isTrimmed: Bool = true) -> String {
    guard let column = positions[name] else { return "" }
    var text = row.text(column: column)[...]
    guard isTrimmed else { return String(text) }
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The day as text, also where the cell shows its number as a number.
  private func day(_ row: SheetRow) -> String {
    let text = text("on", row)
    guard let cell = positions["on"].flatMap({ row.cell($0) }) else { return text }
    switch cell.kind {
    case .number: return Int(text).flatMap { workbook.day($0) }?.description ?? text
    case .dayAndTime: return String(text.prefix(10))
    default: return text
    }
  }

  private func place(_ row: SheetRow, _ column: Int?) -> Place {
    Place(path: workbook.path, sheet: sheet, line: row.number, column: column.map { $0 + 1 } ?? 0)
  }
}
