import AuditCore

/// The sums between the numbers of groups of units' cases, as a network in which each number flows
/// from one sum to another.
///
/// A unit's groups add up to the unit, and a group's numbers in units to that of the wider unit.
/// Every number stands in two of these sums, so that numbers can change without any sum changing
/// exactly where they go round a circle.
struct GroupNetwork: Sendable {
  /// One number: that of a group of a unit, or of the whole unit.
  struct Edge: Sendable {
    /// The sum that it flows from.
    var from: Int
    /// The sum that it flows to.
    var to: Int
  }

  /// The numbers: for each unit its groups in order, then the whole unit.
  let edges: [Edge]
  /// For each sum, the numbers that stand in it.
  let edgesAt: [[Int]]
  /// How many groups each unit has.
  let groupCount: Int

  init(_ units: UnitTree, groupCount: Int) {
    let count = units.units.count
    let width = groupCount + 1
    let outside = count + count * width
    func column(_ unit: Int, _ group: Int) -> Int { count + unit * width + group }
    var edges: [Edge] = []
    for (unit, place) in units.units.enumerated() {
      let isNarrowest = place.children.isEmpty
      for group in 0...groupCount {
        // A narrowest unit has one sum, of its groups; a wider one has a sum for each group.
        let own = isNarrowest ? unit : column(unit, group)
        let wider = place.parent.map { column($0, group) } ?? (isNarrowest ? outside : unit)
        edges.append(
          group < groupCount ? Edge(from: own, to: wider) : Edge(from: wider, to: own)
        )
      }
    }
    var edgesAt: [[Int]] = Array(repeating: [], count: outside + 1)
    for (index, edge) in edges.enumerated() {
      edgesAt[edge.from].append(index)
      edgesAt[edge.to].append(index)
    }
    self.edges = edges
    self.edgesAt = edgesAt
    self.groupCount = groupCount
  }

  /// The position of the number of a unit's group, or of the unit for `groupCount`.
  func edge(_ unit: Int, _ group: Int) -> Int { unit * (groupCount + 1) + group }

  /// Whether a number is that of a whole unit.
  func isTotal(_ edge: Int) -> Bool { edge % (groupCount + 1) == groupCount }
}
