import AuditCore

/// One key question in several units: dots in order, the limits of chance, and the numbers.
struct UnitComparison {
  let site: Site
  let question: Int
  let units: [Int]

  private var map: ReportMap { site.map }
  private var dots: UnitDots { UnitDots(map: map, question: question, units: units) }

  /// Whether there are two units or more to compare.
  var hasUnits: Bool { units.count > 1 && dots.entries.count > 1 }

  var node: MarkupNode {
    let entries = dots.entries
    let funnel = FunnelPlot(map: map, question: question, entries: entries)
    return markup {
      dots.node
      table(entries, funnel).node
      funnel.node
    }
  }

  private func table(_ entries: [UnitDots.Entry], _ funnel: FunnelPlot) -> DataTable {
    let standard = map.index.standardOfQuestion[question]
    let rounding = map.index.bands(of: standard)?.rounding ?? .halfUp
    let hasRanges = entries.contains { $0.result.interval != nil }
    let hasChance = funnel.isWorthDrawing
    return DataTable(
      id: "units-table-\(question)",
      caption: "\(map.index.questions[question].code) in each unit, highest share first",
      columns: [
        .text("Unit"), .number("Sufficient"), .number("Per cent"), .text("Alone it would be"),
      ] + (hasRanges ? [.text("Likely range, per cent")] : [])
        + (hasChance ? [.text("Against all units")] : []),
      rows: entries.map { entry in
        let share = entry.result.share
        var cells: [MarkupNode] = [
          a(site.href(map.page(unit: entry.unit, question: question))) {
            MarkupNode.isolated(map.result.units.units[entry.unit].name)
          },
          site.caseLink(map.path(unit: entry.unit, question: question)) {
            entry.result.knowledge == .cases
              ? "\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))"
              : "–"
          },
          .text(ReportText.percent(share, rounding) ?? "–"),
          entry.result.ratingID.map { Components.rating(.rated($0), map.index) } ?? "–",
        ]
        if hasRanges { cells.append(.text(ReportText.range(entry.result.interval))) }
        if hasChance {
          cells.append(.text(Self.words(funnel.standing(entry), of: share, in: entries)))
        }
        return cells
      }
    )
  }

  private static func words(
    _ standing: FunnelPlot.Standing,
    of share: Share,
    in entries: [UnitDots.Entry]
  ) -> String {
    let whole = entries.reduce(Share(0, of: 0)) {
      Share(
        $0.numerator + $1.result.share.numerator,
        of: $0.denominator + $1.result.share.denominator
      )
    }
    let side = Share.isLower(share, whole) ? "below" : "above"
    return switch standing {
    case .within: "Within chance"
    case .surprising: "Outside, \(side) the 95 per cent limits"
    case .alarming: "Outside, \(side) the 99.8 per cent limits"
    }
  }
}

/// The page of one key question across all units that have no narrower ones.
struct ComparisonPage {
  let map: ReportMap
  let site: Site
  let question: Int

  var document: MarkupNode {
    let subject = map.index.questions[question]
    let standard = map.index.standards[map.index.standardOfQuestion[question]]
    return site.document(
      named: "\(subject.code) in all units",
      crumbs: [Site.Crumb("\(subject.code) in all units")]
    ) {
      h1 {
        span(.class("over"), text: "\(standard.code) \(standard.title), all units")
        "\(subject.code) \(subject.title)"
      }
      if !subject.question.isEmpty { p(.class("lead"), text: subject.question) }
      UnitComparison(site: site, question: question, units: map.narrowestUnits).node
      site.siblings("key question", map.comparedQuestions, at: question) { other in
        let question = map.index.questions[other]
        return ("\(question.code) \(question.title)", map.comparison(of: other))
      }
    }
  }
}
