import ArgumentParser
import AuditCore
import AuditKit

/// What a pipeline wants of an audit besides its exit code.
struct PipelineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Write the ratings as tests to this file: those below --fail-below, otherwise below the \
      second best rating, fail.
      """,
      valueName: "file"
    )
  )
  var junit: String?

  /// Writes what was asked for.
  func write(_ result: AuditResult, failBelow: String?) throws(SurroundingsFailure) {
    if let junit { try TestReport.write(result, to: junit, failBelow: failBelow) }
  }
}
