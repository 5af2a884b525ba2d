/// What changed in one unit.
public struct UnitChange: Sendable, Hashable {
  /// The index of the unit in the audit.
  public var unit: Int
  /// Whether the earlier audit has no such unit.
  public var isNew: Bool
  /// How its cases came and went; `nil` where cases were not compared.
  public var flow: CaseFlow?
  /// How many cases it had; `nil` where it is new, or where that is withheld.
  public var oldCaseCount: Int?
  /// How many cases it has; `nil` where that is withheld.
  public var newCaseCount: Int?
  /// The rating of each standard.
  public var standards: [RatingChange]
  /// The rating of each composite, the overall rating last.
  public var composites: [RatingChange]
  /// Each key question; none where numbers are withheld.
  public var questions: [ShareChange]
  /// Each prompt; none where numbers are withheld.
  public var prompts: [ShareChange]

  /// Creates a change.
  public init(
    unit: Int,
    isNew: Bool,
    oldCaseCount: Int?,
    newCaseCount: Int?,
    standards: [RatingChange],
    composites: [RatingChange],
    questions: [ShareChange],
    prompts: [ShareChange]
  ) {
    self.unit = unit
    self.isNew = isNew
    self.oldCaseCount = oldCaseCount
    self.newCaseCount = newCaseCount
    self.standards = standards
    self.composites = composites
    self.questions = questions
    self.prompts = prompts
  }
}

/// How the cases of a unit came and went.
public struct CaseFlow: Sendable, Hashable {
  /// Cases that the unit has in both audits.
  public var stayed = 0
  /// Cases that the earlier audit does not have.
  public var arrived = 0
  /// Cases that the audit does not have any more.
  public var left = 0
  /// Cases that another unit had before.
  public var movedIn = 0
  /// Cases that another unit has now.
  public var movedOut = 0

  /// Creates a flow of no cases.
  public init() {}
}

/// A rating before and after.
public struct RatingChange: Sendable, Hashable {
  /// The code of the standard or composite.
  public var code: String
  /// The label of the rating before; `nil` where there was none.
  public var before: String?
  /// The label of the rating now; `nil` where there is none.
  public var after: String?
  /// Whether what makes the rating is as it was.
  public var rule: AuditComparison.RuleStanding
  /// Which way it went; `nil` where that cannot be told: no rating, other rules, another scale.
  public var direction: Direction?

  /// Which way something went.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// Up.
    case better
    /// Neither way.
    case same
    /// Down.
    case worse
  }

  /// Creates a change.
  public init(
    code: String,
    before: String?,
    after: String?,
    rule: AuditComparison.RuleStanding,
    direction: Direction?
  ) {
    self.code = code
    self.before = before
    self.after = after
    self.rule = rule
    self.direction = direction
  }
}

/// A share before and after, with what became of the cases.
public struct ShareChange: Sendable, Hashable {
  /// The share before; `nil` where none is known.
  public var before: Share?
  /// The share now; `nil` where none is known.
  public var after: Share?
  /// Where the share before is likely to lie; `nil` without relevant cases.
  public var beforeInterval: ShareInterval?
  /// Where the share now is likely to lie; `nil` without relevant cases.
  public var afterInterval: ShareInterval?
  /// Whether the rules are those of the earlier audit.
  public var rule: AuditComparison.RuleStanding
  /// For each movement, in their order, how many of the unit's cases; empty where cases were not compared.
  public var movements: [Int]
  /// What can be said of the difference.
  public var verdict: Verdict

  /// Whether the difference of two shares is more than chance.
  public enum Verdict: Sendable, Hashable {
    /// It was tried.
    case tested(ChangeTest)
    /// The rules are others, so a difference tells nothing of practice.
    case otherRules
    /// There is nothing to compare with.
    case noCases
    /// People judged cases in one of the audits, or other cases than before.
    case otherBasis
  }

  /// Creates a change.
  public init(
    before: Share?,
    after: Share?,
    rule: AuditComparison.RuleStanding,
    movements: [Int] = [],
    verdict: Verdict = .noCases
  ) {
    self.before = before
    self.after = after
    self.rule = rule
    self.movements = movements
    self.verdict = verdict
  }

  /// How many cases had a movement; 0 where cases were not compared.
  public subscript(movement: Movement) -> Int {
    movements.isEmpty ? 0 : movements[Int(movement.rawValue)]
  }

  /// The test, where there was one.
  public var test: ChangeTest? {
    if case .tested(let test) = verdict { return test }
    return nil
  }
}

/// How large a difference is and whether chance alone explains it.
public struct ChangeTest: Sendable, Hashable {
  /// The number of cases in both audits that were compared each with itself; `nil` where the two
  /// audits were compared as groups of different cases.
  public var pairCount: Int?
  /// The share now less the share before, of the cases that were compared, in tenths of a point.
  public var differenceTenths: Int
  /// The lower end of where that is likely to lie.
  public var lowerTenths: Int
  /// The upper end.
  public var upperTenths: Int
  /// Whether chance alone hardly explains it, at the level of the ranges in reports: the range leaves
  /// out 0 and, of pairs, so many changed one way rather than the other.
  public var isMoreThanChance: Bool

  /// Whether the range leaves out 0.
  public var leavesOutZero: Bool { lowerTenths > 0 || upperTenths < 0 }

  /// Creates a test.
  public init(
    pairCount: Int?,
    differenceTenths: Int,
    lowerTenths: Int,
    upperTenths: Int,
    isMoreThanChance: Bool
  ) {
    self.pairCount = pairCount
    self.differenceTenths = differenceTenths
    self.lowerTenths = lowerTenths
    self.upperTenths = upperTenths
    self.isMoreThanChance = isMoreThanChance
  }
}
