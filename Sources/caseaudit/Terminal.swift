import AuditCore
import AuditKit
import Foundation

/// Writes to the terminal: data to standard output, messages to standard error.
struct Terminal: Sendable {
  /// Whether to say nothing but errors.
  var isQuiet = false
  /// Whether values of cases may be shown in messages.
  var showsValues = false
  /// How diagnostics are written.
  var format = MessageFormat.full

  /// Whether a stream is a terminal on which colours are wanted.
  static func usesColour(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(descriptor) == 1 && !refuses && environment["TERM"] != "dumb"
  }

  /// Writes data to standard output.
  static func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Writes a message to standard error.
  static func tell(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Writes a message to standard error unless the person asked for quiet.
  func say(_ text: String) {
    if !isQuiet { Self.tell(text) }
  }

  /// Writes diagnostics to standard error, at most 100 of them, with a line that counts them.
  func tell(_ diagnostics: DiagnosticList) {
    let (shown, moreCount) = diagnostics.capped()
    let worth = shown.filter { !isQuiet || $0.severity == .error }
    let writer = DiagnosticText(showsValues: showsValues, usesColour: Self.usesColour(2))
    for diagnostic in worth {
      switch format {
      case .full: Self.tell(writer.full(diagnostic) + "\n")
      case .concise: Self.tell(writer.concise(diagnostic))
      case .json: Self.tell(DiagnosticJSON(showsValues: showsValues).line(diagnostic))
      }
    }
    if moreCount > 0 { Self.tell("and \(moreCount) more") }
    if format == .full, !worth.isEmpty { Self.tell(Self.count(of: diagnostics)) }
  }

  /// Counts diagnostics in words: `2 errors, 1 warning`.
  static func count(of diagnostics: DiagnosticList) -> String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.sorted.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }

  /// Writes a failure of the surroundings.
  static func tell(_ failure: SurroundingsFailure) {
    tell("error: \(failure.headline)\n = help: \(failure.help)")
  }
}

/// How diagnostics are written.
enum MessageFormat: String, CaseIterable {
  /// With excerpt, notes and cures.
  case full
  /// One line each.
  case concise
  /// One JSON object a line.
  case json
}
