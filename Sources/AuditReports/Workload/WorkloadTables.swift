public import AuditCore

/// The tables of a workload, each as CSV with a list of them.
public struct WorkloadTables: Sendable {
  private let result: WorkloadResult
  private let words: WorkloadWords

  /// Prepares the tables of a result.
  public init(_ result: WorkloadResult) {
    self.result = result
    words = WorkloadWords(result: result)
  }

  /// All tables that have rows.
  public var all: [ReportTable] {
    [units, practitioners, parts, changes].filter { !$0.rows.isEmpty }
  }

  /// A CSV file for each table, below `tables/`.
  public var files: [ReportFile] { all.map(TablesCSV.file) }

  private func unitCells(_ unit: Int) -> [ReportTable.Cell] {
    let path = words.path(unit)
    return WorkloadResult.levels.indices.map { level in
      .text(level < path.count ? path[level] : "all")
    }
  }

  private static let unitColumns = WorkloadResult.levels.map { ReportTable.Column($0, .text) }

  private static let totalColumns = [
    ReportTable.Column("Cases", .count), .init("Points", .points),
    .init("Available points", .points), .init("Remaining points", .points),
    .init("Capacity", .percentage), .init("Contact points", .points),
  ]

  private static func totalCells(
    _ totals: WorkloadTotals,
    _ capacity: Decimal128
  ) -> [ReportTable.Cell] {
    [
      .count(totals.caseCount), .count(totals.points), .count(totals.availablePoints),
      .count(totals.remaining),
      totals.availablePoints > 0
        ? .percentage(WorkloadWords.percent(capacity)) : .text("no points available"),
      .points(totals.contactPoints.reduced),
    ]
  }

  /// A row a unit, each with its narrower ones behind it.
  var units: ReportTable {
    let limits = result.scheme.limits
    return ReportTable(
      id: "units",
      title: "Workload of units",
      summary: "One row is a region, delivery unit or team with the sums of its practitioners.",
      notes: words.notes,
      columns: Self.unitColumns + [.init("Staff", .count), .init("Staff with cases", .count)]
        + Self.totalColumns + [
          .init("Staff over \(limits.capacityPercent.reduced.description)%", .count),
          .init("Staff with work and no points available", .count),
          .init("Staff above \(limits.caseload) cases", .count),
          .init("Cases beyond the grade", .count),
        ],
      rows: words.unitsInOrder.map { index in
        let unit = result.units[index]
        return unitCells(index) + [.count(unit.staffCount), .count(unit.holderCount)]
          + Self.totalCells(unit.totals, unit.capacity)
          + [
            .count(unit.overCapacityCount), .count(unit.unavailableCount),
            .count(unit.highCaseloadCount), .count(unit.complexCount),
          ]
      }
    )
  }

  /// A row for each practitioner in each team, the most loaded first.
  var practitioners: ReportTable {
    ReportTable(
      id: "practitioners",
      title: "Workload of practitioners",
      summary: "One row is a practitioner in a team, by staff code.",
      columns: [.init("Staff code", .text), .init("Grade", .text)] + Self.unitColumns
        + Self.totalColumns + [
          .init("Hours", .points), .init("Hours taken off", .points),
          .init("Cases beyond the grade", .count), .init("Pointed out", .sentence),
          .init("Next reduction ends", .date), .init("Capacity after it", .percentage),
        ],
      rows: result.practitioners.map { practitioner in
        let flags = words.flags(practitioner)
        return [.text(practitioner.staff), .text(words.grade(practitioner.grade))]
          + unitCells(practitioner.unit)
          + Self.totalCells(practitioner.totals, practitioner.capacity)
          + [
            practitioner.hours.map { .points($0.reduced) } ?? .text("none"),
            .points(practitioner.reductionHours.reduced), .count(practitioner.complexCount),
            .text(flags.isEmpty ? "nothing" : flags.joined(separator: "; ")),
            practitioner.next.map { .date($0.on.adding(days: -1)) } ?? .text("none soon"),
            practitioner.next.map { .percentage(WorkloadWords.percent($0.capacity)) }
              ?? .text("none soon"),
          ]
      }
    )
  }

  /// A row for each practitioner and each kind of work that has points.
  var parts: ReportTable {
    ReportTable(
      id: "points",
      title: "Points of practitioners by what they are for",
      summary: "One row is one kind of work of a practitioner in a team.",
      columns: [
        .init("Staff code", .text), .init("Team", .text), .init("Work", .text),
        .init("Points", .points),
      ],
      rows: result.practitioners.flatMap { practitioner in
        practitioner.parts.filter { $0.points != .zero }.map { part in
          [
            .text(practitioner.staff), .text(words.path(practitioner.unit).last ?? "none"),
            .text(part.title), .points(part.points.reduced),
          ]
        }
      }
    )
  }

  /// A row for each reduction that ends or begins soon, or ended lately.
  var changes: ReportTable {
    ReportTable(
      id: "reductions",
      title: "Reductions of hours that change",
      summary: "One row is a reduction that ends, has ended or begins near the day of the table.",
      columns: [
        .init("Day", .date), .init("Staff code", .text), .init("What happens", .text),
        .init("Reason", .text), .init("Amount", .text), .init("Comes back on", .date),
      ],
      rows: result.changes.map { change in
        [
          .date(change.day), .text(change.reduction.staff),
          .text(WorkloadWords.words(change.kind)), .text(words.kind(change.reduction.kind)),
          .text(WorkloadWords.amount(change.reduction)),
          change.returnsOn.map { .date($0) } ?? .text("does not"),
        ]
      }
    )
  }
}
