import ArgumentParser
import AuditCore
import AuditKit

extension MessageFormat: ExpressibleByArgument {}

/// How messages are written.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "Write messages in full, concise (a line each) or json (an object a line).")
  var messages = MessageFormat.full

  @Flag(help: "Show values of cases in messages. They are about people: only for your own eyes.")
  var showValues = false

  /// The terminal that these options ask for.
  var terminal: Terminal {
    Terminal(isQuiet: quiet, showsValues: showValues, format: messages)
  }

  /// Runs a command's work and turns a failure of the surroundings into its message and exit code.
  func run(_ work: () throws(SurroundingsFailure) -> ExitCode) throws {
    let code: ExitCode
    do {
      code = try work()
    } catch {
      Terminal.tell(error)
      throw ExitCode.surroundings
    }
    if code != .success { throw code }
  }
}
