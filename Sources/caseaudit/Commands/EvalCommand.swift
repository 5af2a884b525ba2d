import ArgumentParser
import AuditCore
import AuditKit

/// Tries an expression.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluates a FEEL expression, for trying a rule.",
    discussion: """
      Example: caseaudit eval 'working days after(sentence.startedOn, 15)' --context case.json
      """
  )

  @Argument(help: "The expression.")
  var expression: String

  @Option(
    help: ArgumentHelp("A JSON object whose entries the expression may name.", valueName: "file")
  )
  var context: String?

  @Option(help: ArgumentHelp("A calendar of bank holidays.", valueName: "file"))
  var calendar: String?

  @Option(
    help: ArgumentHelp("The day that 'as of' stands for (default: today).", valueName: "date"),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let (text, diagnostics) = try Evaluation(
        expression: expression,
        contextPath: context,
        calendarPath: calendar,
        asOf: asOf ?? AuditEnvironment.current().today
      ).run()
      messages.terminal.tell(diagnostics)
      guard let text else { return .faultyInput }
      Terminal.write(text)
      return .success
    }
  }
}
