public import AuditCore
import FEEL

/// Works out indicators of cases and counts them for each unit.
public enum IndicatorCounter {
  /// Tells which indicators bear the name of an earlier one.
  public static func twice(_ indicators: [CompiledIndicator]) -> [Diagnostic] {
    var places: [String: Place] = [:]
    return indicators.compactMap { compiled in
      let indicator = compiled.indicator
      if let earlier = places[indicator.id] {
        return EngineMessages.indicatorTwice(indicator, earlier: earlier)
      }
      places[indicator.id] = indicator.place
      return nil
    }
  }

  /// Counts each indicator in each unit.
  ///
  /// - Parameters:
  ///   - indicators: The compiled indicators.
  ///   - cases: The cases of the audit.
  ///   - result: The audit, whose units and outcomes are used.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: One result for each indicator in order, but for those that ask for a key question of
  ///   other frameworks or for data that no record holds, which are told.
  public static func count(
    _ indicators: [CompiledIndicator],
    cases: CaseTable,
    result: AuditResult,
    threads: Int
  ) -> (results: [IndicatorResult], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let results = indicators.compactMap { compiled -> IndicatorResult? in
      if let missing = missing(compiled, cases.records) {
        diagnostics.append(EngineMessages.indicatorWithoutRecords(compiled.indicator, missing))
        return nil
      }
      guard
        let findings = findings(
          compiled,
          cases,
          result,
          CaseRows(count: cases.count, threads: threads)
        )
      else {
        diagnostics.append(
          EngineMessages.indicatorQuestion(compiled.indicator, result.framework)
        )
        return nil
      }
      return IndicatorResult(
        indicator: compiled.indicator,
        units: units(findings, compiled.indicator, result.units),
        found: findings.cases
      )
    }
    return (results, diagnostics)
  }

  /// A field or list of which the records hold nothing; `nil` where all that is needed is there.
  private static func missing(_ compiled: CompiledIndicator, _ records: RecordTable) -> String? {
    let indicator = compiled.indicator
    return (indicator.needs + [indicator.list].compactMap { $0 }).map(\.text).first { name in
      if let list = records.type.listIndex(name) { return records.lists[list].table.rowCount == 0 }
      guard let field = records.type.fieldIndex(name) else { return false }
      let validity = records.columns[field].validity
      return !(0..<records.rowCount).contains { validity[$0] }
    }
  }

  /// What an indicator found.
  private struct Findings {
    /// For each thing that was looked at, a case or a record, what it came to.
    var outcomes: [Outcome]
    /// For each of them its case.
    var rows: [Int32]?
    /// For each case the number that is added up; empty for shares.
    var amounts: [Decimal128?] = []
    /// For each case what was found in it.
    var cases: [IndicatorFindings] = []
  }

  private static func findings(
    _ compiled: CompiledIndicator,
    _ cases: CaseTable,
    _ result: AuditResult,
    _ rows: CaseRows
  ) -> Findings? {
    let asOf = result.provenance.asOf
    var findings: Findings
    if compiled.indicator.measure == .keyQuestion {
      guard let question = question(compiled.indicator, result.framework) else { return nil }
      findings = Findings(
        outcomes: (0..<cases.count).map {
          Outcome(result.outcomes.counted(question: question, case: $0))
        }
      )
    } else if compiled.indicator.addsUp {
      let (outcomes, amounts) = rows.amounts(of: compiled, cases.records, asOf)
      findings = Findings(outcomes: outcomes, amounts: amounts)
    } else if let list = compiled.list {
      let column = cases.records.lists[list]
      let asked = rows.truths(of: compiled, cases.records, asOf)
      var owners: [Int32] = []
      for row in 0..<cases.count {
        owners += Array(repeating: Int32(row), count: column.rows(of: row).count)
      }
      let inner = CaseRows(count: column.table.rowCount, threads: rows.threads)
      var outcomes = inner.outcomes(of: compiled, column.table, asOf, inList: true)
      for record in outcomes.indices {
        // What the wider rule says of the case is said of its records.
        let ofCase = asked[Int(owners[record])]
        if ofCase != .met, outcomes[record] != .notApplicable { outcomes[record] = ofCase }
      }
      findings = Findings(outcomes: outcomes, rows: owners)
    } else {
      findings = Findings(outcomes: rows.outcomes(of: compiled, cases.records, asOf))
    }
    findings.cases = Array(repeating: [], count: cases.count)
    for (position, outcome) in findings.outcomes.enumerated() {
      findings.cases[findings.rows.map { Int($0[position]) } ?? position].formUnion(
        IndicatorFindings(outcome)
      )
    }
    return findings
  }

  private static func question(_ indicator: Indicator, _ framework: Framework) -> Int? {
    let ids = [framework.id] + framework.tailorings.map(\.baseID)
    return indicator.questions.lazy.compactMap { named in
      ids.contains(named.frameworkID)
        ? framework.questions.firstIndex { $0.code == named.code } : nil
    }.first
  }

  private static func units(
    _ findings: Findings,
    _ indicator: Indicator,
    _ tree: UnitTree
  ) -> [IndicatorCounts] {
    var counts = Array(repeating: IndicatorCounts(), count: tree.units.count)
    for (position, outcome) in findings.outcomes.enumerated() {
      let row = findings.rows.map { Int($0[position]) } ?? position
      guard row < tree.unitOfCase.count else { continue }
      let unit = Int(tree.unitOfCase[row])
      if unit == UnitTree.noUnit { continue }
      switch outcome {
      case .met: counts[unit].metCount += 1
      case .notMet: counts[unit].notMetCount += 1
      case .notEvidenced, .awaitingJudgement: counts[unit].notEvidencedCount += 1
      case .error: counts[unit].errorCount += 1
      case .notApplicable, .notSelected: break
      }
      if !findings.amounts.isEmpty, let amount = findings.amounts[row] {
        counts[unit].amount = counts[unit].amount.adding(amount) ?? counts[unit].amount
      }
    }
    // Wider units come first in the tree.
    for unit in tree.units.indices.reversed() {
      guard let parent = tree.units[unit].parent else { continue }
      counts[parent].add(counts[unit])
    }
    if !indicator.addsUp {
      for unit in counts.indices { counts[unit].interval = .usual(counts[unit].share) }
    }
    return counts
  }
}

extension IndicatorFindings {
  /// What one outcome adds to the findings of its case.
  fileprivate init(_ outcome: Outcome) {
    switch outcome {
    case .met: self = .met
    case .notMet: self = .notMet
    case .notEvidenced, .awaitingJudgement: self = .notEvidenced
    case .error: self = .error
    case .notApplicable, .notSelected: self = []
    }
  }
}

extension Outcome {
  /// What a key question's answer is to an indicator.
  fileprivate init(_ sufficiency: Sufficiency) {
    switch sufficiency {
    case .sufficient: self = .met
    case .insufficient: self = .notMet
    case .notApplicable: self = .notApplicable
    case .notEvidenced: self = .notEvidenced
    case .awaitingJudgement: self = .awaitingJudgement
    case .error: self = .error
    }
  }
}
