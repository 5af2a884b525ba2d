package import AuditCore
import AuditEngine
package import AuditReaders

/// The audit: read, compile, score, aggregate, stage by stage; reports take it from there.
package struct Pipeline: Sendable {
  /// What to audit.
  package var request: AuditRequest
  /// Clock, version and processors.
  package var environment: AuditEnvironment
  /// Called as the work goes on; on any thread.
  package var progress: @Sendable (AuditProgress) -> Void

  /// What came of it.
  package struct Run: Sendable {
    /// The framework and its compiled rules.
    package var loaded: LoadedFramework
    /// The cases that were scored.
    package var cases: CaseTable
    /// The rows that were put aside.
    package var rejects: [RejectFile]
    /// Everything a report may show.
    package var result: AuditResult
  }

  /// Creates a pipeline.
  package init(
    _ request: AuditRequest,
    _ environment: AuditEnvironment,
    progress: @escaping @Sendable (AuditProgress) -> Void = { _ in }
  ) {
    self.request = request
    self.environment = environment
    self.progress = progress
  }

  /// Runs all stages.
  ///
  /// - Returns: The run, unless something that somebody wrote stopped it; and all diagnostics.
  /// - Throws: When the surroundings fail.
  package func run() throws(SurroundingsFailure) -> (run: Run?, diagnostics: DiagnosticList) {
    // Read and compile the standards.
    progress(.readingStandards)
    var (standards, diagnostics) = try LoadedFramework.load(
      request.frameworkPath,
      vocabularyPath: request.vocabularyPath
    )
    guard let loaded = standards else { return (nil, diagnostics) }
    standards = nil

    // Read the judgements, then the cases.
    let judgements = try readJudgements(loaded.framework, &diagnostics)
    if diagnostics.hasErrors { return (nil, diagnostics) }
    let reading = try readCases(loaded.vocabulary)
    diagnostics.add(reading.diagnostics)
    guard reading.isUsable else { return (nil, diagnostics) }
    let cases = reading.table

    // Score and aggregate.
    progress(.scoring(cases.count))
    let (audit, found) = AuditRun.make(
      compiled: loaded.compiled,
      cases: cases,
      judgements: judgements,
      intake: reading.intake,
      provenance: try provenance(loaded),
      threads: environment.threadCount
    )
    diagnostics.add(found)
    let run = Run(loaded: loaded, cases: cases, rejects: reading.rejects, result: audit.result)
    return (run, diagnostics)
  }

  private func readJudgements(
    _ framework: Framework,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> JudgementSet {
    guard let path = request.judgementsPath else { return JudgementSet() }
    let reading = JudgementReader.read(try InputFile.read(path), scale: framework.scale)
    diagnostics.add(reading.diagnostics)
    return reading.set
  }

  private func readCases(_ vocabulary: Vocabulary) throws(SurroundingsFailure) -> CaseReading {
    let options = CaseReadingOptions(
      isStrict: request.isStrict,
      threadCount: environment.threadCount,
      progress: { [progress] read, total in progress(.readingCases(read, of: total)) }
    )
    do {
      return try CaseReader.read(path: request.casesPath, vocabulary: vocabulary, options: options)
    } catch {
      throw SurroundingsFailure(error.headline, help: error.helps.joined(separator: "; "))
    }
  }

  private func provenance(_ loaded: LoadedFramework) throws(SurroundingsFailure) -> Provenance {
    var inputs = loaded.inputs
    if request.digestsCases {
      inputs.append(try LoadedFramework.input("cases", request.casesPath))
    }
    if let path = request.judgementsPath {
      inputs.append(try LoadedFramework.input("judgements", path))
    }
    return Provenance(
      programVersion: environment.programVersion,
      runAt: environment.runAt,
      asOf: request.asOf ?? environment.today,
      inputs: inputs
    )
  }
}
