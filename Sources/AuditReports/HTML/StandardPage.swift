import AuditCore

/// The page of one standard of one unit: every count leads to exactly the cases behind it.
struct StandardPage {
  let map: ReportMap
  let site: Site
  let unit: Int
  let standard: Int

  private var subject: Standard { map.index.standards[standard] }
  private var unitResult: UnitResult { map.result.unitResults[unit] }
  private var result: StandardResult { unitResult.standards[standard] }

  var document: MarkupNode {
    let unitName = map.result.units.units[unit].name
    let crumbs =
      site.crumbs(to: unit, andOn: true) + [Site.Crumb("\(subject.code) \(subject.title)")]
    return site.document(named: "\(subject.code) \(subject.title), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", \(map.index.domainOfStandard[standard].title)"
        }
        "\(subject.code) \(subject.title)"
      }
      if !subject.statement.isEmpty { p(.class("lead"), text: subject.statement) }
      div(.class("verdict")) {
        p(.class("rating")) { Components.rating(result.status, map.index) }
        summary.sentences
      }
      summary.sharesTable
      if summary.hasShares { ShareBar.legend }
      if map.index.isOnEvidence(standard) {
        evidence
      } else {
        for (position, question) in result.questions.enumerated() {
          self.question(question, isDeciding: position == result.deciding)
        }
      }
    }
  }

  private var summary: StandardSection { StandardSection(site: site, unit: unit, result: result) }

  private var evidence: MarkupNode {
    markup {
      h2("What the rating rests on")
      p("A person rates this standard on organisational evidence. No case is scored for it.")
      if !subject.questions.isEmpty {
        ul {
          for question in subject.questions {
            li("\(question.code) \(question.question.isEmpty ? question.title : question.question)")
          }
        }
      }
    }
  }

  private func question(_ result: QuestionResult, isDeciding: Bool) -> MarkupNode {
    let question = map.index.questions[result.question]
    let rounding = map.index.bands(of: standard)?.rounding ?? .halfUp
    return section(.aria("labelledby", "question-\(result.question)")) {
      h2(.id("question-\(result.question)")) {
        "\(question.code) \(question.title) "
        if isDeciding, self.result.questions.count > 1 { span(.class("tag"), text: "decides") }
      }
      if !question.isSelected { p("A tailoring leaves this key question out of the audit.") }
      if !question.question.isEmpty { p(question.question) }
      if let pooled = question.pools { p("It counts the cases of key question \(pooled).") }
      p {
        strong(ReportText.known(result, rounding))
        if result.share.denominator > 0 { " count as sufficient." }
        if result.judgedCount > 0 {
          " \(ReportText.count(result.judgedCount, "case was", "cases were")) judged by a person."
        }
      }
      if map.hasCases {
        spread(result, rounding)
        sufficiencies(result).node
        if !question.prompts.isEmpty { prompts(result.question).node }
      }
    }
  }

  private func spread(_ result: QuestionResult, _ rounding: ShareRounding) -> MarkupNode {
    guard result.bestCase != result.worstCase,
      let best = ReportText.percent(result.bestCase, rounding),
      let worst = ReportText.percent(result.worstCase, rounding)
    else { return .nothing }
    return p(
      "With what is not evidenced counted either way it lies between \(worst) and \(best) per cent."
    )
  }

  private func sufficiencies(_ result: QuestionResult) -> DataTable {
    let target = map.path(unit: unit, question: result.question)
    let shown = Sufficiency.allCases.filter {
      result.counts[$0] > 0 || ($0 != .error && $0 != .awaitingJudgement)
    }
    let code = map.index.questions[result.question].code
    return DataTable(
      id: "sufficiency-\(result.question)",
      caption: "Cases by what counts for \(code)",
      columns: [.text("Key question")]
        + shown.map { .number(ReportText.sentence($0.words)) },
      rows: [[.text(code)] + shown.map { number(result.counts[$0], target, $0.words) }]
    )
  }

  private func prompts(_ question: Int) -> DataTable {
    let range = map.index.promptsOfQuestion[question]
    let outcomes = Outcome.allCases.filter { outcome in
      switch outcome {
      case .met, .notMet, .notApplicable, .notEvidenced: true
      default: range.contains { unitResult.prompts[$0][outcome] > 0 }
      }
    }
    return DataTable(
      id: "prompts-\(question)",
      caption: "Cases by what became of the prompts of \(map.index.questions[question].code)",
      columns: [.text("Prompt")] + outcomes.map { .number(ReportText.sentence($0.words)) },
      rows: range.map { index in
        let prompt = map.index.prompts[index]
        let target = map.path(unit: unit, prompt: index)
        let name = markup {
          "\(prompt.code) \(prompt.question) "
          if prompt.isCritical { span(.class("tag"), text: "critical") }
          if !prompt.isSelected { span(.class("tag"), text: "not selected") }
        }
        return [name]
          + outcomes.map { number(unitResult.prompts[index][$0], target, $0.words) }
      }
    )
  }

  /// A count as a link to the cases behind it.
  private func number(_ count: Int, _ path: String, _ words: String) -> MarkupNode {
    guard count > 0 else { return "0" }
    return a(site.href("\(path)#\(Components.anchor(words))"), text: ReportText.number(count))
  }
}
