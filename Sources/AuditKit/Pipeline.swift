package import AuditCore
import AuditEngine
import AuditReaders

/// The audit: read, compile, score, aggregate, stage by stage; reports take it from there.
package struct Pipeline: Sendable {
  /// What to audit.
  package var request: AuditRequest
  /// Clock, version and processors.
  package var environment: AuditEnvironment
  /// Called as the work goes on; on any thread.
  package var progress: @Sendable (AuditProgress) -> Void

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
    // Read the key first, since without it nothing may be shown.
    let pseudonyms = try readKey()

    // Read and compile the standards.
    progress(.readingStandards)
    let (standards, found) = try LoadedFramework.load(
      request.frameworkPath,
      vocabularyPath: request.vocabularyPath
    )
    var diagnostics = found
    guard let loaded = standards else { return (nil, diagnostics) }

    // Read the judgements, then the cases.
    let (judgements, written) = try readJudgements(loaded.framework, &diagnostics)
    let settings = try request.settingsPath.map { path throws(SurroundingsFailure) in
      try SettingsFile.read(path, &diagnostics)
    }
    let policy = try request.disclosurePath.map { name throws(SurroundingsFailure) in
      try DisclosureFile.read(name, beside: request.frameworkPath, &diagnostics)
    }
    let former = try request.previousPath.map { folder throws(SurroundingsFailure) in
      try FormerAudit.read(folder, framework: loaded.framework.id, &diagnostics)
    }
    let mappings = try MappingFile.plans(
      request.mappingPaths,
      beside: request.frameworkPath,
      vocabulary: loaded.vocabulary,
      &diagnostics
    )
    let geography = try request.geographyPath.map { name throws(SurroundingsFailure) in
      try GeographyFile.read(name, beside: request.frameworkPath, &diagnostics)
    }
    let (indicators, asked) = try IndicatorFile.read(
      request.indicatorPaths,
      beside: request.frameworkPath,
      loaded.vocabulary,
      &diagnostics
    )
    let (recalculations, models) = try RecalculationFile.read(
      request.recalculationPaths,
      beside: request.frameworkPath,
      loaded.vocabulary,
      &diagnostics
    )
    let register = try request.registerPath.map { path throws(SurroundingsFailure) in
      try RegisterFile.read(path, &diagnostics)
    }
    if diagnostics.hasErrors { return (nil, diagnostics) }
    let reading = try readCases(loaded.vocabulary, mappings.plans)
    diagnostics.add(
      pseudonyms == nil ? reading.diagnostics : reading.diagnostics.map(\.withoutDocumentNames)
    )
    guard reading.isUsable else { return (nil, diagnostics) }
    let cases = reading.table

    // Score and aggregate.
    progress(.scoring(cases.count))
    let (audit, unplaced) = AuditRun.make(
      compiled: loaded.compiled,
      cases: cases,
      judgements: judgements,
      intake: reading.intake,
      provenance: try provenance(
        loaded,
        mappings.inputs + written + (asked + models).filter { !loaded.inputs.contains($0) }
          + [settings?.input, geography?.input, register?.input].compactMap { $0 }
      ),
      geography: geography?.list,
      threads: environment.threadCount
    )
    diagnostics.add(unplaced)
    var run = Run(
      loaded: loaded,
      cases: cases,
      rejects: reading.rejects,
      result: audit.result,
      facts: judgements.facts
    )
    let (counted, left) = IndicatorCounter.count(
      indicators,
      cases: cases,
      result: run.result,
      threads: environment.threadCount
    )
    let (worked, failed) = Recalculator.run(
      recalculations,
      records: cases.records,
      units: run.result.units,
      asOf: run.result.provenance.asOf,
      threads: environment.threadCount
    )
    run.result.indicators = counted
    run.result.recalculations = worked
    run.recalculations = recalculations
    // What sources say differently, and what was left out of them, is part of what a reader must know.
    var told = reading.diagnostics.filter { $0.severity == .warning }
    // Files may be named by the reference of a person.
    if pseudonyms != nil {
      for position in told.indices { (told[position].place, told[position].notes) = (nil, []) }
    }
    diagnostics.add(left + failed)
    told += left + failed
    if let written = register?.register {
      let (placed, lost) = RegisterPlacement.place(written, in: run.result)
      run.result.register = placed
      diagnostics.add(lost)
      told += lost
    }
    run.result.warnings = DiagnosticList(run.result.warnings + told).sorted
    if let settings { run.result.settings = settings.settings }
    run.disclosure = policy ?? nil

    // Keep back what tells who somebody is.
    run.identifies = request.identifies
    run.entered = run.result.outcomes
    run.enteredUnits = run.result.unitResults
    if !request.identifies { run.result = Assessors.numbered(run.result) }
    if let pseudonyms {
      try pseudonyms.replaceReferences(in: &run)
      // Rejected rows are kept as they were, under their own references.
      run.rejects = []
    }
    run.result.ruleDigests = loaded.ruleDigests
    if let former = former ?? nil {
      let threads = environment.threadCount
      run.result.comparison = FormerAudit.compare(former, run.result, threads, &diagnostics)
    }
    return (run, diagnostics)
  }

  private func readKey() throws(SurroundingsFailure) -> Pseudonyms? {
    guard let path = request.pseudonymKeyPath else { return nil }
    return try Pseudonyms(keyPath: path)
  }

  private func readJudgements(
    _ framework: Framework,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (set: JudgementSet, inputs: [Provenance.Input]) {
    var set = JudgementSet()
    var inputs: [Provenance.Input] = []
    if let path = request.judgementsPath {
      let file = try InputFile.read(path)
      let reading = JudgementReader.read(file, scale: framework.scale, facts: framework.facts)
      diagnostics.add(reading.diagnostics)
      set = reading.set
      inputs.append(LoadedFramework.input("judgements", file))
    }
    if let path = request.evidencePath {
      let file = try InputFile.read(path)
      let reading = EvidenceReader.read(file, scale: framework.scale)
      diagnostics.add(reading.diagnostics)
      set.evidence = reading.evidence
      set.evidenceRatings += reading.evidence?.ratings ?? []
      inputs.append(LoadedFramework.input("evidence", file))
    }
    if let path = request.decisionsPath {
      let (decisions, input) = try ScoreRating.readDecisions(path, framework, &diagnostics)
      set.decisions += decisions
      inputs.append(input)
    }
    return (set, inputs)
  }

  private func readCases(
    _ vocabulary: Vocabulary,
    _ plans: [MappingPlan]
  ) throws(SurroundingsFailure) -> CaseReading {
    let options = CaseReadingOptions(
      isStrict: request.isStrict,
      threadCount: environment.threadCount,
      asOf: request.asOf ?? environment.today,
      progress: { [progress] read, total in progress(.readingCases(read, of: total)) }
    )
    do {
      if !plans.isEmpty {
        let sources = zip(request.allCasesPaths, plans).map {
          ExtractReader.Source(path: $0, plan: $1)
        }
        return try ExtractReader.read(sources, vocabulary: vocabulary, options: options)
      }
      return try CaseReader.read(path: request.casesPath, vocabulary: vocabulary, options: options)
    } catch {
      throw SurroundingsFailure(error.headline, help: error.helps.joined(separator: "; "))
    }
  }

  private func provenance(
    _ loaded: LoadedFramework,
    _ written: [Provenance.Input]
  ) throws(SurroundingsFailure) -> Provenance {
    var inputs = loaded.inputs
    if request.digestsCases {
      for path in request.allCasesPaths {
        let digest = try InputFile.digest(path)
        inputs.append(Provenance.Input(role: "cases", path: path, digest: digest))
      }
    }
    inputs += written
    return Provenance(
      programVersion: environment.programVersion,
      runAt: environment.runAt,
      asOf: request.asOf ?? environment.today,
      inputs: inputs
    )
  }
}

extension Diagnostic {
  /// The same without the names of JSON and XML documents, which may be named by whom they are about.
  fileprivate var withoutDocumentNames: Diagnostic {
    func isDocument(_ text: String) -> Bool {
      [".json", ".jsonl", ".ndjson", ".xml"].contains { text.contains($0) }
    }
    var bare = self
    if let place, isDocument(place.path.lowercased()) {
      let folder = place.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      bare.place?.path = (folder + ["…"]).joined(separator: "/")
      bare.place?.excerpt = nil
    }
    bare.notes.removeAll { isDocument($0.lowercased()) }
    return bare
  }
}
