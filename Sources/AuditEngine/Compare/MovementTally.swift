import AuditCore

/// How the cases of each unit moved between two audits, counted unit by unit.
struct MovementTally: Sendable {
  /// For each unit, how its cases came and went.
  private(set) var flows: [CaseFlow]
  /// For each key question, for each unit, for each movement, how many cases.
  private(set) var questions: [[[Int]]]
  /// The same of each prompt.
  private(set) var prompts: [[[Int]]]

  /// Counts the movements of a comparison whose units are still to be filled in.
  ///
  /// A unit's movements are those of cases that it has in both audits, and of cases that arrived.
  init(_ comparer: AuditComparer, _ found: AuditComparison) {
    let new = comparer.new
    let paths = new.units.indices.map { new.path(to: $0) }
    flows = Array(repeating: CaseFlow(), count: new.units.count)
    guard found.matching == .matched else {
      (questions, prompts) = ([], [])
      return
    }
    let moved = Dictionary(
      found.movedCases.compactMap { former in former.newRow.map { ($0, former.unit) } },
      uniquingKeysWith: { first, _ in first }
    )
    // For each case, the units that count its movements.
    var counting: [[Int]] = []
    counting.reserveCapacity(new.caseIDs.count)
    for row in new.caseIDs.indices {
      let place = new.unitOfCase[row]
      let path = place == UnitTree.noUnit ? [] : paths[Int(place)]
      guard let formerUnit = moved[row] else {
        let hasArrived = comparer.formerRow[row] < 0
        for unit in path {
          if hasArrived { flows[unit].arrived += 1 } else { flows[unit].stayed += 1 }
        }
        counting.append(path)
        continue
      }
      let before = formerUnit.map { paths[$0] } ?? []
      for unit in path where !before.contains(unit) { flows[unit].movedIn += 1 }
      for unit in before where !path.contains(unit) { flows[unit].movedOut += 1 }
      let both = path.filter(before.contains)
      for unit in both { flows[unit].stayed += 1 }
      counting.append(both)
    }
    for former in found.leftCases {
      for unit in former.unit.map({ paths[$0] }) ?? [] { flows[unit].left += 1 }
    }
    let count = new.units.count
    questions = found.questionMovements.map { Self.counts($0, counting, units: count) }
    prompts = found.promptMovements.map { Self.counts($0, counting, units: count) }
  }

  private static func counts(
    _ movements: [Movement],
    _ counting: [[Int]],
    units: Int
  ) -> [[Int]] {
    let width = Movement.allCases.count
    var counts = Array(repeating: 0, count: units * width)
    for (row, movement) in movements.enumerated() {
      for unit in counting[row] { counts[unit * width + Int(movement.rawValue)] += 1 }
    }
    return (0..<units).map { Array(counts[$0 * width..<($0 + 1) * width]) }
  }
}
