/// The units that there are, each within its wider one, with those that were closed.
public struct Geography: Sendable, Hashable {
  /// The identifier.
  public var id: String
  /// The version, as written.
  public var version: String
  /// The title for people.
  public var title: String
  /// The levels, widest first.
  public var levels: [Level]
  /// The units; each stands after its wider one.
  public var units: [Unit]

  /// Creates a list of units.
  public init(id: String, version: String, title: String, levels: [Level], units: [Unit]) {
    self.id = id
    self.version = version
    self.title = title
    self.levels = levels
    self.units = units
  }

  /// One level of units.
  public struct Level: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// The name of one unit of it, as `Region`.
    public var label: String
    /// The path of the case's field that names its unit.
    public var field: String

    /// Creates a level.
    public init(id: String, label: String, field: String) {
      self.id = id
      self.label = label
      self.field = field
    }
  }

  /// One unit.
  public struct Unit: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The name.
    public var name: String
    /// The index of its level.
    public var level: Int
    /// The index of the wider unit; `nil` at the widest level.
    public var parent: Int?
    /// The last day of a unit that was closed; `nil` for one that is open.
    public var closedOn: CalendarDay?
    /// The code of the unit that took its work; `nil` when none did.
    public var mergedInto: String?
    /// Whether its cases count with the unit that took its work, from the day after it was closed.
    public var rollsUp: Bool

    /// Creates a unit.
    public init(
      code: String,
      name: String,
      level: Int,
      parent: Int?,
      closedOn: CalendarDay? = nil,
      mergedInto: String? = nil,
      rollsUp: Bool = false
    ) {
      self.code = code
      self.name = name
      self.level = level
      self.parent = parent
      self.closedOn = closedOn
      self.mergedInto = mergedInto
      self.rollsUp = rollsUp
    }
  }

  /// The unit's wider unit at a level, or itself; `nil` for a narrower level.
  public func ancestor(of unit: Int, at level: Int) -> Int? {
    var place: Int? = unit
    while let current = place, units[current].level > level { place = units[current].parent }
    return place.flatMap { units[$0].level == level ? $0 : nil }
  }

  /// The unit that a unit's cases count with on a day: itself, or the one that took the work of a closed
  /// one that rolls up, and so on.
  public func rolledUp(_ unit: Int, asOf day: CalendarDay) -> Int {
    var place = unit
    // A list whose mergers run in a circle is faulty; each unit is passed once, so this ends all the same.
    for _ in units {
      let current = units[place]
      guard current.rollsUp, let closedOn = current.closedOn, closedOn < day,
        let code = current.mergedInto,
        let next = units.firstIndex(where: { $0.level == current.level && $0.code == code })
      else { return place }
      place = next
    }
    return place
  }

  /// The letters and digits of a name, small: letter case, blanks and dashes do not make two of one.
  public static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
