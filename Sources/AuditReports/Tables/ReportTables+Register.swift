import AuditCore

extension ReportTables {
  /// Recommendations and actions, a row for each thing that one is tied to.
  var register: ReportTable {
    let text = RegisterText(map: map)
    return ReportTable(
      id: "register",
      title: "Recommendations and actions",
      summary: "One row for each item and each thing that it is tied to.",
      notes: [
        "A number of now is that of the item's unit, or of all units where it names none."
      ],
      columns: [
        .init("Item", .text), .init("Kind", .text), .init("Answers", .text), .init("What", .text),
        .init("Source", .text), .init("Made", .text), .init("Owner", .text), .init("Due", .text),
        .init("Status", .text), .init("Days overdue", .count), .init("Needs attention", .text),
        .init("Unit", .text), .init("Tied to", .text), .init("Then", .text),
        .init("Then on", .text), .init("Now", .text), .init("Change", .text),
        .init("Evidence", .text),
      ],
      rows: (result.register?.items ?? []).flatMap { item in
        let standings: [RegisterResult.Standing?] =
          item.standings.isEmpty ? [nil] : item.standings
        return standings.map { row(item, $0, text) }
      }
    )
  }

  private func row(
    _ found: RegisterResult.Item,
    _ standing: RegisterResult.Standing?,
    _ text: RegisterText
  ) -> [ReportTable.Cell] {
    let item = found.item
    let now =
      standing?.tie.subject == .standard
      ? standing?.ratingID.flatMap { id in
        result.framework.scale.ratings.first { $0.id == id }?.label
      }
      : standing?.now.map(RegisterText.share)
    return [
      .text(item.code), .text(item.kind.rawValue), .text(item.parent ?? Self.notApplicable),
      .text(item.text), .text(item.source), .text(item.made.map { "\($0)" } ?? Self.notGiven),
      .text(item.owner ?? "none"), .text(item.due.map { "\($0)" } ?? "no day"),
      .text(item.status.rawValue), .count(found.daysOverdue ?? 0),
      .text(text.concerns(found).isEmpty ? "no" : text.concerns(found).joined(separator: "; ")),
      .text(item.unit?.text ?? "all"), .text(standing.map(text.title) ?? Self.notApplicable),
      .text(standing?.tie.then.map(RegisterText.share) ?? Self.notGiven),
      .text(standing?.tie.thenOn.map { "\($0)" } ?? Self.notGiven),
      .text(now ?? Self.notKnown),
      .text(standing.flatMap(text.verdict) ?? Self.notApplicable),
      .text(item.evidence.map(\.text).joined(separator: "; ")),
    ]
  }
}
