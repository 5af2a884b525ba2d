import AuditCore

/// The page of one case: what each key question and prompt came to, and why.
struct CasePage {
  let map: ReportMap
  let site: Site
  let explanation: CaseExplanation

  var document: MarkupNode {
    let unit = map.unit(ofCase: explanation.row)
    let crumbs =
      (unit.map { site.crumbs(to: $0, andOn: true) } ?? [])
      + [Site.Crumb(explanation.caseID, isIsolated: true)]
    return site.document(named: "Case \(explanation.caseID)", crumbs: crumbs) {
      h1 {
        span(.class("over")) { unit.map { site.unitLink($0) } ?? "No unit" }
        "Case "
        MarkupNode.isolated(explanation.caseID)
      }
      answers.node
      actions
      for question in explanation.questions { self.question(question) }
    }
  }

  private var answers: DataTable {
    let isJudged = explanation.questions.contains { $0.judgement != nil }
    return DataTable(
      id: "answers",
      caption: "Key questions: what the records indicate and what was judged",
      columns: [
        .text("Key question"), .text("Records indicate"), .text("Judged"),
      ] + (isJudged ? [.text("By whom and why")] : []),
      rows: explanation.questions.map { found in
        let question = map.index.questions[found.question]
        return [
          a(.href("#question-\(found.question)"), text: "\(question.code) \(question.title)"),
          Components.sufficiency(found.indicated, of: question),
          judged(found),
        ] + (isJudged ? [found.judgement.map(reason) ?? ""] : [])
      }
    )
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

  private func reason(_ judgement: Judgement) -> MarkupNode {
    markup {
      MarkupNode.isolated(judgement.by)
      ", \(judgement.on.words)"
      if !judgement.why.isEmpty {
        ": "
        MarkupNode.isolated(judgement.why)
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
      h2("What to do")
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
          MarkupNode.isolated(found.action)
          " "
          a(.href("#prompt-\(found.prompt)"), text: map.index.prompts[found.prompt].code)
        }
      }
    }
  }

  private func question(_ found: QuestionExplanation) -> MarkupNode {
    let question = map.index.questions[found.question]
    return section(.aria("labelledby", "question-\(found.question)")) {
      h2(.id("question-\(found.question)")) {
        "\(question.code) \(question.title): "
        Components.sufficiency(found.indicated, of: question)
      }
      if !question.question.isEmpty { p(question.question) }
      if let applies = found.applies, applies.truth != .yes {
        p("The question applies when:")
        ClauseTree(root: applies).node
      }
      for prompt in found.prompts { self.prompt(prompt) }
    }
  }

  private func prompt(_ found: PromptExplanation) -> MarkupNode {
    let prompt = map.index.prompts[found.prompt]
    return div(.class("prompt"), .id("prompt-\(found.prompt)")) {
      h3 {
        "\(prompt.code) \(prompt.question) "
        Components.outcome(found.outcome)
        if prompt.isCritical {
          " "
          span(.class("tag"), text: "critical")
        }
      }
      if !found.action.isEmpty { p { MarkupNode.isolated(found.action) } }
      if let judgement = found.judgement {
        p {
          "Judged \(ReportText.words(judgement.verdict)) by "
          reason(judgement)
        }
      }
      if found.applies != nil || found.met != nil { why(found) }
      if !prompt.isSelected {
        p(.class("quiet"), text: "A tailoring leaves it out of this audit.")
      } else if found.met == nil {
        p(.class("quiet"), text: "Only a person can tell whether this is met.")
      }
    }
  }

  private func why(_ found: PromptExplanation) -> MarkupNode {
    // What went wrong is what the reader came for; the rest is a click away.
    let attributes: [Attribute] = found.outcome == .notMet || found.outcome == .error ? [.open] : []
    return .element(details, attributes, [reasons(found)])
  }

  private func reasons(_ found: PromptExplanation) -> MarkupNode {
    markup {
      summary {
        "Why"
        span(.class("hidden"), text: " \(map.index.prompts[found.prompt].code)")
      }
      div {
        if let applies = found.applies {
          p("It applies when:")
          ClauseTree(root: applies).node
        }
        if let met = found.met {
          p("It is met when:")
          ClauseTree(root: met).node
        }
      }
    }
  }
}
