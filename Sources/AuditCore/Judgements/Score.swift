/// What is known of one item of one unit, where no case records are at hand.
public struct Score: Sendable, Hashable {
  /// The unit's name.
  public var unit: String
  /// The code of a key question, standard or composite, `overall`, or the name of a fact.
  public var item: String
  /// The cases that count as sufficient, of the relevant ones; `nil` when not known.
  public var share: Share?
  /// The percentage, 0 to 100; `nil` when not known.
  public var percent: Decimal128?
  /// The rating's identifier, or the value of a fact, as written; `nil` when not known.
  public var rating: String?
  /// The points, or the number of a fact, not below zero; `nil` when not known.
  public var points: Decimal128?
  /// Where it is written.
  public var place: Place

  /// Creates a score.
  public init(
    unit: String,
    item: String,
    share: Share? = nil,
    percent: Decimal128? = nil,
    rating: String? = nil,
    points: Decimal128? = nil,
    place: Place
  ) {
    self.unit = unit
    self.item = item
    self.share = share
    self.percent = percent
    self.rating = rating
    self.points = points
    self.place = place
  }
}
