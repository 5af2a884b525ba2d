import AuditCore

/// Makes all composites of a unit, each of standards and of composites before it.
struct CompositeMaker {
  let framework: Framework
  let compiled: CompiledResults
  let bands: [String: BandTable]
  let measures: UnitMeasures

  /// Makes those of a level; standings are given for each standard of the framework.
  func make(level: String, standards: [MemberStanding]) -> [CompositeResult] {
    let rules = framework.allComposites
    guard rules.contains(where: { $0.levels.contains(level) }) else { return [] }
    var values = ResultValues(framework, compiled: compiled, facts: measures.facts)
    var standings: [String: MemberStanding] = [:]
    var titles: [String: String] = [:]
    for (standard, standing) in zip(framework.standards, standards) {
      standings[standard.code] = standing
      titles[standard.code] = standard.title
      values.set(standard.name, standing)
    }
    var results: [CompositeResult] = []
    for (position, rule) in rules.enumerated() where rule.levels.contains(level) {
      let members = rule.members.map { standings[$0.code] ?? MemberStanding(status: .unrated) }
      let titled = zip(rule.members, members).map { ($0.code, titles[$0.code] ?? "", $1) }
      values.set(members: titled)
      let (result, score) = make(rule, at: position, members: members, values: &values)
      let standing = MemberStanding(status: result.status, score: score)
      standings[rule.code] = standing
      titles[rule.code] = rule.title
      values.set(rule.name, standing)
      results.append(result)
    }
    return results
  }

  private func make(
    _ rule: CompositeRule,
    at position: Int,
    members: [MemberStanding],
    values: inout ResultValues
  ) -> (result: CompositeResult, score: Ratio?) {
    let bands = rule.bands.flatMap { self.bands[$0] }
    let rating = CompositeRating(rule: rule, bands: bands, scale: framework.scale)
    let given = measures.values[rule.code]
    var scope = values
    let made = rating.make(of: members, given: given, entered: measures.ratingID(of: rule.code)) {
      made in
      scope.set(
        points: made.points,
        maximum: made.maximum,
        mean: made.mean,
        percent: made.percent
      )
      return compiled.rules[position].firstIndex { scope.isTrue($0) == true }
    }
    values.set(
      points: made.points,
      maximum: made.maximum,
      mean: made.mean,
      percent: made.percent
    )
    let (status, holds) = values.hold(
      made.status,
      by: rule.holds,
      conditions: compiled.holds[position]
    )
    let points = given.flatMap { rule.method == .sum ? $0.decimal.integer : nil } ?? made.points
    let open = given == nil ? rule.members.count - made.ratedCount : 0
    let least = framework.scale.ratings.map(\.points).min() ?? 0
    let greatest = made.maximum - made.ratedMaximum
    let result = CompositeResult(
      code: rule.code,
      status: status,
      points: points,
      memberPoints: given == nil ? nil : made.points,
      maximumPoints: made.maximum,
      possiblePoints: open == 0
        ? points...points : (points + open * least)...max(points + greatest, points + open * least),
      value: made.value,
      ratedCount: Share(made.ratedCount, of: rule.members.count),
      holds: holds,
      rule: made.rule,
      bestCase: status,
      worstCase: status,
      evidence: measures.evidence[rule.code],
      lift: lift(rule, bands, made, status)
    )
    switch rule.method {
    case .percentOfMaximum, .score: return (result, made.value)
    default: return (result, made.percent)
    }
  }

  /// What would lift a banded sum to the next band; `nil` where a hold stands in the way.
  private func lift(
    _ rule: CompositeRule,
    _ bands: BandTable?,
    _ made: CompositeRating.Made,
    _ status: RatingStatus
  ) -> PointsLift? {
    guard rule.method == .sum, let bands, let value = made.value, status == made.status,
      status.ratingID != nil, let band = bands.position(of: value), band + 1 < bands.edges.count,
      let needed = bands.edges[band + 1].subtracting(value)?.decimal.integer
    else { return nil }
    return PointsLift(ratingID: bands.ratingIDs[band + 1], morePoints: needed)
  }
}
