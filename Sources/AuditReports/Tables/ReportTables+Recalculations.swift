import AuditCore

extension ReportTables {
  /// What became of the cases of each unit when recorded values were worked out anew.
  var recalculations: ReportTable {
    let statuses = RecalculationResult.Status.allCases
    return ReportTable(
      id: "recalculated",
      title: "Recorded values worked out anew",
      summary: "One row for each recalculation of each unit.",
      notes: [
        """
        A case agrees where the value worked out is the one recorded. Where something that the \
        model needs is not recorded, it cannot be worked out.
        """
      ],
      columns: Self.unitColumns + [.init("Recalculation", .text), .init("Title", .text)]
        + statuses.map { .init(ReportText.sentence(RecalculationText.words($0)), .count) }
        + [.init("Source", .text), .init("Source checked", .text)],
      rows: map.unitOrder.flatMap { unit in
        result.recalculations.map { found in
          let recalculation = found.recalculation
          return unitCells(unit) + [.text(recalculation.id), .text(recalculation.title)]
            + statuses.map { .count(found.units[unit][$0]) }
            + [
              .text(recalculation.sourceTitle),
              .text(recalculation.source.isVerified ? "yes" : "no"),
            ]
        }
      }
    )
  }

  /// How many cases have each recorded value and each value worked out.
  var recalculatedPairs: ReportTable {
    ReportTable(
      id: "recalculated-values",
      title: "Recorded and worked out values",
      summary: "One row for each pair of a recorded value and one worked out.",
      notes: [],
      columns: [
        .init("Recalculation", .text), .init("Recorded", .text), .init("Worked out", .text),
        .init("Same", .text), .init("Cases", .count),
      ],
      rows: result.recalculations.flatMap { found in
        found.pairs.map { pair in
          [
            .text(found.recalculation.id), .text(found.values[pair.recorded]),
            .text(found.values[pair.computed]),
            .text(pair.recorded == pair.computed ? "yes" : "no"), .count(pair.count),
          ]
        }
      }
    )
  }
}
