import AuditCore

/// The page of all indicators, each in all units.
struct IndicatorsPage {
  static let path = "indicators.html"

  let map: ReportMap
  let site: Site

  private var results: [IndicatorResult] { map.result.indicators }

  var document: MarkupNode {
    site.document(named: "Indicators", crumbs: [Site.Crumb("Indicators")]) {
      h1 {
        span(.class("over"), text: "Beside the ratings")
        "Indicators"
      }
      p(
        .class("lead"),
        text: """
          Numbers about practice, worked out from the records. They have no part in any rating.
          """
      )
      p(
        """
        Where the records do not tell, a case is in neither number of a share; the possible range \
        says what the share would be if none, or all, of these were counted.
        """
      )
      IndicatorsOverview(map: map, site: site).node
      for position in results.indices { section(position) }
    }
  }

  private func section(_ position: Int) -> MarkupNode {
    let indicator = results[position].indicator
    return markup {
      h2(.id(indicator.id), text: indicator.title)
      p(indicator.summary)
      p(
        .class("quiet"),
        text: """
          A \(indicator.isGoodHigh ? "high" : "low") number is good. Source: \
          \(indicator.sourceTitle)\(indicator.source.isVerified ? "" : " (unverified)").
          """
      )
      if let benchmark = indicator.benchmark {
        p("Benchmark: \(benchmark.title), \(IndicatorText.benchmark(benchmark, nil)).")
      }
      rule(indicator)
      IndicatorDots(map: map, position: position, units: map.narrowestUnits).node
      table(position).node
    }
  }

  private func rule(_ indicator: Indicator) -> MarkupNode {
    let parts: [(String, LocatedText?)] = [
      ("Cases looked at", indicator.cases), ("Counted", indicator.counts),
      ("In the number", indicator.meets), ("Added up", indicator.amount),
    ]
    let written = parts.compactMap { words, text in text.map { (words, $0.text) } }
    return markup {
      if !written.isEmpty {
        details {
          summary("The rule of \(indicator.title)")
          div {
            for (words, text) in written {
              p {
                "\(words): "
                AuditReports.code(text)
              }
            }
          }
        }
      }
    }
  }

  private func table(_ position: Int) -> DataTable {
    let indicator = results[position].indicator
    let errors = results[position].units.contains { $0.errorCount > 0 }
    let numbers: [DataTable.Column] =
      indicator.addsUp
      ? [.number("Sum"), .number("Cases"), .number("A case")]
      : [
        .number("Number"), .number("Per cent"), .text("Likely range, per cent"),
        .text("Possible, per cent"),
      ]
    return DataTable(
      id: "indicator-table-\(position)",
      caption: "\(indicator.title) in each unit",
      columns: [.text("Unit")] + numbers + [.number("Not evidenced")]
        + (errors ? [.number("Rule failed")] : []),
      rows: map.unitOrder.map { unit in
        [site.unitLink(unit)] + IndicatorCells(site: site, unit: unit, position: position).numbers
          + (errors ? [.text(ReportText.number(results[position].units[unit].errorCount))] : [])
      },
      isCaptionHidden: true
    )
  }
}

/// The numbers of one indicator in one unit, linked to the cases behind them.
struct IndicatorCells {
  let site: Site
  let unit: Int
  let position: Int

  private var map: ReportMap { site.map }
  private var result: IndicatorResult { map.result.indicators[position] }
  private var counts: IndicatorCounts { result.units[unit] }
  private var target: String { map.cases(unit: unit, indicator: position) }

  /// The value, as a link to its cases.
  var value: MarkupNode {
    let words = IndicatorText.value(counts, result.indicator)
    return counts.metCount + counts.notMetCount == 0
      ? .text(words) : site.caseLink(target) { words }
  }

  /// The cells of a table of units.
  var numbers: [MarkupNode] {
    let missing: MarkupNode =
      counts.notEvidencedCount == 0
      ? "0"
      : site.caseLink("\(target)#not-evidenced") { ReportText.number(counts.notEvidencedCount) }
    if result.indicator.addsUp {
      let sum = IndicatorText.amount(counts.amount)
      return [
        counts.metCount == 0 ? .text(sum) : site.caseLink(target) { sum },
        .text(ReportText.number(counts.metCount)),
        .text(counts.mean.map(IndicatorText.hundredths) ?? "–"),
        missing,
      ]
    }
    return [
      value, .text(IndicatorText.percent(counts.share)), .text(ReportText.range(counts.interval)),
      .text(IndicatorText.possible(counts)), missing,
    ]
  }
}

