import ArgumentParser
import AuditCore
import AuditKit

/// Explains one case.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains one case: each prompt, its rule, every clause, the values and their rows."
  )

  @OptionGroup var audit: AuditOptions

  @Option(name: .customLong("case"), help: ArgumentHelp("The case's identifier.", valueName: "id"))
  var caseID: String

  @Option(help: ArgumentHelp("Only this standard, key question or prompt.", valueName: "code"))
  var item: String?

  @OptionGroup var privacy: PrivacyOptions

  @Flag(help: "Print JSON: the time line, and each clause with its values and their rows.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let (run, diagnostics) = try Pipeline(privacy.applied(to: audit.request), .current())
        .run()
      messages.terminal.tell(diagnostics)
      guard let run else { return .faultyInput }
      guard let explanation = run.explanation(ofCase: caseID) else {
        Terminal.tell(run.noSuchCase(caseID))
        return .faultyInput
      }
      guard
        let text = Summary.explanation(
          explanation,
          run.result,
          item: item,
          colour: Terminal.usesColour(1),
          json: json
        )
      else {
        Terminal.tell(run.noSuchItem(item ?? ""))
        return .faultyInput
      }
      Terminal.write(text)
      return .success
    }
  }
}
