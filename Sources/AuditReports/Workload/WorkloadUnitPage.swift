import AuditCore

/// The page of a unit: its narrower units, its practitioners and what is too much.
struct WorkloadUnitPage {
  let report: WorkloadReport
  let unit: Int

  private var result: WorkloadResult { report.result }
  private var found: WorkloadUnit { result.units[unit] }

  var document: MarkupNode {
    report.document(named: found.name, unit: unit) {
      h1 {
        span(.class("over"), text: WorkloadResult.levels[min(found.level, 2)])
        MarkupNode.isolated(found.name)
      }
      facts
      WorkloadParts.changes(
        result.changes.filter { $0.practitioners.contains(where: found.practitioners.contains) },
        report
      )
      if !found.children.isEmpty {
        h2(found.level == 0 ? "Delivery units" : "Teams")
        dots(
          "children",
          found.children.map { result.units[$0] }.map {
            .init(name: $0.name, capacity: $0.capacity, available: $0.totals.availablePoints)
          }
        )
        WorkloadParts.units(found.children, id: "units", caption: "Units within", report)
      }
      h2("Practitioners")
      if found.level > 0 {
        dots(
          "practitioners",
          found.practitioners.map { result.practitioners[$0] }.map {
            .init(name: $0.staff, capacity: $0.capacity, available: $0.totals.availablePoints)
          }
        )
      }
      WorkloadParts.practitioners(found.practitioners, report)
    }
  }

  private func dots(_ name: String, _ entries: [CapacityDots.Entry]) -> MarkupNode {
    CapacityDots(
      id: "capacity-\(name)",
      subject: "Capacities, the most loaded first",
      entries: entries,
      limit: result.scheme.limits.capacityPercent
    ).node
  }

  private static func remaining(_ totals: WorkloadTotals) -> String {
    let size = ReportText.number(Int(totals.remaining.magnitude))
    return totals.remaining < 0 ? "\(size) too many" : "\(size) left"
  }

  private var facts: MarkupNode {
    let limits = result.scheme.limits
    let totals = found.totals
    return Components.facts([
      ("Capacity", .text(WorkloadWords.capacity(found))),
      (
        "Points",
        .text(
          """
          \(ReportText.number(totals.points)) of \(ReportText.number(totals.availablePoints)) \
          available, \(Self.remaining(totals))
          """
        )
      ),
      (
        "Cases",
        .text(
          """
          \(ReportText.number(totals.caseCount)), held by \
          \(ReportText.count(found.holderCount, "practitioner"))
          """
        )
      ),
      (
        "Above \(limits.capacityPercent.reduced.description)% of capacity",
        .text(WorkloadWords.share(found.overCapacityCount, of: found.holderCount))
      ),
      (
        "Cases, but no points available for them",
        .text(WorkloadWords.share(found.unavailableCount, of: found.holderCount))
      ),
      (
        "More than \(limits.caseload) cases",
        .text(WorkloadWords.share(found.highCaseloadCount, of: found.holderCount))
      ),
      ("Cases beyond their practitioner's grade", .text(ReportText.number(found.complexCount))),
    ])
  }
}

/// The tables that pages of workloads share.
enum WorkloadParts {
  /// Units with their sums.
  static func units(
    _ units: [Int],
    id: String,
    caption: String,
    _ report: WorkloadReport
  ) -> MarkupNode {
    let limits = report.result.scheme.limits
    return DataTable(
      id: id,
      caption: caption,
      columns: [
        .text("Unit"), .text("Level"), .number("Staff"), .number("Cases"), .number("Points"),
        .number("Available"), .number("Capacity"),
        .number("Over \(limits.capacityPercent.reduced.description)%"), .number("No points"),
        .number("Above \(limits.caseload) cases"), .number("Beyond grade"),
      ],
      rows: units.map { index in
        let unit = report.result.units[index]
        return [
          report.link(index), .text(WorkloadResult.levels[min(unit.level, 2)]),
          .text(ReportText.number(unit.staffCount)),
          .text(ReportText.number(unit.totals.caseCount)),
          .text(ReportText.number(unit.totals.points)),
          .text(ReportText.number(unit.totals.availablePoints)),
          .text(WorkloadWords.capacity(unit)), .text(ReportText.number(unit.overCapacityCount)),
          .text(ReportText.number(unit.unavailableCount)),
          .text(ReportText.number(unit.highCaseloadCount)),
          .text(ReportText.number(unit.complexCount)),
        ]
      },
      isCaptionHidden: true
    ).node
  }

  /// Practitioners by their staff codes, the most loaded first.
  static func practitioners(_ rows: [Int], _ report: WorkloadReport) -> MarkupNode {
    DataTable(
      id: "practitioners",
      caption: "Practitioners by staff code, the most loaded first",
      columns: [
        .text("Staff code"), .text("Grade"), .text("Team"), .number("Cases"), .number("Points"),
        .number("Available"), .number("Capacity"), .text("Pointed out"),
      ],
      rows: rows.map { row in
        let practitioner = report.result.practitioners[row]
        let flags = report.words.flags(practitioner)
        return [
          .isolated(practitioner.staff), .text(report.words.grade(practitioner.grade)),
          report.link(practitioner.unit), .text(ReportText.number(practitioner.totals.caseCount)),
          .text(ReportText.number(practitioner.totals.points)),
          .text(ReportText.number(practitioner.totals.availablePoints)),
          .text(WorkloadWords.capacity(practitioner)),
          flags.isEmpty ? .text("–") : .text(ReportText.sentence(flags.joined(separator: "; "))),
        ]
      },
      isCaptionHidden: true
    ).node
  }

  /// Reductions that end or begin soon, or ended lately, with what becomes of the capacity.
  static func changes(_ changes: [ReductionChange], _ report: WorkloadReport) -> MarkupNode {
    guard !changes.isEmpty else { return .nothing }
    let ending = changes.count { $0.kind == .ends }
    return markup {
      h2("Reductions of hours that change")
      if ending > 0 {
        Components.warning {
          "\(ReportText.count(ending, "reduction")) \(ending == 1 ? "ends" : "end") within \(report.result.endingDays) days. Extend what goes on; plan the cases that the others held off."
        }
      }
      DataTable(
        id: "reductions",
        caption: "Reductions of hours that end, have ended or begin",
        columns: [
          .text("Day"), .text("Staff code"), .text("What happens"), .text("Reason"),
          .text("Amount"), .text("Capacity now and then"),
        ],
        rows: changes.map { change in
          [
            .text(change.day.words), .isolated(change.reduction.staff),
            .text(what(change)), .text(report.words.kind(change.reduction.kind)),
            .text(WorkloadWords.amount(change.reduction)), .text(capacity(change, report)),
          ]
        },
        isCaptionHidden: true
      ).node
    }
  }

  private static func what(_ change: ReductionChange) -> String {
    let words = ReportText.sentence(WorkloadWords.words(change.kind))
    return change.returnsOn.map { "\(words), comes back on \($0.words)" } ?? words
  }

  private static func capacity(_ change: ReductionChange, _ report: WorkloadReport) -> String {
    if change.practitioners.isEmpty { return "nobody has this staff code" }
    guard change.kind == .ends else { return "–" }
    let steps = change.practitioners.map { report.result.practitioners[$0] }.map { practitioner in
      let next = practitioner.next.map { WorkloadWords.shown($0.capacity) } ?? "–"
      return "\(WorkloadWords.capacity(practitioner)) → \(next)"
    }
    return steps.joined(separator: "; ")
  }
}
