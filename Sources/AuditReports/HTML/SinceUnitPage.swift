import AuditCore

/// The page of what changed in one unit since an earlier audit: each number leads to its cases.
struct SinceUnitPage {
  static let left = "Left"
  static let arrived = "Arrived"
  static let movedIn = "Came from another unit"
  static let movedOut = "Went to another unit"

  let map: ReportMap
  let site: Site
  let comparison: AuditComparison
  let unit: Int

  private var change: UnitChange { comparison.units[unit] }
  private var name: String { map.result.units.units[unit].name }

  var document: MarkupNode {
    let crumbs = site.crumbs(to: unit, andOn: true) + [Site.Crumb(SincePage.title)]
    return site.document(named: "\(SincePage.title), \(name)", crumbs: crumbs) {
      h1 {
        span(.class("over")) { MarkupNode.isolated(name) }
        SincePage.title
      }
      SincePage.head(comparison)
      if change.isNew { Components.inset { p("The earlier audit has no such unit.") } }
      Components.contents(
        [("ratings", "Ratings before and now")]
          + shownStandards.map { ("standard-\(Slugs.plain($0.code))", "\($0.code) \($0.title)") }
          + (comparison.matching == .matched ? [("cases", "Cases that came and went")] : [])
      )
      h2(.id("ratings"), text: "Ratings before and now")
      ratings.node
      for standard in map.index.standards.indices { section(of: standard) }
      if comparison.matching == .matched { cases }
      site.siblings("unit", map.unitOrder, at: unit, isIsolated: true) { other in
        (map.result.units.units[other].name, map.since(unit: other))
      }
    }
  }

  private var shownStandards: [Standard] {
    map.index.standards.indices.filter { !questions(of: $0).isEmpty }.map {
      map.index.standards[$0]
    }
  }

