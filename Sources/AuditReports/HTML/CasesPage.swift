import AuditCore

/// The page that leads to every case that has a page, unit by unit.
struct CasesPage {
  static let path = "cases.html"

  let map: ReportMap
  let site: Site

  var document: MarkupNode {
    site.document(named: "Cases", crumbs: [Site.Crumb("Cases")]) {
      h1("Cases")
      p(.class("lead"), text: lead)
      lists
    }
  }

  private var lead: String {
    let all = map.result.caseIDs.count
    let shown = map.hasPage.setCount
    if shown == all { return "Every case has a page that says what each answer rests on." }
    return
      """
      \(ReportText.number(shown)) of \(ReportText.count(all, "case")) have a page here: those to \
      look at first, those in which a rule failed and those judged otherwise. The command \
      caseaudit explain tells the same of any other case.
      """
  }

  /// The cases of each unit that has no narrower ones, then those without a unit.
  private var lists: MarkupNode {
    markup {
      for unit in map.unitOrder where map.result.units.units[unit].children.isEmpty {
        let rows = map.rowsOfUnit[unit].filter { map.hasPage[$0] }
        if !rows.isEmpty {
          h2 { site.unitLink(unit) }
          list(rows)
        }
      }
      let unplaced = map.hasPage.setIndices.filter { map.unit(ofCase: $0) == nil }
      if !unplaced.isEmpty {
        h2("No unit")
        list(unplaced)
      }
    }
  }

  private func list(_ rows: [Int]) -> MarkupNode {
    ul(.class("cases")) { for row in rows { li { site.caseLink(row) } } }
  }
}
