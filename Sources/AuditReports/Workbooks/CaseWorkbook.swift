public import AuditCore

/// The cases of a result as a workbook in which people enter what they judge.
///
/// A sheet for each standard with one row a case and key question: what the records indicate, which
/// prompts are not met, and columns to enter judgement, name, day and reason, filled with what was
/// judged already. A prompt that only a person can tell, or that one judged, has a row of its own.
/// `caseaudit audit --judgements` reads the columns whose names judgements have in CSV.
public struct CaseWorkbook: Sendable {
  /// Where the workbook lies in the output's folder.
  public static let path = "cases.xlsx"

  static let verdicts = JudgedSufficiency.allCases.map(ReportText.words)

  let result: AuditResult
  let index: FrameworkIndex
  let facts: [UnitFact]
  private let rows: [Int]
  /// For each unit, its name with those of the wider units before it.
  private let unitNames: [String]

  /// Prepares a workbook.
  ///
  /// - Parameters:
  ///   - result: The audit.
  ///   - rows: The cases that it holds, by their index, in the order of the sheets.
  ///   - facts: The facts about units that people entered already.
  public init(result: AuditResult, rows: [Int], facts: [UnitFact] = []) {
    self.result = result
    self.facts = facts
    self.rows = rows
    index = FrameworkIndex(result.framework)
    unitNames = result.units.units.indices.map { unit in
      result.units.path(to: unit).map { result.units.units[$0].name }.joined(separator: ", ")
    }
  }

  /// The workbook.
  public var workbook: ReportWorkbook {
    var taken: Set<String> = ["cover", "units", "facts"]
    var sheets = [cover]
    for standard in index.standards.indices {
      let cells = standardRows(standard)
      guard !cells.isEmpty else { continue }
      let code = index.standards[standard].code
      let tag =
        "standard_" + String(code.map { $0.isASCII && $0.isLetter || $0.isNumber ? $0 : "_" })
      sheets.append(
        sheet(
          SheetName.make(for: code, taken: &taken),
          title: "\(code) \(index.standards[standard].title): judgements of cases",
          table: "\(tag)_\(standard + 1)",
          headings: Self.headings,
          widths: Self.widths,
          rows: cells,
          choices: Self.verdicts
        )
      )
    }
    sheets += [evidence, factSheet].compactMap { $0 }
    return ReportWorkbook(
      path: Self.path,
      title: "Cases to judge: \(result.framework.title)",
      madeAt: result.provenance.runAt,
      sheets: sheets
    )
  }

  private var cover: ReportWorkbook.Sheet {
    let left = result.caseIDs.count - rows.count
    let cases = ReportText.count(rows.count, "case")
    return CoverSheet.sheet(
      "Cases to judge: \(result.framework.title)",
      [
        """
        This workbook is about people: keep it where case records are kept, and do not publish it.
        """,
        """
        A worksheet for each standard lists \(cases) with each key question. What the records \
        indicate is there already.
        """,
        left > 0
          ? "\(ReportText.sentence(ReportText.count(left, "further case"))) are not in it." : "",
        """
        To judge, choose sufficient, insufficient or not applicable in the column Judgement, and \
        enter By (your name or initials), On (the day) and Why. Leave Judgement empty where nobody \
        judged.
        """,
        """
        Save the workbook and run caseaudit audit again with --judgements and its name. Other \
        cells are locked without a password, so that nothing is changed by accident.
        """,
        CoverSheet.standing(result),
      ].filter { !$0.isEmpty } + CoverSheet.about(result)
    )
  }

  // MARK: - Cases

  private static let headings = [
    "Case", "Unit", "Item", "Question", "Records indicate", "Prompts not met", "Judgement", "By",
    "On", "Why",
  ]
  private static let widths = [18, 28, 12, 50, 18, 26, 18, 16, 14, 60]

