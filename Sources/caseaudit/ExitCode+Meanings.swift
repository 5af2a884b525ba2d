import ArgumentParser
import AuditKit

extension ExitCode {
  /// The audit ran, but a rating asked for with `--fail-below` was missed.
  static let belowThreshold = ExitCode(1)
  /// Two frameworks differ, and `--fail-if-changed` asked to be told so.
  static let changed = ExitCode(1)
  /// A rating is worse than in an earlier audit, and `--fail-if-worse` asked to be told so.
  static let worse = ExitCode(1)
  /// Something that somebody wrote is faulty.
  static let faultyInput = ExitCode(2)
  /// The surroundings failed.
  static let surroundings = ExitCode(3)
}

extension AuditVerdict {
  /// The exit status that says it.
  var exitCode: ExitCode {
    switch self {
    case .done: .success
    case .belowThreshold: .belowThreshold
    case .worse: .worse
    case .faulty: .faultyInput
    }
  }
}
