import AuditCore

/// What was changed in the framework for this audit: each change, by whom, when and why.
struct TailoringTables {
  let tailorings: [Tailoring]

  var node: MarkupNode {
    guard !tailorings.isEmpty else { return .nothing }
    return markup {
      h2(.id("tailoring"), text: "What was changed in the framework")
      for (position, tailoring) in tailorings.enumerated() {
        p(Self.sentence(tailoring))
        if !tailoring.why.isEmpty { p(tailoring.why) }
        DataTable(
          id: "tailoring-\(position)",
          caption: "Changes by \(tailoring.title)",
          columns: [.text("Change"), .text("Item"), .text("What"), .text("Why")],
          rows: tailoring.changes.map { change in
            [
              .text(ReportText.sentence(change.action.words)), .text(change.item),
              .text(change.detail), .text(change.why),
            ]
          }
        ).node
      }
    }
  }

  private static func sentence(_ tailoring: Tailoring) -> String {
    """
    \(tailoring.title) (\(tailoring.id), version \(tailoring.version)) changes \
    \(tailoring.baseTitle) (\(tailoring.baseID), version \(tailoring.baseVersion)). Decided by \
    \(tailoring.by) on \(tailoring.on.words).
    """
  }
}
