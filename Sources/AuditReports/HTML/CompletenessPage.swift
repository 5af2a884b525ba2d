import AuditCore

/// The page that says how much of what was asked the records can tell.
struct CompletenessPage {
  static let path = "completeness.html"
  private static let promptLimit = 20

  let map: ReportMap
  let site: Site

  /// The standards whose prompts look at cases.
  private var standards: [Int] {
    map.index.standards.indices.filter { standard in
      map.unitOrder.contains { map.completeness(unit: $0, standard: standard).asked > 0 }
    }
  }

  var document: MarkupNode {
    site.document(named: "Completeness", crumbs: [Site.Crumb("Completeness")]) {
      h1("How complete the records are")
      p(.class("lead"), text: lead)
      p(
        """
        An answer is not evidenced where the record lacks what the rule needs. It is \
        \(ReportText.words(map.index.framework.notEvidencedCounts)).
        """
      )
      h2(.id("standards"), text: "By standard")
      CompletenessBars(
        id: "completeness-chart",
        subject: "Answers not evidenced of all that were asked, for each standard",
        rows: standards.map { standard in
          let subject = map.index.standards[standard]
          return CompletenessBars.Row(
            name: "\(subject.code) \(subject.title)",
            completeness: whole(standard)
          )
        }
      ).node
      h2(.id("units"), text: "By unit")
      table.node
      h2(.id("prompts"), text: "Prompts most often not evidenced")
      prompts
    }
  }

  private var roots: [Int] { map.unitOrder.filter { map.result.units.units[$0].parent == nil } }

  private func whole(_ standard: Int) -> Completeness {
    roots.reduce(into: Completeness()) { sum, unit in
      let found = map.completeness(unit: unit, standard: standard)
      sum.told += found.told
      sum.missing += found.missing
    }
  }

  private var lead: String {
    let sum = standards.map(whole).reduce(into: Completeness()) {
      $0.told += $1.told
      $0.missing += $1.missing
    }
    guard sum.asked > 0 else { return "No question was asked of the records." }
    return
      """
      \(ReportText.number(sum.missing)) of \(ReportText.count(sum.asked, "answer")) that were \
      asked of the records are not evidenced (\(sum.percentMissing)).
      """
  }

  private var table: DataTable {
    let standards = standards
    return DataTable(
      id: "completeness-table",
      caption: "Answers not evidenced, of those asked, by unit and standard",
      columns: [.text("Unit")]
        + standards.map { .number("\(map.index.standards[$0].code)") } + [.number("All")],
      rows: map.unitOrder.map { unit in
        let cells: [MarkupNode] = standards.map { standard in
          let found = map.completeness(unit: unit, standard: standard)
          guard found.asked > 0 else { return "–" }
          let words =
            "\(ReportText.number(found.missing)) of \(ReportText.number(found.asked))"
          if found.missing == 0 { return .text(words) }
          let target = map.path(unit: unit, standard: standard)
          return a(site.href("\(target)#not-evidenced"), text: words)
        }
        let all = map.completeness(unit: unit)
        return [site.unitLink(unit)] + cells
          + [all.asked == 0 ? "–" : .text(ReportText.sentence(all.percentMissing))]
      },
      isCaptionHidden: true,
      style: "groups"
    )
  }

  private var prompts: MarkupNode {
    let found = map.index.prompts.indices.map { prompt in
      (
        prompt: prompt,
        counts: roots.reduce(into: Completeness()) {
          $0.add(map.result.unitResults[$1].prompts[prompt])
        }
      )
    }.filter { $0.counts.missing > 0 }
      .sorted { (-$0.counts.missing, $0.prompt) < (-$1.counts.missing, $1.prompt) }
      .prefix(Self.promptLimit)
    guard !found.isEmpty else { return p("Every prompt is evidenced wherever it applies.") }
    return DataTable(
      id: "missing-table",
      caption: "The prompts most often not evidenced",
      columns: [.text("Prompt"), .number("Not evidenced"), .number("Asked")]
        + (roots.count == 1 ? [.text("Cases")] : []),
      rows: found.map { entry in
        let prompt = map.index.prompts[entry.prompt]
        let cells: [MarkupNode] = [
          .text("\(prompt.code) \(prompt.question)"),
          .text(ReportText.number(entry.counts.missing)),
          .text(ReportText.number(entry.counts.asked)),
        ]
        guard let root = roots.first, roots.count == 1 else { return cells }
        let target = map.path(unit: root, prompt: entry.prompt) + "#not-evidenced"
        return cells + [a(site.href(target), text: "The cases of \(prompt.code)")]
      },
      isCaptionHidden: true
    ).node
  }
}
