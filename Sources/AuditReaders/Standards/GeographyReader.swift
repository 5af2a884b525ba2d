public import AuditCore

/// Reads lists of units: regions, delivery units and teams.
public enum GeographyReader {
  /// Reads a list of units from XML.
  ///
  /// - Returns: The list, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema.
  public static func read(
    _ file: SourceFile
  ) -> (geography: Geography?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .geography)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    let levels = root.children("level").map {
      Geography.Level(id: $0.words("id"), label: $0.words("label"), field: $0.words("field"))
    }
    var units = Units(levelCount: levels.count)
    for unit in root.children("unit") { units.add(unit, level: 0, parent: nil) }
    units.checkMergers()
    let geography = Geography(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      levels: levels,
      units: units.all
    )
    return (geography, DiagnosticList(units.diagnostics).sorted)
  }

  /// The units as they are read, and what is wrong with them.
  private struct Units {
    let levelCount: Int
    private(set) var all: [Geography.Unit] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var elements: [XMLElement] = []
    private var lines: [Key: Int] = [:]

    private struct Key: Hashable {
      var level: Int
      var code: String
    }

    init(levelCount: Int) { self.levelCount = levelCount }

    mutating func add(_ element: XMLElement, level: Int, parent: Int?) {
      guard level < levelCount else {
        diagnostics.append(GeographyMessages.tooDeep(levelCount, at: element.place))
        return
      }
      let code = element.words("code")
      if let line = lines[Key(level: level, code: Geography.plain(code))] {
        diagnostics.append(
          GeographyMessages.codeTwice(code, firstLine: line, at: element.place(of: "code"))
        )
      }
      lines[Key(level: level, code: Geography.plain(code))] = element.line
      let index = all.count
      all.append(
        Geography.Unit(
          code: code,
          name: element.words("name"),
          level: level,
          parent: parent,
          closedOn: CalendarDay(element.words("to")),
          mergedInto: element.name(in: "into"),
          rollsUp: element.isYes("rollUp") ?? false
        )
      )
      elements.append(element)
      for child in element.children("unit") { add(child, level: level + 1, parent: index) }
    }

    /// Tells mergers into units that are not there, of units that are open, and in a circle.
    mutating func checkMergers() {
      for (unit, element) in zip(all, elements) {
        guard let into = unit.mergedInto else {
          if unit.rollsUp {
            diagnostics.append(GeographyMessages.nowhereToRollUp(at: element.place(of: "rollUp")))
          }
          continue
        }
        let known = all.filter { $0.level == unit.level }.map(\.code)
        if !known.contains(into) || into == unit.code {
          diagnostics.append(
            GeographyMessages.unknownMerger(into, known: known, at: element.place(of: "into"))
          )
        }
        if unit.closedOn == nil {
          diagnostics.append(GeographyMessages.openMerger(at: element.place(of: "into")))
        }
        if into != unit.code, runsInCircle(unit) {
          diagnostics.append(GeographyMessages.mergerCircle(at: element.place(of: "into")))
        }
      }
    }

    /// Whether the units that took a unit's work lead back to it.
    private func runsInCircle(_ unit: Geography.Unit) -> Bool {
      var passed: Set<String> = []
      var next = unit.mergedInto
      while let code = next, passed.insert(code).inserted {
        if code == unit.code { return true }
        next = all.first { $0.level == unit.level && $0.code == code }?.mergedInto
      }
      return false
    }
  }
}
