import ArgumentParser
import AuditCore
import AuditKit

/// Runs the examples beside the rules.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the examples that stand beside the rules of frameworks."
  )

  @Argument(help: ArgumentHelp("The frameworks to test.", valueName: "file"))
  var files: [String]

  @OptionGroup var words: VocabularyOptions

  @Flag(help: "Fail when a rule has no example.")
  var requireExamples = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      var isFaulty = false
      for file in files {
        let tested = try ExampleTests.run(
          file,
          vocabularyPath: words.vocabulary,
          requiresExamples: requireExamples
        )
        messages.terminal.tell(tested.diagnostics)
        isFaulty = isFaulty || tested.diagnostics.hasErrors
        Terminal.write(
          "\(file): \(tested.passedCount) passed, \(tested.failedCount) failed,"
            + " \(tested.untestedCount) rules without an example"
        )
      }
      return isFaulty ? .faultyInput : .success
    }
  }
}
