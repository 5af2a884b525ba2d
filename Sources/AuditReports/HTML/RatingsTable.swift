import AuditCore

/// Units against standards with every rating in words, and the overall rating with its points.
struct RatingsTable {
  let site: Site
  /// The units, each before its narrower ones.
  let units: [Int]
  let caption: String
  /// The level of the widest unit in the table, from which the others are indented.
  let baseLevel: Int

  private var map: ReportMap { site.map }

  /// The standards that at least one of the units' levels rates.
  private var standards: [Int] {
    map.index.standards.indices.filter { standard in
      units.contains { map.rates(standard, unit: $0) }
    }
  }

  private var hasOverall: Bool { units.contains { map.result.unitResults[$0].overall != nil } }

  /// The composites that at least one of the units has.
  private var composites: [CompositeRule] {
    map.result.framework.composites.filter { rule in
      units.contains { unit in
        map.result.unitResults[unit].composites.contains { $0.code == rule.code }
      }
    }
  }

  var node: MarkupNode {
    let shown = standards
    var columns: [DataTable.Column] = [.text("Unit")]
    if map.hasCases { columns.append(.number("Cases")) }
    if hasOverall { columns.append(.text(map.result.framework.overall?.title ?? "Overall")) }
    columns += composites.map { .text($0.title) }
    columns += shown.map { standard in
      let subject = map.index.standards[standard]
      return DataTable.Column(
        heading: markup {
          subject.code
          br()
          subject.title
        },
        isNumber: false
      )
    }
    return DataTable(
      id: "ratings-table",
      caption: caption,
      columns: columns,
      rows: units.map { row($0, shown) },
      style: "ratings"
    ).node
  }

  private func row(_ unit: Int, _ shown: [Int]) -> [MarkupNode] {
    let result = map.result.unitResults[unit]
    let depth = min(max(map.result.units.units[unit].level - baseLevel, 0), 2)
    let isWider = !map.result.units.units[unit].children.isEmpty
    var cells: [MarkupNode] = [
      span(.class(isWider ? "wider depth\(depth)" : "depth\(depth)")) { site.unitLink(unit) }
    ]
    if map.hasCases { cells.append(.text(ReportText.number(result.caseCount))) }
    if hasOverall { cells.append(made(result.overall)) }
    for rule in composites { cells.append(made(result.composites.first { $0.code == rule.code })) }
    for standard in shown {
      guard map.rates(standard, unit: unit) else {
        cells.append(Self.none)
        continue
      }
      let status = result.standards[standard].status
      let target = map.path(unit: unit, standard: standard)
      cells.append(a(site.href(target)) { Components.rating(status, map.index) })
    }
    return cells
  }

  private func made(_ result: CompositeResult?) -> MarkupNode {
    guard let result, let rule = map.index.composite(result.code) else { return Self.none }
    let brief = ReportText.brief(result, rule)
    return markup {
      Components.rating(result.status, map.index)
      if !brief.isEmpty { span(.class("points"), text: brief) }
    }
  }

  private static let none = markup {
    span(.aria("hidden", "true"), text: "–")
    span(.class("hidden"), text: "Not rated at this level")
  }
}
