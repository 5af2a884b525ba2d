import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct SeveralSourcesTests {
  private static func second(wins: Bool) -> String {
    """
    <mapping xmlns="urn:caseaudit:mapping:1" id="second" version="1" vocabulary="tiny" system="Second">
      <title>Second</title>
      <table name="more" file="more.csv">
        <column name="PERSON" required="yes"/>
        <column name="EVENT" required="yes"/>
        <column name="START" type="date"/>
        <column name="DAYS" type="integer"/>
        <column name="KIND" codes="kind"/>
      </table>
      <case table="more" key="PERSON EVENT" adds="yes" wins="\(wins ? "yes" : "no")">
        <field path="sentence.startedOn" column="START"/>
        <field path="sentence.days" column="DAYS"/>
      </case>
      <list name="contacts" table="more" by="PERSON EVENT" where="KIND != null">
        <field path="kind" column="KIND"/>
        <field path="on" column="START"/>
      </list>
    </mapping>
    """
  }

  private static func read(wins: Bool) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in ExtractFixture.files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let more = folder.appending(path: "second-source")
    try FileManager.default.createDirectory(at: more, withIntermediateDirectories: true)
    try """
    PERSON,EVENT,START,DAYS,KIND
    X1,1,2024-01-08,99,
    X1,2,2024-03-01,7,call
    X7,1,2024-01-01,1,
    """.write(to: more.appending(path: "more.csv"), atomically: true, encoding: .utf8)
    return try ExtractReader.read(
      [
        .init(path: folder.path, plan: try ExtractFixture.plan()),
        .init(path: more.path, plan: try ExtractFixture.plan(second(wins: wins))),
      ],
      vocabulary: ExtractFixture.vocabulary
    )
  }

  @Test func `a later source adds what an earlier one lacks and the earlier one wins`() throws {
    let reading = try Self.read(wins: false)
    #expect(reading.table.count == 3)
    #expect(ExtractFixture.value(reading, 0, "sentence.days") == "11")
    #expect(ExtractFixture.value(reading, 1, "sentence.days") == "7")
    #expect(ExtractFixture.value(reading, 1, "sentence.startedOn") == "2024-02-01")
    #expect(ExtractFixture.contacts(reading, 1).last == "call 2024-03-01")
  }

  @Test func `where two sources differ both places are told and counted`() throws {
    let found = try Self.read(wins: false).diagnostics.filter { $0.code.name == "source-conflict" }
    #expect(found.map(\.headline).count == 2)
    #expect(found.allSatisfy { $0.place?.path.contains("more.csv") == true })
    #expect(found.allSatisfy { $0.notes[0].contains("event.csv:") })
    #expect(found.allSatisfy { $0.notes[1] == "the earlier source counts" })
    let strays = try Self.read(wins: false).diagnostics.filter { $0.code.name == "stray-rows" }
    #expect(strays.contains { $0.place?.path.contains("more.csv") == true })
  }

  @Test func `a source that wins takes the place of others, and each value says whose it is`()
    throws
  {
    let reading = try Self.read(wins: true)
    #expect(ExtractFixture.value(reading, 0, "sentence.days") == "99")
    #expect(ExtractFixture.value(reading, 1, "sentence.startedOn") == "2024-03-01")
    let records = reading.table.records
    let days = try #require(records.type.fieldIndex("sentence.days"))
    let origins = (0..<3).map { records.origin(of: $0, field: days) }
    #expect(
      origins.map { String(reading.table.files[$0.fileIndex].prefix(6)) } == [
        "Second", "Second", "Made-u",
      ]
    )
    #expect(origins.map(\.line) == [2, 3, 5])
  }
}
