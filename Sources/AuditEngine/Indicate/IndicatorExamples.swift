public import AuditCore

/// Runs the examples beside indicators, through both evaluators.
public enum IndicatorExamples {
  /// Tells which examples do not come to what they expect.
  ///
  /// An example with several records of the list comes to the worst of them: not met before not
  /// evidenced before met.
  ///
  /// - Parameters:
  ///   - compiled: The indicators.
  ///   - table: One case for each example, in the order of the indicators and their examples.
  ///   - day: The day on which an example without a day of its own is looked at.
  /// - Returns: One diagnostic for each example that fails.
  public static func failures(
    of compiled: [CompiledIndicator],
    table: CaseTable,
    day: CalendarDay
  ) -> [Diagnostic] {
    var failures: [Diagnostic] = []
    var row = 0
    for indicator in compiled {
      for example in indicator.indicator.examples {
        let asOf = example.asOf ?? day
        let found = outcome(of: indicator, table, row, asOf, .plain)
        let byColumns = outcome(of: indicator, table, row, asOf, .fastest)
        if found != example.expected || byColumns != found {
          failures.append(
            EngineMessages.indicatorExample(
              indicator.indicator,
              example,
              found: found,
              byColumns: byColumns
            )
          )
        }
        row += 1
      }
    }
    return failures
  }

  private static func outcome(
    of compiled: CompiledIndicator,
    _ table: CaseTable,
    _ row: Int,
    _ asOf: CalendarDay,
    _ choice: RuleRunner.Choice
  ) -> Outcome {
    let rows = CaseRows(count: table.count, threads: 1, choice: choice)
    if compiled.indicator.addsUp {
      return rows.amounts(of: compiled, table.records, asOf).outcomes[row]
    }
    guard let list = compiled.list else {
      return rows.outcomes(of: compiled, table.records, asOf)[row]
    }
    let ofCase = rows.truths(of: compiled, table.records, asOf)[row]
    let column = table.records.lists[list]
    let inner = CaseRows(count: column.table.rowCount, threads: 1, choice: choice)
    let outcomes = inner.outcomes(of: compiled, column.table, asOf, inList: true)
    let found = outcomes[column.rows(of: row)].filter { $0 != .notApplicable }
    guard !found.isEmpty else { return .notApplicable }
    if ofCase != .met { return ofCase }
    return [.error, .notMet, .notEvidenced].first(where: found.contains) ?? .met
  }
}
