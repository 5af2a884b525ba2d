import AuditCore

/// The cases to look at first, as a table.
struct ConcernTable {
  /// How many the whole audit's page shows.
  static let indexLimit = 20
  /// How many a unit's page shows.
  static let unitLimit = 10

  let site: Site
  let concerns: [CaseConcern]
  let showsUnit: Bool

  var node: MarkupNode {
    guard !concerns.isEmpty else { return p("No case has anything that is not met.") }
    return markup {
      p(
        """
        The cases with the gravest gaps: most critical prompts not met first, then most key \
        questions insufficient.
        """
      )
      table.node
    }
  }

  private var table: DataTable {
    var columns: [DataTable.Column] = [.text("Case")]
    if showsUnit { columns.append(.text("Unit")) }
    columns += [
      .text("Critical prompts not met"), .number("Other prompts not met"),
      .number("Key questions insufficient"),
    ]
    return DataTable(
      id: "first-cases",
      caption: "Cases to look at first",
      columns: columns,
      rows: concerns.map(row),
      isCaptionHidden: true
    )
  }

  private func row(_ concern: CaseConcern) -> [MarkupNode] {
    let prompts = site.map.index.prompts
    let codes = concern.criticalPrompts.map { prompts[$0].code }.joined(separator: ", ")
    var cells = [site.caseLink(concern.row)]
    if showsUnit { cells.append(site.unitLink(ofCase: concern.row)) }
    cells += [
      .text(codes.isEmpty ? "None" : codes),
      .text(ReportText.number(concern.otherCount)),
      .text(ReportText.number(concern.insufficientCount)),
    ]
    return cells
  }
}
