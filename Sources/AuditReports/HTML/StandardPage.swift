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
      QuestionBars(index: map.index, result: result).node
      summary.sharesTable
      if summary.hasShares { ShareBar.legend }
      if map.index.isOnEvidence(standard) {
        EvidenceSection(site: site, unit: unit, standard: standard).node
      } else {
        questions
        if map.hasCases { missing }
      }
      site.siblings("standard", Array(map.index.standards.indices), at: standard) { other in
        let standard = map.index.standards[other]
        return ("\(standard.code) \(standard.title)", map.path(unit: unit, standard: other))
      }
    }
  }

  private var summary: StandardSection { StandardSection(site: site, unit: unit, result: result) }

  /// What each key question asks, with the way to its prompts.
  private var questions: MarkupNode {
    markup {
      h2(.id("questions"), text: "Key questions")
      ul {
        for question in map.index.questionsOfStandard[standard] {
          let subject = map.index.questions[question]
          li {
            a(
              site.href(map.page(unit: unit, question: question)),
              text: "\(subject.code) \(subject.title)"
            )
            if !subject.question.isEmpty { ": \(subject.question)" }
          }
        }
      }
    }
  }

  /// The prompts whose answers the records lack, most often first.
  private var missing: MarkupNode {
    let prompts = map.index.questionsOfStandard[standard]
      .filter { map.index.questions[$0].pools == nil }
      .flatMap { Array(map.index.promptsOfQuestion[$0]) }
      .filter { unitResult.prompts[$0][.notEvidenced] > 0 }
      .sorted {
        (-unitResult.prompts[$0][.notEvidenced], $0) < (-unitResult.prompts[$1][.notEvidenced], $1)
      }
    let found = map.completeness(unit: unit, standard: standard)
    return markup {
      if found.asked > 0 {
        h2(.id("not-evidenced"), text: "What is not evidenced")
        p(
          """
          \(ReportText.number(found.missing)) of \(ReportText.count(found.asked, "answer")) that \
          were asked of the records are not evidenced (\(found.percentMissing)).
          """
        )
      }
      if !prompts.isEmpty { missingTable(prompts).node }
    }
  }

  private func missingTable(_ prompts: [Int]) -> DataTable {
    DataTable(
      id: "missing-table",
      caption: "Prompts of \(subject.code) that are not evidenced",
      columns: [.text("Prompt"), .number("Not evidenced")],
      rows: prompts.map { index in
        let prompt = map.index.prompts[index]
        let target = map.path(unit: unit, prompt: index)
        let words = Outcome.notEvidenced.words
        return [
          .text("\(prompt.code) \(prompt.question)"),
          site.count(unitResult.prompts[index][.notEvidenced], target, anchor: words),
        ]
      },
      isCaptionHidden: true
    )
  }
}
