import AuditCore

/// One key question of one unit by groups of its cases.
struct QuestionBreakdowns {
  let site: Site
  let unit: Int
  let question: Int

  private var map: ReportMap { site.map }

  var node: MarkupNode {
    guard map.hasBreakdowns(unit), map.index.questions[question].pools == nil else {
      return .nothing
    }
    let share = map.question(question, of: unit)?.share
    // Where a unit's share is withheld, those of its groups are, too.
    guard let share, share.denominator > 0 else { return .nothing }
    return markup {
      h2(.id("groups"), text: "By characteristic")
      differences
      table.node
      p {
        a(
          site.href(map.characteristics(unit: unit)),
          text: "All key questions by characteristic"
        )
      }
    }
  }

  private var differences: MarkupNode {
    let sentences = map.result.breakdowns.flatMap { breakdown in
      breakdown.differences[unit].filter { $0.question == question }.map {
        ReportText.difference($0, of: breakdown, unit: unit, map.index)
      }
    }
    return markup {
      if sentences.isEmpty {
        p(ReportText.noDifference(map))
      } else {
        ul { for sentence in sentences { li(sentence) } }
      }
    }
  }

  private var table: DataTable {
    let standard = map.index.standardOfQuestion[question]
    let bands = map.index.bands(of: standard)
    var rows: [[MarkupNode]] = []
    for breakdown in map.result.breakdowns {
      for (position, group) in breakdown.groups.enumerated() {
        let counts = breakdown.units[unit][position]
        let share = counts.shares[question]
        if counts.withheldQuestions.contains(question) {
          rows.append([
            .text("\(breakdown.title): \(group.title)"), .text(ReportText.withheld),
            .text(ReportText.withheld), .text("–"),
          ])
          continue
        }
        guard share.denominator > 0 else { continue }
        let isFew = share.denominator < BreakdownResult.leastCases
        rows.append([
          .text("\(breakdown.title): \(group.title)"),
          .text("\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))"),
          .text(isFew ? "too few" : ReportText.percent(share, bands?.rounding ?? .halfUp) ?? "–"),
          isFew
            ? .text("–") : ShareBar(share: share, bestCase: share, bands: bands).node,
        ])
      }
    }
    return DataTable(
      id: "groups-table",
      caption:
        "Cases sufficient on \(map.index.questions[question].code) by groups of the unit's cases",
      columns: [
        .text("Group"), .number("Sufficient"), .number("Per cent"), .text("Share and band edges"),
      ],
      rows: rows,
      isCaptionHidden: true
    )
  }
}
