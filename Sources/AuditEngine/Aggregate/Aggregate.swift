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
    records: RecordTable,
    outcomes: OutcomeTable,
    evidence: [EvidenceRating],
    threads: Int
  ) -> (aggregate: Aggregate, diagnostics: [Diagnostic]) {
    let levels = outline.framework.levels
    let (units, withoutUnitCount) = UnitTreeBuilder.build(levels: levels, records: records)
    let (index, found) = EvidenceIndex.make(evidence, outline: outline, units: units)
    var diagnostics = found
    if withoutUnitCount > 0, !levels.isEmpty {
      diagnostics.append(EngineMessages.casesWithoutUnit(withoutUnitCount, levels: levels))
    }
    let tally = Tally(units: units, outcomes: outcomes, threads: threads)
    let rater = UnitRater(outline: outline, evidence: index)
    let aggregate = Aggregate(
      units: units,
      unitResults: units.units.indices.map { rater.result(unit: $0, of: units, tally: tally) },
      differences: outcomes.differences(),
      concerns: ConcernFinder(outline: outline, outcomes: outcomes)
        .find(in: units, threads: threads)
    )
    return (aggregate, diagnostics)
  }
}