/// All indicators of one unit in a table.
struct UnitIndicators {
  let site: Site
  let unit: Int

  private var map: ReportMap { site.map }

  var node: MarkupNode {
    let results = map.result.indicators
    return markup {
      if !results.isEmpty {
        h2(.id("indicators"), text: "Indicators")
        p("Worked out from the records beside the ratings; they have no part in them.")
        table.node
      }
    }
  }

  private var table: DataTable {
    let results = map.result.indicators
    let hasBenchmark = results.contains { $0.indicator.benchmark != nil }
    return DataTable(
      id: "indicators-table",
      caption: "Indicators of \(map.result.units.units[unit].name)",
      columns: [
        .text("Indicator"), .number("Number"), .number("Per cent"),
        .text("Likely range, per cent"), .text("Good is"),
      ] + (hasBenchmark ? [.text("Benchmark")] : []),
      rows: results.enumerated().map { position, result in
        let indicator = result.indicator
        let counts = result.units[unit]
        var cells: [MarkupNode] = [
          a(site.href("\(IndicatorsPage.path)#\(indicator.id)"), text: indicator.title),
          IndicatorCells(site: site, unit: unit, position: position).value,
          .text(indicator.addsUp ? "–" : IndicatorText.percent(counts.share)),
          .text(ReportText.range(counts.interval)),
          .text(indicator.isGoodHigh ? "high" : "low"),
        ]
        if hasBenchmark {
          cells.append(
            .text(indicator.benchmark.map { IndicatorText.benchmark($0, counts) } ?? "–")
          )
        }
        return cells
      },
      isCaptionHidden: true
    )
  }
}

/// The page that lists the cases behind one indicator of one unit.
struct IndicatorCasesPage {
  let map: ReportMap
  let site: Site
  let unit: Int
  let position: Int

  private struct Group {
    let id: String
    let title: String
    let finding: IndicatorFindings
  }

  private var result: IndicatorResult { map.result.indicators[position] }

  private var groups: [(group: Group, rows: [Int])] {
    let indicator = result.indicator
    let all = [
      Group(
        id: "met",
        title: indicator.addsUp ? "Added up" : "In the number",
        finding: .met
      ),
      Group(id: "not-met", title: "Counted, not in the number", finding: .notMet),
      Group(id: "not-evidenced", title: "Not evidenced", finding: .notEvidenced),
      Group(id: "error", title: "The rule failed", finding: .error),
    ]
    return all.map { group in
      (group, map.rowsOfUnit[unit].filter { result.found[$0].contains(group.finding) })
    }.filter { !$0.rows.isEmpty }
  }

  var document: MarkupNode {
    let indicator = result.indicator
    let unitName = map.result.units.units[unit].name
    let crumbs =
      site.crumbs(to: unit, andOn: true) + [
        Site.Crumb("Indicators", IndicatorsPage.path), Site.Crumb("\(indicator.title): cases"),
      ]
    let groups = groups
    return site.document(named: "Cases of \(indicator.title), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", cases of an indicator"
        }
        indicator.title
      }
      p(indicator.summary)
      p(
        .class("lead"),
        text: "\(ReportText.sentence(IndicatorText.sentence(result.units[unit], indicator)))."
      )
      if indicator.measure == .records {
        p(
          """
          The indicator counts \(IndicatorText.things(indicator)); a case with several stands in \
          each list to which one of them belongs.
          """
        )
      }
      if groups.isEmpty { p("No case of this unit is counted.") }
      Components.contents(
        groups.map { (id: $0.group.id, title: "\($0.group.title) (\($0.rows.count))") }
      )
      for (group, rows) in groups {
        h2(.id(group.id), text: "\(group.title): \(ReportText.count(rows.count, "case"))")
        if rows.count > map.listLimit {
          p(
            """
            The first \(ReportText.number(map.listLimit)) of \(ReportText.number(rows.count)) are \
            listed.
            """
          )
        }
        ul(.class("cases")) {
          for row in rows.prefix(map.listLimit) { li { site.caseLink(row) } }
        }
      }
    }
  }
}
