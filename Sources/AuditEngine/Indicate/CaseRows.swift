import AuditCore
import FEEL

/// Runs the rules of an indicator over all rows of a table, block by block.
struct CaseRows {
  let count: Int
  let threads: Int
  /// Which evaluator answers.
  var choice = RuleRunner.Choice.fastest

  init(count: Int, threads: Int, choice: RuleRunner.Choice = .fastest) {
    self.count = count
    self.threads = threads
    self.choice = choice
  }

  /// What each row came to by what is counted and what meets.
  func outcomes(
    of compiled: CompiledIndicator,
    _ table: RecordTable,
    _ asOf: CalendarDay,
    inList: Bool = false
  ) -> [Outcome] {
    let environment = compiled.environment(asOf: asOf, inList: inList)
    return blocks { rows in
      let runner = RuleRunner(
        table: table,
        environment: environment,
        rows: rows,
        choice: choice
      )
      let asked =
        inList
        ? runner.truth(of: compiled.counts)
        : runner.truth(of: compiled.cases).and(runner.truth(of: compiled.counts))
      return OutcomeBits(applies: asked, rule: runner.truth(of: compiled.meets))
        .outcomes(count: rows.count)
    }
  }

  /// Whether the records of each case are looked at: met, or why not.
  func truths(
    of compiled: CompiledIndicator,
    _ table: RecordTable,
    _ asOf: CalendarDay
  ) -> [Outcome] {
    let environment = compiled.environment(asOf: asOf, inList: false)
    return blocks { rows in
      let runner = RuleRunner(
        table: table,
        environment: environment,
        rows: rows,
        choice: choice
      )
      let asked = runner.truth(of: compiled.cases)
      return OutcomeBits(applies: asked, rule: BlockTruth(always: true, count: rows.count))
        .outcomes(count: rows.count)
    }
  }

  /// The number of each case that is counted; met where there is one.
  func amounts(
    of compiled: CompiledIndicator,
    _ table: RecordTable,
    _ asOf: CalendarDay
  ) -> (outcomes: [Outcome], amounts: [Decimal128?]) {
    let asked = outcomes(of: compiled, table, asOf)
    guard let amount = compiled.amount else { return (asked, []) }
    let environment = compiled.environment(asOf: asOf, inList: false)
    let values: [Value?] = blocks { rows in
      let run = PlainRun(environment: environment)
      return rows.map { row in
        guard asked[row] == .met else { return nil }
        run.look(at: RecordReference(table: table, row: row))
        return run.evaluate(amount)
      }
    }
    var outcomes = asked
    var amounts: [Decimal128?] = Array(repeating: nil, count: count)
    for (row, value) in values.enumerated() {
      switch value {
      case nil: break
      // Without an end to its digits, a sum could not be held exactly.
      case .number(let number)?: amounts[row] = number.rounded(places: 6, .halfUp)
      case .null(.notRecorded)?: outcomes[row] = .notEvidenced
      default: outcomes[row] = .error
      }
    }
    return (outcomes, amounts)
  }

  private func blocks<T: Sendable>(_ body: @Sendable (Range<Int>) -> [T]) -> [T] {
    let size = CaseScorer.blockSize
    return Parallel.map(count: (count + size - 1) / size, threads: threads) { block in
      body(block * size..<min((block + 1) * size, count))
    }.flatMap { $0 }
  }
}
