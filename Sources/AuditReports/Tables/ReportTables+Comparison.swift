import AuditCore

extension ReportTables {
  /// The ratings of each unit before and now; `nil` where no earlier audit was named.
  var ratingChanges: ReportTable? {
    guard let comparison = result.comparison else { return nil }
    let titles = Dictionary(
      index.standards.map { ($0.code, $0.title) }
        + result.framework.allComposites.map { ($0.code, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      let change = comparison.units[unit]
      for rating in change.standards + change.composites
      where rating.before != nil || rating.after != nil {
        rows.append(
          unitCells(unit) + [
            .text(rating.code), .text(titles[rating.code] ?? rating.code),
            .text(rating.before ?? "not rated"), .text(rating.after ?? "not rated"),
            .text(Self.words(rating)),
          ]
        )
      }
    }
    return ReportTable(
      id: "rating-changes",
      title: "Ratings before and now in each unit",
      summary:
        "One row for each rating of each unit, as the earlier audit gave it and as it is now.",
      notes: comparison.frameworkChanges + [ReportText.sides(comparison)]
        + ReportText.cautions(comparison),
      columns: Self.unitColumns + [
        .init("Code", .text), .init("Title", .text), .init("Rating before", .rating),
        .init("Rating now", .rating), .init("Change", .text),
      ],
      rows: rows
    )
  }

  private static func words(_ change: RatingChange) -> String {
    switch change.direction {
    case .better?: "better"
    case .same?: "as before"
    case .worse?: "worse"
    case nil: change.rule == .same ? "not compared" : "not compared: other rules"
    }
  }

  /// The shares of each key question before and now, with what became of the cases; `nil` where no
  /// earlier audit was named, or numbers of cases are withheld.
  var shareChanges: ReportTable? {
    guard let comparison = result.comparison, comparison.matching != .withheld else { return nil }
    let isMatched = comparison.matching == .matched
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      let change = comparison.units[unit]
      for (question, found) in change.questions.enumerated() {
        guard (found.before?.denominator ?? 0) + (found.after?.denominator ?? 0) > 0 else {
          continue
        }
        let subject = index.questions[question]
        rows.append(
          unitCells(unit) + [.text(subject.code), .text(subject.title)] + Self.cells(found.before)
            + Self.cells(found.after) + Self.cells(found)
            + (isMatched ? Movement.allCases.map { .count(found[$0]) } : [])
        )
      }
    }
    return ReportTable(
      id: "changes",
      title: "Sufficient cases at each key question before and now",
      summary: "One row for each key question of each unit, with what became of the cases.",
      notes: comparison.frameworkChanges + [ReportText.sides(comparison)]
        + ReportText.cautions(comparison) + [
          """
          The difference is in percentage points, of the same cases where at least half of the smaller \
          audit's relevant cases are in both, otherwise of all.
          """
        ],
      columns: Self.unitColumns + [
        .init("Key question", .text), .init("Key question title", .text),
        .init("Sufficient cases before", .count), .init("Relevant cases before", .count),
        .init("Percentage before", .percentage), .init("Sufficient cases now", .count),
        .init("Relevant cases now", .count), .init("Percentage now", .percentage),
        .init("Difference in points", .points), .init("Lowest likely difference", .points),
        .init("Highest likely difference", .points), .init("What can be said", .text),
      ]
        + (isMatched
          ? Movement.allCases.map {
            .init("Cases \($0.words(ofQuestion: true))", .count)
          } : []),
      rows: rows
    )
  }

  private static func cells(_ share: Share?) -> [ReportTable.Cell] {
    guard let share else { return Array(repeating: .text(notKnown), count: 3) }
    return [
      .count(share.numerator), .count(share.denominator), percentage(share, .halfUp),
    ]
  }

  private static func cells(_ change: ShareChange) -> [ReportTable.Cell] {
    let words: String =
      switch change.verdict {
      case .tested(let test): ReportText.chance(test)
      case .otherRules: "not compared: rule changed"
      case .otherBasis: "not compared: judged in one audit, or other cases"
      case .noCases: change.rule == .added ? "not asked before" : "nothing to compare"
      }
    guard let test = change.test else {
      return Array(repeating: .text("not compared"), count: 3) + [.text(words)]
    }
    let tenths = [test.differenceTenths, test.lowerTenths, test.upperTenths]
    return tenths.map { .points(Ratio(Int128($0), 10)?.decimal ?? .zero) } + [.text(words)]
  }
}
