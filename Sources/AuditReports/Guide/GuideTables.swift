import AuditCore

/// The decision tables of a framework as tables for people, and the models its rules call.
struct GuideTables {
  let framework: Framework

  var node: MarkupNode {
    markup {
      if !framework.tables.isEmpty {
        h2("Decision tables")
        for (index, table) in framework.tables.enumerated() { section(table, index) }
      }
      if !framework.models.isEmpty {
        h2("Decision models")
        p("Rules call the decisions of these models by the name before the point.")
        ul {
          for model in framework.models {
            li {
              strong(model.name)
              ": \(model.modelID).dmn"
              if !model.summary.isEmpty { ". \(model.summary)" }
            }
          }
        }
      }
    }
  }

  private func section(_ table: RuleTable, _ index: Int) -> MarkupNode {
    let hasNotes = table.rows.contains { !$0.note.isEmpty }
    return markup {
      h3(ReportText.sentence(table.name))
      if !table.summary.isEmpty { p(table.summary) }
      p("\(Self.words(table.hitPolicy)) \(otherwise(table))")
      DataTable(
        id: "table-\(index)",
        caption: "Rows of \(table.name)",
        columns: [.text("Row")]
          + table.inputs.map { .text(ReportText.sentence($0.name.text)) }
          + table.outputs.map { .text(ReportText.sentence($0.name?.text ?? "gives")) }
          + (hasNotes ? [.text("Note")] : []),
        rows: table.rows.enumerated().map { position, row in
          [.text("\(position + 1)")] + row.tests.map(test) + row.values.map { code($0.text) }
            + (hasNotes ? [.text(row.note)] : [])
        },
        isCaptionHidden: true
      ).node
      if let source = table.source {
        let note = framework.sources.first { $0.id == source.sourceID }
        p(.class("quiet")) {
          "Source: \(note?.title ?? source.sourceID)"
          if !source.isVerified { strong(" (not checked)") }
        }
      }
    }
  }

  private func test(_ text: LocatedText) -> MarkupNode {
    text.text == "-" ? "any" : code(text.text)
  }

  private func otherwise(_ table: RuleTable) -> String {
    let values = table.outputs.compactMap { $0.otherwise?.text }
    return values.isEmpty
      ? "Where no row holds, there is no answer."
      : "Where no row holds, it gives \(ReportText.list(values))."
  }

  private static func words(_ policy: RuleTable.HitPolicyName) -> String {
    switch policy {
    case .unique: "One row at most holds and gives the answer."
    case .any: "All rows that hold give the same answer."
    case .first: "The first row that holds gives the answer."
    case .priority: "Of the rows that hold, the one with the most important value gives the answer."
    case .ruleOrder: "It gives the values of all rows that hold, in the order of the table."
    case .outputOrder: "It gives the values of all rows that hold, the most important first."
    case .collect: "It gives the values of all rows that hold."
    case .sum: "It gives the sum over the rows that hold."
    case .min: "It gives the least value of the rows that hold."
    case .max: "It gives the greatest value of the rows that hold."
    case .count: "It gives the number of rows that hold."
    }
  }
}
