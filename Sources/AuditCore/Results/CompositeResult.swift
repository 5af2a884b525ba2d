/// A rating of one unit that is made of ratings, as the overall rating is.
public struct CompositeResult: Sendable, Hashable {
  /// The composite's code.
  public var code: String
  /// The rating that stands, made of the members' ratings that stand.
  public var status: RatingStatus
  /// The rating made of the members' computed ratings, before any panel's decision.
  public var computed: RatingStatus
  /// The points of the members that are rated, times their weights.
  public var points: Int
  /// Those points before any panel's decision.
  public var computedPoints: Int
  /// The points that the members earn where the sum itself was given; `nil` otherwise.
  public var memberPoints: Int?
  /// The greatest points that those and the other members that count could earn.
  public var maximumPoints: Int
  /// The least and greatest points still possible with what is not rated yet.
  public var possiblePoints: ClosedRange<Int>
  /// What was banded: a sum or mean of points, a percentage, a score; `nil` where nothing is.
  public var value: Ratio?
  /// The members that are rated, and all of them.
  public var ratedCount: Share
  /// What holds the rating back or sets it, as far as it bites or is open.
  public var holds: [HoldResult]
  /// The position of the rule that gave the rating; `nil` where no rules do, or the last resort did.
  public var rule: Int?
  /// The rating if all that is not evidenced had been sufficient.
  public var bestCase: RatingStatus
  /// The rating if all that is not evidenced had been insufficient.
  public var worstCase: RatingStatus
  /// What a person entered.
  public var evidence: EvidenceRating?
  /// The next rating up and how many more points it needs; `nil` at the top or when not rated.
  public var lift: PointsLift?

  /// Creates a composite's result.
  public init(
    code: String = CompositeRule.overallCode,
    status: RatingStatus,
    computed: RatingStatus? = nil,
    points: Int,
    computedPoints: Int? = nil,
    memberPoints: Int? = nil,
    maximumPoints: Int,
    possiblePoints: ClosedRange<Int>,
    value: Ratio? = nil,
    ratedCount: Share = Share(0, of: 0),
    holds: [HoldResult] = [],
    rule: Int? = nil,
    bestCase: RatingStatus,
    worstCase: RatingStatus,
    evidence: EvidenceRating? = nil,
    lift: PointsLift? = nil
  ) {
    self.code = code
    self.status = status
    self.computed = computed ?? status
    self.points = points
    self.computedPoints = computedPoints ?? points
    self.memberPoints = memberPoints
    self.maximumPoints = maximumPoints
    self.possiblePoints = possiblePoints
    self.value = value
    self.ratedCount = ratedCount
    self.holds = holds
    self.rule = rule
    self.bestCase = bestCase
    self.worstCase = worstCase
    self.evidence = evidence
    self.lift = lift
  }
}

/// The next rating up and how many more points it needs.
public struct PointsLift: Sendable, Hashable {
  /// The rating it would reach.
  public var ratingID: String
  /// How many more points it needs.
  public var morePoints: Int

  /// Creates a lift.
  public init(ratingID: String, morePoints: Int) {
    self.ratingID = ratingID
    self.morePoints = morePoints
  }
}

/// What a limit or a forced rating did to a rating.
public struct HoldResult: Sendable, Hashable {
  /// The hold, as the framework says it.
  public var hold: RatingHold
  /// What it did.
  public var effect: Effect

  /// What a hold did.
  public enum Effect: Sendable, Hashable {
    /// Its condition is true and it changed the rating that is named.
    case changed(from: String)
    /// Its condition is true, and the rating was within it already.
    case kept
    /// Its condition cannot be told, because something it asks for is not known.
    case open
  }

  /// Creates a result.
  public init(hold: RatingHold, effect: Effect) {
    self.hold = hold
    self.effect = effect
  }
}
