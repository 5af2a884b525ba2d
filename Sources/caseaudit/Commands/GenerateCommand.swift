import ArgumentParser
import AuditCore
import AuditKit

extension RecordFormat: ExpressibleByArgument {}

/// Makes synthetic case records.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes synthetic case records from a framework and its vocabulary.",
    discussion: """
      The people are made up. The same seed gives the same bytes. Every prompt comes out met and \
      not met, with values on each side of every threshold.
      """
  )

  @Option(help: ArgumentHelp("The framework, or a delta or tailoring of one.", valueName: "file"))
  var framework: String

  @Option(help: ArgumentHelp("How many cases to make.", valueName: "n"))
  var cases: Int

  @Option(help: ArgumentHelp("The seed of the random choices.", valueName: "n"))
  var seed: UInt64

  @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var out: String

  @Option(help: "The format: csv, xml or json (JSON Lines).")
  var format = RecordFormat.csv

  @OptionGroup var words: VocabularyOptions

  @Option(
    help: ArgumentHelp("The day the records are taken (default: 2024-07-01).", valueName: "date"),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "Write judgements.csv as well: evidence ratings of all units, judgements of this unit's cases.",
      valueName: "unit"
    )
  )
  var judge: [String] = []

  @Flag(help: "Write the folder anew when it is from an earlier run.")
  var replace = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let diagnostics = try Generation(
        frameworkPath: framework,
        vocabularyPath: words.vocabulary,
        caseCount: cases,
        seed: seed,
        format: format,
        asOf: asOf,
        judgedUnits: judge.isEmpty ? nil : judge
      ).run(into: out, replacing: replace)
      messages.terminal.tell(diagnostics)
      if diagnostics.hasErrors { return .faultyInput }
      messages.terminal.say("\(cases) cases written to \(out)")
      return .success
    }
  }

  func validate() throws {
    if cases < 1 { throw ValidationError("'--cases' takes a number from 1") }
  }
}
