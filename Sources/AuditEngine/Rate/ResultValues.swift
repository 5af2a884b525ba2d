import AuditCore
import FEEL

/// The values that conditions over a unit's results read.
struct ResultValues {
  private let compiled: CompiledResults
  private let scale: RatingScale
  private var constants: [String: Value] = [:]
  /// Whether anything that a condition could ask for is not known yet.
  private var hasUnknown = false

  /// Prepares the values; every name is there, without a value until one is given.
  init(_ framework: Framework, compiled: CompiledResults, facts: [String: FactValue]) {
    self.compiled = compiled
    scale = framework.scale
    for name in ResultScope(framework).constants.keys { constants[name] = Self.nothing }
    for fact in framework.facts {
      switch facts[fact.name] ?? fact.standing {
      case .yesNo(let value): constants[fact.name] = .boolean(value)
      case .number(let value): constants[fact.name] = .number(value)
      case nil: hasUnknown = true
      }
    }
    let names = framework.standards.compactMap(\.name) + framework.composites.compactMap(\.name)
    for name in names { constants[name] = item(MemberStanding(status: .unrated)) }
  }

  /// Gives a named standard or composite its results.
  mutating func set(_ name: String?, _ standing: MemberStanding) {
    guard let name else { return }
    constants[name] = item(standing)
    note(standing)
  }

  /// Notes whether something is still to come; what no case is relevant to is known to be nothing.
  private mutating func note(_ standing: MemberStanding) {
    switch standing.status {
    case .awaitingEvidence, .awaitingJudgement, .incomplete, .notGiven, .tooFewRated:
      hasUnknown = true
    case .rated, .unrated, .noCases, .noRule, .notSelected: break
    }
  }

  /// Gives what a composite, or a standard with its key questions, is made of.
  mutating func set(members: [(code: String, title: String, standing: MemberStanding)]) {
    for member in members { note(member.standing) }
    let rated = members.count { $0.standing.status.ratingID != nil }
    constants["rated"] = .number(Decimal128(rated))
    constants["unrated"] = .number(Decimal128(members.count - rated))
    constants["members"] = .list(
      members.map { member in
        guard case .context(var entries) = item(member.standing) else { return Self.nothing }
        entries.entries.removeAll { ["numerator", "denominator"].contains($0.key) }
        entries.entries.insert(.init("title", .string(member.title)), at: 0)
        entries.entries.insert(.init("code", .string(member.code)), at: 0)
        return .context(entries)
      }
    )
  }

  /// Gives the numbers that were made.
  mutating func set(points: Int?, maximum: Int?, mean: Ratio?, percent: Ratio?) {
    constants["points"] = points.map { .number(Decimal128($0)) } ?? Self.nothing
    constants["maximum"] = maximum.map { .number(Decimal128($0)) } ?? Self.nothing
    constants["mean"] = number(mean)
    constants["percent"] = number(percent)
  }

  /// Gives the rating before anything holds it back.
  mutating func set(rating: String?) {
    constants["rating"] = rating.map { .string($0) } ?? Self.nothing
  }

  /// Whether a condition is true; `nil` when it cannot be told.
  func isTrue(_ condition: CheckedExpression) -> Bool? {
    let evaluator = PlainEvaluator(
      environment: Environment(
        definitions: compiled.definitions.map(\.expression),
        constants: constants
      )
    )
    if case .boolean(let truth) = evaluator.evaluate(condition) { return truth }
    return nil
  }

  /// Applies holds in order; each sees the rating that those before it left.
  mutating func hold(
    _ status: RatingStatus,
    by holds: [RatingHold],
    conditions: [CheckedExpression]
  ) -> (status: RatingStatus, results: [HoldResult]) {
    var status = status
    var results: [HoldResult] = []
    for (hold, condition) in zip(holds, conditions) {
      guard let current = status.ratingID, let rank = scale.rank(of: current),
        let named = scale.rank(of: hold.ratingID)
      else { break }
      set(rating: current)
      let isWithin = hold.kind == .limit ? rank <= named : rank == named
      switch isTrue(condition) {
      case nil:
        if hasUnknown, !isWithin { results.append(HoldResult(hold: hold, effect: .open)) }
      case false: break
      case true:
        results.append(HoldResult(hold: hold, effect: isWithin ? .kept : .changed(from: current)))
        if !isWithin { status = .rated(hold.ratingID) }
      }
    }
    return (status, results)
  }

  private static let nothing = Value.null(.notRecorded)

  private func number(_ value: Ratio?) -> Value {
    value.map { .number($0.decimal) } ?? Self.nothing
  }

  private func item(_ standing: MemberStanding) -> Value {
    let id = standing.status.ratingID
    let rating = id.flatMap(scale.rating)
    let rank = id.flatMap(scale.rank)
    let hasCases = standing.share.denominator > 0
    let values: [Value] = [
      id.map { .string($0) } ?? Self.nothing,
      rating.map { .number(Decimal128($0.points)) } ?? Self.nothing,
      rank.map { .number(Decimal128($0)) } ?? Self.nothing,
      number(standing.score),
      hasCases ? .number(Decimal128(standing.share.numerator)) : Self.nothing,
      hasCases ? .number(Decimal128(standing.share.denominator)) : Self.nothing,
    ]
    return .context(
      ContextValue(zip(ResultScope.parts, values).map { ContextValue.Entry($0, $1) })
    )
  }
}
