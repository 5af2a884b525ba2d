import AuditCore

extension ReportTables {
  private static let groupColumns = [
    ReportTable.Column("Characteristic", .text), ReportTable.Column("Group", .text),
  ]

  /// How many cases each group of each unit has.
  var groupCases: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    forEachGroup { head, counts in
      let number: ReportTable.Cell =
        counts.isCaseCountWithheld ? .text(Self.withheld) : .count(counts.caseCount)
      rows.append(head + [number])
    }
    return ReportTable(
      id: "group-cases",
      title: "Cases of each unit by characteristic",
      summary: "One row for each group of cases of each unit.",
      notes: disclosureNotes + leftOutNotes,
      columns: Self.unitColumns + Self.groupColumns + [.init("Cases in the group", .count)],
      rows: rows
    )
  }

  /// The share of relevant cases that count as sufficient at each key question in each group.
  var groups: ReportTable {
    let questions = map.comparableQuestions.filter { index.questions[$0].isSelected }
    var rows: [[ReportTable.Cell]] = []
    forEachGroup { head, counts in
      for question in questions {
        let subject = index.questions[question]
        let standard = index.standardOfQuestion[question]
        rows.append(
          head + [.text(index.standards[standard].code), .text(subject.code), .text(subject.title)]
            + cells(counts, question, index.bands(of: standard)?.rounding ?? .halfUp)
        )
      }
    }
    return ReportTable(
      id: "groups",
      title: "Sufficient cases at each key question by characteristic",
      summary: "One row for each key question of each group of cases of each unit.",
      notes: [basisNote] + disclosureNotes + leftOutNotes,
      columns: Self.unitColumns + Self.groupColumns + [
        .init("Standard", .text), .init("Key question", .text),
        .init("Key question title", .text), .init("Sufficient cases", .count),
        .init("Relevant cases", .count), .init("Percentage sufficient", .percentage),
      ],
      rows: rows
    )
  }

  private func cells(
    _ counts: BreakdownResult.Counts,
    _ question: Int,
    _ rounding: ShareRounding
  ) -> [ReportTable.Cell] {
    if counts.withheldQuestions.contains(question) {
      return Array(repeating: .text(Self.withheld), count: 3)
    }
    let share = counts.shares[question]
    return [
      .count(share.numerator), .count(share.denominator), Self.percentage(share, rounding),
    ]
  }

  /// Goes through every group of every unit with the cells that name it.
  private func forEachGroup(
    _ body: ([ReportTable.Cell], BreakdownResult.Counts) -> Void
  ) {
    for unit in map.unitOrder {
      let cells = unitCells(unit)
      for breakdown in result.breakdowns {
        for (position, group) in breakdown.groups.enumerated() {
          body(
            cells + [.text(breakdown.title), .text(group.title)],
            breakdown.units[unit][position]
          )
        }
      }
    }
  }
}
