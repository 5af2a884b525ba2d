import ArgumentParser
import AuditCore
import AuditKit

/// Runs the examples beside the rules.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the examples that stand beside the rules of frameworks.",
    discussion: """
      With --coverage it also lists the clauses that no example made true, or none made false, and
      the numbers and boundaries that could be others without any example noticing.
      """
  )

  @Argument(help: ArgumentHelp("The frameworks to test.", valueName: "file"))
  var files: [String]

  @OptionGroup var words: VocabularyOptions

  @Flag(help: "Fail when a rule has no example.")
  var requireExamples = false

  @Flag(help: "List what the examples leave untried.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "End with exit code 1 when examples show less of the clauses (with --coverage).",
      valueName: "percent"
    )
  )
  var require: Int?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard let require else { return }
    if !coverage { throw ValidationError("--require needs --coverage") }
    if !(0...100).contains(require) {
      throw ValidationError("--require takes a whole number from 0 to 100")
    }
  }

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      var tests: [(path: String, tested: ExampleTests.Tested)] = []
      for file in files {
        let tested = try ExampleTests.run(
          file,
          vocabularyPath: words.vocabulary,
          requiresExamples: requireExamples,
          measuresCoverage: coverage
        )
        messages.terminal.tell(tested.diagnostics)
        tests.append((file, tested))
        if !json { write(file, tested) }
      }
      if json { Terminal.write(Summary.json(tests)) }
      return exitCode(of: tests.map(\.tested))
    }
  }

  private func write(_ file: String, _ tested: ExampleTests.Tested) {
    Terminal.write(
      "\(file): \(tested.passedCount) passed, \(tested.failedCount) failed,"
        + " \(tested.untestedCount) rules without an example"
        + (tested.outdatedCount == 0
          ? "" : ", \(tested.outdatedCount) of the base that the tailoring changes")
    )
    if let coverage = tested.coverage {
      Terminal.write(Summary.coverage(coverage, colour: Terminal.usesColour(1)))
    }
  }

  private func exitCode(of tests: [ExampleTests.Tested]) -> ExitCode {
    if tests.contains(where: { $0.diagnostics.hasErrors }) { return .faultyInput }
    guard let require else { return .success }
    let isBelow = tests.contains { ($0.coverage?.permille ?? 0) < require * 10 }
    return isBelow ? .belowThreshold : .success
  }
}