  private var ratings: DataTable {
    let titles = Dictionary(
      map.index.standards.map { ($0.code, "\($0.code) \($0.title)") }
        + map.result.framework.allComposites.map { ($0.code, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    let shown = (change.composites.reversed() + change.standards).filter {
      $0.before != nil || $0.after != nil
    }
    return DataTable(
      id: "ratings-table",
      caption: "Ratings before and now",
      columns: [.text("Rating of"), .text("Before"), .text("Now"), .text("Change")],
      rows: shown.map { rating in
        [
          .text(titles[rating.code] ?? rating.code), .text(rating.before ?? "Not rated"),
          .text(rating.after ?? "Not rated"), .text(Self.words(rating)),
        ]
      },
      isCaptionHidden: true
    )
  }

  private static func words(_ change: RatingChange) -> String {
    switch (change.rule, change.direction) {
    case (.changed, _): "Not compared: other rules"
    case (.added, _): "Not rated by the earlier audit's rules"
    case (.same, .better?): "Better"
    case (.same, .worse?): "Worse"
    case (.same, .same?): "As before"
    case (.same, nil): "Not compared"
    }
  }

  /// The key questions of a standard that either audit counted cases for.
  private func questions(of standard: Int) -> [Int] {
    guard !change.questions.isEmpty, !map.index.isOnEvidence(standard) else { return [] }
    return map.index.questionsOfStandard[standard].filter { question in
      let found = change.questions[question]
      return (found.before?.denominator ?? 0) + (found.after?.denominator ?? 0) > 0
    }
  }

  private func section(of standard: Int) -> MarkupNode {
    let shown = questions(of: standard)
    guard !shown.isEmpty else { return .nothing }
    let subject = map.index.standards[standard]
    return markup {
      h2(.id("standard-\(Slugs.plain(subject.code))"), text: "\(subject.code) \(subject.title)")
      ChangeDumbbells(map: map, standard: standard, questions: shown, change: change).node
      SinceTable(
        map: map,
        site: site,
        unit: unit,
        id: "changes-\(Slugs.plain(subject.code))",
        caption: "Key questions of \(subject.code) before and now",
        isOfQuestions: true,
        rows: shown.map { question in
          let found = map.index.questions[question]
          return .init(
            name: "\(found.code) \(found.title)",
            path: map.since(unit: unit, question: question),
            change: change.questions[question]
          )
        }
      ).node
    }
  }

  private var cases: MarkupNode {
    let rows = map.rowsOfUnit[unit]
    let arrived = rows.filter { comparison.formerRow[$0] < 0 }
    let moved = comparison.movedCases.filter { former in
      former.newRow.map { map.movesInto(unit, row: $0) } ?? false
    }
    let gone = comparison.movedCases.filter { former in
      isInside(former.unit) && !(former.newRow.flatMap(map.unit(ofCase:)).map(isInside) ?? false)
    }
    return markup {
      h2(.id("cases"), text: "Cases that came and went")
      if let flow = change.flow { p("\(ReportText.sentence(ReportText.flow(flow))).") }
      list(Self.left, comparison.leftCases.filter { isInside($0.unit) }.map { .isolated($0.id) })
      list(Self.arrived, arrived.map(site.caseLink))
      list(Self.movedIn, moved.compactMap(\.newRow).map(site.caseLink))
      list(Self.movedOut, gone.compactMap(\.newRow).map(site.caseLink))
    }
  }

  private func isInside(_ place: Int?) -> Bool {
    place.map { map.result.units.path(to: $0).contains(unit) } ?? false
  }

  private func list(_ title: String, _ cases: [MarkupNode]) -> MarkupNode {
    guard !cases.isEmpty else { return .nothing }
    return markup {
      h3(.id(Components.anchor(title)), text: "\(title): \(ReportText.count(cases.count, "case"))")
      if cases.count > map.listLimit {
        p("The first \(ReportText.number(map.listLimit)) are listed. All are in case-changes.csv.")
      }
      ul(.class("cases")) { for node in cases.prefix(map.listLimit) { li { node } } }
    }
  }
}

/// A table of shares before and now with the cases that moved, each number a link to its cases.
struct SinceTable {
  /// One key question or prompt.
  struct Row {
    let name: String
    let path: String
    let change: ShareChange
  }

  let map: ReportMap
  let site: Site
  let unit: Int
  let id: String
  let caption: String
  let isOfQuestions: Bool
  let rows: [Row]

  /// The movements that always have a column.
  private static let usual: [Movement] = [.newlyNotMet, .newlyMet, .stillNotMet]

  var node: MarkupNode {
    let shown = Movement.allCases.filter { movement in
      guard rows.contains(where: { !$0.change.movements.isEmpty }) else { return false }
      if movement == .stillMet || movement == .countsNeither { return false }
      return Self.usual.contains(movement) || rows.contains { $0.change[movement] > 0 }
    }
    return DataTable(
      id: id,
      caption: caption,
      columns: [
        .text(isOfQuestions ? "Key question" : "Prompt"), .text("Before"), .text("Now"),
        .text("Difference"),
      ]
        + shown.map { .number(ReportText.sentence($0.words(ofQuestion: isOfQuestions))) },
      rows: rows.map { row in
        [
          a(site.href(row.path), text: row.name),
          .text(Self.share(row.change.before, row.change.beforeInterval)),
          .text(Self.share(row.change.after, row.change.afterInterval)),
          .text(ReportText.sentence(ReportText.verdict(row.change))),
        ]
          + shown.map { movement in
            site.count(
              row.change[movement],
              row.path,
              anchor: movement.words(ofQuestion: isOfQuestions)
            )
          }
      },
      isCaptionHidden: true
    ).node
  }

  /// A share with its likely range: `33 of 98 cases (34 per cent), likely between 25 and 44`.
  private static func share(_ share: Share?, _ interval: ShareInterval?) -> String {
    guard let share, share.denominator > 0 else { return ReportText.noRelevantCases }
    let range = interval.map { ", \(ReportText.likely($0))" } ?? ""
    return "\(ReportText.share(share, .halfUp))\(range)"
  }
}
