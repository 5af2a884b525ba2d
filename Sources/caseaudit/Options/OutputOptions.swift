import ArgumentParser
import AuditCore
import AuditKit

/// What to write besides the folder of pages.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write the report as one file, too, for sending: DIR/report.html.")
  var singleFile = false

  @Flag(help: "Write the tables that may be published as a workbook, too: DIR/report.xlsx.")
  var xlsx = false

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

  /// Writes what lies outside the folder.
  func write(_ result: AuditResult, failBelow: String?) throws(SurroundingsFailure) {
    if let junit { try TestReport.write(result, to: junit, failBelow: failBelow) }
  }

  /// Tells where the report is.
  func tell(_ folder: String, _ terminal: Terminal) {
    terminal.say("\nReport: \(folder)/report/index.html")
    let file = "\(folder)/\(SingleFileReport.path)"
    if singleFile { terminal.say("One file: \(file)\(SingleFileReport.size(of: file))") }
  }
}
