import AuditCore

/// The table of units and standards, in as many blocks as the width asks for.
struct RatingsGrid {
  let map: ReportMap
  let width: Int
  let style: TerminalStyle

  /// One cell: its text and the tone of its rating.
  private struct Cell {
    let text: String
    let tone: Int?
  }

  private var standards: [Int] {
    map.index.standards.indices.filter { standard in
      map.unitOrder.contains { map.rates(standard, unit: $0) }
    }
  }

  private var hasOverall: Bool { map.result.unitResults.contains { $0.overall != nil } }

  /// The initials of each rating; those that are alike are lengthened until they differ.
  private var abbreviations: [String: String] {
    let ratings = map.result.framework.scale.ratings
    var lengths = Array(repeating: 1, count: ratings.count)
    var short: [String] = []
    for _ in 0..<24 {
      short = zip(ratings, lengths).map { Self.initials($0.label, $1) }
      let alike = short.indices.filter { place in short.count { $0 == short[place] } > 1 }
      if alike.isEmpty { break }
      for place in alike { lengths[place] += 1 }
    }
    return Dictionary(zip(ratings.map(\.id), short)) { first, _ in first }
  }

  private static func initials(_ label: String, _ length: Int) -> String {
    let words = label.split(separator: " ")
    guard words.count > 1, length == 1 else { return String(label.prefix(length)) }
    return words.map { $0.prefix(1).uppercased() }.joined()
  }

  var lines: [String] {
    let shown = standards
    let names = map.unitOrder.map(name)
    let nameWidth = min(max(names.map(\.count).max() ?? 4, 4), max(width / 3, 16))
    let overall = map.unitOrder.map(overallCell)
    let overallWidth = hasOverall ? max(overall.map(\.text.count).max() ?? 0, 7) + 2 : 0
    let short = abbreviations
    let cellWidth =
      max(
        shown.map { map.index.standards[$0].code.count }.max() ?? 3,
        short.values.map(\.count).max() ?? 2
      ) + 2
    let perBlock = max((width - nameWidth - overallWidth) / cellWidth, 1)
    var lines: [String] = []
    var start = 0
    repeat {
      let block = Array(shown[start..<min(start + perBlock, shown.count)])
      if start > 0 { lines.append("") }
      var head = TerminalLayout.fitted("Unit", nameWidth)
      for standard in block {
        head += "  " + TerminalLayout.fitted(map.index.standards[standard].code, cellWidth - 2)
      }
      if hasOverall { head += "  Overall" }
      lines.append(style.strong(head))
      for (position, unit) in map.unitOrder.enumerated() {
        var line = TerminalLayout.fitted(names[position], nameWidth)
        for standard in block {
          line += "  " + painted(cell(unit, standard, short), cellWidth - 2)
        }
        if hasOverall { line += "  " + painted(overall[position], 0) }
        lines.append(Self.trimmed(line))
      }
      start += perBlock
    } while start < shown.count
    return lines + legend(short)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  private func painted(_ cell: Cell, _ width: Int) -> String {
    let pad = String(repeating: " ", count: max(width - cell.text.count, 0))
    return (cell.tone.map { style.tone($0, cell.text) } ?? cell.text) + pad
  }

  private func name(_ unit: Int) -> String {
    let depth = map.result.units.path(to: unit).count - 1
    return String(repeating: "  ", count: depth)
      + PrintableText.line(map.result.units.units[unit].name)
  }

  private func cell(_ unit: Int, _ standard: Int, _ short: [String: String]) -> Cell {
    guard map.rates(standard, unit: unit) else { return Cell(text: "", tone: nil) }
    let status = map.result.unitResults[unit].standards[standard].status
    guard let id = status.ratingID else { return Cell(text: "-", tone: nil) }
    return Cell(text: short[id] ?? id, tone: map.index.tone(id))
  }

  private func overallCell(_ unit: Int) -> Cell {
    guard let overall = map.result.unitResults[unit].overall else {
      return Cell(text: "", tone: nil)
    }
    let words = ReportText.status(overall.status, map.index)
    let brief = map.index.composite(overall.code).map { ReportText.brief(overall, $0) } ?? ""
    return Cell(
      text: brief.isEmpty ? words : "\(words), \(brief)",
      tone: overall.status.ratingID.flatMap { map.index.tone($0) }
    )
  }

  private func legend(_ short: [String: String]) -> [String] {
    let ratings = map.result.framework.scale.ratings.reversed()
    let words = ratings.map { "\(short[$0.id] ?? $0.id) \($0.label)" } + ["- not rated yet"]
    let wrapped = TerminalLayout.wrapped(words.joined(separator: ", "), width: width)
    return [""] + wrapped.map(style.quiet)
  }
}
