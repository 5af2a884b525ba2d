package import AuditCore
import AuditEngine
import AuditReaders
import AuditReports
import AuditWorkbooks

/// Writes everything an audit leaves behind into its folder.
package struct AuditOutput: Sendable {
  private let run: Pipeline.Run
  private let request: AuditRequest
  private let environment: AuditEnvironment

  /// Creates an output.
  package init(run: Pipeline.Run, request: AuditRequest, environment: AuditEnvironment) {
    self.run = run
    self.request = request
    self.environment = environment
  }

  /// Writes `result.json`, `result.xml`, `summary.md`, `outcomes.csv`, `tables/`, `rejects/` where
  /// there are any, `report/` and, where they were asked for, `report.html` and the workbooks.
  package func write(to folder: OutputFolder) throws(SurroundingsFailure) {
    let report = makeReport()
    let pages = report.pages
    let rows = report.caseRowsWithPages
    let pieces = stride(from: 0, to: rows.count, by: Self.casesAtOnce).map {
      rows[$0..<min($0 + Self.casesAtOnce, rows.count)]
    }
    try Parallel.run(
      count: pieces.count + pages.count + 2,
      threads: environment.threadCount
    ) { (position: Int) throws(SurroundingsFailure) in
      // The longest pieces come first, so that no processor waits for the others at the end.
      switch position {
      case 0: try writeOutcomes(to: folder)
      case 1: try writeSmallFiles(to: folder)
      case ..<(pieces.count + 2): try writeCases(pieces[position - 2], of: report, to: folder)
      default: try Self.write(pages[position - pieces.count - 2], to: folder)
      }
    }
    if request.writesCaseWorkbook {
      // Judgements come back from it, so it holds them as they were entered.
      var result = run.result
      if let entered = run.entered {
        result.outcomes = entered
        result.unitResults = run.enteredUnits
      }
      let workbook = CaseWorkbook(result: result, rows: rows, facts: run.facts)
      try Self.write(workbook.workbook, to: folder)
    }
    try writeShared(to: folder)
    guard request.writesSingleFile else { return }
    let explanations = run.explanations(of: report.caseRowsInSingleFile[...])
    let whole = report.singleFile(explanations: explanations)
    try folder.write(whole.path, whole.bytes)
  }

  /// Prepares the report; which cases it shows decides of which steps are worked out.
  private func makeReport() -> HTMLReport {
    let report = HTMLReport(result: run.result, casePageLimit: request.casePageLimit)
    guard !run.recalculations.isEmpty else { return report }
    let threads = environment.threadCount
    return HTMLReport(
      result: run.resultWithSteps(of: report.rowsWithSteps, threads: threads),
      casePageLimit: request.casePageLimit
    )
  }

  /// Writes what may leave the team to `share/`: report, summary, tables and, where they were asked
  /// for, one file and workbook, all of a result without cases and small numbers.
  private func writeShared(to folder: OutputFolder) throws(SurroundingsFailure) {
    guard let policy = run.disclosure else { return }
    try Self.writeShared(
      DisclosureControl.protect(
        Assessors.numbered(run.result),
        by: policy,
        threads: environment.threadCount
      ),
      singleFile: request.writesSingleFile,
      asWorkbook: request.writesWorkbook,
      threads: environment.threadCount,
      to: folder
    )
  }

  private static func writeShared(
    _ shared: AuditResult,
    singleFile: Bool,
    asWorkbook: Bool,
    threads: Int,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) {
    let below = "share/"
    let summary = MarkdownSummary(result: shared).file
    try folder.write(below + summary.path, summary.bytes)
    try writeTables(of: shared, asWorkbook: asWorkbook, to: folder, below: below)
    let report = HTMLReport(result: shared)
    try writePages(of: report, to: folder, below: below, threads: threads)
    guard singleFile else { return }
    let whole = report.singleFile(explanations: [])
    try folder.write(below + whole.path, whole.bytes)
  }

  /// Writes the same of a rating from scores, which has no cases and so no outcomes and rejects;
  /// with a policy also what may leave the team.
  package static func write(
    _ result: AuditResult,
    singleFile: Bool = false,
    asWorkbook: Bool = false,
    sharedBy policy: DisclosurePolicy? = nil,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) {
    let result = Assessors.numbered(result)
    try writeResult(result, to: folder)
    try writeTables(of: result, asWorkbook: asWorkbook, to: folder)
    let report = HTMLReport(result: result)
    try writePages(of: report, to: folder, threads: 1)
    if let policy {
      try writeShared(
        DisclosureControl.protect(result, by: policy),
        singleFile: singleFile,
        asWorkbook: asWorkbook,
        threads: 1,
        to: folder
      )
    }
    guard singleFile else { return }
    let whole = report.singleFile(explanations: [])
    try folder.write(whole.path, whole.bytes)
  }

  /// Writes the whole result for other programs, and in short for people.
  private static func writeResult(
    _ result: AuditResult,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) {
    for file in [
      JSONReport(result: result).file, XMLReport(result: result).file,
      MarkdownSummary(result: result).file,
    ] {
      try folder.write(file.path, file.bytes)
    }
  }

  /// Writes the tables that may be published.
  private static func writeTables(
    of result: AuditResult,
    asWorkbook: Bool,
    to folder: OutputFolder,
    below: String = ""
  ) throws(SurroundingsFailure) {
    for file in TablesCSV.files(of: result) { try folder.write(below + file.path, file.bytes) }
    if asWorkbook { try write(PublicationWorkbook.make(result), to: folder, below: below) }
  }

  private static func write(
    _ workbook: ReportWorkbook,
    to folder: OutputFolder,
    below: String = ""
  ) throws(SurroundingsFailure) {
    try folder.write(below + workbook.path) { try WorkbookWriter.write(workbook, to: $0) }
  }

  /// How many cases are explained one after another, which share what is the same for all.
  private static let casesAtOnce = 16

  /// Writes the pages of some cases.
  private func writeCases(
    _ rows: ArraySlice<Int>,
    of report: HTMLReport,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) {
    for explanation in run.explanations(of: rows) {
      try Self.write(report.casePage(for: explanation), to: folder)
    }
  }

  private static func write(
    _ page: ReportFile,
    to folder: OutputFolder,
    below: String = ""
  ) throws(SurroundingsFailure) {
    try folder.write("\(below)report/\(page.path)", page.bytes)
  }

  /// Writes what takes little time beside the pages: the result, its tables and the rejected rows.
  private func writeSmallFiles(to folder: OutputFolder) throws(SurroundingsFailure) {
    try Self.writeResult(run.result, to: folder)
    try writeCaseChanges(to: folder)
    for file in run.rejects { try folder.write("rejects/\(file.name)", file.bytes) }
    try Self.writeTables(of: run.result, asWorkbook: request.writesWorkbook, to: folder)
  }

  /// Writes the pages of a report on all processors.
  private static func writePages(
    of report: HTMLReport,
    to folder: OutputFolder,
    below: String = "",
    threads: Int
  ) throws(SurroundingsFailure) {
    let pages = report.pages
    try Parallel.run(count: pages.count, threads: threads) {
      (position) throws(SurroundingsFailure) in
      try write(pages[position], to: folder, below: below)
    }
  }

  /// Writes `case-changes.csv` where cases were compared with an earlier audit's.
  private func writeCaseChanges(to folder: OutputFolder) throws(SurroundingsFailure) {
    guard let table = CaseChangesCSV(result: run.result) else { return }
    let file = try folder.writers([CaseChangesCSV.path])
    try file.append(table.header, to: CaseChangesCSV.path)
    for part in 0..<table.partCount {
      try file.append(table.part(part), to: CaseChangesCSV.path)
    }
    try file.close()
  }

  /// How many rows of `outcomes.csv` are written at a time: as many as a processor's cache holds.
  private static let rowsAtOnce = 512

  /// Writes `outcomes.csv` some rows at a time.
  private func writeOutcomes(to folder: OutputFolder) throws(SurroundingsFailure) {
    let table = OutcomesCSV(result: run.result)
    let file = try folder.writers([OutcomesCSV.path])
    try file.append(table.header, to: OutcomesCSV.path)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: table.rowCount, by: Self.rowsAtOnce) {
      bytes.removeAll(keepingCapacity: true)
      table.append(rows: start..<min(start + Self.rowsAtOnce, table.rowCount), to: &bytes)
      try file.append(bytes, to: OutcomesCSV.path)
    }
    try file.close()
  }
}
