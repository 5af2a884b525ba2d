package import AuditCore
import Foundation

/// What an audit may know of the world: clock, program version and processors, all passed in.
package struct AuditEnvironment: Sendable {
  /// The moment of the run in UTC, as `2024-07-01T09:30:00Z`.
  package var runAt: String
  /// Today, for audits that name no day.
  package var today: CalendarDay
  /// The program's version.
  package var programVersion: String
  /// How many threads to use, at least 1.
  package var threadCount: Int

  /// Creates an environment.
  package init(runAt: String, today: CalendarDay, programVersion: String, threadCount: Int) {
    self.runAt = runAt
    self.today = today
    self.programVersion = programVersion
    self.threadCount = max(threadCount, 1)
  }

  /// The environment of this machine; `SOURCE_DATE_EPOCH` fixes the clock, so that a run repeats.
  package static func current() -> AuditEnvironment {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int64.init)
    let moment = LocalDateTime(seconds: fixed ?? Int64(Date().timeIntervalSince1970))
    return AuditEnvironment(
      runAt: "\(moment)Z",
      today: moment.day,
      programVersion: programVersion,
      threadCount: ProcessInfo.processInfo.activeProcessorCount
    )
  }

  /// The moment of the run, in UTC.
  package var moment: LocalDateTime? { LocalDateTime(runAt.dropLast()) }

  /// The version of this program.
  package static let programVersion = "0.1.0"
}
