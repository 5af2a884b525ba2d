import AuditCore

/// The page of one unit's key questions by groups of its cases.
struct CharacteristicsPage {
  let map: ReportMap
  let site: Site
  let unit: Int

  private var unitName: String { map.result.units.units[unit].name }

  /// The key questions with a relevant case in the unit.
  private var questions: [Int] {
    map.comparableQuestions.filter { question in
      guard let found = map.question(question, of: unit) else { return false }
      return found.share.denominator > 0 || found.knowledge == .withheld
    }
  }

  var document: MarkupNode {
    let breakdowns = map.result.breakdowns
    let crumbs = site.crumbs(to: unit, andOn: true) + [Site.Crumb("By characteristic")]
    return site.document(named: "By characteristic, \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) { MarkupNode.isolated(unitName) }
        "By characteristic"
      }
      p(.class("lead"), text: lead)
      p(
        """
        Each cell is the share of relevant cases that count as sufficient, in per cent, with the \
        cases behind it. Groups with fewer than \(ReportText.spelt(BreakdownResult.leastCases)) \
        relevant cases are too few to compare.
        """
      )
      Components.contents(breakdowns.map { (id: anchor($0), title: $0.title) })
      for (position, breakdown) in breakdowns.enumerated() {
        h2(.id(anchor(breakdown)), text: breakdown.title)
        differences(breakdown)
        table(breakdown, position).node
      }
    }
  }

  private func anchor(_ breakdown: BreakdownResult) -> String { "by-\(breakdown.id)" }

  /// How many differences there are, first.
  private var lead: String {
    let count = map.result.breakdowns.reduce(0) { $0 + $1.differences[unit].count }
    if count == 0, map.result.disclosure != nil {
      return
        "No two groups of cases whose numbers are shown differ by more than chance may explain."
    }
    if count == 0 {
      return "No two groups of cases differ on any key question by more than chance may explain."
    }
    let places = count == 1 ? "one place" : "\(ReportText.spelt(count)) places"
    return
      """
      In \(places) two groups of cases differ by more than chance alone may explain. With many \
      comparisons a few such differences come about by chance all the same.
      """
  }

  private func differences(_ breakdown: BreakdownResult) -> MarkupNode {
    let found = breakdown.differences[unit]
    return markup {
      if found.isEmpty {
        p(ReportText.noDifference(map))
      } else {
        ul {
          for difference in found {
            li(ReportText.difference(difference, of: breakdown, unit: unit, map.index))
          }
        }
      }
    }
  }

  private func table(_ breakdown: BreakdownResult, _ position: Int) -> DataTable {
    let counts = breakdown.units[unit]
    let shown = breakdown.groups.indices.filter {
      counts[$0].caseCount > 0 || counts[$0].isCaseCountWithheld
    }
    let target = map.groupCases(unit: unit, breakdown: position)
    let cases: [MarkupNode] =
      ["All cases"]
      + shown.map { group in
        let number = ReportText.number(counts[group].caseCount)
        if counts[group].isCaseCountWithheld { return .text(ReportText.withheld) }
        guard map.hasCases else { return .text(number) }
        return a(site.href("\(target)#group-\(group)"), text: number)
      }
    return DataTable(
      id: "\(anchor(breakdown))-table",
      caption:
        "Share sufficient by \(breakdown.title.prefix(1).lowercased() + breakdown.title.dropFirst())",
      columns: [.text("Key question")] + shown.map { .number(breakdown.groups[$0].title) },
      rows: [cases]
        + questions.map { question in
          let subject = map.index.questions[question]
          let name = a(
            site.href(map.page(unit: unit, question: question)),
            text: "\(subject.code) \(subject.title)"
          )
          return [name]
            + shown.map { group in
              counts[group].withheldQuestions.contains(question)
                ? .text(ReportText.withheld) : cell(counts[group].shares[question], question)
            }
        },
      isCaptionHidden: true,
      style: "groups"
    )
  }

  private func cell(_ share: Share, _ question: Int) -> MarkupNode {
    if share.denominator == 0 { return "–" }
    let cases = "\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))"
    if share.denominator < BreakdownResult.leastCases { return .text("too few (\(cases))") }
    let standard = map.index.standardOfQuestion[question]
    let rounding = map.index.bands(of: standard)?.rounding ?? .halfUp
    return markup {
      strong(ReportText.percent(share, rounding) ?? "–")
      " (\(cases))"
    }
  }
}

/// The page that lists a unit's cases by the groups of one characteristic.
struct GroupCasesPage {
  let map: ReportMap
  let site: Site
  let unit: Int
  let breakdown: Int

  private var subject: BreakdownResult { map.result.breakdowns[breakdown] }

  var document: MarkupNode {
    let unitName = map.result.units.units[unit].name
    let crumbs =
      site.crumbs(to: unit, andOn: true) + [
        Site.Crumb("By characteristic", map.characteristics(unit: unit)),
        Site.Crumb("\(subject.title) cases"),
      ]
    return site.document(named: "Cases by \(subject.title), \(unitName)", crumbs: crumbs) {
      h1 {
        span(.class("over")) {
          MarkupNode.isolated(unitName)
          ", cases by group"
        }
        subject.title
      }
      for (group, rows) in groups.enumerated() where !rows.isEmpty {
        h2(.id("group-\(group)")) {
          "\(subject.groups[group].title): \(ReportText.count(rows.count, "case"))"
        }
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

  private var groups: [[Int]] {
    var groups: [[Int]] = Array(repeating: [], count: subject.groups.count)
    for row in map.rowsOfUnit[unit] { groups[Int(subject.groupOfCase[row])].append(row) }
    return groups
  }
}
