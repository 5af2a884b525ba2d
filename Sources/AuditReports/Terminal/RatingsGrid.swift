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

  /// Above so many standards, the ratings that are made of them stand alone where there are any.
  private static let standardLimit = 20

  /// What a column of the table shows.
  private enum Subject {
    case standard(Int)
    case composite(String)
  }

  private var standards: [Int] {
    map.index.standards.indices.filter { standard in
      map.unitOrder.contains { map.rates(standard, unit: $0) }
    }
  }

  private var composites: [String] {
    map.result.framework.composites.map(\.code).filter { code in
      map.result.unitResults.contains { unit in unit.composites.contains { $0.code == code } }
    }
  }

  /// Whether the standards are too many to be shown beside what is made of them.
  private var leavesStandardsOut: Bool {
    standards.count > Self.standardLimit && !composites.isEmpty
  }

  private var subjects: [Subject] {
    (leavesStandardsOut ? [] : standards.map { .standard($0) })
      + composites.map { .composite($0) }
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
    let shown = subjects
    let names = map.unitOrder.map(name)
    let nameWidth = min(max(names.map(\.count).max() ?? 4, 4), max(width / 3, 16))
    let overall = map.unitOrder.map(overallCell)
    let overallWidth = hasOverall ? max(overall.map(\.text.count).max() ?? 0, 7) + 2 : 0
    let short = abbreviations
    let cellWidth =
      max(
        shown.map { code(of: $0).count }.max() ?? 3,
        short.values.map(\.count).max() ?? 2
      ) + 2
    var lines: [String] = []
    var start = 0
    repeat {
      // The overall rating stands in the first block alone.
      let isFirst = start == 0
      let room = width - nameWidth - (isFirst ? overallWidth : 0)
      let perBlock = max(room / cellWidth, 1)
      let block = Array(shown[start..<min(start + perBlock, shown.count)])
      if !isFirst { lines.append("") }
      var head = TerminalLayout.fitted("Unit", nameWidth)
      for subject in block {
        head += "  " + TerminalLayout.fitted(code(of: subject), cellWidth - 2)
      }
      if hasOverall, isFirst { head += "  Overall" }
      lines.append(style.strong(Self.trimmed(head)))
      for (position, unit) in map.unitOrder.enumerated() {
        var line = TerminalLayout.fitted(names[position], nameWidth)
        for subject in block {
          line += "  " + painted(cell(unit, subject, short), cellWidth - 2)
        }
        if hasOverall, isFirst { line += "  " + painted(overall[position], 0) }
        lines.append(Self.trimmed(line))
      }
      start += perBlock
    } while start < shown.count
    return lines + note + legend(short)
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

  private func code(of subject: Subject) -> String {
    switch subject {
    case .standard(let standard): map.index.standards[standard].code
    case .composite(let code): code
    }
  }

  /// Says where the standards are, when they are left out.
  private var note: [String] {
    guard leavesStandardsOut else { return [] }
    let words = "\(ReportText.count(standards.count, "standard")) not shown here: see the report"
    return ["", style.quiet(words)]
  }

  private func cell(_ unit: Int, _ subject: Subject, _ short: [String: String]) -> Cell {
    let result = map.result.unitResults[unit]
    let status: RatingStatus
    switch subject {
    case .standard(let standard):
      guard map.rates(standard, unit: unit) else { return Cell(text: "", tone: nil) }
      status = result.standards[standard].status
    case .composite(let code):
      guard let made = result.composites.first(where: { $0.code == code }) else {
        return Cell(text: "", tone: nil)
      }
      status = made.status
    }
    if status == .notSelected { return Cell(text: "x", tone: nil) }
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
    let leavesOut = standards.contains { !map.index.standards[$0].isSelected }
    let words =
      ratings.map { "\(short[$0.id] ?? $0.id) \($0.label)" } + ["- not rated yet"]
      + (leavesOut ? ["x not selected"] : [])
    let wrapped = TerminalLayout.wrapped(words.joined(separator: ", "), width: width)
    return [""] + wrapped.map(style.quiet)
  }
}
