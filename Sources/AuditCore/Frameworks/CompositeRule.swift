/// How ratings of standards and of other composites make one rating.
public struct CompositeRule: Sendable, Hashable {
  /// The code of the composite that is the overall rating.
  public static let overallCode = "overall"

  /// The code, as `safe`; `overall` for the overall rating.
  public var code: String
  /// The name by which limits and rules over results call it; `nil` when they cannot.
  public var name: String?
  /// The title for people, as `Overall`.
  public var title: String
  /// The levels of units that get the rating.
  public var levels: [String]
  /// The standards and earlier composites that count, in order.
  public var members: [Member]
  /// How the members make the rating.
  public var method: Method
  /// The table of bands; `nil` where the method needs none, or a value is reported unrated.
  public var bands: String?
  /// What a member without a rating means.
  public var missing: MissingMembers
  /// How many members must be rated where those without a rating are left out.
  public var leastRated: Int
  /// What holds the rating back or sets it, in order.
  public var holds: [RatingHold]
  /// Where its numbers come from.
  public var source: NumberSource?
  /// Where it is declared.
  public var place: Place

  /// One thing that counts towards a composite.
  public struct Member: Sendable, Hashable {
    /// The code of a standard or an earlier composite.
    public var code: String
    /// Its weight, above zero.
    public var weight: Decimal128

    /// Creates a member.
    public init(_ code: String, weight: Decimal128 = .one) {
      self.code = code
      self.weight = weight
    }
  }

  /// How members make a rating.
  public enum Method: Sendable, Hashable {
    /// The weighted sum of points, banded.
    case sum
    /// The weighted mean of points, banded; how halves round is the table's setting.
    case mean
    /// The points as a percentage of the greatest points, banded.
    case percentOfMaximum
    /// The weighted mean of the members' own scores in per cent, banded.
    case score
    /// The worst of the members' ratings.
    case lowest
    /// The best of the members' ratings.
    case highest
    /// The rating of the first rule that is true, or the one after all of them.
    case rules([RatingChoice], otherwise: String?)
    /// By a person.
    case evidence

    /// The word that a framework writes.
    public var word: String {
      switch self {
      case .sum: "sum"
      case .mean: "mean"
      case .percentOfMaximum: "percentOfMaximum"
      case .score: "score"
      case .lowest: "lowest"
      case .highest: "highest"
      case .rules: "rules"
      case .evidence: "evidence"
      }
    }

    /// What its bands are over; `nil` when it has none.
    public var measure: BandSet.Measure? {
      switch self {
      case .sum: .points
      case .mean: .mean
      case .percentOfMaximum, .score: .percent
      case .lowest, .highest, .rules, .evidence: nil
      }
    }
  }

  /// What a member without a rating means.
  public enum MissingMembers: String, Sendable, Hashable, CaseIterable {
    /// The composite waits for it.
    case incomplete
    /// The composite is made of those that are rated.
    case leaveOut
  }

  /// Creates a composite; without a code it is the overall rating.
  public init(
    code: String = Self.overallCode,
    name: String? = nil,
    title: String,
    levels: [String],
    members: [Member],
    method: Method = .sum,
    bands: String?,
    missing: MissingMembers = .incomplete,
    leastRated: Int = 1,
    holds: [RatingHold] = [],
    source: NumberSource? = nil,
    place: Place
  ) {
    self.code = code
    self.name = name
    self.title = title
    self.levels = levels
    self.members = members
    self.method = method
    self.bands = bands
    self.missing = missing
    self.leastRated = leastRated
    self.holds = holds
    self.source = source
    self.place = place
  }
}

/// One rule of a composite that is rated by rules.
public struct RatingChoice: Sendable, Hashable {
  /// The rating it gives.
  public var ratingID: String
  /// When it gives it, in FEEL over the unit's results.
  public var condition: LocatedText
  /// The rule in words; may be empty.
  public var reason: String
  /// Where its numbers come from.
  public var source: NumberSource?

  /// Creates a rule.
  public init(
    ratingID: String,
    condition: LocatedText,
    reason: String = "",
    source: NumberSource? = nil
  ) {
    self.ratingID = ratingID
    self.condition = condition
    self.reason = reason
    self.source = source
  }
}

/// What holds a rating back or sets it.
public struct RatingHold: Sendable, Hashable {
  /// What it does.
  public var kind: Kind
  /// The rating that it names.
  public var ratingID: String
  /// When it bites, in FEEL over the unit's results; null does not bite.
  public var condition: LocatedText
  /// Why, in words; may be empty.
  public var reason: String
  /// Where the rule comes from.
  public var source: NumberSource?

  /// What a hold does.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The rating is at most the one named.
    case limit
    /// The rating is the one named.
    case force
  }

  /// Creates a hold.
  public init(
    kind: Kind,
    ratingID: String,
    condition: LocatedText,
    reason: String = "",
    source: NumberSource? = nil
  ) {
    self.kind = kind
    self.ratingID = ratingID
    self.condition = condition
    self.reason = reason
    self.source = source
  }
}

/// Something about a unit that a person can enter.
public struct FactDeclaration: Sendable, Hashable {
  /// The name, which may hold blanks.
  public var name: String
  /// What it is, for people.
  public var title: String
  /// What it holds.
  public var type: FactType
  /// What holds where nobody entered it; `nil` for not known.
  public var standing: FactValue?
  /// Where it is declared.
  public var place: Place

  /// Creates a declaration.
  public init(
    name: String,
    title: String,
    type: FactType,
    standing: FactValue? = nil,
    place: Place
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.standing = standing
    self.place = place
  }
}

/// What a fact holds.
public enum FactType: String, Sendable, Hashable, CaseIterable {
  /// Yes or no.
  case yesNo
  /// A number that is not below zero.
  case number

  /// Reads a fact's value; `nil` when it is not of the type.
  public func value(_ text: String) -> FactValue? {
    switch (self, text) {
    case (.yesNo, "yes"): .yesNo(true)
    case (.yesNo, "no"): .yesNo(false)
    case (.yesNo, _): nil
    case (.number, _): Decimal128(text).flatMap { $0.isNegative ? nil : .number($0) }
    }
  }
}

/// The value of a fact.
public enum FactValue: Sendable, Hashable {
  /// Yes or no.
  case yesNo(Bool)
  /// A number.
  case number(Decimal128)
}
