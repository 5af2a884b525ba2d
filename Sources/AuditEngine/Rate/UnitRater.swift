import AuditCore

/// Turns what is known of a unit into its ratings.
struct UnitRater {
  private let outline: FrameworkOutline
  private let compiled: CompiledResults
  private let bands: [String: BandTable]
  private let asOf: CalendarDay
  private let hasCases: Bool

  /// Prepares a rater.
  ///
  /// - Parameters:
  ///   - outline: The framework.
  ///   - compiled: Its conditions over results.
  ///   - asOf: The day on which decisions must hold.
  ///   - hasCases: Whether a key question without a case is one that no case is relevant to; from
  ///     scores, it is one of which nothing is known.
  init(
    outline: FrameworkOutline,
    compiled: CompiledResults,
    asOf: CalendarDay,
    hasCases: Bool = true
  ) {
    self.hasCases = hasCases
    self.outline = outline
    self.compiled = compiled
    self.asOf = asOf
    bands = Dictionary(
      outline.framework.bandSets.map { ($0.id, BandTable($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private var framework: Framework { outline.framework }

  /// Rates one unit of a level; a decision that cannot stand is told and left out.
  func result(
    unit index: Int,
    level: UnitLevel,
    measures: UnitMeasures
  ) -> (result: UnitResult, diagnostics: [Diagnostic]) {
    let bases = outline.standards.indices.map { base($0, level: level, measures: measures) }
    var standards = bases.map(\.result)
    for variation in Variation.allCases {
      hold(&standards, bases, variation: variation, facts: measures.facts)
    }
    var diagnostics: [Diagnostic] = []
    for position in standards.indices {
      let code = outline.standards[position].code
      guard let decision = measures.decisions[code] else { continue }
      if let refusal = Discretion(framework: framework, asOf: asOf)
        .refusal(of: decision, standards[position])
      {
        diagnostics.append(refusal)
      } else {
        standards[position].status = .rated(decision.to)
        standards[position].decision = decision
        standards[position].lift = nil
      }
    }
    let composites = composites(standards, bases, level: level, measures: measures)
    let result = UnitResult(
      unit: index,
      caseCount: measures.caseCount,
      standards: standards,
      prompts: measures.prompts,
      composites: composites.filter { $0.code != CompositeRule.overallCode },
      overall: composites.first { $0.code == CompositeRule.overallCode }
    )
    return (result, diagnostics)
  }

  private func base(
    _ standard: Int,
    level: UnitLevel,
    measures: UnitMeasures
  ) -> StandardBase {
    let subject = outline.standards[standard]
    if !subject.isSelected { return .notSelected(standard) }
    let isRated = subject.isRated && level.standards.contains(subject.code)
    let entered = measures.ratingID(of: subject.code)
    switch subject.basis {
    case .evidence:
      var base = StandardBase.evidence(
        standard,
        entered: measures.evidence[subject.code],
        ratingID: entered,
        isRated: isRated
      )
      if !hasCases, isRated, entered == nil { base.setStatus(.notGiven) }
      return base
    case .cases(_, let bands):
      return .cases(
        standard,
        measures: Array(measures.questions[outline.questionRanges[standard]]),
        outline: outline,
        bands: self.bands[bands],
        given: measures.values[subject.code],
        entered: entered,
        isRated: isRated,
        hasCases: hasCases
      )
    }
  }

  /// Lets limits and forced ratings act on each standard, as one way of counting rates it.
  private func hold(
    _ standards: inout [StandardResult],
    _ bases: [StandardBase],
    variation: Variation,
    facts: [String: FactValue]
  ) {
    guard outline.standards.contains(where: { !$0.holds.isEmpty }) else { return }
    var values = ResultValues(framework, compiled: compiled, facts: facts)
    for (position, standard) in outline.standards.enumerated() {
      values.set(standard.name, standing(bases[position], variation))
    }
    for (position, standard) in outline.standards.enumerated()
    where standard.isSelected && !standard.holds.isEmpty {
      let questions = bases[position].result.questions
      values.set(
        members: questions.map { question in
          let subject = outline.questions[question.question]
          let status = question.ratingID.map { RatingStatus.rated($0) } ?? .noCases
          return (
            subject.code, subject.title,
            MemberStanding(status: status, score: Ratio(percentOf: question.share))
          )
        }
      )
      values.set(points: nil, maximum: nil, mean: nil, percent: bases[position].result.value)
      let (status, results) = values.hold(
        standards[position][keyPath: variation.standardStatus],
        by: standard.holds,
        conditions: compiled.standardHolds[position]
      )
      standards[position][keyPath: variation.standardStatus] = status
      if variation == .counted {
        standards[position].computed = status
        standards[position].holds = results
      }
    }
  }

  private func standing(_ base: StandardBase, _ variation: Variation) -> MemberStanding {
    MemberStanding(
      status: base.result[keyPath: variation.standardStatus],
      score: base.result.value,
      share: base.basis
    )
  }

  private func composites(
    _ standards: [StandardResult],
    _ bases: [StandardBase],
    level: UnitLevel,
    measures: UnitMeasures
  ) -> [CompositeResult] {
    func made(_ status: KeyPath<StandardResult, RatingStatus>) -> [CompositeResult] {
      let maker = CompositeMaker(
        framework: framework,
        compiled: compiled,
        bands: bands,
        measures: measures
      )
      let standings = zip(standards, bases).map { result, base in
        MemberStanding(status: result[keyPath: status], score: result.value, share: base.basis)
      }
      return maker.make(level: level.id, standards: standings)
    }
    var results = made(\.status)
    if results.isEmpty { return [] }
    let isDecided = standards.contains { $0.decision != nil }
    let computed = isDecided ? made(\.computed) : results
    let best = made(\.bestCase)
    let worst = made(\.worstCase)
    for position in results.indices {
      results[position].computed = computed[position].status
      results[position].computedPoints = computed[position].points
      results[position].bestCase = best[position].status
      results[position].worstCase = worst[position].status
    }
    return results
  }
}

/// The ways of counting what is not evidenced.
private enum Variation: CaseIterable {
  case counted
  case best
  case worst

  var standardStatus: WritableKeyPath<StandardResult, RatingStatus> {
    switch self {
    case .counted: \.status
    case .best: \.bestCase
    case .worst: \.worstCase
    }
  }
}
