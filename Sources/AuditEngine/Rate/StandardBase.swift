import AuditCore

/// A standard of one unit as its key questions or its evidence rate it, before anything holds it
/// back.
struct StandardBase {
  /// The result so far.
  var result: StandardResult
  /// The relevant cases it rests on.
  var basis = Share(0, of: 0)

  /// A standard that a tailoring leaves out: it has no result but that.
  static func notSelected(_ standard: Int) -> StandardBase {
    StandardBase(
      result: StandardResult(
        standard: standard,
        status: .notSelected,
        bestCase: .notSelected,
        worstCase: .notSelected
      )
    )
  }

  /// A standard rated on evidence: by what a person entered, or by a rating that is known otherwise.
  static func evidence(
    _ standard: Int,
    entered: EvidenceRating?,
    ratingID: String?,
    isRated: Bool
  ) -> StandardBase {
    let status: RatingStatus = isRated ? ratingID.map { .rated($0) } ?? .awaitingEvidence : .unrated
    return StandardBase(
      result: StandardResult(
        standard: standard,
        status: status,
        bestCase: status,
        worstCase: status,
        evidence: entered
      )
    )
  }

  /// A standard rated from cases, whose key questions are given.
  static func cases(
    _ standard: Int,
    measures: [QuestionMeasure],
    outline: FrameworkOutline,
    bands: BandTable?,
    given: Ratio?,
    entered: String?,
    isRated: Bool,
    hasCases: Bool
  ) -> StandardBase {
    let range = outline.questionRanges[standard]
    let questions = zip(range, measures).map { question, measure in
      QuestionResult(
        question: question,
        share: measure.share,
        bestCase: measure.bestCase,
        worstCase: measure.worstCase,
        counts: measure.counts,
        judgedCount: measure.judgedCount,
        ratingID: measure.ratingID
          ?? bands.flatMap { table in
            table.position(of: measure.share).map { table.ratingIDs[$0] }
          },
        knowledge: measure.knowledge,
        interval: measure.knowledge == .cases ? .usual(measure.share) : nil
      )
    }
    var base = StandardBase(
      result: StandardResult(
        standard: standard,
        status: .unrated,
        questions: questions,
        bestCase: .unrated,
        worstCase: .unrated
      )
    )
    guard let bands, case .cases(let combination, _) = outline.standards[standard].basis else {
      return base
    }
    func rating(_ share: KeyPath<QuestionMeasure, Share>) -> StandardRating {
      StandardRating(
        bands: bands,
        combination: combination,
        shares: measures.map { $0[keyPath: share] },
        weights: range.map { Ratio(outline.questions[$0].weight) ?? Ratio(1) }
      )
    }
    let counted = rating(\.share)
    base.basis = counted.basis
    base.result.value = counted.value
    base.result.deciding = counted.deciding
    // What a tailoring leaves out is not waited for.
    let asked = zip(range, measures).filter { outline.questions[$0.0].isSelected }
    let unknown = hasCases ? [] : asked.filter { !$1.isKnown }.map(\.0)
    if unknown.count == asked.count {
      base.rate(byValue: given, entered: entered, bands: bands, isRated: isRated)
      return base
    }
    guard isRated else { return base }
    if measures.contains(where: { $0.knowledge == .rating }) {
      base.rateByRatings(questions, scale: outline.framework.scale, combination: combination)
      base.leaveOpen(unknown.map { outline.questions[$0].code }, outline.framework.scale)
      return base
    }
    base.rate(counted, best: rating(\.bestCase), worst: rating(\.worstCase), entered: entered)
    if base.result.status.ratingID != nil, counted.value != nil {
      let countsCases = measures.allSatisfy { $0.knowledge == .cases }
      base.result.discretion = counted.discretion(
        outline.framework.discretion,
        countsCases: countsCases
      )
      base.result.lift = countsCases ? counted.lift(questions: range) : nil
      let other = counted.ratingID(rounding: bands.otherRounding)
      base.result.otherRounding = other == base.result.status.ratingID ? nil : other
    }
    base.leaveOpen(unknown.map { outline.questions[$0].code }, outline.framework.scale)
    return base
  }

  /// Gives the same status to every way of counting.
  mutating func setStatus(_ status: RatingStatus) {
    result.status = status
    result.computed = status
    result.bestCase = status
    result.worstCase = status
  }

  /// Rates by the standard's own percentage or rating, where no key question is known.
  private mutating func rate(
    byValue value: Ratio?,
    entered: String?,
    bands: BandTable,
    isRated: Bool
  ) {
    result.value = value
    let banded = value.flatMap { bands.position(of: $0) }.map { bands.ratingIDs[$0] }
    guard isRated else { return }
    setStatus((banded ?? entered).map { .rated($0) } ?? .notGiven)
  }

  /// Leaves the rating open where key questions are not known, unless it cannot get worse.
  private mutating func leaveOpen(_ unknown: [String], _ scale: RatingScale) {
    guard !unknown.isEmpty, result.status.ratingID != scale.ratings.first?.id else { return }
    setStatus(.incomplete(unknown))
    result.discretion = []
    result.lift = nil
    result.otherRounding = nil
  }

  private mutating func rate(
    _ counted: StandardRating,
    best: StandardRating,
    worst: StandardRating,
    entered: String?
  ) {
    // Without a single case that counts, either people have yet to judge or nothing is relevant.
    let isAwaiting = result.questions.contains { $0.counts[.awaitingJudgement] > 0 }
    func status(_ rating: StandardRating) -> RatingStatus {
      if let id = rating.ratingID() ?? entered { return .rated(id) }
      return isAwaiting ? .awaitingJudgement : .noCases
    }
    result.status = status(counted)
    result.computed = result.status
    result.bestCase = status(best)
    result.worstCase = status(worst)
  }

  /// Rates by key questions of which some are known by their rating alone.
  private mutating func rateByRatings(
    _ questions: [QuestionResult],
    scale: RatingScale,
    combination: Standard.Combination
  ) {
    let ranks = questions.enumerated().compactMap { position, question in
      question.ratingID.flatMap(scale.rank).map { (rank: $0, position: position) }
    }
    guard combination == .lowest, let lowest = ranks.min(by: { $0.rank < $1.rank }) else {
      result.status = .unrated
      return
    }
    result.status = .rated(scale.ratings[lowest.rank].id)
    result.computed = result.status
    result.bestCase = result.status
    result.worstCase = result.status
    result.deciding = lowest.position
    result.value = nil
  }
}
