import AuditCore

/// Places cases in the units of a list, whichever way their records write them.
///
/// The narrowest unit that the list knows decides: its wider units are those of the list, whatever
/// the record says of them. What the list does not know stays as the record writes it. A closed unit
/// that the list rolls up counts with the unit that took its work.
struct ListedUnits {
  /// The unit of each case at each level of the framework.
  private(set) var rows: [NamedRows]
  /// What of each level's units the list knows, by their numbers.
  private(set) var standings: [[UnitTree.Standing]]
  /// What the records say that the list does not, in the order of first cases.
  private(set) var faults: [Fault] = []

  /// A unit that the list lacks, has closed, or has elsewhere.
  struct Fault {
    enum Kind: Hashable {
      case notListed
      case closed(unit: Int)
      case merged(unit: Int, into: Int)
      case elsewhere(unit: Int)
    }
    let kind: Kind
    /// The index of the framework's level.
    let level: Int
    /// The name as the records write it.
    let name: String
    /// The row of its first case.
    let row: Int
    /// How many cases it has.
    var count: Int
  }

  private let geography: Geography
  /// For each unit, the one that its cases count with: itself, unless it is rolled up.
  private let counted: [Int]
  /// The list's level of each level of the framework; `nil` where it has none.
  private let listLevels: [Int?]
  /// The units of each level by plain code and name.
  private let known: [[String: [Int]]]
  /// The number of each name at each level of the framework.
  private var numbers: [[Key: Int32]]
  private var faultIndices: [FaultKey: Int] = [:]

  private enum Key: Hashable {
    case listed(Int)
    case written(String)
  }
  private struct FaultKey: Hashable {
    var kind: Fault.Kind
    var level: Int
    var name: String
  }

  init(_ geography: Geography, levels: [UnitLevel], records: RecordTable, asOf: CalendarDay) {
    self.geography = geography
    counted = geography.units.indices.map { geography.rolledUp($0, asOf: asOf) }
    listLevels = levels.map { level in
      geography.levels.firstIndex { $0.field == level.field }
    }
    known = geography.levels.indices.map { level in
      var found: [String: [Int]] = [:]
      for (index, unit) in geography.units.enumerated() where unit.level == level {
        let names = Set([Geography.plain(unit.code), Geography.plain(unit.name)])
        for name in names { found[name, default: []].append(index) }
      }
      return found
    }
    let none = Array(repeating: Int32(-1), count: records.rowCount)
    rows = levels.map { _ in NamedRows(ids: none, names: []) }
    standings = levels.map { _ in [] }
    numbers = levels.map { _ in [:] }
    place(records, levels, asOf)
  }

  private mutating func place(_ records: RecordTable, _ levels: [UnitLevel], _ asOf: CalendarDay) {
    let listed = geography.levels.map { NamedRows(records: records, path: $0.field) }
    let written = levels.map { NamedRows(records: records, path: $0.field) }
    // Records name few units in many cases, so each way of writing them is placed once.
    var lines: [[Int32]: [Spot]] = [:]
    for row in 0..<records.rowCount {
      let ids = listed.map { $0.ids[row] }
      let line: [Spot]
      if let found = lines[ids] {
        line = found
      } else {
        line = self.line(anchor(zip(listed, ids).map { $1 < 0 ? nil : $0.names[Int($1)] }))
        lines[ids] = line
      }
      for level in levels.indices {
        let id = written[level].ids[row]
        let name = id < 0 ? nil : written[level].names[Int(id)]
        let spot = listLevels[level].map { line[$0] } ?? Spot()
        guard let number = number(spot.counted, name, level) else { continue }
        rows[level].set(number, at: row)
        if listLevels[level] != nil { tell(spot, name, level, row, asOf) }
      }
    }
  }

  /// A case's unit at one level of the list.
  private struct Spot {
    /// The unit that the list has there; `nil` when it knows none.
    var listed: Int?
    /// The unit that the case counts in.
    var counted: Int?
  }

