import ArgumentParser
import AuditCore
import AuditKit

/// Checks standards.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks frameworks, vocabularies and calendars, and says where and how to mend them."
  )

  @Argument(help: ArgumentHelp("The documents to check.", valueName: "file"))
  var files: [String]

  @OptionGroup var words: VocabularyOptions

  @Flag(help: "Say which rules do not run on columns, and why.")
  var plan = false

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
