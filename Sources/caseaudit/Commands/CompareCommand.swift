import ArgumentParser
import AuditCore
import AuditKit

/// Says what changed between two audits.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what changed between two audits: ratings, shares and, case by case, answers.",
    discussion: """
      OLD and NEW are folders that audit or rate wrote with --out; their result.json and outcomes.csv \
      are read. Changed rules are told apart from changed practice. For pages with charts and lists of \
      cases, audit the new cases with --previous OLD. Ends with 0; with --fail-if-worse it ends with 1 \
      when a rating of a standard or unit became worse under the same rules; 2 when a folder is faulty.
      """
  )

  @Argument(help: ArgumentHelp("The folder of the earlier audit.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The folder of the later audit.", valueName: "new"))
  var new: String

  @Flag(help: "Print the changes as JSON.")
  var json = false

  @Flag(help: "End with 1 when a rating became worse under the same rules.")
  var failIfWorse = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let threads = AuditEnvironment.current().threadCount
      let comparison = try AuditFolderComparison(old, new, threads: threads)
      messages.terminal.tell(comparison.diagnostics)
      guard let found = comparison.found else { return .faultyInput }
      Terminal.write(json ? comparison.json : comparison.text(colour: Terminal.usesColour(1)))
      return failIfWorse && found.isWorse ? .worse : .success
    }
  }
}
