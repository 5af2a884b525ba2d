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

  private let result: AuditResult
  private let index: FrameworkIndex
  private let rows: [Int]
  /// For each unit, its name with those of the wider units before it.
  private let unitNames: [String]

  /// Prepares a workbook of the cases at some rows.
  public init(result: AuditResult, rows: [Int]) {
    self.result = result
    self.rows = rows
    index = FrameworkIndex(result.framework)
    unitNames = result.units.units.indices.map { unit in
      result.units.path(to: unit).map { result.units.units[$0].name }.joined(separator: ", ")
    }
  }

  /// The workbook.
  public var workbook: ReportWorkbook {
    var taken: Set<String> = ["cover", Self.evidenceSheet.lowercased()]
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
    if let evidence = evidence { sheets.append(evidence) }
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
    for row in rows {
      for question in index.questionsOfStandard[standard]
      where index.questions[question].isSelected {
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

  private func entries(
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

  // MARK: - Units

  private static let evidenceSheet = "Units"

  /// The ratings of units that only people can give; `nil` where the framework has none.
  private var evidence: ReportWorkbook.Sheet? {
    var cells: [[ReportWorkbook.Cell]] = []
    for unit in result.unitResults {
      let place = result.units.units[unit.unit]
      let level =
        result.framework.levels.indices.contains(place.level)
        ? result.framework.levels[place.level] : nil
      for standard in unit.standards where index.isOnEvidence(standard.standard) {
        let subject = index.standards[standard.standard]
        guard subject.isRated, subject.isSelected, level?.standards.contains(subject.code) ?? true
        else { continue }
        cells.append(
          evidenceCells(place.name, subject.code, subject.title, standard.evidence)
        )
      }
      for composite in unit.allComposites {
        guard let rule = index.composite(composite.code), rule.method == .evidence else { continue }
        cells.append(evidenceCells(place.name, rule.code, rule.title, composite.evidence))
      }
    }
    guard !cells.isEmpty else { return nil }
    return sheet(
      Self.evidenceSheet,
      title: "Ratings of units on organisational evidence",
      table: "units_on_evidence",
      headings: ["Unit", "Item", "Title", "Judgement", "By", "On", "Why"],
      widths: [28, 12, 40, 24, 16, 14, 60],
      rows: cells,
      choices: result.framework.scale.ratings.map(\.label)
    )
  }

  private func evidenceCells(
    _ unit: String,
    _ code: String,
    _ title: String,
    _ evidence: EvidenceRating?
  ) -> [ReportWorkbook.Cell] {
    [.text(unit), .text(code), .text(title)]
      + entries(
        evidence.map { index.label($0.ratingID) },
        by: evidence?.by,
        on: evidence?.on,
        why: evidence?.why
      )
  }

  private func sheet(
    _ name: String,
    title: String,
    table: String,
    headings: [String],
    widths: [Int],
    rows: [[ReportWorkbook.Cell]],
    choices: [String]
  ) -> ReportWorkbook.Sheet {
    var entries: [Int: ReportWorkbook.Entry] = [:]
    entries[headings.firstIndex(of: "Judgement") ?? 0] = .choice(choices)
    entries[headings.firstIndex(of: "On") ?? 0] = .day
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
