import AuditCore

/// The page of what changed since an earlier audit, over all units.
struct SincePage {
  static let path = "since.html"
  /// The most changes that are listed one by one.
  private static let changeLimit = 50

  let map: ReportMap
  let site: Site
  let comparison: AuditComparison

  static let title = "Since the previous audit"

  var document: MarkupNode {
    site.document(named: Self.title, crumbs: [Site.Crumb(Self.title)]) {
      h1(Self.title)
      Self.head(comparison)
      Components.contents(sections)
      h2(.id("ratings"), text: "Ratings before and now")
      ratings.node
      units
      if comparison.matching != .withheld {
        h2(.id("changes"), text: "Key questions that changed by more than chance")
        changes
      }
      if comparison.matching == .matched {
        h2(.id("cases"), text: "Cases that came and went")
        flows.node
      }
    }
  }

  private var sections: [(id: String, title: String)] {
    var sections = [("ratings", "Ratings before and now")]
    if comparison.matching != .withheld {
      sections.append(("changes", "Key questions that changed by more than chance"))
    }
    if comparison.matching == .matched { sections.append(("cases", "Cases that came and went")) }
    return sections
  }

  /// What a reader must know first: another framework, then which audits, then what is not compared.
  static func head(_ comparison: AuditComparison) -> MarkupNode {
    markup {
      if comparison.frameworkChanges.isEmpty {
        p(
          "The framework is the same in both audits, so what changed is practice or what is recorded."
        )
      } else {
        Components.warning {
          "The framework changed. Where rules are others, a change tells nothing of practice and is kept apart."
        }
        ul { for sentence in comparison.frameworkChanges { li(sentence) } }
      }
      p(.class("lead"), text: ReportText.sides(comparison))
      for sentence in ReportText.cautions(comparison) { Components.inset { p(sentence) } }
    }
  }

  private var ratings: DataTable {
    let overall = map.result.framework.overall
    var columns: [DataTable.Column] = [.text("Unit")]
    if let overall { columns.append(.text(overall.title)) }
    columns += [.text("Better"), .text("Worse"), .text("As before"), .text("Not compared")]
    return DataTable(
      id: "ratings-table",
      caption: "Ratings of each unit before and now",
      columns: columns,
      rows: map.unitOrder.map { unit in
        let change = comparison.units[unit]
        let depth = min(map.result.units.path(to: unit).count - 1, 2)
        let name = span(.class("depth\(depth)")) {
          a(site.href(map.since(unit: unit))) { .isolated(map.result.units.units[unit].name) }
        }
        var cells = [name]
        if let overall {
          let found = change.composites.first { $0.code == overall.code }
          cells.append(found.map { Self.rating($0) } ?? "–")
        }
        let rated = (change.standards + change.composites).filter { found in
          found.code != overall?.code && (found.before != nil || found.after != nil)
        }
        func codes(_ direction: RatingChange.Direction?) -> MarkupNode {
          let codes = rated.filter { $0.direction == direction }.map(\.code)
          return .text(codes.isEmpty ? "–" : codes.joined(separator: ", "))
        }
        return cells + [codes(.better), codes(.worse), codes(.same), codes(nil)]
      },
      isCaptionHidden: true
    )
  }

  /// A rating before and now, in words.
  static func rating(_ change: RatingChange) -> MarkupNode {
    if change.before == nil, change.after == nil { return "–" }
    return .text(ReportText.sentence(ReportText.change(change)))
  }

  private var units: MarkupNode {
    let appeared = comparison.units.filter(\.isNew)
    return markup {
      if !appeared.isEmpty {
        p {
          "Not in the earlier audit: "
          for (position, change) in appeared.enumerated() {
            if position > 0 { ", " }
            MarkupNode.isolated(map.result.units.units[change.unit].name)
          }
          "."
        }
      }
      if !comparison.vanishedUnits.isEmpty {
        p {
          "In the earlier audit alone: "
          for (position, name) in comparison.vanishedUnits.enumerated() {
            if position > 0 { "; " }
            MarkupNode.isolated(name)
          }
          "."
        }
      }
    }
  }

  private var changes: MarkupNode {
    var found: [(unit: Int, question: Int, change: ShareChange, test: ChangeTest)] = []
    var testCount = 0
    for unit in map.unitOrder {
      for (question, change) in comparison.units[unit].questions.enumerated() {
        guard let test = change.test else { continue }
        testCount += 1
        if test.isMoreThanChance { found.append((unit, question, change, test)) }
      }
    }
    let ordered = found.enumerated().sorted { left, right in
      let sizes = (
        left.element.test.differenceTenths.magnitude, right.element.test.differenceTenths.magnitude
      )
      return sizes.0 == sizes.1 ? left.offset < right.offset : sizes.0 > sizes.1
    }.map(\.element)
    return markup {
      p(
        """
        Each difference is tried at the level of the ranges in this report. Of \
        \(ReportText.count(testCount, "difference")) that \(testCount == 1 ? "was" : "were") tried, about \
        \(ReportText.number((testCount + 10) / 20)) would seem to be more than chance by chance alone.
        """
      )
      if ordered.isEmpty {
        p("There is none.")
      } else {
        DataTable(
          id: "changes-table",
          caption: "Key questions that changed by more than chance, the largest change first",
          columns: [
            .text("Key question"), .text("Unit"), .text("Before"), .text("Now"),
            .text("Difference in points"),
          ],
          rows: ordered.prefix(Self.changeLimit).map { entry in
            let subject = map.index.questions[entry.question]
            return [
              a(
                site.href(map.since(unit: entry.unit, question: entry.question)),
                text: "\(subject.code) \(subject.title)"
              ),
              .isolated(map.result.units.units[entry.unit].name),
              .text(Self.share(entry.change.before)), .text(Self.share(entry.change.after)),
              .text(Self.difference(entry.test)),
            ]
          },
          isCaptionHidden: true
        ).node
        if ordered.count > Self.changeLimit {
          p("The \(Self.changeLimit) largest of \(ReportText.number(ordered.count)) are listed.")
        }
      }
    }
  }

  /// A share in words, for a cell.
  static func share(_ share: Share?) -> String {
    share.map { ReportText.share($0, .halfUp) } ?? "not known"
  }

  /// A difference with its range: `+22 (likely +10 to +33)`.
  static func difference(_ test: ChangeTest) -> String {
    """
    \(ReportText.points(tenths: test.differenceTenths)) (likely \
    \(ReportText.points(tenths: test.lowerTenths)) to \(ReportText.points(tenths: test.upperTenths)))
    """
  }

  private var flows: DataTable {
    DataTable(
      id: "flows",
      caption: "Cases of each unit that stayed, left, arrived or moved",
      columns: [
        .text("Unit"), .number("In both audits"), .number("Left"), .number("Arrived"),
        .number("From another unit"), .number("To another unit"),
      ],
      rows: map.unitOrder.map { unit in
        let flow = comparison.units[unit].flow ?? CaseFlow()
        let target = map.since(unit: unit)
        return [
          .isolated(map.result.units.units[unit].name), .text(ReportText.number(flow.stayed)),
          site.count(flow.left, target, anchor: SinceUnitPage.left),
          site.count(flow.arrived, target, anchor: SinceUnitPage.arrived),
          site.count(flow.movedIn, target, anchor: SinceUnitPage.movedIn),
          site.count(flow.movedOut, target, anchor: SinceUnitPage.movedOut),
        ]
      },
      isCaptionHidden: true
    )
  }
}
