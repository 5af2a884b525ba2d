import ArgumentParser
import AuditCore
import AuditKit

/// Rates units from scores, without case records.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Rates units from counts, percentages, ratings or points, without case records.",
    discussion: """
      The scores are CSV with the columns unit, item, numerator, denominator, percent, rating and \
      points; what is not known is left blank. An item is the code of a key question, a standard \
      or a composite, overall, or the name of a fact. A rating that is stated beside what it is \
      made of is checked. Exit codes: 0 done; 1 a rating asked for with --fail-below was missed; 2 \
      something that somebody wrote is faulty; 3 disk or folder failed; 64 wrong usage.
      """
  )

  @Option(help: ArgumentHelp("The framework, or a delta or tailoring of one.", valueName: "file"))
  var framework: String

  @Option(help: ArgumentHelp("The scores, as CSV.", valueName: "file"))
  var scores: String

  @Option(
    help: ArgumentHelp("Panels' decisions to move ratings, as CSV or XML.", valueName: "file")
  )
  var decisions: String?

  @Option(
    help: ArgumentHelp("The day on which decisions must hold (default: today).", valueName: "date"),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @Option(help: ArgumentHelp("A folder to write with result.json and a report.", valueName: "dir"))
  var out: String?

  @Flag(help: "Write the folder anew when it is from an earlier rating.")
  var replace = false

  @Option(
    help: ArgumentHelp("End with exit code 1 when a unit is rated below this.", valueName: "rating")
  )
  var failBelow: String?

  @Option(
    help: ArgumentHelp(
      """
      Also write DIR/share/: the report and tables without small numbers of cases, by a policy such \
      as fewer-than-five.
      """,
      valueName: "policy"
    )
  )
  var suppress: String?

  @OptionGroup var look: LookOptions

  @OptionGroup var output: OutputOptions

  @Flag(help: "Print the result as JSON instead of the ratings table.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let rating = ScoreRating(
        frameworkPath: framework,
        scoresPath: scores,
        decisionsPath: decisions,
        settingsPath: look.settings,
        disclosurePath: suppress,
        asOf: asOf,
        environment: .current()
      )
      let (result, policy, diagnostics) = try rating.run()
      messages.terminal.tell(diagnostics)
      guard let result else { return .faultyInput }
      let scale = result.framework.scale
      if let failBelow, AuditVerdict.rank(of: failBelow, in: scale) == nil {
        let labels = scale.ratings.map(\.label).joined(separator: ", ")
        Terminal.tell(
          "error: '\(failBelow)' is no rating of this framework\n = help: name one of \(labels)"
        )
        return .validationFailure
      }
      if let out { try write(result, sharedBy: policy, to: out) }
      try output.write(result, failBelow: failBelow)
      Terminal.write(
        json ? Summary.json(result) : Summary.table(result, colour: Terminal.usesColour(1))
      )
      if let out, !json {
        output.tell(out, messages.terminal)
        if suppress != nil { messages.terminal.say("To share: \(out)/share, and nothing else.") }
      }
      return AuditVerdict(result, diagnostics, failBelow: failBelow).exitCode
    }
  }

  private func write(
    _ result: AuditResult,
    sharedBy policy: DisclosurePolicy?,
    to path: String
  ) throws(SurroundingsFailure) {
    let folder = try OutputFolder(path, replacing: replace)
    var isFinished = false
    defer { if !isFinished { folder.abandon() } }
    try AuditOutput.write(
      result,
      singleFile: output.singleFile,
      asWorkbook: output.xlsx,
      sharedBy: policy,
      to: folder
    )
    try folder.finish()
    isFinished = true
  }

  func validate() throws {
    if output.xlsx, out == nil { throw ValidationError("'--xlsx' needs a folder: add --out DIR") }
    if suppress != nil, out == nil {
      throw ValidationError("'--suppress' needs a folder: add --out DIR")
    }
  }
}
