package import AuditCore
import AuditReaders
import AuditReports
import AuditWorkload

/// The workload of practitioners and units, from a table of caseloads or from case records.
package struct Workload: Sendable {
  /// The scheme: a file, or the identifier of one in `standards/workload`.
  package var schemePath: String
  /// The table of caseloads; `nil` where case records are counted.
  package var caseloadPath: String?
  /// How an extract becomes caseloads or cases: a document or the name of one in
  /// `standards/mappings`; `nil` for tables and records in our own form.
  package var mappingPath: String?
  /// The case records; `nil` where a table is read.
  package var casesPath: String?
  /// The vocabulary of case records.
  package var vocabularyPath: String?
  /// The reductions of hours; `nil` without any.
  package var reductionsPath: String?
  /// The settings of reports.
  package var settingsPath: String?
  /// The day to look from; today when `nil`.
  package var asOf: CalendarDay?
  /// How many days before a reduction ends it is told; the scheme's own when `nil`.
  package var daysAhead: Int?
  /// Clock, version and processors.
  package var environment: AuditEnvironment

  /// Prepares the reading.
  package init(schemePath: String, environment: AuditEnvironment) {
    self.schemePath = schemePath
    self.environment = environment
  }

  /// Reads everything and weighs it.
  ///
  /// - Returns: The workload, unless a document has an error; the settings; and all diagnostics.
  ///   Rows of the table that are faulty are told and put aside.
  /// - Throws: When the surroundings fail.
  package func run() throws(SurroundingsFailure) -> (
    result: WorkloadResult?, settings: ReportSettings, diagnostics: DiagnosticList
  ) {
    var diagnostics = DiagnosticList()
    var settings = ReportSettings()
    if let settingsPath { settings = try SettingsFile.read(settingsPath, &diagnostics).settings }
    let reading = WorkloadSchemeReader.read(try InputFile.read(try schemeFile()))
    diagnostics.add(reading.diagnostics)
    guard let scheme = reading.scheme, !diagnostics.hasErrors else {
      return (nil, settings, diagnostics)
    }
    let asOf = self.asOf ?? environment.today
    if let from = scheme.from, asOf < from { diagnostics.add(.schemeTooNew(from, asOf)) }
    var reductions: [HoursReduction] = []
    if let reductionsPath {
      let read = ReductionReader.read(try InputFile.read(reductionsPath), scheme: scheme)
      diagnostics.add(read.diagnostics)
      if DiagnosticList(read.diagnostics).hasErrors { return (nil, settings, diagnostics) }
      reductions = read.reductions
    }
    let counted = try caseloads(scheme, &diagnostics)
    guard let counted else { return (nil, settings, diagnostics) }
    let maker = WorkloadMaker(
      scheme: scheme,
      reductions: reductions,
      asOf: asOf,
      endingDays: daysAhead
    )
    let result = maker.make(counted.caseloads, leftOut: counted.leftOut)
    diagnostics.add(WorkloadMessages.changes(of: result))
    diagnostics.add(WorkloadMessages.overMaximum(reductions, of: result))
    return (result, settings, diagnostics)
  }

  /// Writes pages, tables and JSON of a workload into a folder.
  package func write(
    _ result: WorkloadResult,
    _ settings: ReportSettings,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) {
    let report = WorkloadReport(
      result,
      settings: settings,
      programVersion: environment.programVersion,
      runAt: environment.runAt
    )
    for file in report.files { try folder.write(file.path, file.bytes) }
  }

  /// The workload as a table for a terminal.
  package static func table(_ result: WorkloadResult, usesColour: Bool) -> String {
    String(WorkloadText.table(result, usesColour: usesColour).dropLast())
  }

  /// The workload as JSON.
  package static func json(_ result: WorkloadResult) -> String {
    String(decoding: WorkloadJSON.bytes(result).dropLast(), as: UTF8.self)
  }

  private func schemeFile() throws(SurroundingsFailure) -> String {
    if FileKind(at: schemePath) != .missing { return schemePath }
    return DocumentFinder(paths: []).find(.workload, id: schemePath) ?? schemePath
  }

  private typealias Counted = (caseloads: [Caseload], leftOut: [WorkloadResult.LeftOut])

  /// Reads an extract by a mapping into the vocabulary that the mapping names.
  private func mapped(
    _ path: String,
    _ mapping: String,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> CaseReading? {
    let (found, faults) = try MappingFile.plan(mapping, vocabularyPath: vocabularyPath)
    diagnostics.add(faults.all)
    guard let plan = found, !diagnostics.hasErrors else { return nil }
    do {
      let reading = try ExtractReader.read(
        [.init(path: path, plan: plan)],
        vocabulary: plan.vocabulary,
        options: CaseReadingOptions(
          threadCount: environment.threadCount,
          asOf: asOf ?? environment.today
        )
      )
      diagnostics.add(reading.diagnostics)
      return reading.isUsable ? reading : nil
    } catch {
      throw SurroundingsFailure(error.headline, help: error.helps.joined(separator: "; "))
    }
  }

  private func caseloads(
    _ scheme: WorkloadScheme,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> Counted? {
    if let caseloadPath, let mappingPath {
      guard let cases = try mapped(caseloadPath, mappingPath, &diagnostics) else { return nil }
      let read = CaseloadReader.read(cases, scheme: scheme)
      diagnostics.add(read.diagnostics)
      return read.caseloads.isEmpty ? nil : (read.caseloads, read.leftOut)
    }
    if let caseloadPath {
      let read = CaseloadReader.read(try InputFile.read(caseloadPath), scheme: scheme)
      diagnostics.add(read.diagnostics)
      return read.caseloads.isEmpty ? nil : (read.caseloads, read.leftOut)
    }
    guard let casesPath else { return nil }
    let path = vocabularyPath ?? DocumentFinder(paths: []).find(.vocabulary, id: "probation-case")
    guard let path else {
      throw SurroundingsFailure(
        "there is no vocabulary 'probation-case' in standards/vocabularies",
        help: "name the vocabulary of the case records with --vocabulary"
      )
    }
    let words = VocabularyReader.read(try InputFile.read(path))
    diagnostics.add(words.diagnostics)
    guard let vocabulary = words.vocabulary, !diagnostics.hasErrors else { return nil }
    let counter = CaseloadCounter(scheme)
    let missing = counter.missingFields(in: vocabulary.root)
    if !missing.isEmpty {
      diagnostics.add(.workloadFieldsMissing(missing, Place(path: path)))
      return nil
    }
    let options = CaseReadingOptions(threadCount: environment.threadCount)
    let reading: CaseReading
    do {
      reading = try CaseReader.read(path: casesPath, vocabulary: vocabulary, options: options)
    } catch {
      throw SurroundingsFailure(error.headline, help: error.helps.joined(separator: "; "))
    }
    diagnostics.add(reading.diagnostics)
    guard reading.isUsable else { return nil }
    var (caseloads, leftOut) = counter.count(reading.table.records)
    let rejected = reading.intake.tables.first?.rejectedCount ?? 0
    if rejected > 0 { leftOut.append(.init(count: rejected, reason: "with a faulty cell")) }
    if caseloads.isEmpty { diagnostics.add(.noPractitioner(counter.fieldOfStaff)) }
    return caseloads.isEmpty ? nil : (caseloads, leftOut)
  }
}
