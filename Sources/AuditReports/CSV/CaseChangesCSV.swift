public import AuditCore

/// The cases in which a prompt or key question is otherwise than in an earlier audit, as CSV.
///
/// One row for each case and item that is newly met or not, still not met, evidenced otherwise, under
/// a changed rule, or judged in one audit alone; then one for each case that arrived, left or moved.
/// Cells are guarded as those of `outcomes.csv`.
public struct CaseChangesCSV: Sendable {
  /// Where the table lies in the report's folder.
  public static let path = "case-changes.csv"

  private let map: ReportMap
  private let comparison: AuditComparison

  /// Prepares a table; `nil` where cases were not compared.
  public init?(result: AuditResult) {
    guard let comparison = result.comparison, comparison.matching == .matched else { return nil }
    self.comparison = comparison
    map = ReportMap(result, casePageLimit: 0)
  }

  /// The header row.
  public var header: [UInt8] { Array("case.id,unit,item,change\r\n".utf8) }

  /// How many parts the table has.
  public var partCount: Int { comparison.questions.count + comparison.prompts.count + 1 }

  /// The rows of one part: a key question, a prompt, or the cases that came and went.
  public func part(_ position: Int) -> [UInt8] {
    let questions = comparison.questions.count
    if position < questions {
      let code = comparison.questions[position].code
      return rows(code, comparison.questionMovements[position], ofQuestion: true)
    }
    let prompt = position - questions
    if prompt < comparison.prompts.count {
      return rows(
        comparison.prompts[prompt].code,
        comparison.promptMovements[prompt],
        ofQuestion: false
      )
    }
    var bytes: [UInt8] = []
    for (row, former) in comparison.formerRow.enumerated() where former < 0 {
      line(map.result.caseIDs[row], map.unit(ofCase: row), "", "arrived", &bytes)
    }
    for former in comparison.leftCases { line(former.id, former.unit, "", "left", &bytes) }
    for former in comparison.movedCases {
      let unit = former.newRow.flatMap(map.unit(ofCase:))
      line(former.id, unit, "", "came from another unit", &bytes)
    }
    return bytes
  }

  private func rows(_ code: String, _ movements: [Movement], ofQuestion: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for (row, movement) in movements.enumerated() {
      switch movement {
      case .stillMet, .countsNeither, .arrived, .stillNotEvidenced: continue
      default:
        line(
          map.result.caseIDs[row],
          map.unit(ofCase: row),
          code,
          movement.words(ofQuestion: ofQuestion),
          &bytes
        )
      }
    }
    return bytes
  }

  private func line(
    _ id: String,
    _ unit: Int?,
    _ item: String,
    _ words: String,
    _ bytes: inout [UInt8]
  ) {
    OutcomesCSV.append(cell: id, to: &bytes)
    for cell in [unit.map { map.result.units.units[$0].name } ?? "", item, words] {
      bytes.append(UInt8(ascii: ","))
      OutcomesCSV.append(cell: cell, to: &bytes)
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }
}
