import AuditCore

/// The cases in which the least stands between a unit's ratings and the next ones.
struct NearestFixes {
  let site: Site
  let unit: Int

  /// How many cases of one key question are named.
  private static let caseLimit = 5

  private var map: ReportMap { site.map }

  /// One key question that must rise, with the cases nearest to sufficient.
  private struct Fix {
    let standard: Int
    let lift: Lift
    let step: Lift.Step
    let cases: [(row: Int, open: [Int])]
  }

  var node: MarkupNode {
    let fixes = fixes
    guard map.hasCases, !fixes.isEmpty else { return .nothing }
    return markup {
      h3(.id("nearest"), text: "Nearest fixes")
      p("The insufficient cases in which the fewest prompts are open, for each lift.")
      table(fixes).node
    }
  }

  private var fixes: [Fix] {
    let lifts = map.result.unitResults[unit].standards.compactMap { result in
      result.lift.map { (standard: result.standard, lift: $0) }
    }.sorted {
      ($0.lift.steps.reduce(0) { $0 + $1.moreCases }, $0.standard)
        < ($1.lift.steps.reduce(0) { $0 + $1.moreCases }, $1.standard)
    }
    return lifts.flatMap { entry in
      entry.lift.steps.compactMap { step in
        let cases = nearest(step.question)
        return cases.isEmpty
          ? nil : Fix(standard: entry.standard, lift: entry.lift, step: step, cases: cases)
      }
    }
  }

  /// The cases that count against a key question, those with the fewest open prompts first.
  private func nearest(_ question: Int) -> [(row: Int, open: [Int])] {
    let outcomes = map.result.outcomes
    let prompts = map.index.promptsOfQuestion[question]
    guard !prompts.isEmpty else { return [] }
    let indicated = outcomes.indicated[question]
    let judged = outcomes.judged[question]
    let columns = outcomes.prompts[prompts]
    var byCount: [[Int]] = Array(repeating: [], count: prompts.count + 1)
    for row in map.rowsOfUnit[unit] where judged.isEmpty || judged[row] == nil {
      switch indicated[row] {
      case .insufficient, .notEvidenced:
        let open = columns.count { Self.isOpen($0[row]) }
        if byCount[open].count < Self.caseLimit { byCount[open].append(row) }
      default: break
      }
    }
    return byCount.flatMap { $0 }.prefix(Self.caseLimit).map { row in
      (row, prompts.filter { Self.isOpen(outcomes.prompts[$0][row]) })
    }
  }

  private static func isOpen(_ outcome: Outcome) -> Bool {
    outcome == .notMet || outcome == .notEvidenced
  }

  private func table(_ fixes: [Fix]) -> DataTable {
    DataTable(
      id: "nearest-table",
      caption: "Cases nearest to sufficient, for each rating that could rise",
      columns: [
        .text("Rating that could rise"), .text("Key question"), .number("More cases needed"),
        .text("Nearest cases and their open prompts"),
      ],
      rows: fixes.map { fix in
        let standard = map.index.standards[fix.standard]
        let question = map.index.questions[fix.step.question]
        return [
          .text("\(standard.code) to \(map.index.label(fix.lift.ratingID))"),
          a(
            site.href(map.page(unit: unit, question: fix.step.question)),
            text: "\(question.code) \(question.title)"
          ),
          .text(ReportText.number(fix.step.moreCases)),
          ul(.class("values")) { for found in fix.cases { li { entry(found) } } },
        ]
      },
      isCaptionHidden: true
    )
  }

  private func entry(_ found: (row: Int, open: [Int])) -> MarkupNode {
    markup {
      site.caseLink(found.row)
      ": \(found.open.map { map.index.prompts[$0].code }.joined(separator: ", "))"
    }
  }
}
