import AuditCore
import Foundation
import Testing

@testable import AuditReaders

struct DocumentTableReaderTests {
  private typealias Wanted = SourceFixture.Wanted

  private static let goals = SourceFixture.shape([
    Wanted(names: ["parent.parent.crn"], isRequired: true),
    Wanted(names: ["parent.assessment-id"], type: .integer),
    Wanted(names: ["text"]),
    Wanted(names: ["done.on"], type: .date),
    Wanted(names: ["met"], type: .boolean),
  ])

  @Test func `nested arrays are tables of their own, with what stands around them`() throws {
    let json = #"""
      [{"crn": "C-0001", "assessments": [
          {"goals": [{"text": "a \"b\"", "done": {"on": "2024-03-01"}, "met": true}, {"text": null}],
           "assessmentId": 7},
          {"assessmentId": 8, "goals": []}]},
       {"assessments": [{"assessmentId": 1e1, "goals": [{"text": "c"}]}], "crn": "C-0002"}]
      """#
    let table = try SourceFixture.documents(
      ["a.json": json],
      at: "assessments.goals",
      .json,
      as: Self.goals
    )
    #expect(table.messages == [])
    #expect(
      table.rows == [
        #"C-0001|7|a "b"|2024-03-01|yes"#, "C-0001|7|.|.|.", "C-0002|10|c|.|.",
      ]
    )
    #expect(table.records.origins.lines == [2, 2, 5])
  }

  @Test func `each line of JSON Lines stands for itself`() throws {
    let shape = SourceFixture.shape([
      Wanted(names: ["crn"], isRequired: true), Wanted(names: ["score"], type: .integer),
    ])
    let table = try SourceFixture.documents(
      [
        "a.jsonl":
          "{\"crn\": \"C-0001\", \"score\": 3}\n\n{\"crn\": \"C-0002\n{\"crn\": \"C-0003\"}\n7\n"
      ],
      at: "",
      .json,
      as: shape
    )
    #expect(table.rows == ["C-0001|3", "C-0003|."])
    #expect(table.records.origins.lines == [1, 4])
    #expect(
      table.messages == [
        "a.jsonl:3: error[bad-json]: a record is not sound JSON",
        "a.jsonl:5: error[missing-value]: a record has no 'crn', which every one needs",
      ]
    )
    #expect(table.readCount == 4)
    #expect(table.rejectedCount == 2)
  }

  private static let assessments = SourceFixture.shape(
    [
      Wanted(names: ["CMSProbNumber"], isRequired: true),
      Wanted(names: ["Offence.OffenceGroupCode"]),
      Wanted(
        names: ["parent.Header.MessageTimestamp"],
        type: .dateTime,
        dayForms: ["yyyy-MM-ddTHH:mm:ssXXX"]
      ),
      Wanted(names: ["@status"]),
    ]
  )

  private static func message(_ crn: String, _ code: String = "104") -> String {
    """
    <soap:Envelope xmlns:soap="urn:soap" xmlns:cms="urn:cms" xmlns:a="urn:a"><soap:Body>
    <cms:CMSUpdate><cms:Header><MessageTimestamp>2018-06-20T00:01:47+01:00</MessageTimestamp></cms:Header>
    <cms:Assessment status="SIGNED" a:status="x">
    <a:CMSProbNumber>\(crn)</a:CMSProbNumber>
    <a:Offence><a:OffenceGroupCode>\(code)</a:OffenceGroupCode></a:Offence>
    </cms:Assessment></cms:CMSUpdate></soap:Body></soap:Envelope>
    """
  }

  @Test func `a folder of messages is one table, and each row knows its file`() throws {
    let table = try SourceFixture.documents(
      [
        "b.xml": Self.message("C-0002", "30"), "a.xml": Self.message("C-0001"), "notes.txt": "no",
        "c.xml": Self.message(""),
      ],
      at: "Envelope/Body/CMSUpdate/Assessment",
      .xml,
      as: Self.assessments
    )
    #expect(table.rows == ["C-0001|104|1529452907|SIGNED", "C-0002|30|1529452907|SIGNED"])
    #expect(table.records.origins.origin(of: 1) == (1, 3))
    #expect(
      table.messages == [
        "c.xml:3: error[missing-value]: a record has no 'CMSProbNumber', which every one needs"
      ]
    )
    let rejects = try #require(table.rejects)
    #expect(rejects.name == "a.Assessment.csv")
    let lines = String(decoding: rejects.bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines[0].hasPrefix("rejectedFile,rejectedLine,rejectedBecause,CMSProbNumber,")
    )
    #expect(lines[1].hasSuffix(",104,2018-06-20T00:01:47+01:00,SIGNED"))
  }

  @Test(
    arguments: [
      ("Envelope/Body/{urn:cms}CMSUpdate/Assessment", 1),
      ("{urn:x}Envelope/Body/CMSUpdate/Assessment", 0),
    ]
  ) func `a name with a namespace is found in that one only`(path: String, count: Int) throws {
    let table = try SourceFixture.documents(
      ["a.xml": Self.message("C-0001")],
      at: path,
      .xml,
      as: Self.assessments
    )
    #expect(table.records.rowCount == count)
    if count == 0 { #expect(table.diagnostics.map(\.code.name) == ["missing-records"]) }
  }

  @Test func `what is not a single value is told, and so is a name that no record has`() throws {
    let shape = SourceFixture.shape([
      Wanted(names: ["crn"], isRequired: true),
      Wanted(names: ["tier"], type: .code(SourceFixture.tiers)),
      Wanted(names: ["tags"]), Wanted(names: ["completed"], type: .date),
    ])
    let table = try SourceFixture.documents(
      [
        "a.json": #"""
        [{"crn": "C-0001", "tier": "A9", "complete": "2024-01-01"},
         {"crn": {"id": "C-0002"}}, {"crn": "C-0003", "tags": ["x"]},
         {"crn": "C-0004", "tier": "a1"}]
        """#
      ],
      at: "",
      .json,
      as: shape
    )
    #expect(
      Set(table.messages) == [
        "a.json: warning[missing-column]: no column is named 'completed': its values count as not recorded",
        "a.json: warning[unread-column]: a column is not in the mapping: nothing reads it",
        "a.json:1: error[bad-code]: a value of 'tier' is not in its code list",
        "a.json:2: error[bad-shape]: 'crn' holds something else than one value",
        "a.json:2: error[bad-shape]: 'tags' holds something else than one value",
      ]
    )
    let near = table.diagnostics.first { $0.code.name == "missing-column" }
    #expect(near?.helps.first?.hasPrefix("if 'complete' is the column") == true)
    #expect(table.diagnostics.contains { $0.notes.contains("1 more row has the same fault (3)") })
  }

  @Test(
    arguments: [
      (#"{"crn": "Secret-1""#, "bad-json"), ("", "empty-file"), ("PK\u{3}\u{4}", "bad-encoding"),
    ]
  ) func `a damaged JSON file is told and not usable`(text: String, code: String) throws {
    let shape = SourceFixture.shape([Wanted(names: ["crn"], isRequired: true)])
    let table = try SourceFixture.documents(["a.json": text], at: "", .json, as: shape)
    #expect(table.diagnostics.map(\.code.name) == [code])
    #expect(!table.isUsable)
    for diagnostic in table.diagnostics {
      #expect(!DiagnosticText().full(diagnostic).contains("Secret"))
    }
  }

  @Test func `of several files a damaged one is put aside with its reason`() throws {
    let shape = SourceFixture.shape([Wanted(names: ["crn"], isRequired: true)])
    let files = ["a.json": #"{"crn": "X1"}"#, "b.json": #"{"crn": "Secret-1""#, "c.json": ""]
    let table = try SourceFixture.documents(files, at: "", .json, as: shape)
    #expect(table.isUsable)
    #expect(table.records.rowCount == 1 && table.readCount == 3 && table.rejectedCount == 2)
    #expect(table.diagnostics.map(\.code.name).sorted() == ["bad-json", "empty-file"])
    let rejects = try #require(table.rejects)
    let lines = String(decoding: rejects.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3 && lines[1].contains("b.json,1,\"the file is not sound JSON"))
    #expect(!lines.joined().contains("Secret"))
  }

  @Test(
    arguments: [
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
      "<a><b>Secret-1</c></a>", "<a>Secret-1 &x;</a>",
      String(repeating: "<a>", count: 200),
    ]
  ) func `hostile or broken XML is told without what it holds`(text: String) throws {
    let shape = SourceFixture.shape([Wanted(names: ["crn"], isRequired: true)])
    let table = try SourceFixture.documents(["a.xml": text], at: "a/b", .xml, as: shape)
    #expect(table.diagnostics.count == 1)
    #expect(table.records.rowCount == 0)
    #expect(!table.isUsable)
    for diagnostic in table.diagnostics {
      #expect(!DiagnosticText().full(diagnostic).contains("Secret"))
    }
  }

  @Test(arguments: [DocumentTableReader.Form.json, .xml])
  func `documents with flipped bits are read or told, never more`(
    form: DocumentTableReader.Form
  ) throws {
    let sound = Array(
      (form == .xml
        ? Self.message("Secret-1")
        : #"[{"crn": "Secret-1", "assessments": [{"goals": [{"text": "é\n"}]}]}]"#).utf8
    )
    var state: UInt64 = 7
    for _ in 0..<150 {
      var bytes = sound
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] ^= 1 << UInt8(state >> 29 & 7)
      }
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try Data(bytes).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let table = try DocumentTableReader.read(
        form == .xml ? "Envelope/Body/CMSUpdate/Assessment" : "assessments.goals",
        in: [file.path],
        form,
        into: form == .xml ? Self.assessments : Self.goals
      )
      #expect(table.records.rowCount + table.rejectedCount == table.readCount)
      for diagnostic in table.diagnostics where diagnostic.code.name != "unread-column" {
        #expect(!DiagnosticText().full(diagnostic).contains("Secret-"))
      }
    }
  }
}
