import AuditCore

/// The page of the named values that rules share.
struct GuideValuesPage {
  static let path = "named-values.html"

  let report: GuideReport

  /// The anchor of a named value.
  static func anchor(_ index: Int) -> String { "value-\(index)" }

  private var values: [DefinitionGuide] { report.guide.definitions }

  var document: MarkupNode {
    report.document(named: "Named values", crumbs: ["Named values"]) {
      h1("Named values")
      p(
        """
        Time limits, thresholds and groups of cases that more than one rule uses. Each is said \
        once, here; to change one, change it in the framework.
        """
      )
      if isEmpty { p("This framework has none.") }
      numbers
      others
      GuideTables(framework: report.guide.framework).node
      results
      facts
    }
  }

  private var isEmpty: Bool {
    let framework = report.guide.framework
    return framework.definitions.isEmpty && framework.tables.isEmpty && framework.models.isEmpty
  }

  private var numberIndices: [Int] {
    values.indices.filter { values[$0].definition.source != nil }
  }

  private var numbers: MarkupNode {
    if numberIndices.isEmpty { return .nothing }
    return markup {
      h2("Numbers")
      DataTable(
        id: "numbers",
        caption: "Numbers with their sources",
        columns: [
          .text("Name"), .text("Value"), .text("Meaning"), .text("Source"), .text("Used by"),
        ],
        rows: numberIndices.map { index in
          let value = values[index]
          return [
            span(.id(Self.anchor(index)), text: value.definition.name), code(value.rule.text),
            .text(value.definition.summary), source(value.definition.source),
            report.foldedLinks(to: value.users),
          ]
        },
        isCaptionHidden: true
      ).node
    }
  }

  private func source(_ source: NumberSource?) -> MarkupNode {
    guard let source else { return .nothing }
    let note = report.guide.framework.sources.first { $0.id == source.sourceID }
    return markup {
      note?.title ?? source.sourceID
      if !source.isVerified { strong(" (not checked)") }
    }
  }

  private var others: MarkupNode {
    let rules = GuideRules(report: report)
    return .group(
      values.indices.filter { values[$0].definition.source == nil }.map { index in
        let value = values[index]
        return section(.class("prompt"), .id(Self.anchor(index))) {
          h3(ReportText.sentence(value.definition.name))
          if !value.definition.summary.isEmpty { p(value.definition.summary) }
          rules.words(value.rule.words)
          rules.details([("Written", value.rule)])
          if value.users.isEmpty {
            p(.class("quiet"), text: "No rule uses it.")
          } else {
            div(.class("quiet")) {
              "Used by "
              report.foldedLinks(to: value.users)
            }
          }
        }
      }
    )
  }

  // MARK: - Values over a unit's results

  private var results: MarkupNode {
    let definitions = report.guide.framework.definitions(over: .results)
    if definitions.isEmpty { return .nothing }
    return markup {
      h2("Values over a unit's results")
      DataTable(
        id: "results",
        caption: "Values that rules over ratings use",
        columns: [.text("Name"), .text("Value"), .text("Meaning"), .text("Source")],
        rows: definitions.map { definition in
          [
            .text(definition.name), code(definition.expression.text), .text(definition.summary),
            source(definition.source),
          ]
        },
        isCaptionHidden: true
      ).node
    }
  }

  private var facts: MarkupNode {
    let facts = report.guide.framework.facts
    if facts.isEmpty { return .nothing }
    return markup {
      h2("What people enter about a unit")
      ul {
        for fact in facts {
          li {
            strong(fact.name)
            ": \(fact.title)"
          }
        }
      }
    }
  }
}
