import ArgumentParser
import AuditCore
import AuditKit

/// Reads, scores, rates and reports.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audits case records: reads, scores, rates and writes a report.",
    discussion: """
      Writes DIR/report/index.html, DIR/summary.md, DIR/result.json and .xml, DIR/outcomes.csv, \
      DIR/tables/ and, where records were faulty, DIR/rejects/. Exit codes: 0 done; 1 a rating asked \
      for with --fail-below was missed, or with --fail-if-worse one became worse; 2 something that somebody wrote is faulty; 3 disk or folder failed; 64 wrong usage.
      """
  )

  @OptionGroup var audit: AuditOptions

  @Option(help: ArgumentHelp("The folder to write; made by the audit.", valueName: "dir"))
  var out: String

  @Flag(help: "Write the folder anew when it is from an earlier audit.")
  var replace = false

  @Option(
    help: ArgumentHelp("End with exit code 1 when a unit is rated below this.", valueName: "rating")
  )
  var failBelow: String?

  @Option(help: "At most so many cases get a page of their own, those to look at first before all.")
  var casePages = 2000

  @OptionGroup var privacy: PrivacyOptions

  @Option(
    help: ArgumentHelp(
      "With --pseudonyms, write which case has which pseudonym to this new file.",
      valueName: "file"
    )
  )
  var pseudonymList: String?

  @Flag(
    help: """
      Also write DIR/cases.xlsx, in which people enter judgements for --judgements; it holds the \
      cases that have a page.
      """
  )
  var caseWorkbook = false

  @Option(
    help: ArgumentHelp(
      """
      Also write DIR/share/: the report and tables without cases and without small numbers, by a \
      policy such as fewer-than-five.
      """,
      valueName: "policy"
    )
  )
  var suppress: String?

  @Option(
    help: ArgumentHelp(
      "Also tell what changed since an earlier audit, whose folder this is.",
      valueName: "dir"
    )
  )
  var previous: String?

  @Flag(help: "With --previous, end with 1 when a rating became worse under the same rules.")
  var failIfWorse = false

  @OptionGroup var look: LookOptions

  @OptionGroup var output: OutputOptions

  @Flag(
    help: "Say on standard error what each stage took: seconds, processor seconds, peak memory."
  )
  var timings = false

  @Flag(help: "Print the result as JSON instead of the ratings table.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let terminal = messages.terminal
      let folder = try OutputFolder(out, replacing: replace)
      var isFinished = false
      defer { if !isFinished { folder.abandon() } }

      let progress = ProgressLine(isQuiet: messages.quiet)
      var request = privacy.applied(to: audit.request)
      request.casePageLimit = casePages
      request.writesWorkbook = output.xlsx
      request.writesCaseWorkbook = caseWorkbook
      request.settingsPath = look.settings
      request.disclosurePath = suppress
      request.writesSingleFile = output.singleFile
      request.previousPath = previous
      let clock = StageClock()
      let show: @Sendable (AuditProgress) -> Void = { step in
        clock.show(step)
        progress.show(step)
      }
      let pipeline = Pipeline(request, .current(), progress: show)
      let (run, diagnostics) = try pipeline.run()
      guard let run else {
        progress.clear()
        terminal.tell(diagnostics)
        return .faultyInput
      }
      let scale = run.result.framework.scale
      if let failBelow, AuditVerdict.rank(of: failBelow, in: scale) == nil {
        progress.clear()
        let labels = scale.ratings.map(\.label).joined(separator: ", ")
        Terminal.tell(
          "error: '\(failBelow)' is no rating of this framework\n = help: name one of \(labels)"
        )
        return .validationFailure
      }
      show(.writingReport)
      try AuditOutput(run: run, request: request, environment: pipeline.environment)
        .write(to: folder)
      if let pseudonymList { try run.writePseudonymList(to: pseudonymList) }
      try folder.finish()
      isFinished = true
      try output.write(run.result, failBelow: failBelow)
      let took = clock.table()
      progress.clear()

      terminal.tell(diagnostics)
      Terminal.write(
        json
          ? Summary.json(run.result) : Summary.table(run.result, colour: Terminal.usesColour(1))
      )
      if !json {
        output.tell(out, terminal)
        tellWhatToShare(terminal)
      }
      if timings { Terminal.tell("\n\(took)") }
      return AuditVerdict(
        run.result,
        diagnostics,
        failBelow: failBelow,
        failIfWorse: failIfWorse
      ).exitCode
    }
  }

  /// Says what may leave the team, and what may not.
  private func tellWhatToShare(_ terminal: Terminal) {
    terminal.say(
      suppress == nil
        ? """
        These files show small numbers and single cases. To share results beyond the team, add \
        --suppress fewer-than-five.
        """
        : "To share: \(out)/share, and nothing else."
    )
  }

  func validate() throws {
    if pseudonymList != nil, privacy.pseudonyms == nil {
      throw ValidationError("'--pseudonym-list' needs '--pseudonyms'")
    }
    if failIfWorse, previous == nil {
      throw ValidationError("'--fail-if-worse' needs '--previous'")
    }
    if caseWorkbook, privacy.pseudonyms != nil {
      throw ValidationError("'--case-workbook' needs the cases' own references, not pseudonyms")
    }
    if casePages < 0 { throw ValidationError("'--case-pages' takes a number from 0") }
  }
}
