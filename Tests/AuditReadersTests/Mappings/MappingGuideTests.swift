import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// The example of `docs/mappings.md`.
struct MappingGuideTests {
  @Test func `the guide's example comes out as the guide says`() throws {
    let path = Repository.root.appending(path: "docs/mappings.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var mapping = ""
    for (kind, content) in Self.blocks(text) {
      if kind == "xml" {
        mapping = content
      } else {
        let name = kind.dropFirst("csv ".count)
        try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
    }
    let read = MappingReader.read(SourceFile(path: "mine.xml", text: mapping))
    let compiled = MappingCompiler.compile(
      try #require(read.mapping),
      vocabulary: FeedFixture.vocabulary
    )
    #expect(read.diagnostics + compiled.diagnostics == [])
    let reading = try ExtractReader.read(
      [.init(path: folder.path, plan: try #require(compiled.plan))],
      vocabulary: FeedFixture.vocabulary,
      options: CaseReadingOptions(threadCount: 1)
    )
    let notes = reading.diagnostics.map(\.headline)
    #expect(
      notes == [
        "1 of 3 rows of 'sentence' is left out by the mapping's 'where'",
        "the days of 'DAY' are written in 2 ways",
      ]
    )
    let rows = Self.rows(text)
    #expect(reading.table.count == rows.count)
    for row in rows {
      let found = [
        FeedFixture.value(reading, row[0], "sentence.startedOn") ?? "–",
        FeedFixture.value(reading, row[0], "rosh.level") ?? "–",
        FeedFixture.records(reading, row[0], "contacts", ["date", "type", "attended"])
          .joined(separator: ", "),
      ]
      #expect(found == Array(row.dropFirst()))
    }
  }

  /// The blocks of the guide, each with what stands behind its fence.
  private static func blocks(_ text: String) -> [(kind: String, content: String)] {
    text.components(separatedBy: "\n```").dropFirst().enumerated()
      .filter { $0.offset.isMultiple(of: 2) }
      .map { _, block in
        let end = block.firstIndex(of: "\n") ?? block.endIndex
        return (String(block[..<end]), String(block[end...].dropFirst()) + "\n")
      }
  }

  /// The cells of the table of cases.
  private static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| `X") }
      .map { line in
        line.split(separator: "|").map {
          $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
        }
      }
  }
}
