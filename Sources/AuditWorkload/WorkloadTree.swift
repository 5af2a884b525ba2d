import AuditCore

/// The units that caseloads name, each level's after the wider level's, by name within a parent.
struct WorkloadTree {
  private(set) var units: [WorkloadUnit] = []
  /// The narrowest unit of each caseload.
  private(set) var unitOf: [Int]

  init(_ caseloads: [Caseload]) {
    unitOf = Array(repeating: -1, count: caseloads.count)
    for level in 0..<(caseloads.map(\.units.count).max() ?? 0) {
      var members: [Key: [Int]] = [:]
      for (index, caseload) in caseloads.enumerated() where level < caseload.units.count {
        members[Key(parent: unitOf[index], name: caseload.units[level]), default: []].append(index)
      }
      let keys = members.keys.sorted {
        $0.parent != $1.parent ? $0.parent < $1.parent : $0.name < $1.name
      }
      for key in keys {
        let parent = key.parent < 0 ? nil : key.parent
        if let parent { units[parent].children.append(units.count) }
        for index in members[key] ?? [] { unitOf[index] = units.count }
        units.append(WorkloadUnit(name: key.name, level: level, parent: parent))
      }
    }
  }

  private struct Key: Hashable {
    var parent: Int
    var name: String
  }

  /// Adds the practitioners up, then puts the most loaded first.
  mutating func sum(_ practitioners: [PractitionerWorkload], caseloadLimit: Int) {
    for (index, practitioner) in practitioners.enumerated() {
      var unit: Int? = practitioner.unit
      while let place = unit, place >= 0 {
        units[place].practitioners.append(index)
        units[place].totals.add(practitioner.totals)
        units[place].complexCount += practitioner.complexCount
        unit = units[place].parent
      }
    }
    for place in units.indices {
      let totals = units[place].totals
      units[place].capacity = WorkloadMaker.capacity(totals.points, totals.availablePoints)
      // Somebody who works in two teams is one person with both teams' cases.
      let rows = Dictionary(grouping: units[place].practitioners) { practitioners[$0].staff }
      units[place].staffCount = rows.count
      units[place].holderCount = rows.values.count { rows in
        rows.contains { practitioners[$0].totals.caseCount > 0 }
      }
      units[place].unavailableCount = rows.values.count { rows in
        rows.contains { practitioners[$0].flags.contains(.noAvailablePoints) }
      }
      units[place].highCaseloadCount = rows.values.count { rows in
        rows.reduce(0) { $0 + practitioners[$1].totals.caseCount } > caseloadLimit
      }
      units[place].overCapacityCount = rows.values.count { rows in
        rows.contains { practitioners[$0].flags.contains(.overCapacity) }
      }
    }
    let capacities = units.map(\.capacity)
    for place in units.indices {
      units[place].children.sort { left, right in
        capacities[left] != capacities[right]
          ? capacities[right] < capacities[left] : left < right
      }
    }
  }
}

extension WorkloadTotals {
  fileprivate mutating func add(_ other: WorkloadTotals) {
    points += other.points
    availablePoints += other.availablePoints
    contactPoints = contactPoints + other.contactPoints
    caseCount += other.caseCount
  }
}
