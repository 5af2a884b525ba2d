public import AuditCore

/// Reads what people judged, from CSV, XML or a workbook.
public enum JudgementReader {
  /// Reads judgements; the file's first characters tell CSV, XML and workbooks apart.
  ///
  /// Places are without excerpts, because the file is about people.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - scale: The framework's ratings, which ratings of units must name by id or label.
  ///   - facts: What the framework lets people enter about a unit.
  /// - Returns: All judgements that are sound, in the file's order.
  public static func read(
    _ file: SourceFile,
    scale: RatingScale,
    facts: [FactDeclaration] = []
  ) -> (set: JudgementSet, diagnostics: [Diagnostic]) {
    let text = file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }
    var collector = JudgementCollector(scale: scale, facts: facts)
    if Workbook.begins(file.bytes) {
      readWorkbook(file, into: &collector)
    } else if text.isEmpty {
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
      switch element.name {
      case "fact":
        collector.set.facts.append(
          UnitFact(
            unit: element.words("unit"),
            name: element.words("name"),
            value: element.words("value"),
            place: bare(element.place(of: "value"))
          )
        )
        continue
      case "decision":
        collector.add(decision(element))
        continue
      default: break
      }
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

  private static func decision(_ element: XMLElement) -> DecisionRow {
    var row = DecisionRow(place: bare(element.place))
    for name in DecisionRow.names {
      let isText = name == "why"
      row.cells[name] = isText ? element.text.words : element.words(name)
      row.places[name] = bare(isText ? element.place : element.place(of: name))
    }
    return row
  }

  /// A place without the text of its line.
  private static func bare(_ place: Place) -> Place {
    Place(path: place.path, line: place.line, column: place.column)
  }

  private static let columns = ["case", "unit", "item", "judgement", "by", "on", "why"]

  private static func readCSV(_ file: SourceFile, into collector: inout JudgementCollector) {
    let table = HandTable(
      file,
      columns: columns,
      required: [["item"], ["judgement"], ["by"], ["on"], ["case", "unit"]]
    )
    collector.diagnostics.add(table.diagnostics)
    for cells in table.rows {
      var row = JudgementRow(place: cells.place)
      row.caseID = cells.text("case")
      row.unit = cells.text("unit")
      row.item = cells.text("item")
      row.verdict = cells.text("judgement")
      row.verdictPlace = cells.place(of: "judgement")
      row.by = cells.text("by")
      row.on = cells.text("on")
      row.onPlace = cells.place(of: "on")
      row.why = cells.text("why")
      collector.add(row)
    }
  }
}
