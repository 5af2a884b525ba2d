import AuditTestSupport
import Foundation
import Testing

/// Runs every folder of `Scenarios`: its commands, beside its inputs, must print `expected.txt`.
///
/// A line of `command` holds the arguments of one run, with `< FILE` behind for what it reads;
/// `show FILE` prints a file; `#` is a remark.
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
    for shared in ["standards", "samples"] {
      try FileManager.default.createSymbolicLink(
        at: work.appending(path: shared),
        withDestinationURL: Repository.root.appending(path: shared)
      )
    }
    let commands = try String(contentsOf: scenario.appending(path: "command"), encoding: .utf8)
    var transcript = ""
    for line in commands.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("show ") {
        let file = work.appending(path: String(line.dropFirst(5)))
        transcript += "$ \(line)\n\(try String(contentsOf: file, encoding: .utf8))\n"
        continue
      }
      let parts = line.components(separatedBy: " < ")
      let file = work.appending(path: parts[parts.count - 1])
      // A rule may hold the same sign, but no file is named as the rest of a rule is.
      let isRead = parts.count > 1 && FileManager.default.fileExists(atPath: file.path)
      let words = Self.words(isRead ? parts.dropLast().joined(separator: " < ") : String(line))
      let run = try CommandRun.caseaudit(words, in: work, input: isRead ? file : nil)
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
