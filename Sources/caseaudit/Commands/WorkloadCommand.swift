import ArgumentParser
import AuditCore
import AuditKit

/// Weighs the work of practitioners, teams, delivery units and regions.
struct WorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "Weighs caseloads: points, capacity, what is too much, which reductions end soon.",
    discussion: """
      The weights are a document, or the name of one in standards/workload. Caseloads come as a table \
      of counts (--caseload; samples/workload shows its columns, and those of the workload extract are \
      known) or are counted from case records (--cases). Practitioners go by their staff codes. Exit \
      codes: 0 done; 2 something that somebody wrote is faulty; 3 disk or folder failed; 64 wrong usage.
      """
  )

  @Option(help: ArgumentHelp("The weights, targets and limits.", valueName: "file"))
  var weights: String

  @Option(
    help: ArgumentHelp("The caseloads, as CSV, or with --mapping an extract.", valueName: "file")
  )
  var caseload: String?

  @Option(
    help: ArgumentHelp(
      "How an extract becomes caseloads, such as workload-extract for the workload tool's workbook.",
      valueName: "file"
    )
  )
  var mapping: String?

  @Option(help: ArgumentHelp("Case records to count instead.", valueName: "path"))
  var cases: String?

  @OptionGroup var words: VocabularyOptions

  @Option(help: ArgumentHelp("Who has fewer hours for cases, and when, as CSV.", valueName: "file"))
  var reductions: String?

  @Option(
    help: ArgumentHelp("The day to look from (default: today).", valueName: "date"),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "How many days before a reduction ends it is told (default: as the weights say).",
      valueName: "days"
    )
  )
  var daysAhead: Int?

  @Option(help: ArgumentHelp("A folder to write with pages, tables and JSON.", valueName: "dir"))
  var out: String?

  @Flag(help: "Write the folder anew when it is from an earlier run.")
  var replace = false

  @OptionGroup var look: LookOptions

  @Flag(help: "Print the workload as JSON instead of the table.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let workload = self.workload
      let (found, settings, diagnostics) = try workload.run()
      messages.terminal.tell(diagnostics)
      guard let result = found else { return .faultyInput }
      if let out { try write(result, settings, workload, to: out) }
      Terminal.write(
        json
          ? Workload.json(result)
          : Workload.table(result, usesColour: Terminal.usesColour(1))
      )
      if let out, !json { messages.terminal.say("\nReport: \(out)/index.html") }
      return diagnostics.hasErrors ? .faultyInput : .success
    }
  }

  private var workload: Workload {
    var workload = Workload(schemePath: weights, environment: .current())
    workload.caseloadPath = caseload
    workload.mappingPath = mapping
    workload.casesPath = cases
    workload.vocabularyPath = words.vocabulary
    workload.reductionsPath = reductions
    workload.settingsPath = look.settings
    workload.asOf = asOf
    workload.daysAhead = daysAhead
    return workload
  }

  private func write(
    _ result: WorkloadResult,
    _ settings: ReportSettings,
    _ workload: Workload,
    to path: String
  ) throws(SurroundingsFailure) {
    let folder = try OutputFolder(path, replacing: replace)
    var isFinished = false
    defer { if !isFinished { folder.abandon() } }
    try workload.write(result, settings, to: folder)
    try folder.finish()
    isFinished = true
  }

  func validate() throws {
    if (caseload == nil) == (cases == nil) {
      throw ValidationError("name one of '--caseload' and '--cases'")
    }
    if mapping != nil, caseload == nil {
      throw ValidationError("'--mapping' says how '--caseload' is read; name both")
    }
    if let daysAhead, !(0...366).contains(daysAhead) {
      throw ValidationError("'--days-ahead' is a number of days from 0 to 366")
    }
  }
}
