package import AuditCore
import AuditReports
import Foundation

/// Ratings as a file of tests, for pipelines.
package enum TestReport {
  /// Writes JUnit XML to a file, which may lie anywhere and is written anew.
  ///
  /// - Parameters:
  ///   - result: The audit.
  ///   - path: The file.
  ///   - failBelow: The identifier or label of the rating that everything must reach; `nil` for the
  ///     scale's second best.
  /// - Throws: When the file cannot be written.
  package static func write(
    _ result: AuditResult,
    to path: String,
    failBelow: String?
  ) throws(SurroundingsFailure) {
    let scale = result.framework.scale
    let least = failBelow.flatMap { AuditVerdict.rank(of: $0, in: scale) }
    let bytes = JUnitReport(result: result, failBelow: least).bytes
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw SurroundingsFailure(
        "cannot write '\(path)'",
        help: "check that its folder exists and may be written"
      )
    }
  }
}
