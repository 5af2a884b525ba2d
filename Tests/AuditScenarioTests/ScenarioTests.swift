import AuditTestSupport
import Foundation
import Testing

/// Runs every folder of `Scenarios`: its `command`, beside its inputs, must print `expected`.
struct ScenarioTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Scenarios")

  private static let names: [String] = {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { !$0.hasSuffix(".md") }.sorted()
  }()

  @Test(arguments: names) func `a scenario prints what its folder says`(name: String) throws {
    let scenario = Self.folder.appending(path: name)
    let work = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    for item in try FileManager.default.contentsOfDirectory(atPath: scenario.path)
    where item != "expected.txt" {
      try FileManager.default.copyItem(
        at: scenario.appending(path: item),
        to: work.appending(path: item)
      )
    }
    try FileManager.default.createSymbolicLink(
      at: work.appending(path: "standards"),
      withDestinationURL: Repository.standards
    )
    let commands = try String(contentsOf: scenario.appending(path: "command"), encoding: .utf8)
    var transcript = ""
    for line in commands.split(separator: "\n") where !line.hasPrefix("#") {
      let run = try CommandRun.caseaudit(Self.words(String(line)), in: work)
      transcript += "$ caseaudit \(line)\n\(run.output)"
      if !run.messages.isEmpty { transcript += "--- messages\n\(run.messages)" }
      transcript += "--- exit \(run.status)\n\n"
    }
    try expectGolden(transcript, scenario.appending(path: "expected.txt"))
  }

  /// Splits a command line at blanks, keeping what stands in single quotes together.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (position, part) in line.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated()
    {
      if position % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words
  }
}
