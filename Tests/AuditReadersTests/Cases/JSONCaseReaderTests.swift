import AuditCore
import Testing

@testable import AuditReaders

struct JSONCaseReaderTests {
  @Test func `nested objects, dotted keys and lists are read`() throws {
    let reading = try CaseFixture.read(
      #"""
      [
        {"case": {"id": "C-0001"}, "rosh.level": "high", "rsr": {"score": 3.50},
         "offence": {"count": -2}, "release": {"planned": true}, "unit": null,
         "contacts": [{"type": "home visit", "note": "a\n\"b\" \u00e9 \ud83d\ude42"}],
         "plans": [{"completedOn": null, "goals": [{"text": "x"}, {}]}]},
        {"case.id": "C-0002", "rsr.score": 1.5e1, "unit": {"region": ""}}
      ]
      """#,
      as: "cases.json"
    )
    #expect(reading.messages == [])
    #expect(
      reading.dump == [
        "case.id=C-0001|rosh.level=high|rsr.score=3.5|offence.count=-2|release.planned=yes",
        "  contacts: type=home visit|note=a\n\"b\" é 🙂",
        "  plans: ",
        "    goals: text=x",
        "    goals: ",
        "case.id=C-0002|rsr.score=15",
      ]
    )
    #expect(reading.table.records.origins.lines == [2, 6])
  }

  @Test func `all formats give the same records`() throws {
    let folder = try CaseFixture.readFolder([
      "cases.csv": """
      case.id,unit.region,sentence.type,sentence.startedOn,rosh.level,rsr.score,offence.count,\
      release.planned,court.heardAt,wait.length,term.length
      C-0001,North & march,community order,2024-02-29,very high,3.25,7,yes,2024-01-08T09:30,P3D,P1Y
      C-0002,,,,,,,,,,
      C-0003,Eastwold,licence,2001-01-01,low,100,-1,no,1969-12-31T23:59:59,PT1S,P2M

      """,
      "contacts.csv": """
      case.id,type,date,note
      C-0003,home visit,2024-03-01,
      C-0001,office visit,,"a ""word"" of"
      C-0003,office visit,2024-03-02,x

      """,
      "plans.csv": "completedOn,case.id\n2024-05-05,C-0001\n",
    ])
    let xml = try CaseFixture.read(
      """
      <cases xmlns="urn:caseaudit:cases:1">
      <case case.id="C-0001" unit.region="North &amp; march" sentence.type="community order"
        sentence.startedOn="2024-02-29" rosh.level="very high" rsr.score="3.25" offence.count="7"
        release.planned="yes" court.heardAt="2024-01-08T09:30" wait.length="P3D"
        term.length="P1Y"><contacts type="office visit" note="a &quot;word&quot; of"/>
        <plans completedOn="2024-05-05"/></case>
      <case case.id="C-0002"/>
      <case><case.id>C-0003</case.id><unit.region>Eastwold</unit.region>
        <sentence.type>licence</sentence.type><sentence.startedOn>2001-01-01</sentence.startedOn>
        <rosh.level>low</rosh.level><rsr.score>100</rsr.score><offence.count>-1</offence.count>
        <release.planned>false</release.planned><court.heardAt>1969-12-31T23:59:59</court.heardAt>
        <wait.length>PT1S</wait.length><term.length>P2M</term.length>
        <contacts type="home visit" date="2024-03-01"/>
        <contacts date="2024-03-02" type="office visit" note="x"/></case>
      </cases>
      """,
      as: "cases.xml"
    )
    let lines = [
      #"{"case":{"id":"C-0001"},"unit.region":"North & march","sentence":{"type":"community order","#
        + #""startedOn":"2024-02-29"},"rosh":{"level":"very high"},"rsr":{"score":3.25},"#
        + #""offence":{"count":7},"release":{"planned":true},"court.heardAt":"2024-01-08T09:30","#
        + #""wait":{"length":"P3D"},"term":{"length":"P1Y"},"#
        + #""contacts":[{"type":"office visit","note":"a \"word\" of"}],"#
        + #""plans":[{"completedOn":"2024-05-05"}]}"#,
      #"{"case":{"id":"C-0002"},"contacts":[]}"#,
      #"{"case":{"id":"C-0003"},"unit":{"region":"Eastwold"},"sentence.type":"licence","#
        + #""sentence.startedOn":"2001-01-01","rosh.level":"low","rsr.score":"100","#
        + #""offence.count":-1,"release.planned":"no","court":{"heardAt":"1969-12-31T23:59:59"},"#
        + #""wait.length":"PT1S","term.length":"P2M","contacts":[{"type":"home visit","#
        + #""date":"2024-03-01"},{"type":"office visit","date":"2024-03-02","note":"x"}]}"#,
    ]
    let json = try CaseFixture.read(
      "{\"cases\": [\(lines.joined(separator: ",\n"))]}",
      as: "cases.json"
    )
    let jsonLines = try CaseFixture.read(lines.joined(separator: "\r\n"), as: "cases.jsonl")
    #expect(folder.dump.count == 7)
    #expect(xml.dump == folder.dump)
    #expect(json.dump == folder.dump)
    #expect(jsonLines.dump == folder.dump)
    #expect((folder.messages + xml.messages + json.messages + jsonLines.messages).isEmpty)
    #expect(jsonLines.table.records.origins.lines == [1, 2, 3])
  }

  @Test(arguments: [
    ("[{\"case.id\": \"C-1\"}", "it ends too soon"), ("[{\"case.id\": \"C-1", "it ends too soon"),
    ("[{\"case.id\" \"C-1\"}]", "a colon was expected"),
    ("[{\"case.id\": \"C-1\",}]", "a string was expected"),
    ("[{\"case.id\": \"C-1\"} {}]", "a comma or ] was expected"),
    ("[{\"case.id\": 01}]", "a number is not well formed"),
    ("[{\"case.id\": tru}]", "a value was expected"), ("7", "it is not an array of objects"),
    ("{\"people\": []}", "its object has no array named 'cases'"),
    ("[] []", "text follows its end"),
    ("[{\"case.id\": \"\\ud800\"}]", "a string holds half of a surrogate pair"),
    ("[{\"case.id\": \"\\udc00\"}]", "a string holds half of a surrogate pair"),
    ("[{\"case.id\": \"\\x\"}]", "a string holds an unknown escape"),
    ("[{\"case.id\": \"a\nb\"}]", "a string holds a control character"),
    (
      "[{\"x\":" + String(repeating: "[", count: 100), "it is nested deeper than 64 levels"
    ),
  ])
  func `a document that is not sound is not used`(text: String, reason: String) throws {
    let reading = try CaseFixture.read(text, as: "cases.json")
    #expect(!reading.isUsable)
    #expect(
      reading.diagnostics.filter { $0.code.name == "bad-json" }.map(\.headline)
        == ["the file is not sound JSON: \(reason)"]
    )
  }

  @Test func `bytes that are not UTF-8 are told by line`() throws {
    let bytes = Array("[\n{\"case.id\": \"".utf8) + [0xC0, 0x80] + Array("\"}]".utf8)
    let reading = try CaseFixture.read(bytes, as: "cases.json")
    #expect(reading.diagnostics.contains { $0.headline.hasSuffix("is not written in UTF-8") })
    #expect(reading.diagnostics.contains { $0.place?.line == 2 })
  }

  @Test func `a faulty line is rejected and the others are kept`() throws {
    let reading = try CaseFixture.read(
      """
      {"case.id": "C-0001"}
      {"case.id": "C-0002", "contacts": [{"type": "home visit", "note": "x"}, {"type": "home

      {"case.id": "C-0003", "contacts": [{"type": "home visit"}, 7, {"type": "x"}]}
      [1, 2]
      {"case.id": "C-0004", "case": {"id": "C-0005"}}
      {"case.id": "C-0006", "contacts": {}, "rosh.level": {"a": 1}, "unit.region": true}
      """,
      as: "cases.jsonl"
    )
    #expect(
      reading.dump == ["case.id=C-0001", "case.id=C-0003", "  contacts: type=home visit"]
    )
    #expect(
      reading.intake.tables.prefix(2) == [
        Intake.Table(name: "case", readCount: 6, rejectedCount: 4),
        Intake.Table(name: "contacts", readCount: 4, rejectedCount: 3),
      ]
    )
    let rejected = String(decoding: reading.rejects[0].bytes, as: UTF8.self)
    #expect(
      rejected.split(separator: "\n").map(String.init) == [
        #"{"case.id": "C-0002", "contacts": [{"type": "home visit", "note": "x"}, {"type": "home"#,
        "7", #"{"type": "x"}"#, "[1, 2]", #"{"case.id": "C-0004", "case": {"id": "C-0005"}}"#,
        #"{"case.id": "C-0006", "contacts": {}, "rosh.level": {"a": 1}, "unit.region": true}"#,
      ]
    )
  }

  @Test func `keys that are not known are told once with their number`() throws {
    let reading = try CaseFixture.read(
      """
      {"case.id": "C-0001", "rosh": {"levl": {"deep": [1, {}]}}, "x-y/z": 1}
      {"case.id": "C-0002", "rosh": {"levl": null}, "unit": "x"}
      """,
      as: "cases.jsonl"
    )
    #expect(reading.dump == ["case.id=C-0001"])
    let told = reading.messages.joined(separator: "\n")
    #expect(told.contains("no field or list is named 'rosh.levl': it is ignored"))
    #expect(told.contains("met 2 times"))
    #expect(told.contains("did you mean 'rosh.level'?"))
    #expect(!told.contains("x-y/z"))
    #expect(reading.codes.contains("bad-shape"))
  }

  @Test func `random text never crashes and every record is counted once`() throws {
    var random = CaseRandom(seed: 5)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"case.id\"", "\"C-1\"", "\"contacts\"", "\"type\"",
      "\"home visit\"", "null", "true", "1.5e3", "\n", " ", "\"\\u00e9\"", "\"",
    ]
    for round in 0..<300 {
      let text = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      for name in ["cases.json", "cases.jsonl"] {
        let reading = try CaseFixture.read(
          name == "cases.json" ? "[{\"case.id\":\"C-0\"},\(text)" : text,
          as: name
        )
        #expect(reading.countsAddUp, "round \(round)")
      }
    }
  }
}
