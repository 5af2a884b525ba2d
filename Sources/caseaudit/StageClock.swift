import AuditKit
import Foundation
import Synchronization

/// Measures what each stage of an audit takes, for whoever plans how long a night's audits run.
final class StageClock: Sendable {
  private struct Moment {
    let clock: ContinuousClock.Instant
    /// Seconds of all processors since the program started.
    let work: Double
  }

  private struct State {
    var stage: String?
    var began: Moment
    var lines: [String] = []
  }

  private let state = Mutex(State(began: StageClock.now))

  /// Notes that a step has begun; several steps may be of one stage.
  func show(_ step: AuditProgress) {
    switch step {
    case .readingStandards: begin("standards")
    case .readingCases: begin("cases")
    case .scoring: begin("scores")
    case .writingReport: begin("report")
    }
  }

  /// What each stage took: seconds by the clock, seconds of all processors, and the most memory that
  /// the program has had by its end.
  func table() -> String {
    begin(nil)
    return state.withLock { state in
      (["stage           clock processors   peak memory"] + state.lines).joined(separator: "\n")
    }
  }

  private func begin(_ stage: String?) {
    state.withLock { state in
      guard stage != state.stage else { return }
      let now = Self.now
      if let ended = state.stage {
        let clock = Self.seconds(state.began.clock.duration(to: now.clock))
        state.lines.append(
          ended.padding(toLength: 10, withPad: " ", startingAt: 0)
            + Self.padded(clock, 8) + " s" + Self.padded(now.work - state.began.work, 8) + " s"
            + String(repeating: " ", count: 4) + Self.padded(Self.peakMegabytes) + " MB"
        )
      }
      state.stage = stage
      state.began = now
    }
  }

  private static var now: Moment {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Moment(clock: .now, work: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  private static var peakMegabytes: Int {
    var usage = rusage()
    _ = unsafe getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1000
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func padded(_ seconds: Double, _ width: Int) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let part = hundredths % 100
    let text = "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
    return String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private static func padded(_ megabytes: Int) -> String {
    let text = String(megabytes)
    return String(repeating: " ", count: max(7 - text.count, 0)) + text
  }
}
