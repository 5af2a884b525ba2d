/// A panel's decision to move a standard's rating of one unit by one band.
public struct PanelDecision: Sendable, Hashable {
  /// The unit's name, as the records write it.
  public var unit: String
  /// The standard's code.
  public var item: String
  /// The rating that was computed, by its identifier.
  public var from: String
  /// The rating that the panel gave, by its identifier.
  public var to: String
  /// Who decided.
  public var by: String
  /// The day it was decided.
  public var on: CalendarDay
  /// Why.
  public var why: String
  /// The last day on which it holds; `nil` when it does not expire.
  public var expires: CalendarDay?
  /// Where it is written.
  public var place: Place

  /// Creates a decision.
  public init(
    unit: String,
    item: String,
    from: String,
    to: String,
    by: String,
    on: CalendarDay,
    why: String,
    expires: CalendarDay? = nil,
    place: Place
  ) {
    self.unit = unit
    self.item = item
    self.from = from
    self.to = to
    self.by = by
    self.on = on
    self.why = why
    self.expires = expires
    self.place = place
  }
}

/// A fact about a unit that a person entered.
public struct UnitFact: Sendable, Hashable {
  /// The unit's name, as the records write it.
  public var unit: String
  /// The fact's name.
  public var name: String
  /// The value, as written.
  public var value: String
  /// Where it is written.
  public var place: Place

  /// Creates a fact.
  public init(unit: String, name: String, value: String, place: Place) {
    self.unit = unit
    self.name = name
    self.value = value
    self.place = place
  }
}
