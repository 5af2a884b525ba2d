import AuditCore

/// Counts and rates the fixture's outcomes, so that its numbers agree with its lists of cases.
struct FixtureRatings {
  let outcomes: OutcomeTable

  private static let questionPrompts = [0..<2, 2..<3, 3..<5, 5..<6, 6..<9, 9..<10]
  private static let standardQuestions = [0..<0, 0..<2, 2..<5, 5..<6]
  private static let caseCount = 48

  static let promptOutcomes: [[Outcome]] = (0..<10).map { prompt in
    (0..<caseCount).map { row in
      if prompt == 8 { return .awaitingJudgement }
      if prompt == 2, row == 20 { return .error }
      switch (row * 31 + prompt * 17 + row * prompt * 7) % 23 {
      case 0..<5: return .notMet
      case 5, 6: return .notEvidenced
      case 7 where prompt > 4: return .notApplicable
      default: return .met
      }
    }
  }

  static let indicated: [[Sufficiency]] = questionPrompts.map { prompts in
    (0..<caseCount).map { row in
      let found = prompts.map { promptOutcomes[$0][row] }
      if found.contains(.error) { return .error }
      let met = found.count { $0 == .met }
      let notMet = found.count { $0 == .notMet }
      let missing = found.count { $0 == .notEvidenced }
      if met + notMet + missing == 0 { return .notApplicable }
      if notMet > met { return .insufficient }
      return missing > met ? .notEvidenced : .sufficient
    }
  }

  var unitResults: [UnitResult] { ResultFixture.units.units.indices.map(unitResult) }

  var concerns: [CaseConcern] {
    (0..<Self.caseCount).compactMap { row in
      let missed = outcomes.prompts.indices.filter { outcomes.prompts[$0][row] == .notMet }
      guard !missed.isEmpty else { return nil }
      let critical = missed.filter { $0 == 6 }
      let insufficient = outcomes.indicated.indices.count {
        outcomes.counted(question: $0, case: row) == .insufficient
      }
      return CaseConcern(
        row: row,
        criticalPrompts: critical,
        otherCount: missed.count - critical.count,
        insufficientCount: insufficient
      )
    }.sorted {
      (-$0.criticalPrompts.count, -$0.insufficientCount, $0.row)
        < (-$1.criticalPrompts.count, -$1.insufficientCount, $1.row)
    }
  }

  private func rows(_ unit: Int) -> [Int] {
    (0..<Self.caseCount).filter { row in
      let place = ResultFixture.units.unitOfCase[row]
      return place != UnitTree.noUnit && (unit == 0 || Int(place) == unit)
    }
  }

  private func unitResult(_ unit: Int) -> UnitResult {
    let rows = rows(unit)
    let standards = Self.standardQuestions.indices.map { standardResult($0, unit, rows) }
    let prompts = outcomes.prompts.map { column in
      var counts = OutcomeCounts()
      for row in rows { counts[column[row]] += 1 }
      return counts
    }
    let ids = standards.prefix(3).compactMap(\.status.ratingID)
    let points = ids.reduce(0) { $0 + (ResultFixture.framework.scale.rating($1)?.points ?? 0) }
    let isWhole = ids.count == 3
    let overall = CompositeResult(
      status: isWhole ? .rated(points > 4 ? "good" : "requiresImprovement") : .incomplete(["1.1"]),
      points: points,
      maximumPoints: 9,
      possiblePoints: isWhole ? points...points : points...points + 3,
      bestCase: isWhole ? .rated("good") : .incomplete(["1.1"]),
      worstCase: isWhole ? .rated("inadequate") : .incomplete(["1.1"]),
      lift: isWhole ? PointsLift(ratingID: "good", morePoints: 2) : nil
    )
    return UnitResult(
      unit: unit,
      caseCount: rows.count,
      standards: standards,
      prompts: prompts,
      overall: unit == 0 ? nil : overall
    )
  }

  private func standardResult(_ standard: Int, _ unit: Int, _ rows: [Int]) -> StandardResult {
    if standard == 0 { return leadership(unit) }
    let questions = Self.standardQuestions[standard].map { questionResult($0, rows) }
    let deciding = questions.indices.min {
      Share.isLower(questions[$0].share, questions[$1].share)
    }
    let lowest = deciding.map { questions[$0] }
    guard let lowest, let rating = lowest.ratingID, standard < 3 else {
      return StandardResult(
        standard: standard,
        status: .unrated,
        questions: questions,
        deciding: deciding,
        bestCase: .unrated,
        worstCase: .unrated
      )
    }
    let isHigher = Self.rating(lowest.bestCase) != rating
    return StandardResult(
      standard: standard,
      status: .rated(rating),
      questions: questions,
      deciding: deciding,
      bestCase: .rated(Self.rating(lowest.bestCase) ?? rating),
      worstCase: .rated(Self.rating(lowest.worstCase) ?? rating),
      otherRounding: unit == 2 ? "good" : nil,
      discretion: isHigher
        ? [
          .nearBoundary(points: Decimal128(2), boundary: Decimal128(65), towards: "good"),
          .oneCase(towards: "good"),
        ] : [],
      lift: Lift(
        ratingID: "outstanding",
        steps: [
          Lift.Step(
            question: lowest.question,
            moreCases: 1 + unit,
            denominator: lowest.share.denominator
          )
        ]
      )
    )
  }

  private func leadership(_ unit: Int) -> StandardResult {
    guard unit == 1 || unit == 2 else {
      let status = unit == 0 ? RatingStatus.unrated : .awaitingEvidence
      return StandardResult(standard: 0, status: status, bestCase: status, worstCase: status)
    }
    return StandardResult(
      standard: 0,
      status: .rated("good"),
      bestCase: .rated("good"),
      worstCase: .rated("good"),
      evidence: EvidenceRating(
        unit: ResultFixture.units.units[unit].name,
        standard: "1.1",
        ratingID: "good",
        by: "L. Lead",
        on: CalendarDay(dayNumber: 19_890),
        why: "Leaders know their staff.",
        place: ResultFixture.place
      )
    )
  }

  private func questionResult(_ question: Int, _ rows: [Int]) -> QuestionResult {
    var counts = SufficiencyCounts()
    for row in rows { counts[outcomes.counted(question: question, case: row)] += 1 }
    let sufficient = counts[.sufficient]
    let missing = counts[.notEvidenced]
    let relevant = sufficient + counts[.insufficient] + missing
    let share = Share(sufficient, of: relevant)
    return QuestionResult(
      question: question,
      share: share,
      bestCase: Share(sufficient + missing, of: relevant),
      worstCase: share,
      counts: counts,
      judgedCount: rows.count { outcomes.judged[question][$0] != nil },
      ratingID: Self.rating(share),
      interval: Self.interval(share)
    )
  }

  /// A made-up range: the engine's tests hold the true one.
  private static func interval(_ share: Share) -> ShareInterval? {
    guard share.denominator > 0 else { return nil }
    let tenths = share.numerator * 1000 / share.denominator
    return ShareInterval(lowerTenths: max(tenths - 155, 0), upperTenths: min(tenths + 145, 1000))
  }

  private static func rating(_ share: Share) -> String? {
    switch share.wholePercent() {
    case .none: nil
    case .some(..<50): "inadequate"
    case .some(..<65): "requiresImprovement"
    case .some(..<80): "good"
    case .some: "outstanding"
    }
  }
}
