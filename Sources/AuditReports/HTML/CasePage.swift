import AuditCore

/// The page of one case: its story, what each key question and prompt came to, and why.
struct CasePage {
  let map: ReportMap
  let site: Site
  let explanation: CaseExplanation
  let sources: CaseSources
  let trees: ClauseTrees

  init(map: ReportMap, site: Site, explanation: CaseExplanation) {
    self.map = map
    self.site = site
    self.explanation = explanation
    sources = CaseSources(explanation)
    trees = ClauseTrees(explanation.questions.flatMap(Self.shownRules), sources: sources)
  }

  var document: MarkupNode {
    let unit = map.unit(ofCase: explanation.row)
    let crumbs =
      (unit.map { site.crumbs(to: $0, andOn: true) } ?? [])
      + [Site.Crumb(explanation.caseID, isIsolated: true)]
    return site.document(named: "Case \(explanation.caseID)", crumbs: crumbs) {
      h1 {
        span(.class("over")) { unit.map { site.unitLink($0) } ?? "No unit" }
        "Case "
        CaseText.isolated(explanation.caseID)
      }
      neighbours("before")
      Components.contents(contents)
      answers.node
      actions
      story
      RecalculationSteps.section(explanation.row, map, site)
      for question in explanation.questions { self.question(question) }
      sources.note
      neighbours("after")
    }
  }

  private var contents: [(id: String, title: String)] {
    let story = explanation.timeline.entries.isEmpty ? [] : [(id: "story", title: "Time line")]
    return [(id: "answers", title: "Key questions"), (id: "to-do", title: "What to do")] + story
  }

  @MarkupBuilder private var story: MarkupNode {
    if !explanation.timeline.entries.isEmpty {
      CaseStory(
        timeline: explanation.timeline,
        prompts: Dictionary(
          explanation.questions.flatMap(\.prompts).map { ($0.prompt, $0) },
          uniquingKeysWith: { first, _ in first }
        ),
        index: map.index,
        sources: sources
      ).node
    }
  }

  /// Links to the cases before and after this one in its unit.
  private func neighbours(_ place: String) -> MarkupNode {
    let (before, after) = neighbourRows
    guard before != nil || after != nil else { return .nothing }
    return nav(.class("siblings"), .aria("label", "Other cases of the unit, \(place) the case")) {
      if let before { neighbour("Previous case", "prev", before) }
      if let after { neighbour("Next case", "next", after) }
    }
  }

  private func neighbour(_ words: String, _ relation: String, _ row: Int) -> MarkupNode {
    a(.rel(relation), site.href(map.path(case: row))) {
      "\(words), "
      CaseText.isolated(map.result.caseIDs[row])
    }
  }

  private var neighbourRows: (before: Int?, after: Int?) {
    let row = explanation.row
    guard let unit = map.unit(ofCase: row) else { return (nil, nil) }
    let rows = map.rowsOfUnit[unit]
    return (
      rows.last { $0 < row && map.hasPage[$0] },
      rows.first { $0 > row && map.hasPage[$0] }
    )
  }

  private var answers: DataTable {
    let isJudged = explanation.questions.contains { $0.judgement != nil }
    let unit = map.unit(ofCase: explanation.row)
    return DataTable(
      id: "answers",
      caption: "Key questions: what the records indicate and what was judged",
      columns: [
        .text("Key question"), .text("Records indicate"), .text("Judged"),
      ] + (isJudged ? [.text("By whom and why")] : []) + (unit == nil ? [] : [.text("Listed in")]),
      rows: explanation.questions.map { found in
        let question = map.index.questions[found.question]
        return [
          a(.href("#question-\(found.question)"), text: "\(question.code) \(question.title)"),
          Components.sufficiency(found.indicated, of: question),
          judged(found),
        ] + (isJudged ? [found.judgement.map(reason) ?? ""] : [])
          + (unit.map { [list(of: found, in: $0)] } ?? [])
      }
    )
  }

  /// A link to the list of the unit's cases with the same answer.
  private func list(of found: QuestionExplanation, in unit: Int) -> MarkupNode {
    let counted = map.result.outcomes.counted(question: found.question, case: explanation.row)
    let target = "\(map.path(unit: unit, question: found.question))"
    return a(site.href("\(target)#\(Components.anchor(counted.words))")) {
      "\(counted.words) "
      span(.class("hidden")) {
        "at \(map.index.questions[found.question].code) in "
        MarkupNode.isolated(map.result.units.units[unit].name)
      }
    }
  }

  private func judged(_ found: QuestionExplanation) -> MarkupNode {
    guard let judgement = found.judgement else { return "Not judged" }
    return markup {
      Components.sufficiency(Self.sufficiency(judgement.verdict))
      if Self.sufficiency(judgement.verdict) != found.indicated { " differs" }
    }
  }

  private static func sufficiency(_ verdict: JudgedSufficiency) -> Sufficiency {
    switch verdict {
    case .sufficient: .sufficient
    case .insufficient: .insufficient
    case .notApplicable: .notApplicable
    }
  }

  /// Who judged, when and why.
  func reason(_ judgement: Judgement) -> MarkupNode {
    markup {
      CaseText.isolated(judgement.by)
      ", \(judgement.on.words)"
      if !judgement.why.isEmpty {
        ": "
        CaseText.isolated(judgement.why, to: 2_000)
      }
    }
  }

  /// What can be done about this case, once each: first what is not met, then what is not recorded,
  /// last what only a person can judge.
  private var actions: MarkupNode {
    let open = explanation.questions.flatMap(\.prompts).filter { !$0.action.isEmpty }
    let judging = open.filter { $0.outcome == .awaitingJudgement }
    let lacking = open.filter { $0.outcome != .awaitingJudgement && $0.outcome != .notMet }
    let failing = open.filter { $0.outcome == .notMet }
    let grave = failing.filter { map.index.prompts[$0.prompt].isCritical }
    let other = failing.filter { !map.index.prompts[$0.prompt].isCritical }
    return markup {
      h2(.id("to-do"), text: "What to do")
      if failing.isEmpty, lacking.isEmpty {
        p("Nothing in the records of this case calls for action.")
      } else {
        actionList(grave + other + lacking)
      }
      if !judging.isEmpty {
        h2("What to judge")
        actionList(judging)
      }
    }
  }

  private func actionList(_ prompts: [PromptExplanation]) -> MarkupNode {
    var seen: Set<String> = []
    let once = prompts.filter { seen.insert($0.action).inserted }
    return ul {
      for found in once {
        li {
          CaseText.isolated(found.action)
          " "
          a(.href("#prompt-\(found.prompt)"), text: map.index.prompts[found.prompt].code)
        }
      }
    }
  }
}
