import AuditCore

extension CaseWorkbook {
  /// The ratings of units that only people can give; `nil` where the framework has none.
  var evidence: ReportWorkbook.Sheet? {
    var cells: [[ReportWorkbook.Cell]] = []
    for unit in result.unitResults {
      let place = result.units.units[unit.unit]
      let level =
        result.framework.levels.indices.contains(place.level)
        ? result.framework.levels[place.level] : nil
      for standard in unit.standards where index.isOnEvidence(standard.standard) {
        let subject = index.standards[standard.standard]
        guard subject.isRated, subject.isSelected, level?.standards.contains(subject.code) ?? true
        else { continue }
        cells.append(
          evidenceCells(place.name, subject.code, subject.title, standard.evidence)
        )
      }
      for composite in unit.allComposites {
        guard let rule = index.composite(composite.code), rule.method == .evidence else { continue }
        cells.append(evidenceCells(place.name, rule.code, rule.title, composite.evidence))
      }
    }
    guard !cells.isEmpty else { return nil }
    return sheet(
      "Units",
      title: "Ratings of units on organisational evidence",
      table: "units_on_evidence",
      headings: ["Unit", "Item", "Title", "Judgement", "By", "On", "Why"],
      widths: [28, 12, 40, 24, 16, 14, 60],
      rows: cells,
      choices: result.framework.scale.ratings.map(\.label)
    )
  }

  private func evidenceCells(
    _ unit: String,
    _ code: String,
    _ title: String,
    _ evidence: EvidenceRating?
  ) -> [ReportWorkbook.Cell] {
    [.text(unit), .text(code), .text(title)]
      + entries(
        evidence.map { index.label($0.ratingID) },
        by: evidence?.by,
        on: evidence?.on,
        why: evidence?.why
      )
  }

  /// The facts about units that people can enter; `nil` where the framework asks for none.
  var factSheet: ReportWorkbook.Sheet? {
    let declared = result.framework.facts
    guard !declared.isEmpty, !result.units.units.isEmpty else { return nil }
    return sheet(
      "Facts",
      title: "Facts about units",
      table: "facts_about_units",
      headings: ["Unit", "Item", "Title", "Values", "Judgement"],
      widths: [28, 28, 60, 24, 24],
      rows: result.units.units.flatMap { unit in
        declared.map { fact in
          // The last one entered counts.
          let entered = facts.last { $0.unit == unit.name && $0.name == fact.name }?.value ?? ""
          return [
            .text(unit.name), .text(fact.name), .text(fact.title.isEmpty ? fact.name : fact.title),
            .text(fact.type == .yesNo ? "yes or no" : "a number from 0"),
            ReportWorkbook.Cell(entered.isEmpty ? .blank : .text(entered), .entry),
          ]
        }
      },
      choices: []
    )
  }
}
