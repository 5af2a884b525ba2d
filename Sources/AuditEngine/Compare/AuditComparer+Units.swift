import AuditCore
import AuditStatistics

extension AuditComparer {
  /// What changed in one unit.
  func change(
    of unit: Int,
    _ found: AuditComparison,
    _ composites: [AuditComparison.Item],
    _ tally: MovementTally
  ) -> UnitChange {
    let now = new.units[unit]
    let before = formerUnit[unit].map { old.units[$0] }
    var change = UnitChange(
      unit: unit,
      isNew: before == nil,
      oldCaseCount: before?.caseCount,
      newCaseCount: now.caseCount,
      standards: ratings(
        found.standards,
        now.standards,
        positions: old.standards,
        before?.standards
      ),
      composites: ratings(
        composites,
        now.composites,
        positions: old.composites,
        before?.composites
      ),
      questions: [],
      prompts: []
    )
    let isMatched = matching == .matched
    change.flow = isMatched ? tally.flows[unit] : nil
    change.questions = new.questions.indices.map { index in
      let former = formerQuestion[index]
      return share(
        before: former.flatMap { before?.questions[$0] },
        after: now.questions[index],
        found.questions[index].rule,
        movements: isMatched ? tally.questions[index][unit] : [],
        isJudged: now.judgedCounts[index] > 0
          || (former.flatMap { before?.judgedCounts[$0] } ?? 0) > 0,
        countsUnknown: new.notEvidencedCounts == .against
      )
    }
    change.prompts = new.prompts.indices.map { index in
      share(
        before: formerPrompt[index].flatMap { before?.prompts[$0] },
        after: now.prompts[index],
        found.prompts[index].rule,
        movements: isMatched ? tally.prompts[index][unit] : [],
        isJudged: !(old.isIndicative && new.isIndicative),
        countsUnknown: false
      )
    }
    return change
  }

  private func ratings(
    _ items: [AuditComparison.Item],
    _ now: [String?],
    positions others: [AuditSnapshot.Item],
    _ before: [String?]?
  ) -> [RatingChange] {
    zip(items, now).map { item, after in
      let place = others.firstIndex { $0.code == item.code }
      let was = place.flatMap { before?[$0] }
      return RatingChange(
        code: item.code,
        before: was.map(old.label),
        after: after.map(new.label),
        rule: item.rule,
        direction: item.rule == .same ? direction(was, after) : nil
      )
    }
  }

  /// Which way a rating went on a scale that is the same in both audits.
  private func direction(_ before: String?, _ after: String?) -> RatingChange.Direction? {
    guard old.scale == new.scale, let before, let after,
      let was = old.scale.firstIndex(where: { $0.id == before }),
      let isNow = new.scale.firstIndex(where: { $0.id == after })
    else { return nil }
    return isNow == was ? .same : isNow > was ? .better : .worse
  }

  private func share(
    before: Share?,
    after: Share?,
    _ rule: AuditComparison.RuleStanding,
    movements: [Int],
    isJudged: Bool,
    countsUnknown: Bool
  ) -> ShareChange {
    var change = ShareChange(before: before, after: after, rule: rule, movements: movements)
    change.beforeInterval = before.flatMap(ShareInterval.usual)
    change.afterInterval = after.flatMap(ShareInterval.usual)
    guard let before, let after, before.denominator > 0, after.denominator > 0 else {
      return change
    }
    guard rule == .same else {
      change.verdict = .otherRules
      return change
    }
    let pairs = Self.pairs(change, countsUnknown: countsUnknown)
    if pairs.total * 2 >= min(before.denominator, after.denominator) {
      change.verdict = ChangeTest(pairs).map { .tested($0) } ?? .noCases
    } else if isJudged {
      // Judged cases beside indicated ones would show the judges, not the practice.
      change.verdict = .otherBasis
    } else {
      change.verdict = ChangeTest(from: before, to: after).map { .tested($0) } ?? .noCases
    }
    return change
  }

  /// The cases that counted in both audits, by whether they did well.
  private static func pairs(_ change: ShareChange, countsUnknown: Bool) -> PairedCounts {
    var pairs = PairedCounts(
      both: change[.stillMet],
      firstOnly: change[.newlyNotMet],
      secondOnly: change[.newlyMet],
      neither: change[.stillNotMet]
    )
    if countsUnknown {
      pairs.firstOnly += change[.evidenceLostMet]
      pairs.secondOnly += change[.evidencedMet]
      pairs.neither +=
        change[.evidenceLostNotMet] + change[.evidencedNotMet] + change[.stillNotEvidenced]
    }
    return pairs
  }
}

extension ChangeTest {
  /// Tests the change of cases that were looked at twice; `nil` without cases.
  init?(_ pairs: PairedCounts) {
    guard let found = ShareDifference(pairs, deviations: Self.deviations) else { return nil }
    let isMoreThanChance =
      pairs.probabilityOfChance < 1 - Double(ShareInterval.usualLevelTenths) / 1000
      && (found.lower > 0 || found.upper < 0)
    self.init(found, pairCount: pairs.total, isMoreThanChance: isMoreThanChance)
  }

  /// Tests the difference of two groups of different cases; `nil` without cases.
  ///
  /// Where the groups share cases, the range is too wide rather than too narrow.
  init?(from before: Share, to after: Share) {
    let found = ShareDifference(
      from: (before.numerator, before.denominator),
      to: (after.numerator, after.denominator),
      deviations: Self.deviations
    )
    guard let found else { return nil }
    self.init(found, pairCount: nil, isMoreThanChance: found.lower > 0 || found.upper < 0)
  }

  private init(_ found: ShareDifference, pairCount: Int?, isMoreThanChance: Bool) {
    func tenths(_ value: Double) -> Int { Int((value * 1000).rounded()) }
    self.init(
      pairCount: pairCount,
      differenceTenths: tenths(found.value),
      lowerTenths: tenths(found.lower),
      upperTenths: tenths(found.upper),
      isMoreThanChance: isMoreThanChance
    )
  }

  private static let deviations =
    WilsonInterval.deviations(level: Double(ShareInterval.usualLevelTenths) / 1000)
}
