import AuditCore

/// Turns a unit's counts into its ratings.
struct UnitRater {
  private let outline: FrameworkOutline
  private let bands: [String: BandTable]
  private let evidence: EvidenceIndex

  init(outline: FrameworkOutline, evidence: EvidenceIndex) {
    self.outline = outline
    self.evidence = evidence
    bands = Dictionary(
      outline.framework.bandSets.map { ($0.id, BandTable($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Rates one unit.
  func result(unit index: Int, of units: UnitTree, tally: Tally) -> UnitResult {
    let unit = units.units[index]
    let level = outline.framework.levels[unit.level]
    let standards = outline.standards.indices.map { standard in
      let isRated =
        outline.standards[standard].isRated
        && level.standards.contains(outline.standards[standard].code)
      // What a tailoring leaves out has no result but that.
      if !outline.standards[standard].isSelected { return StandardResult.notSelected(standard) }
      return switch outline.standards[standard].basis {
      case .evidence: evidenceResult(standard, unit: index, isRated: isRated)
      case .lowestKeyQuestion(let bands):
        caseResult(
          standard,
          counts: tally.questions[index],
          judged: tally.judged[index],
          bands: self.bands[bands],
          isRated: isRated
        )
      }
    }
    return UnitResult(
      unit: index,
      caseCount: tally.cases[index],
      standards: standards,
      prompts: tally.prompts[index],
      overall: overall(standards, level: level.id)
    )
  }

  private func evidenceResult(_ standard: Int, unit: Int, isRated: Bool) -> StandardResult {
    let rating = evidence[unit: unit, standard: standard]
    let status: RatingStatus =
      isRated ? rating.map { .rated($0.ratingID) } ?? .awaitingEvidence : .unrated
    return StandardResult(
      standard: standard,
      status: status,
      bestCase: status,
      worstCase: status,
      evidence: rating
    )
  }

  private func caseResult(
    _ standard: Int,
    counts: [SufficiencyCounts],
    judged: [Int],
    bands: BandTable?,
    isRated: Bool
  ) -> StandardResult {
    let range = outline.questionRanges[standard]
    let shares = range.map {
      QuestionShares(counts[$0], notEvidenced: outline.framework.notEvidencedCounts)
    }
    let questions = zip(range, shares).map { question, shares in
      QuestionResult(
        question: question,
        share: shares.share,
        bestCase: shares.bestCase,
        worstCase: shares.worstCase,
        counts: counts[question],
        judgedCount: judged[question],
        ratingID: bands.flatMap { table in
          table.position(of: shares.share).map { table.ratingIDs[$0] }
        }
      )
    }
    guard let bands else {
      return StandardResult(
        standard: standard,
        status: .unrated,
        questions: questions,
        bestCase: .unrated,
        worstCase: .unrated
      )
    }
    let rating = StandardRating(bands: bands, shares: shares.map(\.share))
    // Without a single case that counts, either people have yet to judge or nothing is relevant.
    let isAwaiting = range.contains { counts[$0][.awaitingJudgement] > 0 }
    func status(_ rating: StandardRating) -> RatingStatus {
      guard isRated else { return .unrated }
      return rating.ratingID().map { .rated($0) } ?? (isAwaiting ? .awaitingJudgement : .noCases)
    }
    let rated = status(rating)
    let other = rating.ratingID(rounding: bands.otherRounding)
    let isFinal = rated.ratingID != nil
    return StandardResult(
      standard: standard,
      status: rated,
      questions: questions,
      deciding: rating.deciding,
      bestCase: status(StandardRating(bands: bands, shares: shares.map(\.bestCase))),
      worstCase: status(StandardRating(bands: bands, shares: shares.map(\.worstCase))),
      otherRounding: isFinal && other != rated.ratingID ? other : nil,
      discretion: isFinal ? rating.discretion(outline.framework.discretion) : [],
      lift: isFinal ? rating.lift(questions: range) : nil
    )
  }

  private func overall(_ results: [StandardResult], level: String) -> OverallResult? {
    guard let rule = outline.framework.overall, rule.levels.contains(level),
      let bands = bands[rule.bands]
    else { return nil }
    let byCode = Dictionary(
      results.map { (outline.standards[$0.standard].code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return OverallRating(rule: rule, bands: bands, scale: outline.framework.scale)
      .result(of: byCode)
  }
}

extension StandardResult {
  /// The result of a standard that a tailoring leaves out.
  fileprivate static func notSelected(_ standard: Int) -> StandardResult {
    StandardResult(
      standard: standard,
      status: .notSelected,
      bestCase: .notSelected,
      worstCase: .notSelected
    )
  }
}
