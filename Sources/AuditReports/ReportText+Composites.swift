import AuditCore

extension ReportText {
  /// What was made of the members: `9 of 27 points`, `a mean of 1.6 points`, `52.8 per cent`.
  static func made(_ result: CompositeResult, _ rule: CompositeRule) -> String {
    switch rule.method {
    case .sum: return points(result)
    case .mean:
      let value = result.value.map { decimal($0) } ?? "no"
      return "a mean of \(value) points over \(rated(result))"
    case .percentOfMaximum:
      let value = result.value.map { decimal($0) } ?? "no"
      return "\(value) per cent of the greatest points, over \(rated(result))"
    case .score:
      return result.value.map { "a score of \(decimal($0)) per cent" } ?? "no score"
    case .lowest: return "the lowest of \(rated(result))"
    case .highest: return "the highest of \(rated(result))"
    case .rules: return "by rules over \(rated(result))"
    case .evidence: return "entered by a person"
    }
  }

  /// The same in a few signs, for tables; empty where there is no number.
  static func brief(_ result: CompositeResult, _ rule: CompositeRule) -> String {
    switch rule.method {
    case .sum: return "\(result.points) of \(result.maximumPoints)"
    case .mean: return result.value.map { "mean \(decimal($0))" } ?? ""
    case .percentOfMaximum, .score: return result.value.map { "\(decimal($0))%" } ?? ""
    case .lowest, .highest, .rules, .evidence: return ""
    }
  }

  /// The points behind a sum: `9 of 27 points`.
  private static func points(_ result: CompositeResult) -> String {
    let possible = result.possiblePoints
    let reached = "\(result.points) of \(count(result.maximumPoints, "point"))"
    guard possible.lowerBound != possible.upperBound else { return reached }
    return "\(reached); \(possible.lowerBound) to \(possible.upperBound) possible"
  }

  private static func rated(_ result: CompositeResult) -> String {
    let (rated, all) = (result.ratedCount.numerator, result.ratedCount.denominator)
    return rated == all ? count(all, "rating") : "\(number(rated)) of \(count(all, "rating"))"
  }

  /// A fraction to one decimal place, halves up; whole where it is.
  static func decimal(_ value: Ratio) -> String {
    guard value.denominator > 1,
      let tenths = value.multiplied(by: Ratio(10))?.rounded(.halfUp).divided(by: Ratio(10))
    else { return "\(value.numerator)" }
    return tenths.decimal.description
  }

  /// What would lift a sum of points; `nil` when nothing would.
  static func lift(_ result: CompositeResult, _ index: FrameworkIndex) -> String? {
    result.lift.map {
      "\(index.label($0.ratingID)) with \(count($0.morePoints, "more point", "more points"))"
    }
  }

  /// What held a rating back or set it; `nil` where a condition is true and changed nothing.
  static func hold(_ result: HoldResult, _ index: FrameworkIndex) -> String? {
    let named = index.label(result.hold.ratingID)
    let why = result.hold.reason.isEmpty ? "" : ". \(sentence(result.hold.reason))"
    let verb = result.hold.kind == .limit ? "limited to" : "set to"
    switch result.effect {
    case .kept: return nil
    case .changed(let from):
      return "It is \(verb) \(named) (it would be \(index.label(from)))\(why.isEmpty ? "." : why)"
    case .open:
      return
        "Whether it is \(verb) \(named) cannot be told yet\(why.isEmpty ? "." : why)"
    }
  }

  /// A panel's decision in one sentence.
  static func decision(_ decision: PanelDecision, _ index: FrameworkIndex) -> String {
    let until = decision.expires.map { ", until \($0.words)" } ?? ""
    return
      """
      As computed it is \(index.label(decision.from)). A panel moved it to \
      \(index.label(decision.to)) on \(decision.on.words)\(until).
      """
  }

  /// What a composite was before the panel's decisions; `nil` where they changed nothing.
  static func beforeDecisions(
    _ result: CompositeResult,
    _ rule: CompositeRule,
    _ index: FrameworkIndex
  ) -> String? {
    guard result.computed != result.status || result.computedPoints != result.points else {
      return nil
    }
    let points =
      rule.method == .sum ? " with \(result.computedPoints) of \(result.maximumPoints) points" : ""
    return "Before the panel's decisions it is \(status(result.computed, index))\(points)."
  }
}
