import ArgumentParser
import AuditCore
import AuditKit

/// Looks at unknown files, and proposes how they become cases.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what unknown files hold, without showing a value, and proposes a mapping.",
    discussion: """
      CSV files, workbooks, JSON and XML are looked at; of each table the first 100,000 rows are read: \
      columns, likely types, how many rows are filled, how many values differ, forms of days, keys, \
      and columns that several tables have. With a vocabulary or framework it proposes a mapping, and \
      says what the rules need that it lacks.
      """
  )

  @Argument(
    help: ArgumentHelp("A CSV, workbook, JSON or XML file, or a folder of them.", valueName: "path")
  )
  var path: String

  @Option(help: ArgumentHelp("The framework whose rules need data.", valueName: "file"))
  var framework: String?

  @OptionGroup var words: VocabularyOptions

  @Option(help: ArgumentHelp("The proposed mapping to write.", valueName: "file"))
  var propose: String?

  @Flag(help: "Print what was found as JSON.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let (found, diagnostics) = try Inspection.look(
        at: path,
        frameworkPath: framework,
        vocabularyPath: words.vocabulary
      )
      messages.terminal.tell(diagnostics)
      guard let inspection = found else { return .faultyInput }
      Terminal.write(json ? inspection.json : inspection.text)
      if let propose {
        guard try inspection.writeProposal(to: propose) else {
          messages.terminal.say("No mapping: no table has a column with a name.")
          return .faultyInput
        }
        messages.terminal.say("Proposed mapping: \(propose)")
      }
      return diagnostics.hasErrors ? .faultyInput : .success
    }
  }

  func validate() throws {
    if propose != nil, framework == nil, words.vocabulary == nil {
      throw ValidationError("'--propose' needs '--vocabulary' or '--framework'")
    }
  }
}
