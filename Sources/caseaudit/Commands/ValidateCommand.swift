import ArgumentParser
import AuditCore
import AuditKit

/// Checks standards.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks frameworks, deltas, tailorings, vocabularies, calendars, decision models.",
    discussion: "Every fault is told with its place and its cure."
  )

  @Argument(help: ArgumentHelp("The documents to check.", valueName: "file"))
  var files: [String]

  @OptionGroup var words: VocabularyOptions

  @Flag(help: "Say which rules do not run on columns, and why.")
  var plan = false

  @Flag(help: "Print the framework as XML as it is once deltas and tailorings have changed it.")
  var resolved = false

  @Flag(help: "Print the SHA-256 of the resolved framework, as baseDigest wants it.")
  var digest = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      var hasErrors = false
      for file in files {
        let checked = try Validation.check(file, vocabularyPath: words.vocabulary)
        messages.terminal.tell(checked.diagnostics)
        hasErrors = hasErrors || checked.diagnostics.hasErrors
        let verdict = checked.diagnostics.hasErrors ? "faulty" : "sound"
        messages.terminal.say("\(file): \(verdict): \(checked.summary)")
        if resolved, !checked.resolved.isEmpty {
          Terminal.write(String(checked.resolved.dropLast()))
        }
        if digest, !checked.digest.isEmpty { Terminal.write("\(checked.digest)  \(file)") }
        if plan {
          for line in checked.fallbacks { Terminal.write(line) }
          if checked.fallbacks.isEmpty, !checked.diagnostics.hasErrors {
            Terminal.write("every rule runs on columns")
          }
        }
      }
      return hasErrors ? .faultyInput : .success
    }
  }
}
