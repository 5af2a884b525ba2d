import AuditCore

extension ReportTables {
  /// The numbers of the organisational evidence of each unit, one measure a row.
  var organisationalEvidence: ReportTable {
    ReportTable(
      id: "organisational-evidence",
      title: "Numbers of the organisational evidence on each unit",
      summary: "One row for each measure of each grade, statement or figure.",
      notes: [
        """
        The vacancy rate is the posts without anybody in them of all posts; the leaving rate is \
        the leavers of twelve months of those in post on average. Both may be shown for grades of \
        a few people: share them with care.
        """
      ],
      columns: Self.unitColumns + [
        .init("Standard or key question", .text), .init("Subject", .text),
        .init("Measure", .text), .init("Number", .points), .init("Out of", .points),
        .init("Result", .points), .init("Unit of the result", .text), .init("Source", .text),
      ],
      rows: result.evidence.flatMap { piece in
        EvidenceMeasure.measures(of: piece.item.content).map { row(piece, $0) }
      }
    )
  }

  private func row(_ piece: PlacedEvidence, _ measure: EvidenceMeasure) -> [ReportTable.Cell] {
    unitCells(piece.unit) + [
      .text(piece.item.code), .text(measure.subject), .text(measure.kind.title),
      measure.number.map { .points($0) } ?? .text(Self.notKnown),
      measure.whole.map { .points($0) } ?? .text(Self.notKnown),
      measure.result.map { .points(Self.decimal($0)) } ?? .text(Self.notKnown),
      .text(measure.kind.unit), .text(piece.source),
    ]
  }
}
