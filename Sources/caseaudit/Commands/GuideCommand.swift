import ArgumentParser
import AuditCore
import AuditKit

/// Writes a framework as a document for people.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Writes a framework as HTML pages: questions, rules in plain words, examples.",
    discussion: """
      Writes DIR/index.html with a page for each standard, the data that rules read, and the named \
      values with their sources. The pages need neither network nor script.
      """
  )

  @Argument(help: ArgumentHelp("The framework.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The folder to write; made by the command.", valueName: "dir"))
  var out: String

  @Flag(help: "Write the folder anew when it is from an earlier run.")
  var replace = false

  @OptionGroup var words: VocabularyOptions

  @OptionGroup var look: LookOptions

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let folder = try OutputFolder(out, replacing: replace)
      var isFinished = false
      defer { if !isFinished { folder.abandon() } }
      let (isWritten, diagnostics) = try Guide.write(
        file,
        vocabularyPath: words.vocabulary,
        settingsPath: look.settings,
        to: folder
      )
      messages.terminal.tell(diagnostics)
      guard isWritten else { return .faultyInput }
      try folder.finish()
      isFinished = true
      messages.terminal.say("Guide: \(out)/index.html")
      return .success
    }
  }
}
