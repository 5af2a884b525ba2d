import ArgumentParser
import AuditCore
import AuditKit

/// Reads, scores and rates without writing anything.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores and rates case records and prints the counts, without writing a report."
  )

  @OptionGroup var audit: AuditOptions

  @Flag(help: "Print JSON: for each prompt, how many cases had each outcome.")
  var json = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let progress = ProgressLine(isQuiet: messages.quiet)
      var request = audit.request
      request.digestsCases = false
      let (run, diagnostics) = try Pipeline(request, .current(), progress: progress.show).run()
      progress.clear()
      messages.terminal.tell(diagnostics)
      guard let run else { return .faultyInput }
      Terminal.write(
        json
          ? Summary.counts(run.result) : Summary.table(run.result, colour: Terminal.usesColour(1))
      )
      return AuditVerdict(run.result, diagnostics, failBelow: nil).exitCode
    }
  }
}
