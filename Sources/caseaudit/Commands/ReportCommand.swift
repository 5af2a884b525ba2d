import ArgumentParser
import AuditKit
import Foundation

/// Makes something more of a finished audit.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Prints the report of a finished audit as a PDF.",
    discussion: """
      Needs an audit written with --single-file, and Chromium, which is started without network, \
      in a profile of its own that is removed again. Exit codes: 0 done; 3 no browser is \
      installed, or it failed; 64 wrong usage.
      """
  )

  @Argument(help: ArgumentHelp("The audit's folder.", valueName: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("The PDF to write.", valueName: "file"))
  var pdf: String

  @OptionGroup var messages: MessageOptions

  func run() throws {
    try messages.run { () throws(SurroundingsFailure) in
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      try PaperReport(folder: folder, searchPath: path).write(to: pdf)
      messages.terminal.say("PDF: \(pdf)\(SingleFileReport.size(of: pdf))")
      return .success
    }
  }
}
