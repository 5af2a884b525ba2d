import AuditCore

extension ReportTables {
  /// The rating of each standard in each unit.
  var ratings: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      for standard in result.unitResults[unit].standards
      where map.rates(standard.standard, unit: unit) {
        rows.append(unitCells(unit) + ratingCells(standard))
      }
    }
    return ReportTable(
      id: "ratings",
      title: "Rating of each standard in each unit",
      summary: "One row for each standard of each unit, with the key question that decides.",
      notes: [basisNote] + shareNotes,
      columns: Self.unitColumns + [
        .init("Standard", .text), .init("Standard title", .text), .init("Rating", .rating),
        .init("Deciding key question", .text), .init("Percentage sufficient", .percentage),
        .init("Highest possible rating", .rating), .init("Lowest possible rating", .rating),
        .init("Rating before a panel's decision", .rating),
      ],
      rows: rows
    )
  }

  private func ratingCells(_ standard: StandardResult) -> [ReportTable.Cell] {
    let subject = index.standards[standard.standard]
    let isOnEvidence = index.isOnEvidence(standard.standard)
    return [
      .text(subject.code),
      .text(subject.title),
      rating(standard.status),
      .text(isOnEvidence ? "rated on evidence" : decidingCode(standard)),
      isOnEvidence ? .text("rated on evidence") : bandedPercentage(standard),
      rating(standard.bestCase),
      rating(standard.worstCase),
      rating(standard.computed),
    ]
  }

  private func decidingCode(_ standard: StandardResult) -> String {
    guard let position = standard.deciding, standard.questions.indices.contains(position) else {
      return standard.value == nil ? noValueWords(standard) : "all together"
    }
    return index.questions[standard.questions[position].question].code
  }

  private func bandedPercentage(_ standard: StandardResult) -> ReportTable.Cell {
    if let position = standard.deciding, standard.questions.indices.contains(position) {
      let bands = index.bands(of: standard.standard)
      return percentage(standard.questions[position], bands?.rounding ?? .halfUp)
    }
    return standard.value.map { .percentage(Self.decimal($0)) } ?? .text(noValueWords(standard))
  }

  /// Why nothing that was banded is shown.
  private func noValueWords(_ standard: StandardResult) -> String {
    if standard.computed.ratingID == nil { return Self.noRelevantCases }
    return result.disclosure == nil ? Self.notKnown : Self.withheld
  }

  /// The overall rating of each unit, and the other ratings made of ratings.
  var composites: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      for composite in result.unitResults[unit].allComposites {
        guard let rule = index.composite(composite.code) else { continue }
        rows.append(unitCells(unit) + compositeCells(composite, rule))
      }
    }
    return ReportTable(
      id: "overall-ratings",
      title: "Overall rating of each unit",
      summary: "One row for each unit and rating that is made of other ratings.",
      notes: [
        basisNote,
        """
        The least and greatest possible points differ where a rating that counts is not given yet.
        """,
      ],
      columns: Self.unitColumns + [
        .init("Rated as", .text), .init("Rating", .rating), .init("Points", .points),
        .init("Greatest points", .points), .init("Least possible points", .points),
        .init("Greatest possible points", .points), .init("Mean or percentage", .points),
        .init("Ratings that count", .count), .init("Ratings given", .count),
        .init("Highest possible rating", .rating), .init("Lowest possible rating", .rating),
        .init("Rating before a panel's decision", .rating), .init("Next rating", .rating),
        .init("Points to the next rating", .points),
      ],
      rows: rows
    )
  }

  private func compositeCells(
    _ composite: CompositeResult,
    _ rule: CompositeRule
  ) -> [ReportTable.Cell] {
    let possible = composite.possiblePoints
    let points = [
      composite.points, composite.maximumPoints, possible.lowerBound, possible.upperBound,
    ]
    let isSum = rule.method == .sum
    let top = result.framework.scale.ratings.last?.id
    let isAtTop = composite.status.ratingID != nil && composite.status.ratingID == top
    let noLift = ReportTable.Cell.text(isAtTop ? "at the top" : Self.notApplicable)
    return [.text(rule.title), rating(composite.status)]
      + points.map { isSum ? .points(Decimal128($0)) : .text(Self.notApplicable) }
      + [
        composite.value.flatMap { isSum ? nil : .points(Self.decimal($0)) }
          ?? .text(Self.notApplicable),
        .count(rule.members.count),
        .count(composite.ratedCount.numerator),
        rating(composite.bestCase),
        rating(composite.worstCase),
        rating(composite.computed),
        composite.lift.map { .text(index.label($0.ratingID)) } ?? noLift,
        composite.lift.map { .points(Decimal128($0.morePoints)) } ?? noLift,
      ]
  }

  /// What would lift the ratings of standards.
  var lifts: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      for standard in result.unitResults[unit].standards {
        guard let lift = standard.lift else { continue }
        let subject = index.standards[standard.standard]
        for step in lift.steps {
          let question = index.questions[step.question]
          rows.append(
            unitCells(unit) + [
              .text(subject.code), .text(subject.title), rating(standard.status),
              .text(index.label(lift.ratingID)), .text(question.code), .text(question.title),
              .count(step.moreCases), .count(step.denominator),
            ]
          )
        }
      }
    }
    return ReportTable(
      id: "lifts",
      title: "What would lift each rating",
      summary: "One row for each key question that would have to rise to reach the next rating.",
      notes: [
        """
        Where a standard has several rows, all of them are needed. The number of relevant cases is \
        taken to stay the same.
        """
      ],
      columns: Self.unitColumns + [
        .init("Standard", .text), .init("Standard title", .text), .init("Rating", .rating),
        .init("Next rating", .rating), .init("Key question", .text),
        .init("Key question title", .text), .init("More sufficient cases", .count),
        .init("Relevant cases", .count),
      ],
      rows: rows
    )
  }
}
