import AuditCore

/// The page of one key question of one unit: what it came to, its prompts, its groups, its units.
struct QuestionPage {
  let map: ReportMap
  let site: Site
  let unit: Int
  let question: Int

  private var subject: KeyQuestion { map.index.questions[question] }
  private var standard: Int { map.index.standardOfQuestion[question] }
  private var unitResult: UnitResult { map.result.unitResults[unit] }
  private var standardResult: StandardResult { unitResult.standards[standard] }
  private var rounding: ShareRounding { map.index.bands(of: standard)?.rounding ?? .halfUp }
  private var unitName: String { map.result.units.units[unit].name }

  var document: MarkupNode {
    let found = map.question(question, of: unit)
    let owner = map.index.standards[standard]
    let crumbs =
      site.crumbs(to: unit, andOn: true) + [
        Site.Crumb("\(owner.code) \(owner.title)", map.path(unit: unit, standard: standard)),
        Site.Crumb(subject.code),
      ]
    return site.document(named: "\(subject.code) \(subject.title), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", \(owner.code) \(owner.title)"
        }
        "\(subject.code) \(subject.title)"
      }
      if !subject.question.isEmpty { p(.class("lead"), text: subject.question) }
      if !subject.isSelected { p("A tailoring leaves this key question out of the audit.") }
      if let pooled = subject.pools { p("It counts the cases of key question \(pooled).") }
      if let found { answer(found) }
      if let comparison = map.result.comparison, comparison.matching != .withheld {
        p {
          a(site.href(map.since(unit: unit, question: question)), text: SincePage.title)
          ": \(ReportText.verdict(comparison.units[unit].questions[question]))."
        }
      }
      prompts
      QuestionBreakdowns(site: site, unit: unit, question: question).node
      narrower
      siblings
    }
  }

  private func answer(_ found: QuestionResult) -> MarkupNode {
    markup {
      div(.class("verdict")) {
        p(.class("rating")) {
          if let id = found.ratingID {
            "Alone it would be "
            Components.rating(.rated(id), map.index)
          } else {
            ReportText.sentence(ReportText.known(found, rounding))
          }
        }
        p {
          site.caseLink(map.path(unit: unit, question: question)) {
            ReportText.known(found, rounding)
          }
          if found.share.denominator > 0 { " count as sufficient." }
          if isDeciding { " It is the lowest key question and decides the rating." }
        }
        for sentence in sureness(found) { p(sentence) }
        if let step { p(step) }
      }
      if map.hasCases { sufficiencies(found).node }
    }
  }

  private var isDeciding: Bool {
    standardResult.questions.count > 1
      && standardResult.deciding.map { standardResult.questions[$0].question } == question
  }

  /// How sure the share is.
  private func sureness(_ found: QuestionResult) -> [String] {
    var sentences: [String] = []
    if let interval = found.interval {
      sentences.append(
        "If these cases stand for others like them, the share is \(ReportText.likely(interval))."
      )
    }
    if found.bestCase != found.worstCase,
      let best = ReportText.percent(found.bestCase, rounding),
      let worst = ReportText.percent(found.worstCase, rounding)
    {
      sentences.append(
        "With what is not evidenced counted either way it lies between \(worst) and \(best) per cent."
      )
    }
    if found.judgedCount > 0 {
      sentences.append(
        "\(ReportText.count(found.judgedCount, "case was", "cases were")) judged by a person."
      )
    }
    return sentences
  }

  /// What this question needs for the standard to rise.
  private var step: String? {
    guard let lift = standardResult.lift,
      let step = lift.steps.first(where: { $0.question == question })
    else { return nil }
    let code = map.index.standards[standard].code
    let also = lift.steps.count > 1 ? ", with more in other key questions" : ""
    return
      """
      For \(code) to be \(map.index.label(lift.ratingID)) it needs \
      \(ReportText.count(step.moreCases, "more sufficient case", "more sufficient cases"))\(also).
      """
  }

  private func sufficiencies(_ found: QuestionResult) -> DataTable {
    let target = map.path(unit: unit, question: question)
    let shown = Sufficiency.allCases.filter {
      found.counts[$0] > 0 || ($0 != .error && $0 != .awaitingJudgement)
    }
    return DataTable(
      id: "sufficiency",
      caption: "Cases by what counts for \(subject.code)",
      columns: [.text("Key question")] + shown.map { .number(ReportText.sentence($0.words)) },
      rows: [
        [.text(subject.code)]
          + shown.map { site.count(found.counts[$0], target, anchor: $0.words) }
      ]
    )
  }

  private var prompts: MarkupNode {
    guard map.hasCases, !subject.prompts.isEmpty else { return .nothing }
    return markup {
      h2(.id("prompts"), text: "Prompts")
      promptTable.node
    }
  }

  private var promptTable: DataTable {
    let range = map.index.promptsOfQuestion[question]
    let outcomes = Outcome.allCases.filter { outcome in
      switch outcome {
      case .met, .notMet, .notApplicable, .notEvidenced: true
      default: range.contains { unitResult.prompts[$0][outcome] > 0 }
      }
    }
    return DataTable(
      id: "prompts-table",
      caption: "Cases by what became of the prompts of \(subject.code)",
      columns: [.text("Prompt")] + outcomes.map { .number(ReportText.sentence($0.words)) }
        + [.text("Met, of cases known")],
      rows: range.map { index in
        let prompt = map.index.prompts[index]
        let target = map.path(unit: unit, prompt: index)
        let counts = unitResult.prompts[index]
        let name = markup {
          a(site.href(target), text: prompt.code)
          " \(prompt.question) "
          if prompt.isCritical { span(.class("tag"), text: "critical") }
          if !prompt.isSelected { span(.class("tag"), text: "not selected") }
        }
        return [name] + outcomes.map { site.count(counts[$0], target, anchor: $0.words) }
          + [promptBar(counts)]
      },
      isCaptionHidden: true
    )
  }

  private func promptBar(_ counts: OutcomeCounts) -> MarkupNode {
    guard counts.metShare.denominator > 0 else { return "–" }
    return markup {
      "\(ReportText.percent(counts.metShare, .halfUp) ?? "–") per cent"
      ShareBar(share: counts.metShare, bestCase: counts.metShare, bands: nil).node
    }
  }

  /// The question in this unit's narrower units.
  private var narrower: MarkupNode {
    let comparison = UnitComparison(
      site: site,
      question: question,
      units: map.result.units.units[unit].children
    )
    return markup {
      if comparison.hasUnits {
        h2(.id("units"), text: "In its units")
        comparison.node
      }
      if map.isCompared(question), map.narrowestUnits.count > 1 {
        p { a(site.href(map.comparison(of: question)), text: "\(subject.code) in all units") }
      }
    }
  }

  private var siblings: MarkupNode {
    let range = map.index.questionsOfStandard[standard]
    return site.siblings("key question", Array(range), at: question) { other in
      let question = map.index.questions[other]
      return (
        "\(question.code) \(question.title)", map.page(unit: unit, question: other)
      )
    }
  }
}
