import ArgumentParser
import AuditCore
import AuditKit

/// Says what changed between two frameworks.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says in words what changed between two frameworks, deltas or tailorings.",
    discussion: """
      Each document is compared as it is once deltas and tailorings have changed it. Ends with 0; \
      with --fail-if-changed it ends with 1 when anything changed.
      """
  )

  @Argument(help: ArgumentHelp("The framework that was.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The framework that is.", valueName: "new"))
  var new: String

  @Flag(help: "Print the changes as JSON.")
  var json = false

  @Flag(help: "End with 1 when anything changed.")
  var failIfChanged = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let comparison = try Comparison(old, new)
      messages.terminal.tell(comparison.diagnostics)
      guard let found = comparison.found else { return .faultyInput }
      Terminal.write(json ? comparison.json : comparison.text(colour: Terminal.usesColour(1)))
      return failIfChanged && !found.changes.isEmpty ? .changed : .success
    }
  }
}
