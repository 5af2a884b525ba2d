import AuditCore

/// Ratings of one unit as JSON.
struct JSONRatings {
  let index: FrameworkIndex

  /// A rating that is made of ratings.
  func composite(_ overall: CompositeResult) -> JSONValue {
    .object([
      ("code", .text(overall.code)),
      ("status", status(overall.status)),
      ("computed", status(overall.computed)),
      ("computedPoints", .integer(overall.computedPoints)),
      ("value", .optional(overall.value.map { $0.decimal.description })),
      ("rated", .integer(overall.ratedCount.numerator)),
      ("members", .integer(overall.ratedCount.denominator)),
      ("holds", .list(overall.holds.map(Self.hold))),
      ("points", .integer(overall.points)),
      ("maximumPoints", .integer(overall.maximumPoints)),
      ("leastPoints", .integer(overall.possiblePoints.lowerBound)),
      ("greatestPoints", .integer(overall.possiblePoints.upperBound)),
      ("bestCase", status(overall.bestCase)),
      ("worstCase", status(overall.worstCase)),
      (
        "lift",
        overall.lift.map {
          .object([("rating", .text($0.ratingID)), ("morePoints", .integer($0.morePoints))])
        } ?? .null
      ),
    ])
  }

  /// One standard.
  func standard(_ result: StandardResult) -> JSONValue {
    let deciding = result.deciding.map { index.questions[result.questions[$0].question].code }
    return .object([
      ("code", .text(index.standards[result.standard].code)),
      ("status", status(result.status)),
      ("computed", status(result.computed)),
      ("value", .optional(result.value.map { $0.decimal.description })),
      ("holds", .list(result.holds.map(Self.hold))),
      ("decision", result.decision.map(decision) ?? .null),
      ("decidingKeyQuestion", .optional(deciding)),
      ("bestCase", status(result.bestCase)),
      ("worstCase", status(result.worstCase)),
      ("otherRounding", .optional(result.otherRounding)),
      ("discretion", .list(result.discretion.map(Self.discretion))),
      ("lift", result.lift.map(lift) ?? .null),
      (
        "evidence",
        result.evidence.map {
          .object([("rating", .text($0.ratingID)), ("on", .text($0.on.description))])
        } ?? .null
      ),
      ("keyQuestions", .list(result.questions.map(question))),
    ])
  }

  private func question(_ result: QuestionResult) -> JSONValue {
    .object([
      ("code", .text(index.questions[result.question].code)),
      ("rating", .optional(result.ratingID)),
      ("known", .text(result.knowledge.rawValue)),
      ("share", Self.share(result.share)),
      ("bestCase", Self.share(result.bestCase)),
      ("worstCase", Self.share(result.worstCase)),
      ("interval", JSONBreakdown.interval(result.interval)),
      ("judged", .integer(result.judgedCount)),
      (
        "counts",
        .object(Sufficiency.allCases.map { ($0.name, .integer(result.counts[$0])) })
      ),
    ])
  }

  /// A panel's decision, without who made it and why: the result names no person.
  private func decision(_ decision: PanelDecision) -> JSONValue {
    .object([
      ("from", .text(decision.from)),
      ("to", .text(decision.to)),
      ("on", .text(decision.on.description)),
      ("expires", .optional(decision.expires?.description)),
    ])
  }

  /// What held a rating back or set it.
  private static func hold(_ result: HoldResult) -> JSONValue {
    let (effect, from): (String, String?) =
      switch result.effect {
      case .changed(let from): ("changed", from)
      case .kept: ("kept", nil)
      case .open: ("open", nil)
      }
    return .object([
      ("kind", .text(result.hold.kind.rawValue)),
      ("rating", .text(result.hold.ratingID)),
      ("effect", .text(effect)),
      ("from", .optional(from)),
      ("reason", .text(result.hold.reason)),
    ])
  }

  private static func share(_ share: Share) -> JSONValue {
    .object([("sufficient", .integer(share.numerator)), ("relevant", .integer(share.denominator))])
  }

  /// A rating, or the kind of reason why there is none.
  private func status(_ status: RatingStatus) -> JSONValue {
    let (kind, waiting): (String, [String]) =
      switch status {
      case .rated: ("rated", [])
      case .unrated: ("unrated", [])
      case .notSelected: ("notSelected", [])
      case .noCases: ("noCases", [])
      case .awaitingEvidence: ("awaitingEvidence", [])
      case .awaitingJudgement: ("awaitingJudgement", [])
      case .incomplete(let codes): ("incomplete", codes)
      case .notGiven: ("notGiven", [])
      case .tooFewRated: ("tooFewRated", [])
      case .noRule: ("noRule", [])
      }
    return .object(
      [("kind", .text(kind)), ("rating", .optional(status.ratingID))]
        + (waiting.isEmpty ? [] : [("waitsFor", .list(waiting.map { .text($0) }))])
    )
  }

  private func lift(_ lift: Lift) -> JSONValue {
    .object([
      ("rating", .text(lift.ratingID)),
      (
        "steps",
        .list(
          lift.steps.map {
            .object([
              ("keyQuestion", .text(index.questions[$0.question].code)),
              ("moreCases", .integer($0.moreCases)),
              ("relevant", .integer($0.denominator)),
            ])
          }
        )
      ),
    ])
  }

  private static func discretion(_ reason: DiscretionReason) -> JSONValue {
    switch reason {
    case .nearBoundary(let points, let boundary, let towards):
      .object([
        ("kind", .text("nearBoundary")),
        // Decimals are texts, so that no reader turns them into inexact binary numbers.
        ("points", .text(points.description)),
        ("boundary", .text(boundary.description)),
        ("towards", .text(towards)),
      ])
    case .oneCase(let towards):
      .object([("kind", .text("oneCase")), ("towards", .text(towards))])
    case .fewCases(let count):
      .object([("kind", .text("fewCases")), ("cases", .integer(count))])
    }
  }
}
