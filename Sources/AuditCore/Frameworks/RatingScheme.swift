/// The ratings a framework can give, worst first.
public struct RatingScale: Sendable, Hashable {
  /// The ratings, worst first.
  public var ratings: [Rating]
  /// Where the points come from.
  public var source: NumberSource?

  /// Creates a scale.
  public init(ratings: [Rating], source: NumberSource? = nil) {
    self.ratings = ratings
    self.source = source
  }

  /// The rating with an identifier.
  public func rating(_ id: String) -> Rating? { ratings.first { $0.id == id } }

  /// A rating's position, 0 for the worst.
  public func rank(of id: String) -> Int? { ratings.firstIndex { $0.id == id } }
}

/// One rating of a scale.
public struct Rating: Sendable, Hashable {
  /// The identifier, as `requiresImprovement`.
  public var id: String
  /// The words shown, as `Requires improvement`.
  public var label: String
  /// The points it earns towards an overall rating.
  public var points: Int

  /// Creates a rating.
  public init(id: String, label: String, points: Int) {
    self.id = id
    self.label = label
    self.points = points
  }
}

/// A table of bands over a share in per cent, over points, or over a mean or percentage of them.
public struct BandSet: Sendable, Hashable {
  /// The identifier that standards name.
  public var id: String
  /// What the bands are over.
  public var measure: Measure
  /// How a share, a mean or a percentage is rounded before it is banded.
  public var rounding: ShareRounding
  /// The bands, lowest first, without gap or overlap.
  public var bands: [RatingBand]
  /// Where the edges come from.
  public var source: NumberSource?
  /// Where the table is declared.
  public var place: Place

  /// What a table of bands is over.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The share of relevant cases, in per cent, 0 to 100.
    case share
    /// The sum of points.
    case points
    /// The mean of points.
    case mean
    /// A percentage of the greatest points, or a score in per cent, 0 to 100.
    case percent

    /// Whether its values are whole numbers before they are rounded.
    public var isWhole: Bool { self == .points }
  }

  /// Creates a table of bands.
  public init(
    id: String,
    measure: Measure,
    rounding: ShareRounding = .none,
    bands: [RatingBand],
    source: NumberSource? = nil,
    place: Place
  ) {
    self.id = id
    self.measure = measure
    self.rounding = rounding
    self.bands = bands
    self.source = source
    self.place = place
  }
}

/// How a measure is rounded to a whole number before it is banded.
public enum ShareRounding: String, Sendable, Hashable, CaseIterable {
  /// Not at all.
  case none
  /// To the nearest whole number, halves up.
  case halfUp
  /// To the nearest whole number, halves to the even one.
  case halfEven
  /// To the nearest whole number, halves down.
  case halfDown
}

/// A range of a measure and the rating it earns.
public struct RatingBand: Sendable, Hashable {
  /// The rating's identifier.
  public var ratingID: String
  /// The least value, included.
  public var from: Decimal128
  /// The upper end.
  public var upper: Upper
  /// Where it is declared.
  public var place: Place

  /// The upper end of a band.
  public enum Upper: Sendable, Hashable {
    /// Up to and including a value.
    case through(Decimal128)
    /// Up to but not including a value.
    case below(Decimal128)
  }

  /// Creates a band.
  public init(ratingID: String, from: Decimal128, upper: Upper, place: Place) {
    self.ratingID = ratingID
    self.from = from
    self.upper = upper
    self.place = place
  }

  /// Whether a value lies in the band.
  public func contains(_ value: Decimal128) -> Bool {
    guard value >= from else { return false }
    switch upper {
    case .through(let end): return value <= end
    case .below(let end): return value < end
    }
  }
}

/// When a panel may move a standard's rating by one band.
public struct DiscretionRule: Sendable, Hashable {
  /// How many percentage points from a boundary count as near; `nil` when nearness does not matter.
  public var withinPoints: Decimal128?
  /// Whether one case judged differently opens discretion.
  public var opensForOneCase: Bool
  /// The greatest number of cases that counts as few; `nil` when size does not matter.
  public var fewCases: Int?
  /// Where the numbers come from.
  public var source: NumberSource?

  /// Creates a discretion rule.
  public init(
    withinPoints: Decimal128?,
    opensForOneCase: Bool,
    fewCases: Int?,
    source: NumberSource? = nil
  ) {
    self.withinPoints = withinPoints
    self.opensForOneCase = opensForOneCase
    self.fewCases = fewCases
    self.source = source
  }
}

/// One level of the units that a framework inspects.
public struct UnitLevel: Sendable, Hashable {
  /// The identifier, as `pdu`.
  public var id: String
  /// The name of one unit of this level, as `Probation delivery unit`.
  public var label: String
  /// The name of several.
  public var plural: String
  /// The path of the case's field that names its unit.
  public var field: String
  /// The codes of the standards rated at this level; a wider level pools its units' cases.
  public var standards: [String]
  /// Where it is declared.
  public var place: Place

  /// Creates a level.
  public init(
    id: String,
    label: String,
    plural: String,
    field: String,
    standards: [String],
    place: Place
  ) {
    self.id = id
    self.label = label
    self.plural = plural
    self.field = field
    self.standards = standards
    self.place = place
  }
}
