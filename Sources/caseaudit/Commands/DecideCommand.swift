import ArgumentParser
import AuditCore
import AuditKit

/// Works out a decision of a model.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Works out a decision of a DMN model, for one case or many.",
    discussion: """
      The inputs are a JSON object whose entries go by the names of the model's inputs, an array
      of such objects, or one object a line; each gives one result.
      Example: caseaudit decide standards/decisions/tiering-2023.dmn --decision Tier --input c.json
      """
  )

  @Argument(help: ArgumentHelp("The model.", valueName: "model"))
  var model: String

  @Option(help: ArgumentHelp("The decision, or decision service, by its name.", valueName: "name"))
  var decision: String

  @Option(help: ArgumentHelp("The inputs, in JSON.", valueName: "file"))
  var input: String?

  @Flag(help: "Write results as JSON, one a line.")
  var json = false

  @Flag(help: "Say how each result came about: rules, tests, and what was required.")
  var explain = false

  @Option(help: ArgumentHelp("A calendar of bank holidays.", valueName: "file"))
  var calendar: String?

  @Option(
    help: ArgumentHelp(
      "The day that 'as of' and today() stand for (default: today).",
      valueName: "date"
    ),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let (lines, diagnostics) = try Deciding(
        modelPath: model,
        decision: decision,
        inputPath: input,
        calendarPath: calendar,
        asOf: asOf ?? AuditEnvironment.current().today
      ).run(as: explain ? (json ? .explanationJSON : .explanation) : (json ? .json : .text))
      messages.terminal.tell(diagnostics)
      guard let lines else { return .faultyInput }
      for line in lines { Terminal.write(line) }
      return .success
    }
  }
}
