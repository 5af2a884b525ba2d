import AuditCore

/// Reads ratings that are made of ratings, and what holds a rating back.
enum CompositeReader {
  /// Reads a composite or the overall rating.
  static func composite(_ element: XMLElement, rated: [String]) -> CompositeRule {
    CompositeRule(
      code: element.name(in: "code") ?? CompositeRule.overallCode,
      name: element.name(in: "name"),
      title: element.words("title"),
      levels: element.list("levels").map(\.text),
      members: members(element, rated: rated),
      method: method(element),
      bands: element.name(in: "bands"),
      missing: CompositeRule.MissingMembers(rawValue: element.words("missing")) ?? .incomplete,
      leastRated: Int(element.words("leastRated")) ?? 1,
      holds: holds(element),
      source: element.numberSource,
      place: element.name(in: "code") == nil ? element.place : element.place(of: "code")
    )
  }

  /// Reads what holds a standard's or composite's rating back, in the document's order.
  static func holds(_ element: XMLElement) -> [RatingHold] {
    element.children.compactMap { child in
      guard let kind = RatingHold.Kind(rawValue: child.name), let condition = child.located("when")
      else { return nil }
      return RatingHold(
        kind: kind,
        ratingID: child.words("to"),
        condition: condition,
        reason: child.text.words,
        source: child.numberSource
      )
    }
  }

  private static func members(_ element: XMLElement, rated: [String]) -> [CompositeRule.Member] {
    let written = element.children("member")
    if !written.isEmpty {
      return written.map {
        CompositeRule.Member(
          $0.words("code"),
          weight: Decimal128($0.words("weight")) ?? .one
        )
      }
    }
    let codes = element.list("of").map(\.text)
    return (codes.isEmpty || codes == ["all"] ? rated : codes).map { CompositeRule.Member($0) }
  }

  private static func method(_ element: XMLElement) -> CompositeRule.Method {
    switch element.words("by") {
    case "mean": .mean
    case "percentOfMaximum": .percentOfMaximum
    case "score": .score
    case "lowest": .lowest
    case "highest": .highest
    case "evidence": .evidence
    case "rules":
      .rules(
        element.children("rule").compactMap(choice),
        otherwise: element.child("otherwise")?.name(in: "rating")
      )
    default: .sum
    }
  }

  private static func choice(_ element: XMLElement) -> RatingChoice? {
    guard let condition = element.located("when") else { return nil }
    return RatingChoice(
      ratingID: element.words("rating"),
      condition: condition,
      reason: element.text.words,
      source: element.numberSource
    )
  }
}
