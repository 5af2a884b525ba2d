public import AuditCore

/// What became of every prompt and key question in every case, as one CSV table.
///
/// One row a case: its identifier, its unit at each level, a column for each prompt, then for each
/// key question what the records indicate and what was judged, and last a column for each prompt that
/// a person judged in any case. Lines end in CR LF. A cell that
/// begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe before it, so that
/// no spreadsheet takes it for a formula.
public struct OutcomesCSV: Sendable {
  /// Where the table lies in the report's folder.
  public static let path = "outcomes.csv"

  private let result: AuditResult
  private let levels: [UnitLevel]

  /// Prepares a table.
  public init(result: AuditResult) {
    self.result = result
    levels = result.framework.levels
  }

  /// The whole table in one file.
  public var file: ReportFile {
    var bytes = header
    append(rows: 0..<rowCount, to: &bytes)
    return ReportFile(path: Self.path, bytes: bytes)
  }

  /// The prompts that a person judged in any case.
  private var judgedPrompts: [Int] {
    result.outcomes.judgedPrompts.indices.filter { !result.outcomes.judgedPrompts[$0].isEmpty }
  }

  /// How many rows there are, the header not counted.
  public var rowCount: Int { result.caseIDs.count }

  /// The header row.
  public var header: [UInt8] {
    var names = ["case.id"] + levels.map(\.id)
    names += result.framework.prompts.map(\.code)
    for question in result.framework.questions {
      names += ["\(question.code).indicated", "\(question.code).judged"]
    }
    names += judgedPrompts.map { "\(result.framework.prompts[$0].code).judged" }
    var bytes: [UInt8] = []
    for (position, name) in names.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(cell: name, to: &bytes)
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
    return bytes
  }

  /// Adds the rows of some cases to bytes, so that a large table need not be held whole.
  public func append(rows: Range<Int>, to bytes: inout [UInt8]) {
    let outcomes = result.outcomes
    let outcomeCells = CellRow.Words(Outcome.allCases.map { ",\($0.name)" })
    let words = Sufficiency.allCases.map(\.name) + [Outcome.notSelected.name]
    let indicatedCells = CellRow.Words(words.map { ",\($0)," })
    let notSelected = words.count - 1
    let selected = result.framework.questions.map(\.isSelected)
    let unitCells = self.unitCells
    let noUnit = Array(repeating: UInt8(ascii: ","), count: levels.count)
    let verdicts = JudgedSufficiency.allCases
    let judgedCells = CellRow.Words(verdicts.map(\.rawValue))
    let judgedPrompts = self.judgedPrompts
    let judgedPromptCells = CellRow.Words(verdicts.map { ",\($0.rawValue)" } + [","])
    // The longest of all words has 17 letters and two commas.
    let cellCount =
      outcomes.prompts.count + outcomes.indicated.count * 2 + judgedPrompts.count
    var cells = CellRow(capacity: cellCount * 20)
    bytes.reserveCapacity(
      bytes.count + rows.count * (32 + outcomes.prompts.count * 9 + outcomes.indicated.count * 15)
    )
    for row in rows {
      Self.append(cell: result.caseIDs[row], to: &bytes)
      let places = result.units.unitOfCase
      let unit = row < places.count ? places[row] : UnitTree.noUnit
      bytes.append(contentsOf: unit == UnitTree.noUnit ? noUnit : unitCells[Int(unit)])
      cells.clear()
      for prompt in outcomes.prompts.indices {
        cells.add(Int(outcomes.prompts[prompt][row].rawValue), of: outcomeCells)
      }
      for question in outcomes.indicated.indices {
        let indicated = Int(outcomes.indicated[question][row].rawValue)
        let isSelected = selected[question]
        cells.add(isSelected ? indicated : notSelected, of: indicatedCells)
        if !outcomes.judged[question].isEmpty, let judgement = outcomes.judged[question][row] {
          let position = verdicts.firstIndex(of: judgement.verdict) ?? 0
          cells.add(position, of: judgedCells)
        }
      }
      for prompt in judgedPrompts {
        let verdict = outcomes.judgedPrompts[prompt][row]?.verdict
        let position = verdict.flatMap { verdicts.firstIndex(of: $0) } ?? verdicts.count
        cells.add(position, of: judgedPromptCells)
      }
      bytes.append(contentsOf: cells.bytes)
      bytes.append(UInt8(ascii: "\r"))
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// For each unit, the cells of its place at every level, each with the comma before it.
  private var unitCells: [[UInt8]] {
    result.units.units.indices.map { unit in
      var cells = Array(repeating: [UInt8](), count: levels.count)
      for place in result.units.path(to: unit) {
        let found = result.units.units[place]
        if cells.indices.contains(found.level) {
          Self.append(cell: found.name, to: &cells[found.level])
        }
      }
      return cells.flatMap { [UInt8(ascii: ",")] + $0 }
    }
  }

  /// Adds one cell, guarded against formulas and quoted where it must be.
  static func append(cell: String, to bytes: inout [UInt8]) {
    let isGuarded =
      switch cell.utf8.first {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
        true
      default: false
      }
    let isQuoted = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      // Many programs take this byte for the end of the file.
      if byte == 0 { bytes.append(contentsOf: "\u{FFFD}".utf8) } else { bytes.append(byte) }
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
  }
}