  /// The units of a case at each level of the list, from its narrowest known one.
  private func line(_ anchor: Int?) -> [Spot] {
    var line = geography.levels.map { _ in Spot() }
    var place = anchor
    while let unit = place {
      let level = geography.units[unit].level
      line[level].listed = anchor.flatMap { geography.ancestor(of: $0, at: level) }
      line[level].counted = counted[unit]
      place = geography.units[counted[unit]].parent
    }
    return line
  }

  /// The narrowest unit that the names lead to; `nil` when they lead to none, or to several.
  private func anchor(_ names: [String?]) -> Int? {
    let candidates = names.enumerated().map { level, name in
      name.flatMap { known[level][Geography.plain($0)] } ?? []
    }
    for level in names.indices.reversed() where !candidates[level].isEmpty {
      let fitting = candidates[level].filter { unit in
        candidates.prefix(level).enumerated().allSatisfy { wider, units in
          units.isEmpty || geography.ancestor(of: unit, at: wider).map(units.contains) == true
        }
      }
      if fitting.count == 1 { return fitting[0] }
      if fitting.isEmpty, candidates[level].count == 1 { return candidates[level][0] }
    }
    return nil
  }

  /// The number of a unit at a level of the framework; `nil` when nothing names one.
  private mutating func number(_ unit: Int?, _ name: String?, _ level: Int) -> Int32? {
    guard let key = unit.map(Key.listed) ?? name.map(Key.written) else { return nil }
    if let number = numbers[level][key] { return number }
    let number = Int32(rows[level].names.count)
    numbers[level][key] = number
    rows[level].add(unit.map { geography.units[$0].name } ?? name ?? "")
    let isListed = unit != nil || listLevels[level] == nil
    standings[level].append(isListed ? .listed : .notListed)
    return number
  }

  private mutating func tell(
    _ spot: Spot,
    _ name: String?,
    _ level: Int,
    _ row: Int,
    _ asOf: CalendarDay
  ) {
    guard let unit = spot.counted, let listed = spot.listed else {
      if let name { count(.notListed, level, name, row) }
      return
    }
    if counted[listed] != listed {
      let kind = Fault.Kind.merged(unit: listed, into: counted[listed])
      count(kind, level, geography.units[listed].name, row)
    }
    let found = geography.units[unit]
    if let closed = found.closedOn, closed < asOf {
      count(.closed(unit: unit), level, found.name, row)
      if let number = numbers[level][.listed(unit)] {
        let standing = UnitTree.Standing.closed(closed, mergedInto: successor(of: found))
        standings[level][Int(number)] = standing
      }
    }
    guard let name else { return }
    let plain = Geography.plain(name)
    let fits = [found, geography.units[listed]].contains {
      plain == Geography.plain($0.code) || plain == Geography.plain($0.name)
    }
    if !fits { count(.elsewhere(unit: unit), level, name, row) }
  }

  private mutating func count(_ kind: Fault.Kind, _ level: Int, _ name: String, _ row: Int) {
    let key = FaultKey(kind: kind, level: level, name: name)
    if let index = faultIndices[key] {
      faults[index].count += 1
    } else {
      faultIndices[key] = faults.count
      faults.append(Fault(kind: kind, level: level, name: name, row: row, count: 1))
    }
  }

  /// The names that the list has at a level of the framework.
  func names(at level: Int) -> [String] {
    listLevels[level].map { listLevel in
      geography.units.filter { $0.level == listLevel }.map(\.name)
    } ?? []
  }

  /// A unit of the list.
  func unit(_ index: Int) -> Geography.Unit { geography.units[index] }

  /// The unit of the same level that took a closed one's work.
  func successor(of unit: Geography.Unit) -> String? {
    unit.mergedInto.flatMap { code in
      geography.units.first { $0.level == unit.level && $0.code == code }?.name
    }
  }
}
