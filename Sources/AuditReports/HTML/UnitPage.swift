import AuditCore

/// The page of one unit: its ratings, what decided them and what would lift them.
struct UnitPage {
  let map: ReportMap
  let site: Site
  let unit: Int

  private var result: UnitResult { map.result.unitResults[unit] }
  private var subject: UnitTree.Unit { map.result.units.units[unit] }

  /// The standards rated at this level, with the results.
  private var rated: [StandardResult] {
    result.standards.filter { map.rates($0.standard, unit: unit) }
  }

  /// The standards with key questions that are reported here without a rating.
  private var unrated: [StandardResult] {
    result.standards.filter {
      !map.rates($0.standard, unit: unit) && !map.index.isOnEvidence($0.standard)
        && $0.questions.contains { $0.share.denominator > 0 }
    }
  }

  var document: MarkupNode {
    site.document(named: subject.name, crumbs: site.crumbs(to: unit, andOn: false)) {
      h1 {
        span(.class("over")) { place }
        MarkupNode.isolated(subject.name)
      }
      overall
      Components.contents(sections)
      if !subject.children.isEmpty { narrower }
      h2(.id("standards"), text: "Ratings by standard")
      if rated.isEmpty { p("The framework rates no standard at this level.") }
      for standard in rated { StandardSection(site: site, unit: unit, result: standard).node }
      if !unrated.isEmpty {
        h2(.id("unrated"), text: "Reported, not rated")
        for standard in unrated { StandardSection(site: site, unit: unit, result: standard).node }
      }
      UnitFixes(site: site, unit: unit).node
      h2(.id("first"), text: "Cases to look at first")
      ConcernTable(
        site: site,
        concerns: map.concerns(of: unit, limit: ConcernTable.unitLimit),
        showsUnit: !subject.children.isEmpty
      ).node
    }
  }

  private var place: MarkupNode {
    markup {
      map.level(of: unit)?.label ?? "Unit"
      if let parent = subject.parent {
        " in "
        MarkupNode.isolated(map.result.units.units[parent].name)
      }
      ", \(ReportText.count(result.caseCount, "case"))"
    }
  }

  private var sections: [(id: String, title: String)] {
    var sections = [("standards", "Ratings by standard")]
    if !subject.children.isEmpty {
      let level = subject.children.first.flatMap { map.level(of: $0) }
      sections.insert(("narrower", level?.plural ?? "Units"), at: 0)
    }
    sections += [
      ("lifts", "What would lift the ratings"), ("gaps", "What is most often not met"),
      ("first", "Cases to look at first"),
    ]
    return sections.map { (id: $0.0, title: $0.1) }
  }

  private var overall: MarkupNode {
    guard let overall = result.overall else {
      return p(.class("lead"), text: "The framework gives no overall rating at this level.")
    }
    return div(.class("verdict")) {
      p(.class("rating")) {
        "\(map.result.framework.overall?.title ?? "Overall"): "
        Components.rating(overall.status, map.index)
      }
      p {
        "\(ReportText.points(overall))"
        if let band = overallBand(overall) { ", in the band of \(band)" }
        "."
      }
      let reason = ReportText.reason(overall.status)
      if !reason.isEmpty { p(reason) }
      if overall.bestCase != overall.status || overall.worstCase != overall.status {
        p(
          """
          It would be \(ReportText.status(overall.bestCase, map.index)) if all that is not \
          evidenced had been sufficient, and \(ReportText.status(overall.worstCase, map.index)) \
          if none of it had been.
          """
        )
      }
      if let lift = ReportText.lift(overall, map.index) { p("It would be \(lift).") }
    }
  }

  private func overallBand(_ overall: OverallResult) -> String? {
    guard let id = overall.status.ratingID, let rule = map.result.framework.overall else {
      return nil
    }
    let bands = map.result.framework.bandSets.first { $0.id == rule.bands }
    return ReportText.band(of: id, in: bands).map { "\(map.index.label(id)) (\($0))" }
  }

  private var narrower: MarkupNode {
    let inside = map.unitOrder.filter { $0 != unit && map.result.units.path(to: $0).contains(unit) }
    let level = subject.children.first.flatMap { map.level(of: $0) }
    return markup {
      h2(.id("narrower"), text: level?.plural ?? "Units")
      RatingsTable(
        site: site,
        units: inside,
        caption: "Ratings of each unit by standard",
        baseLevel: subject.level + 1
      ).node
    }
  }
}
