import AuditCore

/// What an audit's outcomes come to, unit by unit.
struct Aggregate {
  /// The units.
  var units: UnitTree
  /// One result for each unit.
  var unitResults: [UnitResult]
  /// Where a person judged otherwise than the records indicate.
  var differences: [JudgementDifference]
  /// Cases by gravity.
  var concerns: [CaseConcern]

  /// Counts, pools and rates.
  static func make(
    outline: FrameworkOutline,
    conditions: CompiledResults,
    records: RecordTable,
    outcomes: OutcomeTable,
    entered: JudgementSet,
    asOf: CalendarDay,
    geography: Geography? = nil,
    files: [String] = [],
    threads: Int
  ) -> (aggregate: Aggregate, diagnostics: [Diagnostic]) {
    let levels = outline.framework.levels
    let listed = geography.map {
      ListedUnits($0, levels: levels, records: records, asOf: asOf)
    }
    let (units, withoutUnitCount) =
      listed.map {
        UnitTreeBuilder.build(
          levels: levels,
          rowCount: records.rowCount,
          names: $0.rows,
          standings: $0.standings
        )
      } ?? UnitTreeBuilder.build(levels: levels, records: records)
    let (entries, found) = UnitEntries.make(entered, outline: outline, units: units)
    var diagnostics = found
    if withoutUnitCount > 0, !levels.isEmpty {
      diagnostics.append(EngineMessages.casesWithoutUnit(withoutUnitCount, levels: levels))
    }
    for fault in listed?.faults ?? [] {
      let origin = records.origins.origin(of: fault.row)
      let place =
        files.indices.contains(origin.fileIndex)
        ? Place(path: files[origin.fileIndex], line: origin.line) : nil
      guard let listed else { break }
      diagnostics.append(EngineMessages.listed(fault, listed, levels[fault.level], at: place))
    }
    let tally = Tally(units: units, outcomes: outcomes, threads: threads)
    let rater = UnitRater(outline: outline, compiled: conditions, asOf: asOf)
    var unitResults: [UnitResult] = []
    for (index, unit) in units.units.enumerated() {
      let (result, refused) = rater.result(
        unit: index,
        level: levels[unit.level],
        measures: tally.measures(of: index, entries: entries, outline: outline)
      )
      unitResults.append(result)
      diagnostics += refused
    }
    let aggregate = Aggregate(
      units: units,
      unitResults: unitResults,
      differences: outcomes.differences(outline: outline),
      concerns: ConcernFinder(outline: outline, outcomes: outcomes)
        .find(in: units, threads: threads)
    )
    return (aggregate, diagnostics)
  }
}
