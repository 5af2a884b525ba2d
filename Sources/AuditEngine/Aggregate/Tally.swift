import AuditCore

/// How often each outcome came about in each unit, a wider unit's narrower units pooled.
struct Tally {
  /// How many cases each unit has.
  private(set) var cases: [Int]
  /// For each unit, the counts of each key question.
  private(set) var questions: [[SufficiencyCounts]]
  /// For each unit, how many cases of each key question a person judged.
  private(set) var judged: [[Int]]
  /// For each unit, the counts of each prompt.
  private(set) var prompts: [[OutcomeCounts]]

  /// Counts all cases once for each key question and prompt, at the narrowest units.
  init(units: UnitTree, outcomes: OutcomeTable, threads: Int) {
    let unitCount = units.units.count
    let questionCount = outcomes.indicated.count
    // The first slot takes the cases without a unit.
    let slots = units.unitOfCase.map { $0 + 1 }
    let columns = Parallel.map(
      count: questionCount + outcomes.prompts.count,
      threads: threads
    ) { index in
      index < questionCount
        ? Self.count(outcomes.indicated[index], slots, slotCount: unitCount + 1)
        : Self.count(outcomes.prompts[index - questionCount], slots, slotCount: unitCount + 1)
    }
    cases = Array(repeating: 0, count: unitCount)
    for slot in slots where slot > 0 { cases[Int(slot) - 1] += 1 }
    questions = (0..<unitCount).map { unit in
      columns[..<questionCount].map { column in
        var counts = SufficiencyCounts()
        for value in Sufficiency.allCases { counts[value] = column[(unit + 1) * 8 + value.index] }
        return counts
      }
    }
    prompts = (0..<unitCount).map { unit in
      columns[questionCount...].map { column in
        var counts = OutcomeCounts()
        for value in Outcome.allCases { counts[value] = column[(unit + 1) * 8 + value.index] }
        return counts
      }
    }
    judged = Array(repeating: Array(repeating: 0, count: questionCount), count: unitCount)
    layJudgements(units, outcomes)
    pool(units)
  }

  /// What is known of a unit, with what people entered.
  func measures(
    of unit: Int,
    entries: UnitEntries,
    outline: FrameworkOutline
  ) -> UnitMeasures {
    UnitMeasures(
      caseCount: cases[unit],
      questions: outline.questions.indices.map {
        QuestionMeasure(
          questions[unit][$0],
          judgedCount: judged[unit][$0],
          notEvidenced: outline.framework.notEvidencedCounts
        )
      },
      prompts: prompts[unit],
      evidence: entries.ratings[unit] ?? [:],
      facts: entries.facts[unit] ?? [:],
      decisions: entries.decisions[unit] ?? [:]
    )
  }

  /// Moves each judged case from what the records indicate to what was judged.
  private mutating func layJudgements(_ units: UnitTree, _ outcomes: OutcomeTable) {
    for question in outcomes.judged.indices {
      for row in outcomes.judged[question].keys where units.unitOfCase[row] >= 0 {
        let unit = Int(units.unitOfCase[row])
        questions[unit][question][outcomes.indicated[question][row]] -= 1
        questions[unit][question][outcomes.counted(question: question, case: row)] += 1
        judged[unit][question] += 1
      }
    }
  }

  /// Adds each unit's counts to its wider unit's; wider units come first in the tree.
  private mutating func pool(_ units: UnitTree) {
    for unit in units.units.indices.reversed() {
      guard let parent = units.units[unit].parent else { continue }
      cases[parent] += cases[unit]
      for question in questions[unit].indices {
        for value in Sufficiency.allCases {
          questions[parent][question][value] += questions[unit][question][value]
        }
        judged[parent][question] += judged[unit][question]
      }
      for prompt in prompts[unit].indices {
        for value in Outcome.allCases {
          prompts[parent][prompt][value] += prompts[unit][prompt][value]
        }
      }
    }
  }

  private static func count(
    _ column: [some CountedValue],
    _ slots: [Int32],
    slotCount: Int
  ) -> [Int] {
    var counts = Array(repeating: 0, count: slotCount * 8)
    for row in slots.indices { counts[Int(slots[row]) &* 8 &+ column[row].index] &+= 1 }
    return counts
  }
}

/// An outcome or sufficiency, counted by its number, which is below 8.
private protocol CountedValue: Sendable {
  var index: Int { get }
}

extension Outcome: CountedValue {
  fileprivate var index: Int { Int(rawValue) }
}

extension Sufficiency: CountedValue {
  fileprivate var index: Int { Int(rawValue) }
}
