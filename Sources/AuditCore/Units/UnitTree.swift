/// The units of an audit at every level, and the unit of each case.
public struct UnitTree: Sendable {
  /// All units: each level's after the wider level's, by name within a parent.
  public let units: [Unit]
  /// For each case, the index of its unit at the narrowest level, or `noUnit`.
  public let unitOfCase: [Int32]

  /// One unit.
  public struct Unit: Sendable, Hashable {
    /// The name, as the records write it or as the list of units has it.
    public var name: String
    /// The index of its level in the framework.
    public var level: Int
    /// The index of the wider unit it belongs to.
    public var parent: Int?
    /// The indices of its narrower units.
    public var children: [Int]
    /// What the list of units knows of it; `nil` where the audit has no such list.
    public var standing: Standing?

    /// Creates a unit.
    public init(name: String, level: Int, parent: Int?, children: [Int] = []) {
      self.name = name
      self.level = level
      self.parent = parent
      self.children = children
    }
  }

  /// What a list of units knows of a unit.
  public enum Standing: Sendable, Hashable {
    /// It is in the list.
    case listed
    /// It is not in the list.
    case notListed
    /// It is in the list, and was closed on a day; with the name of the unit that took its work,
    /// `nil` when none did.
    case closed(CalendarDay, mergedInto: String?)
  }

  /// The entry of `unitOfCase` for a case without a unit.
  public static let noUnit: Int32 = -1

  /// Creates a tree.
  public init(units: [Unit], unitOfCase: [Int32]) {
    self.units = units
    self.unitOfCase = unitOfCase
  }

  /// The unit's indices from the widest to itself.
  public func path(to unit: Int) -> [Int] {
    var path = [unit]
    while let parent = units[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }
}
