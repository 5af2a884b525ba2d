import AuditCore

/// What would lift a unit's ratings with the least work, and what is most often not met.
struct UnitFixes {
  let site: Site
  let unit: Int

  private static let promptLimit = 10

  private var index: FrameworkIndex { site.map.index }
  private var result: UnitResult { site.map.result.unitResults[unit] }

  var node: MarkupNode {
    markup {
      h2(.id("lifts"), text: "What would lift the ratings")
      lifts
      NearestFixes(site: site, unit: unit).node
      if site.map.hasCases {
        h2(.id("gaps"), text: "What is most often not met")
        gaps
      }
    }
  }

  private var lifts: MarkupNode {
    let open = result.standards.compactMap { standard in
      standard.lift.map { (standard.standard, $0, $0.steps.reduce(0) { $0 + $1.moreCases }) }
    }.sorted { ($0.2, $0.0) < ($1.2, $1.0) }
    guard !open.isEmpty else {
      return p("No further case would lift a rating: each is at the top or is not rated on cases.")
    }
    return markup {
      p("Fewest cases first.")
      ul {
        for (standard, lift, _) in open {
          li {
            a(site.href(site.map.path(unit: unit, standard: standard))) {
              "\(index.standards[standard].code) \(index.standards[standard].title)"
            }
            ": \(ReportText.lift(lift, index))"
          }
        }
      }
    }
  }

  private var gaps: MarkupNode {
    let missed = result.prompts.indices
      .filter { result.prompts[$0][.notMet] > 0 }
      .sorted { (-result.prompts[$0][.notMet], $0) < (-result.prompts[$1][.notMet], $1) }
      .prefix(Self.promptLimit)
    guard !missed.isEmpty else { return p("No prompt is shown not to be met.") }
    return DataTable(
      id: "gaps-table",
      caption: "The prompts most often not met, with what a practitioner can do",
      columns: [
        .text("Prompt"), .number("Not met"), .number("Of cases known"), .text("What can be done"),
      ],
      rows: missed.map { prompt in
        let subject = index.prompts[prompt]
        let counts = result.prompts[prompt]
        let target = site.map.path(unit: unit, prompt: prompt) + "#not-met"
        return [
          markup {
            "\(subject.code) \(subject.question) "
            if subject.isCritical { span(.class("tag"), text: "critical") }
          },
          a(site.href(target), text: ReportText.number(counts[.notMet])),
          .text(ReportText.number(counts.metShare.denominator)),
          .text(subject.remedy),
        ]
      }
    ).node
  }
}
