import AuditCore

/// The counts of one question or prompt in every unit, and which of them are withheld.
struct CountTable {
  /// One count.
  struct Cell {
    /// The number of cases.
    var count: Int
    /// Whether the number says something of what was done in so few cases.
    var isSensitive: Bool
    /// Whether it says so when it is zero: that nothing is not evidenced says it of nobody's practice.
    var isSensitiveAtZero = true
  }

  /// For each unit, its cells; every unit has as many.
  var cells: [[Cell]]

  /// Withholds what is small, and more until it cannot be worked out.
  ///
  /// - Parameters:
  ///   - units: The units, whose cells add up to those of the wider unit and to its cases.
  ///   - caseCounts: The number of each unit's cases; `nil` where it is withheld.
  ///   - policy: What is small.
  /// - Returns: For each unit, which cells are withheld; and the units whose number of cases must be
  ///   withheld as well.
  func protected(
    in units: UnitTree,
    caseCounts: [Int?],
    by policy: DisclosurePolicy
  ) -> (withheld: [[Bool]], suppression: Suppression, units: Set<Int>) {
    var suppression = Suppression(policy)
    let cases = caseCounts.map { count -> Int in
      suppression.add(count, isFixed: true)
    }
    let positions = cells.map { row in
      row.map {
        suppression.add(
          $0.count,
          isSensitive: $0.isSensitive,
          isSensitiveAtZero: $0.isSensitiveAtZero
        )
      }
    }
    for unit in cells.indices {
      suppression.addSum(cases[unit], of: positions[unit])
      let children = units.units[unit].children
      if children.isEmpty { continue }
      for column in positions[unit].indices {
        suppression.addSum(positions[unit][column], of: children.map { positions[$0][column] })
      }
      suppression.addSum(cases[unit], of: children.map { cases[$0] })
    }
    suppression.protect()
    let isWithheld = suppression.isWithheld
    let withheld = positions.map { row in row.map { isWithheld[$0] } }
    let newUnits = cases.indices.filter { isWithheld[cases[$0]] && caseCounts[$0] != nil }
    return (withheld, suppression, Set(newUnits))
  }
}
