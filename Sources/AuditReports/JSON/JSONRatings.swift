import AuditCore

/// Ratings of one unit as JSON.
struct JSONRatings {
  let index: FrameworkIndex

  /// An overall rating.
  func overall(_ overall: CompositeResult) -> JSONValue {
    .object([
      ("status", status(overall.status)),
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
      ("share", Self.share(result.share)),
      ("bestCase", Self.share(result.bestCase)),
      ("worstCase", Self.share(result.worstCase)),
      ("judged", .integer(result.judgedCount)),
      (
        "counts",
        .object(Sufficiency.allCases.map { ($0.name, .integer(result.counts[$0])) })
      ),
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
