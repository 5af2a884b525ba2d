public import AuditCore

/// Reads panels' decisions to move ratings, from CSV or from XML of judgements.
public enum PanelDecisionReader {
  /// Reads decisions; the file's first character tells CSV from XML.
  ///
  /// - Parameters:
  ///   - file: The file; places are without excerpts.
  ///   - scale: The framework's ratings, which decisions must name by id or label.
  /// - Returns: All decisions that are sound, in the file's order.
  public static func read(
    _ file: SourceFile,
    scale: RatingScale
  ) -> (decisions: [PanelDecision], diagnostics: [Diagnostic]) {
    let text = file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }
    if text.first == UInt8(ascii: "<") {
      let (set, diagnostics) = JudgementReader.read(file, scale: scale)
      return (set.decisions, diagnostics)
    }
    var collector = JudgementCollector(scale: scale)
    if text.isEmpty {
      collector.diagnostics.add(
        JudgementMessages.emptyFile(of: DecisionRow.names, at: Place(path: file.path))
      )
    } else {
      let required = DecisionRow.names.filter { $0 != "expires" }.map { [$0] }
      let table = HandTable(file, columns: DecisionRow.names, required: required)
      collector.diagnostics.add(table.diagnostics)
      for cells in table.rows {
        var row = DecisionRow(place: cells.place)
        for name in DecisionRow.names {
          row.cells[name] = cells.text(name)
          row.places[name] = cells.place(of: name)
        }
        collector.add(row)
      }
    }
    return (collector.set.decisions, collector.diagnostics.sorted)
  }
}

/// One decision as somebody wrote it.
struct DecisionRow {
  /// What a decision says, in the order of the columns.
  static let names = ["unit", "item", "from", "to", "by", "on", "why", "expires"]

  let place: Place
  var cells: [String: String] = [:]
  var places: [String: Place] = [:]

  /// Creates an empty row.
  init(place: Place) { self.place = place }

  func text(_ name: String) -> String { cells[name] ?? "" }
  func place(of name: String) -> Place { places[name] ?? place }
}

extension JudgementCollector {
  /// Adds a decision, or tells what is wrong with it.
  mutating func add(_ row: DecisionRow) {
    var isSound = true
    for name in ["unit", "item", "by", "why"] where row.text(name).isEmpty {
      diagnostics.add(JudgementMessages.emptyCell(name, at: row.place(of: name)))
      isSound = false
    }
    let from = rating(row, "from")
    let to = rating(row, "to")
    let on = day(row, "on")
    let expires = row.text("expires").isEmpty ? nil : day(row, "expires")
    guard isSound, let from, let to, let on,
      expires != nil || row.text("expires").isEmpty
    else { return }
    set.decisions.append(
      PanelDecision(
        unit: row.text("unit"),
        item: row.text("item"),
        from: from,
        to: to,
        by: row.text("by"),
        on: on,
        why: row.text("why"),
        expires: expires,
        place: row.place
      )
    )
  }

  private mutating func rating(_ row: DecisionRow, _ name: String) -> String? {
    let written = row.text(name)
    let found = scale.ratings.first { $0.id == written || $0.label == written }
    if let found { return found.id }
    diagnostics.add(
      JudgementMessages.unknownVerdict(
        written,
        known: scale.ratings.map(\.label),
        at: row.place(of: name)
      )
    )
    return nil
  }

  private mutating func day(_ row: DecisionRow, _ name: String) -> CalendarDay? {
    if let day = CalendarDay(row.text(name)) { return day }
    diagnostics.add(
      JudgementMessages.badDay(row.text(name), name: name, at: row.place(of: name))
    )
    return nil
  }
}
