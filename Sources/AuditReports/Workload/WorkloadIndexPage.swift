import AuditCore

/// The first page of a workload: what is too much, what changes soon, and every unit.
struct WorkloadIndexPage {
  let report: WorkloadReport

  private var result: WorkloadResult { report.result }
  private var words: WorkloadWords { report.words }

  var document: MarkupNode {
    report.document(named: "All units", unit: nil) {
      h1("Workload")
      p(.class("lead"), text: lead)
      facts
      WorkloadParts.changes(result.changes, report)
      h2("Units")
      CapacityDots(
        id: "capacity-units",
        subject: "Capacity of each delivery unit, the most loaded first",
        entries: result.units.filter { $0.level == 1 }
          .sorted { $1.capacity < $0.capacity }
          .map {
            .init(name: $0.name, capacity: $0.capacity, available: $0.totals.availablePoints)
          },
        limit: result.scheme.limits.capacityPercent
      ).node
      WorkloadParts.units(words.unitsInOrder, id: "units", caption: "All units", report)
      h2("How to read it")
      for note in words.notes { p(note) }
      scheme
    }
  }

  private var lead: String {
    let limits = result.scheme.limits
    let over = words.roots.reduce(0) { $0 + result.units[$1].overCapacityCount }
    let none = words.roots.reduce(0) { $0 + result.units[$1].unavailableCount }
    let staff = ReportText.count(words.holderCount, "practitioner")
    let cases = words.roots.reduce(0) { $0 + result.units[$1].totals.caseCount }
    return """
      \(staff) with \(ReportText.count(cases, "case")); \(ReportText.number(over)) of them \
      \(over == 1 ? "is" : "are") above \(limits.capacityPercent.reduced.description) per cent of capacity\
      \(none == 0 ? "" : ", \(ReportText.number(none)) more \(none == 1 ? "has" : "have") no points available").
      """
  }

  private var facts: MarkupNode {
    let limits = result.scheme.limits
    let roots = words.roots.map { result.units[$0] }
    let high = roots.reduce(0) { $0 + $1.highCaseloadCount }
    let complex = roots.reduce(0) { $0 + $1.complexCount }
    let staff = words.holderCount
    let cases = roots.reduce(0) { $0 + $1.totals.caseCount }
    let mean = staff == 0 ? 0 : (cases * 10 + staff / 2) / staff
    return Components.facts([
      ("Cases for each practitioner", .text("\(mean / 10).\(mean % 10)")),
      ("More than \(limits.caseload) cases", .text(WorkloadWords.share(high, of: staff))),
      ("Cases beyond their practitioner's grade", .text(ReportText.number(complex))),
    ])
  }

  private var scheme: MarkupNode {
    let scheme = result.scheme
    let limits = scheme.limits.complexity.map { limit -> String in
      let tiers = limit.tiers.isEmpty ? "" : "tiers \(limit.tiers.joined(separator: ", "))"
      let rosh =
        limit.roshLevels.isEmpty
        ? "" : "risk of serious harm \(ReportText.list(limit.roshLevels))"
      let beyond = [tiers, rosh].filter { !$0.isEmpty }.joined(separator: "; ")
      return "Beyond a \(words.grade(limit.grade).lowercased()): \(beyond)."
    }
    return markup {
      for limit in limits { p(limit) }
      h2("Where the numbers come from")
      ul {
        for source in scheme.sources {
          li(
            source.published.isEmpty ? source.title : "\(source.title) (\(source.published))"
          )
        }
      }
    }
  }
}
