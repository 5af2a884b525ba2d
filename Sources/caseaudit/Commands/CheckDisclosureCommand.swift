import ArgumentParser
import AuditCore
import AuditKit

/// Tries to work out what a folder that is to be shared withholds.
struct CheckDisclosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-disclosure",
    abstract:
      "Tries to work out the numbers that a report to share withholds, and fails if it can.",
    discussion: """
      Takes the tables of a folder 'share' and tries to have the numbers marked [c] from sums, \
      differences and percentages; looks for files about single cases. Exit codes: 0 nothing was \
      found; 2 something was.
      """
  )

  @Argument(help: ArgumentHelp("The folder that is to be shared.", valueName: "dir"))
  var folder: String

  @Option(
    help: ArgumentHelp("The policy by which numbers are withheld.", valueName: "policy")
  )
  var policy = "fewer-than-five"

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let outcome = try DisclosureCheck.run(folder, policyName: policy)
      messages.terminal.tell(outcome.diagnostics)
      if outcome.diagnostics.hasErrors { return .faultyInput }
      Terminal.write(
        """
        Nothing withheld can be worked out: \(outcome.withheldCount) withheld numbers in \
        \(outcome.tableCount) tables were tried.

        """
      )
      return .success
    }
  }
}
