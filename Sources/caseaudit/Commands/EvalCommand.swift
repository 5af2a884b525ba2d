import ArgumentParser
import AuditCore
import AuditKit
import Foundation

/// Tries expressions.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluates a FEEL expression, for trying a rule.",
    discussion: """
      Example: caseaudit eval 'working days after(sentence.startedOn, 15)' --context case.json

      Without an expression it asks for one after the other (:help tells what else can be typed); \
      from a pipe it reads one a line.
      """
  )

  @Argument(help: "The expression.")
  var expression: String?

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

  @Flag(help: "Write the reference of all functions, as Markdown.")
  var reference = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    if reference {
      try FileHandle.standardOutput.write(contentsOf: Data(Evaluation.reference.utf8))
      return
    }
    try messages.run { () throws(SurroundingsFailure) in
      let clock = AuditEnvironment.current()
      var evaluation = try Evaluation(
        contextPath: context,
        calendarPath: calendar,
        asOf: asOf ?? clock.today,
        clock: clock
      )
      messages.terminal.tell(evaluation.diagnostics)
      if evaluation.diagnostics.hasErrors { return .faultyInput }
      if let expression {
        return tell(evaluation.value(of: expression)) ? .success : .faultyInput
      }
      return isatty(STDIN_FILENO) == 1 ? converse(&evaluation) : readLines(&evaluation)
    }
  }

  /// Shows an answer; false when its expression was faulty.
  private func tell(_ answer: Evaluation.Answer) -> Bool {
    messages.terminal.tell(answer.diagnostics)
    if let text = answer.text { Terminal.write(text) }
    return !answer.diagnostics.hasErrors
  }

  private func converse(_ evaluation: inout Evaluation) -> ExitCode {
    if !messages.quiet { Terminal.tell("FEEL; :help tells what can be typed, :quit ends") }
    var prompt = LinePrompt("> ")
    while let line = prompt.next(completing: evaluation.names) {
      let answer = evaluation.answer(line)
      if answer.isLast { break }
      _ = tell(answer)
    }
    return .success
  }

  private func readLines(_ evaluation: inout Evaluation) -> ExitCode {
    var isSound = true
    while let line = readLine() {
      let answer = evaluation.answer(line)
      if answer.isLast { break }
      if !tell(answer) { isSound = false }
    }
    return isSound ? .success : .faultyInput
  }
}
