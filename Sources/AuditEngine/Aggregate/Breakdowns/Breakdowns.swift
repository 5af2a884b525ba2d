import AuditCore

/// Counts the key questions' answers of each unit by groups of its cases.
enum Breakdowns {
  /// Makes one result for each breakdown of the vocabulary.
  static func make(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    outcomes: OutcomeTable,
    units: UnitTree,
    asOf: CalendarDay,
    threads: Int
  ) -> [BreakdownResult] {
    let environment = compiled.environment(asOf: asOf)
    return compiled.breakdowns.map { breakdown in
      let found = CaseGroups(breakdown, cases: cases, environment: environment, threads: threads)
      let units = counts(
        found,
        units,
        outcomes,
        compiled.framework.notEvidencedCounts,
        threads
      )
      return BreakdownResult(
        id: breakdown.breakdown.id,
        title: breakdown.breakdown.title,
        groups: found.groups,
        groupOfCase: found.groupOfCase,
        units: units,
        differences: units.map { differences($0, groups: found.groups, compiled.outline) }
      )
    }
  }

  /// The key questions on which the lowest and the highest of the groups differ.
  private static func differences(
    _ counts: [BreakdownResult.Counts],
    groups: [BreakdownResult.Group],
    _ outline: FrameworkOutline
  ) -> [BreakdownResult.Difference] {
    outline.questions.indices.compactMap { question in
      guard outline.pooledQuestion[question] == nil else { return nil }
      let compared = counts.indices.filter {
        groups[$0].isRecorded
          && counts[$0].shares[question].denominator >= BreakdownResult.leastCases
      }
      func isLower(_ left: Int, _ right: Int) -> Bool {
        Share.isLower(counts[left].shares[question], counts[right].shares[question])
      }
      guard let lower = compared.min(by: isLower), let higher = compared.max(by: isLower),
        let low = ShareInterval.usual(counts[lower].shares[question]),
        let high = ShareInterval.usual(counts[higher].shares[question]), low.isApart(from: high)
      else { return nil }
      return BreakdownResult.Difference(question: question, lower: lower, higher: higher)
    }
  }

  private static func counts(
    _ found: CaseGroups,
    _ units: UnitTree,
    _ outcomes: OutcomeTable,
    _ notEvidenced: NotEvidencedCounts,
    _ threads: Int
  ) -> [[BreakdownResult.Counts]] {
    let groupCount = found.groups.count
    let unitCount = units.units.count
    // One slot for each group of each unit; the first ones take the cases without a unit.
    let slots = zip(units.unitOfCase, found.groupOfCase).map { unit, group in
      Int32(Int(unit + 1) * groupCount + Int(group))
    }
    let slotCount = (unitCount + 1) * groupCount
    var caseCounts = Array(repeating: 0, count: slotCount)
    for slot in slots { caseCounts[Int(slot)] += 1 }
    pool(&caseCounts, width: 1, units, groupCount)
    let shares = Parallel.map(count: outcomes.indicated.count, threads: threads) { question in
      var counts = count(question, slots, slotCount, outcomes)
      pool(&counts, width: 8, units, groupCount)
      return (0..<slotCount).map { slot in
        var sufficiencies = SufficiencyCounts()
        for value in Sufficiency.allCases {
          sufficiencies[value] = counts[slot * 8 + Int(value.rawValue)]
        }
        return QuestionShares(sufficiencies, notEvidenced: notEvidenced).share
      }
    }
    return (0..<unitCount).map { unit in
      (0..<groupCount).map { group in
        let slot = (unit + 1) * groupCount + group
        return BreakdownResult.Counts(
          caseCount: caseCounts[slot],
          shares: shares.map { $0[slot] }
        )
      }
    }
  }

  /// How many cases of each slot had each sufficiency, judgements first.
  private static func count(
    _ question: Int,
    _ slots: [Int32],
    _ slotCount: Int,
    _ outcomes: OutcomeTable
  ) -> [Int] {
    var counts = Array(repeating: 0, count: slotCount * 8)
    let column = outcomes.indicated[question]
    for row in slots.indices { counts[Int(slots[row]) &* 8 &+ Int(column[row].rawValue)] &+= 1 }
    for row in outcomes.judged[question].keys {
      let place = Int(slots[row]) * 8
      counts[place + Int(column[row].rawValue)] -= 1
      counts[place + Int(outcomes.counted(question: question, case: row).rawValue)] += 1
    }
    return counts
  }

  /// Adds each unit's counts to its wider unit's; wider units come first in the tree.
  private static func pool(_ counts: inout [Int], width: Int, _ units: UnitTree, _ groups: Int) {
    for unit in units.units.indices.reversed() {
      guard let parent = units.units[unit].parent else { continue }
      for place in 0..<groups * width {
        counts[(parent + 1) * groups * width + place] += counts[(unit + 1) * groups * width + place]
      }
    }
  }
}
