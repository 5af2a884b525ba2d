import AuditCore

/// The page that lists the cases behind the numbers of one prompt or key question of one unit.
struct CaseListPage {
  /// What the cases are listed by.
  enum Item {
    case prompt(Int)
    case question(Int)
  }

  /// Cases with the same answer.
  private struct Group {
    let words: String
    let tag: MarkupNode
    var rows: [Int] = []
    var count = 0
  }

  let map: ReportMap
  let site: Site
  let unit: Int
  let item: Item

  private var question: Int {
    switch item {
    case .question(let question): question
    case .prompt(let prompt):
      map.index.promptsOfQuestion.firstIndex { $0.contains(prompt) } ?? 0
    }
  }

  private var code: String {
    switch item {
    case .question(let question): map.index.questions[question].code
    case .prompt(let prompt): map.index.prompts[prompt].code
    }
  }

  private var words: String {
    switch item {
    case .question(let question):
      let subject = map.index.questions[question]
      return subject.question.isEmpty ? subject.title : subject.question
    case .prompt(let prompt): return map.index.prompts[prompt].question
    }
  }

  var document: MarkupNode {
    let unitName = map.result.units.units[unit].name
    let standard = map.index.standardOfQuestion[question]
    let subject = map.index.standards[standard]
    let crumbs =
      site.crumbs(to: unit, andOn: true) + [
        Site.Crumb("\(subject.code) \(subject.title)", map.path(unit: unit, standard: standard)),
        Site.Crumb(subjectCode, map.page(unit: unit, question: question)),
        Site.Crumb(isPrompt ? code : "Cases"),
      ]
    let groups = groups
    return site.document(named: "Cases of \(code), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", cases by answer"
        }
        "\(code) \(words)"
      }
      rule
      if groups.isEmpty { p("This unit has no case.") }
      Components.contents(
        groups.map {
          let title = "\(ReportText.sentence($0.words)) (\(ReportText.number($0.count)))"
          return (id: Components.anchor($0.words), title: title)
        }
      )
      for group in groups { self.group(group) }
      siblings
    }
  }

  private var isPrompt: Bool {
    if case .prompt = item { return true }
    return false
  }

  private var subjectCode: String { map.index.questions[question].code }

  private var siblings: MarkupNode {
    switch item {
    case .question(let question):
      let order = map.index.questionsOfStandard[map.index.standardOfQuestion[question]]
      return site.siblings("key question", Array(order), at: question) { other in
        let subject = map.index.questions[other]
        return ("\(subject.code) \(subject.title)", map.path(unit: unit, question: other))
      }
    case .prompt(let prompt):
      let order = map.index.promptsOfQuestion[question]
      return site.siblings("prompt", Array(order), at: prompt) { other in
        (map.index.prompts[other].code, map.path(unit: unit, prompt: other))
      }
    }
  }

  /// The prompt's rule as its author wrote it, or what the question's answer is made from.
  private var rule: MarkupNode {
    guard case .prompt(let index) = item else {
      return p("The judgement where a person judged the case, otherwise what the records indicate.")
    }
    let prompt = map.index.prompts[index]
    let share = map.result.unitResults[unit].prompts[index].metShare
    return markup {
      if share.denominator > 0 {
        p(
          .class("lead"),
          text: "Met in \(ReportText.share(share, .halfUp)) that the records can tell."
        )
      }
      if prompt.isCritical {
        p("Critical: without it the key question cannot be sufficient.")
      }
      if let met = prompt.met {
        details {
          summary("The rule")
          div {
            if let applies = prompt.applies {
              p {
                "Applies when "
                AuditReports.code(applies.text)
              }
            }
            p {
              "Met when "
              AuditReports.code(met.text)
            }
            if !prompt.guidance.isEmpty { p(prompt.guidance) }
            if !prompt.remedy.isEmpty { p(prompt.remedy) }
          }
        }
      } else {
        p("Only a person can tell whether this is met.")
      }
    }
  }

  private func group(_ group: Group) -> MarkupNode {
    section(.aria("labelledby", Components.anchor(group.words))) {
      h2(.id(Components.anchor(group.words))) {
        group.tag
        " \(ReportText.count(group.count, "case"))"
      }
      if group.count > group.rows.count {
        p(
          """
          The first \(ReportText.number(group.rows.count)) of \(ReportText.number(group.count)) \
          are listed. All are in outcomes.csv.
          """
        )
      }
      ul(.class("cases")) { for row in group.rows { entry(row) } }
    }
  }

  private func entry(_ row: Int) -> MarkupNode {
    let link = site.caseLink(row)
    guard case .question(let question) = item,
      map.result.outcomes.judged[question][row] != nil
    else { return li { link } }
    return li {
      link
      " (judged)"
    }
  }

  private var groups: [Group] {
    switch item {
    case .prompt(let prompt):
      let outcomes = map.result.outcomes.prompts[prompt]
      let order: [Outcome] = [
        .notMet, .error, .notEvidenced, .awaitingJudgement, .met, .notApplicable, .notSelected,
      ]
      return grouped(outcomes, in: order) { Group(words: $0.words, tag: Components.outcome($0)) }
    case .question(let question):
      let outcomes = map.result.outcomes
      let order: [Sufficiency] = [
        .insufficient, .error, .notEvidenced, .awaitingJudgement, .sufficient, .notApplicable,
      ]
      var found = outcomes.indicated[question]
      for row in outcomes.judged[question].keys {
        found[row] = outcomes.counted(question: question, case: row)
      }
      return grouped(found, in: order) { Group(words: $0.words, tag: Components.sufficiency($0)) }
    }
  }

  /// The unit's cases by their answers, in an order of answers; those that no case has are left out.
  ///
  /// Every page asks it of every case of its unit, so that the loop does nothing but count.
  private func grouped<Answer: RawRepresentable<UInt8>>(
    _ answers: [Answer],
    in order: [Answer],
    _ group: (Answer) -> Group
  ) -> [Group] {
    let limit = map.listLimit
    var counts = Array(repeating: 0, count: 8)
    var rows: [[Int]] = Array(repeating: [], count: 8)
    for row in map.rowsOfUnit[unit] {
      let answer = Int(answers[row].rawValue)
      if counts[answer] < limit { rows[answer].append(row) }
      counts[answer] += 1
    }
    return order.compactMap { answer in
      let place = Int(answer.rawValue)
      guard counts[place] > 0 else { return nil }
      var found = group(answer)
      found.count = counts[place]
      found.rows = rows[place]
      return found
    }
  }
}
