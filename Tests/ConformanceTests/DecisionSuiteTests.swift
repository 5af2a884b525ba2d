import AuditTestSupport
import FEEL
import Foundation
import Testing

@testable import feel_tck

struct DecisionSuiteTests {
  private static let level2 = "dmn-tck/compliance-level-2"
  private static let level3 = "dmn-tck/compliance-level-3"

  private static let surroundings = ConformanceRun.surroundings()

  private static let skips: SkipList = {
    let list = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "skip-list.txt")
    return SkipList((try? String(contentsOf: list, encoding: .utf8)) ?? "")
  }()

  @Test(arguments: ConformanceFolder.names(in: level2))
  func `a folder of level 2 gives what its tests expect`(name: String) {
    run("\(Self.level2)/\(name)")
  }

  @Test(arguments: ConformanceFolder.names(in: level3))
  func `a folder of level 3 gives what its tests expect`(name: String) {
    run("\(Self.level3)/\(name)")
  }

  private func run(_ path: String) {
    guard let folder = ConformanceFolder.part(path) else { return }
    var run = ConformanceRun(skips: Self.skips, environment: Self.surroundings)
    run.run(path: folder.path)
    #expect(run.complaints.isEmpty)
    #expect(!run.outcomes.isEmpty)
    for outcome in run.outcomes {
      switch outcome.verdict {
      case .passed, .skipped: break
      case .failed: Issue.record("\(outcome.name) \(outcome.details)")
      case .stale: Issue.record("\(outcome.name) passes: strike it from the skip list")
      case .known:
        withKnownIssue("it is in the skip list") {
          Issue.record("\(outcome.name) \(outcome.details)")
        }
      }
    }
  }

  @Test func `a line of the skip list names a folder, a test and a reason`() throws {
    #expect(Self.skips.entries.count > 5)
    for name in Self.skips.entries.keys { #expect(name.split(separator: "/").count == 2) }
    guard ConformanceFolder.url != nil else { return }
    let folders = [Self.level2, Self.level3].flatMap { ConformanceFolder.names(in: $0) }
    for name in Self.skips.entries.keys {
      #expect(folders.contains(name.prefix { $0 != "/" }.description), "\(name) is nowhere")
    }
  }
}
