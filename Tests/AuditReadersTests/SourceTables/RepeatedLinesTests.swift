import AuditCore
import AuditTestSupport
import Testing

@testable import AuditReaders

/// Rows that stand twice, tables without rows, and bytes that no text holds.
@Suite struct RepeatedLinesTests {
  private typealias Fixture = ExtractFixture

  private func find(_ text: String) -> RepeatedLines.Found? {
    Array(text.utf8).withUnsafeBufferPointer { RepeatedLines.find($0) }
  }

  @Test func `lines that repeat an earlier one are counted, with the first of them`() {
    #expect(find("a,1\nb,2\na,1\nb,2\na,1\n") == .init(count: 3, first: 3))
    #expect(find("a,1\r\nb,2\r\na,1") == .init(count: 1, first: 3))
    #expect(find("a,1\nb,2\nc,3") == nil)
    #expect(find("\n\n\n") == nil && find("") == nil)
  }

  @Test func `a plain loop finds the same, for any lines`() {
    var seed: UInt64 = 11
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }
    for _ in 0..<200 {
      let lines = (0..<next(40)).map { _ in
        String(repeating: ["x", "yz", ","][next(3)], count: next(12))
      }
      var seen = Set<String>()
      var plain = RepeatedLines.Found(count: 0, first: 0)
      for (index, line) in lines.enumerated() where !line.isEmpty && !seen.insert(line).inserted {
        if plain.count == 0 { plain.first = index + 1 }
        plain.count += 1
      }
      #expect(find(lines.joined(separator: "\n")) == (plain.count == 0 ? nil : plain))
    }
  }

  @Test func `rows of a table without a key that stand twice are told, and count`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET\nX1,N\nX1,Y\nX1,N\n"
    let reading = try Fixture.read(files)
    let told = try #require(reading.diagnostics.first { $0.code.name == "repeated-rows" })
    #expect(told.headline == "1 row repeats an earlier one in every cell")
    #expect(told.severity == .warning && told.place?.line == 4)
    // The contacts have a key: of those the last counts, which is told otherwise.
    files = Fixture.files
    files["contact.csv"]? += "X1,2,11,V1,03/02/2024,03/02/2024\n"
    let keyed = try Fixture.read(files).diagnostics.map(\.code.name)
    #expect(keyed.contains("duplicate-record") && !keyed.contains("repeated-rows"))
  }

  @Test func `a table of headings alone is told`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET\n"
    let told = try #require(
      Fixture.read(files).diagnostics.first { $0.code.name == "empty-table" }
    )
    #expect(told.severity == .note && told.place?.path.hasSuffix("flag.csv") == true)
  }

  @Test func `a file with zero bytes is not read, and the first line with one is told`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET\nX1,N\nX1,\0Y\n"
    let reading = try Fixture.read(files)
    #expect(!reading.isUsable)
    let told = try #require(reading.diagnostics.first { $0.code.name == "zero-bytes" })
    #expect(told.severity == .error && told.place?.line == 3)
  }
}
