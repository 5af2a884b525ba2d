import AuditKit
import Foundation
import Synchronization

/// Shows what an audit is doing on one line of the terminal that is written over and wiped away.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let lastText = Mutex("")

  /// Creates a line; it stays silent unless standard error is a terminal.
  init(isQuiet: Bool) { isShown = !isQuiet && isatty(2) == 1 }

  /// Shows a step.
  func show(_ step: AuditProgress) {
    guard isShown else { return }
    let text =
      switch step {
      case .readingStandards: "Reading the standards"
      case .readingCases(let read, let total):
        "Reading cases: \(total == 0 ? 100 : min(read * 100 / total, 100)) per cent"
      case .scoring(let count): "Scoring \(count) cases"
      case .writingReport: "Writing the report"
      }
    lastText.withLock { last in
      if text == last { return }
      last = text
      try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text) …".utf8))
    }
  }

  /// Wipes the line away.
  func clear() {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
