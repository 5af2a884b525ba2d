import AuditCore

/// Finds the cases with something not met and puts the gravest first.
struct ConcernFinder {
  /// How many concerns are kept at least, over the whole audit.
  static let overallLimit = 1_000
  /// How many of each unit's gravest cases are kept at least.
  static let unitLimit = 20

  private let outline: FrameworkOutline
  private let outcomes: OutcomeTable

  init(outline: FrameworkOutline, outcomes: OutcomeTable) {
    self.outline = outline
    self.outcomes = outcomes
  }

  /// Lists the concerns: by critical prompts not met, then insufficient key questions, then other
  /// prompts not met, then the order of the cases.
  func find(in units: UnitTree, threads: Int) -> [CaseConcern] {
    let count = units.unitOfCase.count
    let columns = outline.prompts.indices
    let critical = columns.filter { outline.prompts[$0].isCritical }
    let other = columns.filter { !outline.prompts[$0].isCritical }
    let insufficient = outline.questions.indices.filter { outline.pooledQuestion[$0] == nil }
    let sums = Parallel.map(count: 3, threads: threads) { part in
      switch part {
      case 0: Self.sum(critical.map { outcomes.prompts[$0] }, equal: .notMet, count: count)
      case 1: Self.sum(other.map { outcomes.prompts[$0] }, equal: .notMet, count: count)
      default: insufficientCounts(insufficient, count: count)
      }
    }
    let rows = Self.gravestFirst(
      critical: sums[0],
      insufficient: sums[2],
      other: sums[1],
      bounds: (critical.count, insufficient.count, other.count)
    )
    return kept(rows, of: units).map { row in
      CaseConcern(
        row: row,
        criticalPrompts: critical.filter { outcomes.prompts[$0][row] == .notMet },
        otherCount: Int(sums[1][row]),
        insufficientCount: Int(sums[2][row])
      )
    }
  }

  private func insufficientCounts(_ questions: [Int], count: Int) -> [UInt16] {
    let columns = questions.map { outcomes.indicated[$0] }
    var sums = Self.sum(columns, equal: .insufficient, count: count)
    for question in questions {
      for row in outcomes.judged[question].keys {
        let was = outcomes.indicated[question][row] == .insufficient
        let isNow = outcomes.counted(question: question, case: row) == .insufficient
        if was, !isNow { sums[row] -= 1 }
        if !was, isNow { sums[row] += 1 }
      }
    }
    return sums
  }

  private static func sum<Value: RawRepresentable<UInt8>>(
    _ columns: [[Value]],
    equal wanted: Value,
    count: Int
  ) -> [UInt16] {
    var sums = Array(repeating: UInt16(0), count: count)
    for column in columns {
      for row in sums.indices {
        sums[row] &+= column[row].rawValue == wanted.rawValue ? 1 : 0
      }
    }
    return sums
  }

  /// Sorts the cases with anything not met by counting, which leaves equals in order.
  private static func gravestFirst(
    critical: [UInt16],
    insufficient: [UInt16],
    other: [UInt16],
    bounds: (critical: Int, insufficient: Int, other: Int)
  ) -> [Int] {
    func pass(_ rows: [Int], _ values: [UInt16], _ bound: Int) -> [Int] {
      var starts = Array(repeating: 0, count: bound + 2)
      for row in rows { starts[bound - Int(values[row]) + 1] += 1 }
      for index in 1..<starts.count { starts[index] += starts[index - 1] }
      var sorted = rows
      for row in rows {
        let slot = bound - Int(values[row])
        sorted[starts[slot]] = row
        starts[slot] += 1
      }
      return sorted
    }
    let rows = critical.indices.filter { critical[$0] | insufficient[$0] | other[$0] != 0 }
    let byOther = pass(rows, other, bounds.other)
    return pass(pass(byOther, insufficient, bounds.insufficient), critical, bounds.critical)
  }

  private func kept(_ rows: [Int], of units: UnitTree) -> [Int] {
    var keptInUnit = Array(repeating: 0, count: units.units.count)
    var kept: [Int] = []
    for row in rows {
      let unit = units.unitOfCase[row]
      let path = unit < 0 ? [] : units.path(to: Int(unit))
      if kept.count < Self.overallLimit || path.contains(where: { keptInUnit[$0] < Self.unitLimit })
      {
        kept.append(row)
        for step in path { keptInUnit[step] += 1 }
      }
    }
    return kept
  }
}
