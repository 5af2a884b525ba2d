import AuditCore

/// The page that lists the cases of a unit by what became of a key question or prompt in them.
struct SinceItemPage {
  let map: ReportMap
  let site: Site
  let comparison: AuditComparison
  let unit: Int
  let item: CaseListPage.Item

  private var question: Int {
    switch item {
    case .question(let question): question
    case .prompt(let prompt):
      map.index.promptsOfQuestion.firstIndex { $0.contains(prompt) } ?? 0
    }
  }

  private var isQuestion: Bool {
    if case .question = item { return true }
    return false
  }

  private var change: ShareChange {
    switch item {
    case .question(let question): comparison.units[unit].questions[question]
    case .prompt(let prompt): comparison.units[unit].prompts[prompt]
    }
  }

  private var movements: [Movement] {
    guard comparison.matching == .matched else { return [] }
    return switch item {
    case .question(let question): comparison.questionMovements[question]
    case .prompt(let prompt): comparison.promptMovements[prompt]
    }
  }

  var document: MarkupNode {
    let unitName = map.result.units.units[unit].name
    let owner = map.index.questions[question]
    let (code, words): (String, String) =
      switch item {
      case .question: (owner.code, owner.title)
      case .prompt(let prompt):
        (map.index.prompts[prompt].code, map.index.prompts[prompt].question)
      }
    var crumbs =
      site.crumbs(to: unit, andOn: true) + [Site.Crumb(SincePage.title, map.since(unit: unit))]
    if !isQuestion {
      crumbs.append(Site.Crumb(owner.code, map.since(unit: unit, question: question)))
    }
    crumbs.append(Site.Crumb(code))
    let groups = groups
    return site.document(named: "\(code), \(SincePage.title), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", \(SincePage.title.prefix(1).lowercased() + SincePage.title.dropFirst())"
        }
        "\(code) \(words)"
      }
      p {
        "Before: \(SincePage.share(change.before)). Now: "
        site.caseLink(path) { SincePage.share(change.after) }
        "."
      }
      p("\(ReportText.sentence(ReportText.verdict(change))).")
      if change.rule == .changed {
        Components.inset {
          p(
            "The rule is another than in the earlier audit. What changed is not counted as practice."
          )
        }
      }
      if let matching = ReportText.matching(comparison.matching) {
        Components.inset { p(matching) }
      }
      prompts
      Components.contents(
        groups.map { group in
          let words = group.movement.words(ofQuestion: isQuestion)
          let title = "\(ReportText.sentence(words)) (\(ReportText.number(group.rows.count)))"
          return (id: Components.anchor(words), title: title)
        }
      )
      for group in groups { section(group.movement, group.rows) }
      siblings
    }
  }

  /// The page of the same cases by what counts now.
  private var path: String {
    switch item {
    case .question(let question): map.path(unit: unit, question: question)
    case .prompt(let prompt): map.path(unit: unit, prompt: prompt)
    }
  }

  private var prompts: MarkupNode {
    guard case .question(let question) = item, !map.index.promptsOfQuestion[question].isEmpty
    else { return .nothing }
    return markup {
      h2(.id("prompts"), text: "Prompts")
      SinceTable(
        map: map,
        site: site,
        unit: unit,
        id: "prompts-table",
        caption: "Prompts of \(map.index.questions[question].code) before and now",
        isOfQuestions: false,
        rows: map.index.promptsOfQuestion[question].map { prompt in
          .init(
            name: "\(map.index.prompts[prompt].code) \(map.index.prompts[prompt].question)",
            path: map.since(unit: unit, prompt: prompt),
            change: comparison.units[unit].prompts[prompt]
          )
        }
      ).node
    }
  }

  /// The cases of the unit by what became of them; those of another unit before are left out.
  private var groups: [(movement: Movement, rows: [Int])] {
    let movements = movements
    guard !movements.isEmpty else { return [] }
    var rows: [[Int]] = Array(repeating: [], count: Movement.allCases.count)
    for row in map.rowsOfUnit[unit] where !map.movesInto(unit, row: row) {
      rows[Int(movements[row].rawValue)].append(row)
    }
    return Movement.allCases.filter { !rows[Int($0.rawValue)].isEmpty }
      .map { ($0, rows[Int($0.rawValue)]) }
  }

  private func section(_ movement: Movement, _ rows: [Int]) -> MarkupNode {
    let words = movement.words(ofQuestion: isQuestion)
    let id = Components.anchor(words)
    return AuditReports.section(.aria("labelledby", id)) {
      h2(.id(id), text: "\(ReportText.sentence(words)): \(ReportText.count(rows.count, "case"))")
      if rows.count > map.listLimit {
        p("The first \(ReportText.number(map.listLimit)) are listed. All are in case-changes.csv.")
      }
      ul(.class("cases")) {
        for row in rows.prefix(map.listLimit) {
          li {
            site.caseLink(row)
            if Self.isMixed(movement) { " (\(now(row)))" }
          }
        }
      }
    }
  }

  /// Whether cases of a movement differ in what they are now.
  private static func isMixed(_ movement: Movement) -> Bool {
    switch movement {
    case .appliesOtherwise, .countsNeither, .judgedOnce, .ruleChanged, .arrived: true
    default: false
    }
  }

  /// What counts in a case now, in words.
  private func now(_ row: Int) -> String {
    switch item {
    case .question(let question):
      map.index.questions[question].isSelected
        ? map.result.outcomes.counted(question: question, case: row).words
        : Outcome.notSelected.words
    case .prompt(let prompt): map.result.outcomes.prompts[prompt][row].words
    }
  }

  private var siblings: MarkupNode {
    switch item {
    case .question(let question):
      let order = map.index.questionsOfStandard[map.index.standardOfQuestion[question]]
      return site.siblings("key question", Array(order), at: question) { other in
        let subject = map.index.questions[other]
        return ("\(subject.code) \(subject.title)", map.since(unit: unit, question: other))
      }
    case .prompt(let prompt):
      return site.siblings("prompt", Array(map.index.promptsOfQuestion[question]), at: prompt) {
        (map.index.prompts[$0].code, map.since(unit: unit, prompt: $0))
      }
    }
  }
}
