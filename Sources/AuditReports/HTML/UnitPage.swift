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
        && $0.questions.contains {
          $0.share.denominator > 0 && map.index.questions[$0.question].pools == nil
        }
    }
  }

  /// What the list of units says of it, where it says that something is amiss.
  private var standing: MarkupNode {
    switch subject.standing {
    case .notListed: Components.inset { "The list of units lacks this one. Its cases are kept." }
    case .closed(let day, let successor):
      Components.inset {
        "The list of units says that this one was closed on \(day.words)."
        if let successor {
          " Its work went to "
          MarkupNode.isolated(successor)
          "."
        }
      }
    case .listed, nil: .nothing
    }
  }

  var document: MarkupNode {
    site.document(named: subject.name, crumbs: site.crumbs(to: unit, andOn: false)) {
      h1 {
        span(.class("over")) { place }
        MarkupNode.isolated(subject.name)
      }
      standing
      overall
      if map.result.comparison != nil {
        p { a(site.href(map.since(unit: unit)), text: "What changed since the previous audit") }
      }
      FirstSteps(site: site, unit: unit).node
      Components.contents(sections)
      composites
      if !subject.children.isEmpty { narrower }
      h2(.id("standards"), text: "Ratings by standard")
      if rated.isEmpty {
        p("The framework rates no standard at this level.")
      } else {
        RatingStrip(index: map.index, id: "strip", standards: rated).node
        overview.node
        h2(.id("reasons"), text: "Why each rating is what it is")
        ShareBar.legend
      }
      for standard in rated { StandardSection(site: site, unit: unit, result: standard).node }
      if !unrated.isEmpty {
        h2(.id("unrated"), text: "Reported, not rated")
        for standard in unrated { StandardSection(site: site, unit: unit, result: standard).node }
      }
      UnitFixes(site: site, unit: unit).node
      if map.hasCases {
        h2(.id("first"), text: "Cases to look at first")
        ConcernTable(
          site: site,
          concerns: map.concerns(of: unit, limit: ConcernTable.unitLimit),
          showsUnit: !subject.children.isEmpty
        ).node
        UnitIndicators(site: site, unit: unit).node
        elsewhere
      }
      UnitRegister(site: site, unit: unit).node
      siblings
    }
  }

  /// The way to the groups of the unit's cases.
  private var elsewhere: MarkupNode {
    guard map.hasBreakdowns(unit) else { return .nothing }
    let titles = map.result.breakdowns.map {
      $0.title.prefix(1).lowercased() + $0.title.dropFirst()
    }
    return markup {
      h2(.id("groups"), text: "By characteristic")
      p {
        a(site.href(map.characteristics(unit: unit)), text: "The key questions by groups of cases")
        ": \(ReportText.list(titles))."
      }
    }
  }

  private var siblings: MarkupNode {
    let parent = subject.parent
    let order = map.unitOrder.filter { map.result.units.units[$0].parent == parent }
    return site.siblings("unit", order, at: unit, isIsolated: true) { other in
      (map.result.units.units[other].name, map.path(unit: other))
    }
  }

  private var place: MarkupNode {
    markup {
      map.level(of: unit)?.label ?? "Unit"
      if let parent = subject.parent {
        " in "
        MarkupNode.isolated(map.result.units.units[parent].name)
      }
      if map.hasCases { ", \(ReportText.count(result.caseCount, "case"))" }
    }
  }

  private var sections: [(id: String, title: String)] {
    var sections = [("standards", "Ratings by standard")]
    if !rated.isEmpty { sections.append(("reasons", "Why each rating is what it is")) }
    if !subject.children.isEmpty {
      let level = subject.children.first.flatMap { map.level(of: $0) }
      sections.insert(("narrower", level?.plural ?? "Units"), at: 0)
    }
    if !result.composites.isEmpty { sections.insert(("combined", "Combined ratings"), at: 0) }
    sections.append(("lifts", "What would lift the ratings"))
    if map.hasCases {
      sections += [("gaps", "What is most often not met"), ("first", "Cases to look at first")]
    }
    if map.hasCases, !map.result.indicators.isEmpty {
      sections.append(("indicators", "Indicators"))
    }
    if map.hasBreakdowns(unit) { sections.append(("groups", "By characteristic")) }
    if !UnitRegister(site: site, unit: unit).items.isEmpty {
      sections.append(("register", "Recommendations and actions"))
    }
    return sections.map { (id: $0.0, title: $0.1) }
  }

  private var overall: MarkupNode {
    guard let overall = result.overall, let rule = map.result.framework.overall else {
      return result.composites.isEmpty
        ? p(.class("lead"), text: "The framework gives no overall rating at this level.") : .nothing
    }
    return div(.class("verdict")) {
      p(.class("rating")) {
        "\(rule.title): "
        Components.rating(overall.status, map.index)
      }
      CompositeSentences(result: overall, rule: rule, index: map.index).node
    }
  }

  /// The ratings that are made of ratings, beside the overall one.
  private var composites: MarkupNode {
    markup {
      if !result.composites.isEmpty { h2(.id("combined"), text: "Combined ratings") }
      for composite in result.composites {
        if let rule = map.index.composite(composite.code) {
          h3 {
            "\(rule.title): "
            Components.rating(composite.status, map.index)
          }
          CompositeSentences(result: composite, rule: rule, index: map.index).node
        }
      }
    }
  }

  /// The standards with their ratings, each in one line.
  private var overview: DataTable {
    DataTable(
      id: "standards-table",
      caption: "Ratings by standard",
      columns: [
        .text("Standard"), .text("Rating"), .text("Lowest key question"),
        .text("What would lift it"),
      ],
      rows: rated.map { standard in
        let subject = map.index.standards[standard.standard]
        return [
          a(site.href(map.path(unit: unit, standard: standard.standard))) {
            "\(subject.code) \(subject.title)"
          },
          Components.rating(standard.status, map.index),
          lowest(standard),
          .text(standard.lift.map { ReportText.lift($0, map.index) } ?? "–"),
        ]
      },
      isCaptionHidden: true
    )
  }

  private func lowest(_ standard: StandardResult) -> MarkupNode {
    guard let position = standard.deciding else {
      return map.index.isOnEvidence(standard.standard) ? "Organisational evidence" : "–"
    }
    let question = standard.questions[position]
    let rounding = map.index.bands(of: standard.standard)?.rounding ?? .halfUp
    return markup {
      "\(map.index.questions[question.question].code), "
      site.caseLink(map.path(unit: unit, question: question.question)) {
        ReportText.known(question, rounding)
      }
    }
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
