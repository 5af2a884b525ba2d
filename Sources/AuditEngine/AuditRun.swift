public import AuditCore

/// The stages of an audit in order: compile, score, aggregate.
public struct AuditRun: Sendable {
  /// The framework as it was compiled; explanations need it.
  public let compiled: CompiledFramework
  /// All that a report may show.
  public let result: AuditResult

  /// Runs an audit.
  ///
  /// - Parameters:
  ///   - framework: The framework, as it was read.
  ///   - cases: The cases with their vocabulary.
  ///   - calendar: The calendar that the framework names.
  ///   - judgements: What people judged.
  ///   - intake: How many records were read and rejected.
  ///   - provenance: The inputs and the day the cases are looked at.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: No run when the framework does not compile. A judgement that cannot be placed is an
  ///   error beside a run that leaves it out.
  public static func make(
    framework: Framework,
    cases: CaseTable,
    calendar: WorkingDayCalendar?,
    judgements: JudgementSet,
    intake: Intake,
    provenance: Provenance,
    threads: Int
  ) -> (run: AuditRun?, diagnostics: [Diagnostic]) {
    let (compiled, found) = FrameworkCompiler.compile(
      framework,
      vocabulary: cases.vocabulary,
      calendar: calendar
    )
    guard let compiled else { return (nil, found) }
    let (run, more) = make(
      compiled: compiled,
      cases: cases,
      judgements: judgements,
      intake: intake,
      provenance: provenance,
      threads: threads
    )
    return (run, found + more)
  }

  /// Runs an audit of a framework that is compiled already.
  public static func make(
    compiled: CompiledFramework,
    cases: CaseTable,
    judgements: JudgementSet,
    intake: Intake,
    provenance: Provenance,
    geography: Geography? = nil,
    threads: Int
  ) -> (run: AuditRun, diagnostics: [Diagnostic]) {
    let (outcomes, unplaced) = CaseScorer.score(
      compiled,
      cases: cases,
      asOf: provenance.asOf,
      judgements: judgements,
      threads: threads
    )
    let (aggregate, unrated) = Aggregate.make(
      outline: compiled.outline,
      conditions: compiled.results,
      records: cases.records,
      outcomes: outcomes,
      entered: judgements,
      asOf: provenance.asOf,
      geography: geography,
      files: cases.files,
      threads: threads
    )
    let (evidence, strayed) =
      judgements.evidence.map {
        EvidencePlacement.place($0, outline: compiled.outline, units: aggregate.units)
      } ?? ([], [])
    let diagnostics = unplaced + unrated + strayed
    var result = AuditResult(
      framework: compiled.framework,
      provenance: provenance,
      isIndicative: !outcomes.hasJudgements,
      intake: intake,
      caseIDs: (0..<cases.count).map { cases.caseID(at: $0) },
      units: aggregate.units,
      unitResults: aggregate.unitResults,
      outcomes: outcomes,
      differences: aggregate.differences,
      concerns: aggregate.concerns,
      unverifiedNumbers: UnverifiedNumbers(compiled.framework)
        .find(usedDefinitions: compiled.usedDefinitions),
      breakdowns: Breakdowns.make(
        compiled,
        cases: cases,
        outcomes: outcomes,
        units: aggregate.units,
        asOf: provenance.asOf,
        threads: threads
      ),
      warnings: DiagnosticList(diagnostics).sorted
    )
    result.evidence = evidence
    return (AuditRun(compiled: compiled, result: result), diagnostics)
  }
}
