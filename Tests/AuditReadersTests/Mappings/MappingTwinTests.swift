import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// What mappings make of extracts, against a plain reading of the guide over seeded random extracts.
struct MappingTwinTests {
  @Test(arguments: 0..<60)
  func `cases and contacts are those that the guide's words make`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let choices = Choices(&random)
    let extract = Extract(&random)
    let reading = try ExtractFixture.read(
      extract.files,
      mapping: choices.mapping,
      threads: 1 + Int(seed % 2)
    )
    let twin = Twin(choices, extract)
    let cases = (0..<reading.table.count).map { row in
      let values = ["case.id", "sentence.startedOn", "person.bornOn", "flagged"].map {
        ExtractFixture.value(reading, row, $0) ?? "-"
      }
      return (values + ExtractFixture.contacts(reading, row)).joined(separator: "|")
    }
    #expect(cases == twin.cases, "\(choices.mapping)\n\(extract.files)")
    let told = reading.diagnostics.filter {
      ["left-out", "duplicate-case", "duplicate-record", "stray-rows"].contains($0.code.name)
    }
    let count = told.reduce(0) { $0 + (Int($1.headline.prefix { $0 != " " }) ?? 0) }
    #expect(count == twin.toldCount, "\(told.map(\.headline)) \(extract.files)")
  }

  /// What a mapping says, chosen anew for each seed.
  struct Choices {
    let onlyActive: Bool
    let joinKey: [String]
    /// `last`, `first` or nothing.
    let joinOrder: String
    let joinVisitsOnly: Bool
    let contactKey: [String]
    let takesLast: Bool
    let onlyDated: Bool
    let hasLatest: Bool
    /// Whether rows of events with the same key are versions of one.
    let hasVersions: Bool

    init(_ random: inout SeededNumbers) {
      onlyActive = Bool.random(using: &random)
      joinKey = Bool.random(using: &random) ? ["CRN"] : ["CRN", "NUMBER"]
      joinOrder = Bool.random(using: &random) ? "last" : "first"
      joinVisitsOnly = Bool.random(using: &random)
      contactKey = Bool.random(using: &random) ? ["CRN"] : ["CRN", "NUMBER"]
      takesLast = Bool.random(using: &random)
      onlyDated = Bool.random(using: &random)
      hasLatest = Bool.random(using: &random)
      hasVersions = Bool.random(using: &random)
    }

    var mapping: String {
      """
      <mapping xmlns="urn:caseaudit:mapping:1" id="twin" version="1" vocabulary="tiny" system="Twin"
        dates="dd/MM/yyyy|yyyy-MM-dd" yes="Y" no="N">
        <title>Twin</title>
        <table name="event" file="event.csv" required="yes"
          \(hasVersions ? "key=\"CRN NUMBER\" latest=\"SAVED\"" : "")>
          <column name="CRN" required="yes"/>
          <column name="NUMBER" required="yes"/>
          <column name="START" type="date" required="yes"/>
          <column name="ACTIVE" type="boolean"/>
          <column name="SAVED" type="date"/>
        </table>
        <table name="contact" file="contact.csv" key="ID"\(hasLatest ? " latest=\"CHANGED\"" : "")>
          <column name="CRN" required="yes"/>
          <column name="NUMBER"/>
          <column name="ID" required="yes"/>
          <column name="KIND" codes="kind"/>
          <column name="ON" type="date" required="yes"/>
          <column name="CHANGED" type="date"/>
        </table>
        <case table="event" key="CRN NUMBER"\(onlyActive ? " where=\"ACTIVE\"" : "")>
          <join table="contact" as="other" by="\(joinKey.joined(separator: " "))" \(joinOrder)="CHANGED"
            \(joinVisitsOnly ? "where=\"KIND in (&quot;V1&quot;, &quot;V2&quot;)\"" : "")/>
          <gather table="contact" as="all" by="CRN" where="CHANGED != null"/>
          <field path="sentence.startedOn" column="START"/>
          <field path="person.bornOn" column="other.ON"/>
          <field path="flagged" is="count(all) >= 2"/>
        </case>
        <list name="contacts" table="contact" by="\(contactKey.joined(separator: " "))"
          \(onlyDated ? "where=\"CHANGED != null\"" : "") \(takesLast ? "last=\"CHANGED\"" : "")>
          <field path="kind" column="KIND"/>
          <field path="on" column="ON"/>
        </list>
      </mapping>
      """
    }
  }

  /// Rows of two files, by column.
  struct Extract {
    var events: [[String: String]] = []
    var contacts: [[String: String]] = []

    init(_ random: inout SeededNumbers) {
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        events.append([
          "CRN": Self.one(["X1", "X2", "X3"], &random), "NUMBER": Self.one(["1", "2"], &random),
          "START": Self.day(&random), "ACTIVE": Self.one(["Y", "Y", "N", ""], &random),
          "SAVED": Bool.random(using: &random) ? Self.day(&random) : "",
        ])
      }
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        contacts.append([
          "CRN": Self.one(["X1", "X2", "X3", "X4"], &random),
          "NUMBER": Self.one(["1", "2", "3", ""], &random),
          "ID": String(Int.random(in: 1...12, using: &random)),
          "KIND": Self.one(["V1", "V2", "C", ""], &random),
          "ON": Self.day(&random),
          "CHANGED": Bool.random(using: &random) ? Self.day(&random) : "",
        ])
      }
    }

    static func one(_ words: [String], _ random: inout SeededNumbers) -> String {
      words.randomElement(using: &random) ?? ""
    }

    static func day(_ random: inout SeededNumbers) -> String {
      "2024-01-0\(Int.random(in: 1...6, using: &random))"
    }

    var files: [String: String] {
      [
        "event.csv": Self.csv(["CRN", "NUMBER", "START", "ACTIVE", "SAVED"], events),
        "contact.csv": Self.csv(["CRN", "NUMBER", "ID", "KIND", "ON", "CHANGED"], contacts),
      ]
    }

    private static func csv(_ columns: [String], _ rows: [[String: String]]) -> String {
      let lines = rows.map { row in columns.map { row[$0] ?? "" } }
      return ([columns] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
    }
  }

  /// The same by plain loops over rows.
  struct Twin {
    var cases: [String] = []
    /// How many rows are left out, repeat another or belong to nobody.
    var toldCount = 0

    init(_ choices: Choices, _ extract: Extract) {
      let versions =
        choices.hasVersions
        ? Self.newest(extract.events, ["CRN", "NUMBER"], latest: "SAVED") : extract.events
      let wanted = versions.filter { !choices.onlyActive || $0["ACTIVE"] == "Y" }
      var events: [[String: String]] = []
      for event in wanted where !events.contains(where: { Self.isSame($0, event) }) {
        events.append(event)
      }
      toldCount = extract.events.count - events.count
      let contacts = Self.newest(
        extract.contacts,
        ["ID"],
        latest: choices.hasLatest ? "CHANGED" : nil
      )
      toldCount += extract.contacts.count - contacts.count
      cases = events.map { Self.text($0, contacts, choices) }
      let listed = contacts.filter { !choices.onlyDated || $0["CHANGED"] != "" }
      toldCount += listed.count { contact in
        !extract.events.contains { Self.belongs(contact, to: $0, by: choices.contactKey) }
      }
    }

    /// Of rows with the same key the one that was saved last, the later of equals, in its place.
    private static func newest(
      _ rows: [[String: String]],
      _ key: [String],
      latest: String?
    ) -> [[String: String]] {
      var kept: [[String: String]] = []
      for row in rows {
        guard let before = kept.firstIndex(where: { old in key.allSatisfy { old[$0] == row[$0] } })
        else {
          kept.append(row)
          continue
        }
        if let latest, row[latest, default: ""] < kept[before][latest, default: ""] { continue }
        kept.remove(at: before)
        kept.append(row)
      }
      return kept
    }

    private static func isSame(_ one: [String: String], _ other: [String: String]) -> Bool {
      one["CRN"] == other["CRN"] && one["NUMBER"] == other["NUMBER"]
    }

    private static func belongs(
      _ contact: [String: String],
      to event: [String: String],
      by key: [String]
    ) -> Bool {
      key.allSatisfy { contact[$0] == event[$0] || ($0 == "NUMBER" && contact[$0] == "") }
    }

    private static func text(
      _ event: [String: String],
      _ contacts: [[String: String]],
      _ choices: Choices
    ) -> String {
      let tied = contacts.filter {
        belongs($0, to: event, by: choices.joinKey)
          && (!choices.joinVisitsOnly || $0["KIND", default: ""].hasPrefix("V"))
      }
      let joined = Self.best(tied, choices.joinOrder)
      let dated = contacts.count { $0["CRN"] == event["CRN"] && $0["CHANGED"] != "" }
      var listed = contacts.filter {
        belongs($0, to: event, by: choices.contactKey)
          && (!choices.onlyDated || $0["CHANGED"] != "")
      }
      if choices.takesLast { listed = Self.best(listed, "last").map { [$0] } ?? [] }
      let values = [
        "\(event["CRN", default: ""])/\(event["NUMBER", default: ""])",
        event["START", default: ""],
        joined?["ON"] ?? "-",
        dated >= 2 ? "yes" : "no",
      ]
      let kinds = ["V1": "visit", "V2": "visit", "C": "call", "": "-"]
      return
        (values
        + listed.map { "\(kinds[$0["KIND", default: ""], default: ""]) \($0["ON", default: ""])" })
        .joined(separator: "|")
    }

    /// The first of the rows that changed last, or first; one that says no day only where none does.
    private static func best(_ rows: [[String: String]], _ order: String) -> [String: String]? {
      let dated = rows.filter { $0["CHANGED"] != "" }
      guard let first = dated.first else { return rows.first }
      return dated.dropFirst().reduce(first) { best, row in
        let (old, new) = (best["CHANGED", default: ""], row["CHANGED", default: ""])
        return (order == "last" ? new > old : new < old) ? row : best
      }
    }
  }
}
