public import AuditCore

/// Reads what people judged, from CSV or XML.
public enum JudgementReader {
  /// Reads judgements; the file's first character tells CSV from XML.
  ///
  /// Places are without excerpts, because the file is about people.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - scale: The framework's ratings, which ratings of units must name by id or label.
  /// - Returns: All judgements that are sound, in the file's order.
  public static func read(
    _ file: SourceFile,
    scale: RatingScale
  ) -> (set: JudgementSet, diagnostics: [Diagnostic]) {
    let text = file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }
    var collector = JudgementCollector(scale: scale)
    if text.isEmpty {
      collector.diagnostics.add(XMLMessages.empty(at: Place(path: file.path)))
    } else if text.first == UInt8(ascii: "<") {
      readXML(file, into: &collector)
    } else {
      readCSV(file, into: &collector)
    }
    return (collector.set, collector.diagnostics.sorted)
  }

  private static func readXML(_ file: SourceFile, into collector: inout JudgementCollector) {
    let document = XMLDocument(file, kind: .judgements, holdsCaseValues: true)
    collector.diagnostics.add(document.diagnostics)
    guard let root = document.root, document.diagnostics.isEmpty else { return }
    for element in root.children {
      let isCase = element.name == "judgement"
      let verdict = isCase ? "sufficiency" : "rating"
      var row = JudgementRow(place: bare(element.place))
      row.caseID = isCase ? element.words("case") : ""
      row.unit = isCase ? "" : element.words("unit")
      row.item = element.words(isCase ? "item" : "standard")
      row.verdict = element.words(verdict)
      row.verdictPlace = bare(element.place(of: verdict))
      row.by = element.words("by")
      row.on = element.words("on")
      row.onPlace = bare(element.place(of: "on"))
      row.why = element.text.words
      collector.add(row)
    }
  }

  /// A place without the text of its line.
  private static func bare(_ place: Place) -> Place {
    Place(path: place.path, line: place.line, column: place.column)
  }

  private static let columns = ["case", "unit", "item", "judgement", "by", "on", "why"]

  private static func readCSV(_ file: SourceFile, into collector: inout JudgementCollector) {
    if let offset = TextEncoding.firstFault(file.bytes) {
      let place = bare(file.place(of: offset..<offset + 1))
      collector.diagnostics.add(XMLMessages.encoding("this byte is not UTF-8", at: place))
      return
    }
    let text = SmallCSV(String(decoding: file.bytes, as: UTF8.self))
    let place = { (line: Int, column: Int) in Place(path: file.path, line: line, column: column) }
    guard let header = text.rows.first else {
      if let fault = text.fault {
        collector.diagnostics.add(
          JudgementMessages.quote(fault.kind, at: place(fault.line, fault.column))
        )
      }
      return
    }
    guard let positions = positions(header, path: file.path, into: &collector) else { return }
    for cells in text.rows.dropFirst() {
      let start = place(cells[0].line, cells[0].column)
      if cells.count != header.count {
        collector.diagnostics.add(
          JudgementMessages.rowLength(cells.count, expected: header.count, at: start)
        )
        continue
      }
      let cell = { (name: String) in positions[name].map { cells[$0] } }
      var row = JudgementRow(place: start)
      row.caseID = cell("case")?.text ?? ""
      row.unit = cell("unit")?.text ?? ""
      row.item = cell("item")?.text ?? ""
      row.verdict = cell("judgement")?.text ?? ""
      row.verdictPlace = cell("judgement").map { place($0.line, $0.column) } ?? start
      row.by = cell("by")?.text ?? ""
      row.on = cell("on")?.text ?? ""
      row.onPlace = cell("on").map { place($0.line, $0.column) } ?? start
      row.why = cell("why")?.text ?? ""
      collector.add(row)
    }
    if let fault = text.fault {
      collector.diagnostics.add(
        JudgementMessages.quote(fault.kind, at: place(fault.line, fault.column))
      )
    }
  }

  /// Where each known column stands; `nil` when the header cannot be used.
  private static func positions(
    _ header: [SmallCSV.Cell],
    path: String,
    into collector: inout JudgementCollector
  ) -> [String: Int]? {
    var found: [String: Int] = [:]
    var isSound = true
    for (position, cell) in header.enumerated() {
      let place = Place(path: path, line: cell.line, column: cell.column)
      if !columns.contains(cell.text) {
        collector.diagnostics.add(
          JudgementMessages.unknownColumn(cell.text, known: columns, at: place)
        )
        isSound = false
      } else if found.updateValue(position, forKey: cell.text) != nil {
        collector.diagnostics.add(JudgementMessages.columnTwice(cell.text, at: place))
        isSound = false
      }
    }
    let place = Place(path: path, line: header[0].line)
    for name in ["item", "judgement", "by", "on"] where found[name] == nil {
      collector.diagnostics.add(JudgementMessages.missingColumn([name], at: place))
      isSound = false
    }
    if found["case"] == nil, found["unit"] == nil {
      collector.diagnostics.add(JudgementMessages.missingColumn(["case", "unit"], at: place))
      isSound = false
    }
    return isSound ? found : nil
  }
}
