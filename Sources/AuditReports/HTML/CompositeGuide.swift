import AuditCore

/// How a rating that is made of ratings comes about, in words.
struct CompositeGuide {
  let rule: CompositeRule
  let index: FrameworkIndex

  private var isOverall: Bool { rule.code == CompositeRule.overallCode }

  var node: MarkupNode {
    markup {
      h2(isOverall ? "The overall rating" : "\(rule.code) \(rule.title)")
      p("\(made) \(missing)")
      if case .rules(let rules, let otherwise) = rule.method {
        ol {
          for choice in rules {
            li {
              "\(index.label(choice.ratingID)): "
              Self.words(choice.reason, choice.condition)
            }
          }
          if let otherwise { li("\(index.label(otherwise)) where none of these holds") }
        }
      }
      Self.holds(rule.holds, index)
    }
  }

  private var members: String {
    let hasWeights = rule.members.contains { $0.weight != .one }
    let codes = rule.members.map { hasWeights ? "\($0.code) (weight \($0.weight))" : $0.code }
    return "\(ReportText.count(codes.count, "rating")) (\(ReportText.list(codes)))"
  }

  private var made: String {
    let banded =
      rule.bands == nil ? " It is reported without a rating." : " Its bands give the rating."
    return switch rule.method {
    case .sum: "Each rating earns points, and the points of \(members) are added.\(banded)"
    case .mean: "It is the mean of the points of \(members).\(banded)"
    case .percentOfMaximum:
      "The points of \(members) are taken as a percentage of the greatest points.\(banded)"
    case .score: "It is the mean score, in per cent, of \(members).\(banded)"
    case .lowest: "It is the lowest of \(members)."
    case .highest: "It is the highest of \(members)."
    case .rules: "The first of these rules over \(members) that holds gives the rating."
    case .evidence: "A person gives the rating, having weighed \(members)."
    }
  }

  private var missing: String {
    switch (rule.method, rule.missing) {
    case (.evidence, _): ""
    case (_, .incomplete): "There is none while one that counts is not rated."
    case (_, .leaveOut):
      rule.leastRated > 1
        ? "What is not rated is left out; at least \(ReportText.number(rule.leastRated)) must be rated."
        : "What is not rated is left out."
    }
  }

  /// What holds a rating back or sets it, as a list.
  static func holds(_ holds: [RatingHold], _ index: FrameworkIndex) -> MarkupNode {
    if holds.isEmpty { return .nothing }
    return ul {
      for hold in holds {
        li {
          "\(hold.kind == .limit ? "At most" : "Always") \(index.label(hold.ratingID)): "
          words(hold.reason, hold.condition)
        }
      }
    }
  }

  /// The reason that the framework gives, or the condition as it is written.
  private static func words(_ reason: String, _ condition: LocatedText) -> MarkupNode {
    reason.isEmpty ? code(condition.text) : .text(reason)
  }
}
