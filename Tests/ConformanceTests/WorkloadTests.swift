import AuditCore
import AuditReaders
import AuditTestSupport
import AuditWorkload
import FEEL
import Foundation
import Testing

/// Holds the workload rules and the shipped weights against the tests of the tools they come from.
struct WorkloadTests {
  private static let rows: [ContextValue] = TieringTests.read("workload/cases.jsonl")

  /// The kinds of rows that are not ours, with the reason for each.
  private static func skipped() throws -> [String: String] {
    let file = Repository.root.appending(path: "Tests/ConformanceTests/workload-skip-list.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let words = line.split(separator: " ", maxSplits: 1)
        return (String(words[0]), String(words[1]))
      }
    )
  }

  private static func shipped() throws -> WorkloadScheme {
    let path = Repository.standards.appending(path: "workload/workload-2021.xml").path
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let (scheme, diagnostics) = WorkloadSchemeReader.read(
      SourceFile(path: path, bytes: Array(bytes))
    )
    #expect(diagnostics == [])
    return try #require(scheme)
  }

  @Test func `every row of the workload tests comes out as it must, or is named with its reason`()
    throws
  {
    guard ConformanceFolder.part("workload/cases.jsonl") != nil else { return }
    let skipped = try Self.skipped()
    let checks = WorkloadChecks(scheme: try Self.shipped())
    var tried = 0
    for row in Self.rows {
      let id = row.text("id")
      let kind = row.text("kind")
      guard case .context(let inputs)? = row["inputs"],
        case .context(let expected)? = row["expected"]
      else {
        Issue.record("\(id) has no inputs or nothing expected")
        continue
      }
      if skipped[kind] != nil {
        #expect(!WorkloadChecks.kinds.contains(kind), "\(kind) is skipped, but known")
        continue
      }
      tried += 1
      guard let found = checks.results(kind, inputs) else {
        Issue.record("\(id): nothing is known of '\(kind)'; test it, or name it in the skip list")
        continue
      }
      for entry in expected.entries {
        let value = found[entry.key]
        let wanted = WorkloadChecks.plain(entry.value)
        #expect(value == wanted, "\(id) \(entry.key): found \(value ?? "none")")
      }
    }
    #expect(tried > 90)
  }
}
