import AuditCore

/// How many records of each kind were read and put aside; of extracts, how many rows of each table too.
struct IntakeTables {
  let intake: Intake

  var node: MarkupNode {
    let records = intake.tables.filter { $0.source == nil }
    let rows = intake.tables.filter { $0.source != nil }
    return markup {
      DataTable(
        id: "intake-table",
        caption: "Records read, put aside and scored",
        columns: [.text("Records"), .number("Read"), .number("Put aside"), .number("Scored")],
        rows: records.map { [.text(Self.words($0.name))] + Self.numbers($0) },
        isCaptionHidden: true,
        style: "narrow"
      ).node
      if !rows.isEmpty {
        h3("Rows of the extracts")
        p(
          """
          The records above are made of these rows. A row may be part of several records, or of none \
          where the mapping leaves it out.
          """
        )
        DataTable(
          id: "extract-table",
          caption: "Rows of the extracts read, put aside and used",
          columns: [
            .text("System"), .text("Table"), .number("Read"), .number("Put aside"),
            .number("Sound"),
          ],
          rows: rows.map { table in
            [.text(table.source?.system ?? ""), .text(Self.plain(table.source?.table ?? ""))]
              + Self.numbers(table)
          },
          isCaptionHidden: true,
          style: "narrow"
        ).node
      }
    }
  }

  private static func numbers(_ table: Intake.Table) -> [MarkupNode] {
    [
      .text(ReportText.number(table.readCount)),
      table.rejectedCount == 0 ? "0" : strong(ReportText.number(table.rejectedCount)),
      .text(ReportText.number(table.keptCount)),
    ]
  }

  /// The name of a kind of record in words: `unpaidWorkAppointments` is unpaid work appointments.
  private static func words(_ name: String) -> String {
    if name == "case" { return "Cases" }
    let apart = name.reduce(into: "") { words, character in
      words += character.isUppercase ? " \(character.lowercased())" : String(character)
    }
    return ReportText.sentence(apart)
  }

  /// The name of a table as people write it.
  private static func plain(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }
}
