import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// Rows that become no records are told, and written down with their place and reason.
@Suite struct AsideRowTests {
  private typealias Fixture = ExtractFixture

  private func lines(_ name: String, _ reading: CaseReading) throws -> [String] {
    let file = try #require(reading.rejects.first { $0.name == name })
    let text = String(decoding: file.bytes, as: UTF8.self)
    return text.split(separator: "\n").map { line in
      line.split(separator: "/").last.map(String.init) ?? String(line)
    }
  }

  @Test func `a case out of range is written down with its place, reason and values`() throws {
    var files = Fixture.files
    files["event.csv"] = "CRN,NUMBER,START,ACTIVE,DAYS\nX1,1,08/01/2024,Y,-7\nX2,2,10/01/2024,Y,5\n"
    let reading = try Fixture.read(files)
    #expect(reading.table.records.rowCount == 1)
    let told = try #require(reading.diagnostics.first { $0.code.name == "out-of-range" })
    #expect(told.place?.path.hasSuffix("event.csv") == true && told.place?.line == 2)
    let written = try lines("Made-up.case.csv", reading)
    #expect(
      written[0]
        == "rejectedFile,rejectedLine,rejectedBecause,unit.region,person.bornOn,sentence.startedOn,sentence.days,flagged,practitioner.grade"
    )
    #expect(
      written[1]
        == "event.csv,2,\"a value of 'sentence.days' is below the least one allowed\",Northmarch,1990-01-08,2024-01-08,-6,yes,officer"
    )
    #expect(written.count == 2)
  }

  @Test func `a value that a column fills is told by the column's name as well`() throws {
    var files = Fixture.files
    files["event.csv"] = "CRN,NUMBER,START,ACTIVE,DAYS\nX1,1,08/01/2024,Y,-7\n"
    let rule = "is=\"if DAYS != null then DAYS + 1 else null\""
    let reading = try Fixture.read(
      files,
      mapping: Fixture.mapping.replacing(rule, with: "column=\"DAYS\"")
    )
    let told = try #require(reading.diagnostics.first { $0.code.name == "out-of-range" })
    #expect(told.notes.first == "column 'DAYS' fills it")
  }

  @Test func `rows with the key of a case before are written down with their places`() throws {
    var files = Fixture.files
    files["event.csv"] =
      "CRN,NUMBER,START,ACTIVE\nX1,1,08/01/2024,Y\nX1,1,09/01/2024,Y\nX1,1,10/01/2024,Y\n"
    let written = try lines("Made-up.repeated.csv", Fixture.read(files))
    #expect(written.count == 3)
    #expect(written[1] == "event.csv,3,\"the row has the key of a case before\"")
    #expect(written[2].hasPrefix("event.csv,4,"))
  }

  @Test func `keys that a slash makes alike are two keys, and only one becomes a case`() throws {
    var files = Fixture.files
    files["event.csv"] = "CRN,NUMBER,START,ACTIVE\nX1/1,2,08/01/2024,Y\nX1,1/2,09/01/2024,Y\n"
    files["contact.csv"] =
      "CRN,NUMBER,ID,KIND,ON\nX1/1,2,1,C,03/02/2024\nX1,1/2,2,C,04/02/2024\n"
    let reading = try Fixture.read(files)
    #expect(reading.table.records.rowCount == 1)
    #expect(reading.table.records.lists[0].table.rowCount == 1)
    let told = reading.diagnostics.filter { $0.headline.contains("by another key") }
    #expect(told.map(\.place?.line) == [3])
    #expect(try lines("Made-up.mistakable.csv", reading).count == 2)
  }

  @Test func `files of rows put aside keep apart where two sources name a table alike`() throws {
    let files = ["a.csv", "A.csv", "a-2.csv", "b.csv", "a.csv"].map {
      RejectFile(name: $0, bytes: Array($0.utf8))
    }
    let apart = RejectFile.apart(files)
    #expect(apart.map(\.name) == ["a.csv", "A-2.csv", "a-2-2.csv", "b.csv", "a-3.csv"])
    #expect(apart.map(\.bytes) == files.map(\.bytes))
    let folders = try (0..<2).map { _ in try Repository.temporaryFolder() }
    defer { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
    for folder in folders {
      for (name, content) in Fixture.files {
        try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try "CRN,SET\nX1,maybe\n"
        .write(to: folder.appending(path: "flag.csv"), atomically: true, encoding: .utf8)
    }
    let reading = try ExtractReader.read(
      [
        .init(path: folders[0].path, plan: try Fixture.plan()),
        .init(
          path: folders[1].path,
          plan: try Fixture.plan(
            Fixture.mapping.replacing("key=\"CRN NUMBER\"", with: "key=\"CRN NUMBER\" adds=\"yes\"")
          )
        ),
      ],
      vocabulary: Fixture.vocabulary
    )
    #expect(reading.rejects.map(\.name) == ["flag.csv", "flag-2.csv"])
  }
}