  private func standardRows(_ standard: Int) -> [[ReportWorkbook.Cell]] {
    var cells: [[ReportWorkbook.Cell]] = []
    let outcomes = result.outcomes
    // Standards rated on organisational evidence are not judged case by case, unless somebody did.
    let isOnEvidence = index.isOnEvidence(standard)
    for row in rows {
      for question in index.questionsOfStandard[standard]
      where index.questions[question].isSelected {
        if isOnEvidence, outcomes.judged[question][row] == nil { continue }
        let subject = index.questions[question]
        let prompts = index.promptsOfQuestion[question]
        let missed = prompts.filter { outcomes.prompts[$0][row] == .notMet }
        cells.append(
          subjectCells(row) + [
            .text(subject.code),
            .text(subject.question.isEmpty ? subject.title : subject.question),
            .text(outcomes.indicated[question][row].words),
            .text(
              missed.isEmpty
                ? "none" : missed.map { shortCode($0, of: subject) }.joined(separator: ", ")
            ),
          ] + entries(outcomes.judged[question][row])
        )
        for prompt in prompts {
          let judgement =
            outcomes.judgedPrompts.indices.contains(prompt)
            ? outcomes.judgedPrompts[prompt][row] : nil
          let outcome = outcomes.prompts[prompt][row]
          guard judgement != nil || outcome == .awaitingJudgement else { continue }
          cells.append(
            subjectCells(row) + [
              .text(index.prompts[prompt].code), .text(index.prompts[prompt].question),
              .text(outcome.words), .text("not applicable"),
            ] + entries(judgement)
          )
        }
      }
    }
    return cells
  }

  /// A prompt's code without its key question's, as `a`.
  private func shortCode(_ prompt: Int, of question: KeyQuestion) -> String {
    let code = index.prompts[prompt].code
    let lead = question.code + "."
    return code.hasPrefix(lead) ? String(code.dropFirst(lead.count)) : code
  }

  private func subjectCells(_ row: Int) -> [ReportWorkbook.Cell] {
    let places = result.units.unitOfCase
    let unit = row < places.count ? places[row] : UnitTree.noUnit
    let name = unit == UnitTree.noUnit ? "no unit" : unitNames[Int(unit)]
    return [.text(result.caseIDs[row]), .text(name)]
  }

  private func entries(_ judgement: Judgement?) -> [ReportWorkbook.Cell] {
    entries(
      judgement.map { ReportText.words($0.verdict) },
      by: judgement?.by,
      on: judgement?.on,
      why: judgement?.why
    )
  }

  func entries(
    _ words: String?,
    by: String?,
    on: CalendarDay?,
    why: String?
  ) -> [ReportWorkbook.Cell] {
    func entry(_ text: String?) -> ReportWorkbook.Cell {
      guard let text, !text.isEmpty else { return ReportWorkbook.Cell(.blank, .entry) }
      return .text(text, .entry)
    }
    let day = on.map { ReportWorkbook.Value.number(PublicationWorkbook.serial($0)) }
    return [
      entry(words), entry(by), ReportWorkbook.Cell(day ?? .blank, .dayEntry), entry(why),
    ]
  }

  func sheet(
    _ name: String,
    title: String,
    table: String,
    headings: [String],
    widths: [Int],
    rows: [[ReportWorkbook.Cell]],
    choices: [String]
  ) -> ReportWorkbook.Sheet {
    var entries: [Int: ReportWorkbook.Entry] = [:]
    for (column, heading) in headings.enumerated() {
      if heading == "Judgement", !choices.isEmpty { entries[column] = .choice(choices) }
      if heading == "On" { entries[column] = .day }
    }
    return ReportWorkbook.Sheet(
      name: name,
      widths: widths,
      rows: [
        [.text(title, .title)],
        [.text("This worksheet contains one table. Enter judgements in its last columns.", .line)],
        headings.map { .text($0, .heading) },
      ] + rows,
      table: ReportWorkbook.Table(
        name: table,
        headingRow: 2,
        entries: entries,
        hasFilter: true
      ),
      isProtected: true
    )
  }
}
