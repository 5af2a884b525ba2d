import AuditCore

extension ReportTables {
  /// The share of relevant cases that count as sufficient at each key question of each unit.
  var keyQuestions: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      for standard in result.unitResults[unit].standards {
        let rounding = index.bands(of: standard.standard)?.rounding ?? .halfUp
        let code = index.standards[standard.standard].code
        for question in standard.questions where index.questions[question.question].isSelected {
          rows.append(unitCells(unit) + [.text(code)] + cells(question, rounding))
        }
      }
    }
    var columns: [ReportTable.Column] = [
      .init("Standard", .text), .init("Key question", .text), .init("Key question title", .text),
      .init("Sufficient cases", .count), .init("Relevant cases", .count),
      .init("Percentage sufficient", .percentage),
      .init("Highest possible percentage", .percentage),
      .init("Lowest possible percentage", .percentage), .init("Rating on its own", .rating),
    ]
    if map.hasCases {
      columns += [
        .init("Cases not evidenced", .count), .init("Cases not applicable", .count),
        .init("Cases awaiting judgement", .count), .init("Cases in error", .count),
        .init("Cases judged by a person", .count),
      ]
    }
    return ReportTable(
      id: "key-questions",
      title: "Sufficient cases at each key question in each unit",
      summary: "One row for each key question of each unit, with the cases it rests on.",
      notes: [basisNote] + shareNotes,
      columns: Self.unitColumns + columns,
      rows: rows
    )
  }

  private func cells(
    _ question: QuestionResult,
    _ rounding: ShareRounding
  ) -> [ReportTable.Cell] {
    let subject = index.questions[question.question]
    let isCounted = Self.isCounted(question)
    let share = question.share
    let none = noShareWords(question)
    let ownRating = question.ratingID.map { ReportTable.Cell.text(index.label($0)) } ?? .text(none)
    var cells: [ReportTable.Cell] = [
      .text(subject.code), .text(subject.title),
      isCounted ? .count(share.numerator) : .text(none),
      isCounted ? .count(share.denominator) : .text(none),
      percentage(question, rounding),
      isCounted ? Self.percentage(question.bestCase, rounding) : .text(none),
      isCounted ? Self.percentage(question.worstCase, rounding) : .text(none),
      ownRating,
    ]
    if map.hasCases {
      let counts: [Sufficiency] = [.notEvidenced, .notApplicable, .awaitingJudgement, .error]
      cells += counts.map { sufficiency in
        isCounted ? count(question.counts[sufficiency], of: sufficiency) : .text(none)
      }
      cells.append(
        !isCounted || result.disclosure != nil ? .text(Self.withheld) : .count(question.judgedCount)
      )
    }
    return cells
  }

  /// A number of cases; where small numbers are withheld, a zero may be one of them.
  private func count(_ number: Int, of sufficiency: Sufficiency) -> ReportTable.Cell {
    let mayBeWithheld = result.disclosure != nil && sufficiency != .notEvidenced
    return number == 0 && mayBeWithheld ? .text(Self.noneOrWithheld) : .count(number)
  }

  /// Whether a key question's cases are counted and may be shown.
  private static func isCounted(_ question: QuestionResult) -> Bool {
    question.knowledge == .cases || question.knowledge == .rounded
  }

  /// What is known of a key question's percentage.
  func percentage(_ question: QuestionResult, _ rounding: ShareRounding) -> ReportTable.Cell {
    if Self.isCounted(question) { return Self.percentage(question.share, rounding) }
    let given = question.knowledge == .percentage ? Ratio(percentOf: question.share) : nil
    return given.map { .percentage($0.decimal) } ?? .text(noShareWords(question))
  }

  private func noShareWords(_ question: QuestionResult) -> String {
    switch question.knowledge {
    case .cases, .rounded: Self.noRelevantCases
    case .withheld: Self.withheld
    case .percentage, .rating: Self.notKnown
    }
  }

  /// How many cases had each outcome of each prompt in each unit.
  var prompts: ReportTable {
    let outcomes = Outcome.allCases.filter { $0 != .notSelected }
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      // Prompts of standards rated on organisational evidence are not asked of cases.
      for question in index.questions.indices
      where !index.isOnEvidence(index.standardOfQuestion[question]) {
        for prompt in index.promptsOfQuestion[question] where index.prompts[prompt].isSelected {
          let subject = index.prompts[prompt]
          let counts = result.unitResults[unit].prompts[prompt]
          rows.append(
            unitCells(unit) + [
              .text(index.questions[question].code), .text(subject.code),
              .text(subject.question), .text(subject.isCritical ? "critical" : "not critical"),
            ] + outcomes.map { counts.shown($0).map { .count($0) } ?? .text(Self.withheld) }
              + [
                counts.withheld.isDisjoint(with: [.met, .notMet])
                  ? Self.percentage(counts.metShare, .none) : .text(Self.withheld)
              ]
          )
        }
      }
    }
    return ReportTable(
      id: "prompts",
      title: "Outcomes of each prompt in each unit",
      summary: "One row for each prompt of each unit, with the cases that had each outcome.",
      notes: [
        """
        Not evidenced means that the records lack what the rule needs; the percentage met leaves \
        such cases out.
        """
      ] + disclosureNotes,
      columns: Self.unitColumns + [
        .init("Key question", .text), .init("Prompt", .text), .init("Prompt question", .sentence),
        .init("Gravity", .text),
      ] + outcomes.map { .init("Cases \($0 == .error ? "in error" : $0.words)", .count) }
        + [.init("Percentage met", .percentage)],
      rows: rows
    )
  }

  /// How judgements agree with what the records indicate, by unit and key question.
  var differences: ReportTable {
    struct Counts {
      var judged = 0
      var higher = 0
      var lower = 0
      var other = 0
    }
    let none = Array(repeating: Counts(), count: index.questions.count)
    var counts = Array(repeating: none, count: result.units.units.count)
    func count(_ row: Int, _ question: Int, _ field: WritableKeyPath<Counts, Int>) {
      var place = map.unit(ofCase: row)
      while let unit = place {
        counts[unit][question][keyPath: field] += 1
        place = result.units.units[unit].parent
      }
    }
    for (question, judged) in result.outcomes.judged.enumerated() {
      for row in judged.keys { count(row, question, \.judged) }
    }
    for difference in result.differences {
      switch (difference.indicated, difference.judgement.verdict) {
      case (.insufficient, .sufficient): count(difference.row, difference.question, \.higher)
      case (.sufficient, .insufficient): count(difference.row, difference.question, \.lower)
      default: count(difference.row, difference.question, \.other)
      }
    }
    var rows: [[ReportTable.Cell]] = []
    for unit in map.unitOrder {
      for question in index.questions.indices {
        let found = counts[unit][question]
        guard found.judged > 0 else { continue }
        let subject = index.questions[question]
        let agreed = found.judged - found.higher - found.lower - found.other
        rows.append(
          unitCells(unit) + [.text(subject.code), .text(subject.title)]
            + [found.judged, agreed, found.higher, found.lower, found.other].map { .count($0) }
        )
      }
    }
    return ReportTable(
      id: "differences",
      title: "Judgements against what the records indicate",
      summary: "One row for each key question of each unit in which a person judged a case.",
      notes: [
        """
        Other differences are those where either side is neither sufficient nor insufficient, as \
        where the records lack what a rule needs.
        """
      ],
      columns: Self.unitColumns + [
        .init("Key question", .text), .init("Key question title", .text),
        .init("Cases judged", .count), .init("Judged as indicated", .count),
        .init("Judged higher", .count), .init("Judged lower", .count),
        .init("Other differences", .count),
      ],
      rows: rows
    )
  }

  /// How many records were read, put aside and scored.
  var intake: ReportTable {
    ReportTable(
      id: "intake",
      title: "Records read, put aside and scored",
      summary: "One row for each kind of record.",
      notes: ["Records put aside were faulty and are in none of the other tables."],
      columns: [
        .init("Records", .text), .init("Records read", .count), .init("Records put aside", .count),
        .init("Records scored", .count),
      ],
      rows: result.intake.tables.map {
        [
          .text(ReportText.sentence($0.name)), .count($0.readCount), .count($0.rejectedCount),
          .count($0.keptCount),
        ]
      }
    )
  }

  /// The numbers of the framework that nobody compared with the published source.
  var unverifiedNumbers: ReportTable {
    ReportTable(
      id: "unverified-numbers",
      title: "Numbers of the framework that nobody has checked",
      summary: "One row for each number not yet compared with the source it is said to come from.",
      notes: ["A wrong number can change a rating."],
      columns: [.init("Number", .sentence), .init("Source", .sentence)],
      rows: result.unverifiedNumbers.map {
        [
          .text(ReportText.sentence($0.subject)),
          .text($0.sourceTitle.isEmpty ? "no source named" : $0.sourceTitle),
        ]
      }
    )
  }
}
