import AuditCore
import Testing

@testable import AuditReaders

struct XMLCaseReaderTests {
  private static func read(_ body: String) throws -> CaseReading {
    try CaseFixture.read(
      "<cases xmlns=\"urn:caseaudit:cases:1\">\(body)</cases>",
      as: "cases.xml"
    )
  }

  @Test func `attributes, value elements and nested lists are read`() throws {
    let reading = try Self.read(
      """

      <case case.id="C-0001" rosh.level="high">
        <unit.region>North &amp; <![CDATA[<march>]]></unit.region>
        <contacts type="home visit" note="a &amp; b &lt; c"/>
        <plans completedOn="2024-01-05"><goals text="x"/><goals><text>y</text></goals></plans>
        <plans/>
      </case>
      <case
        case.id="C-0002"/>
      """
    )
    #expect(reading.messages == [])
    #expect(
      reading.dump == [
        "case.id=C-0001|unit.region=North & <march>|rosh.level=high",
        "  contacts: type=home visit|note=a & b < c",
        "  plans: completedOn=2024-01-05",
        "    goals: text=x",
        "    goals: text=y",
        "  plans: ",
        "case.id=C-0002",
      ]
    )
    #expect(reading.table.records.origins.lines == [2, 8])
    #expect(
      reading.intake.tables.map { "\($0.name) \($0.readCount) \($0.rejectedCount)" }
        == ["case 2 0", "contacts 1 0", "plans 2 0", "goals 2 0"]
    )
  }

  @Test func `a faulty child is rejected alone and a faulty case with its lists`() throws {
    let reading = try Self.read(
      """

      <case case.id="C-0001"><contacts type="visit"/><contacts type="home visit"/></case>
      <case case.id="C-0002" rosh.level="huge"><contacts type="home visit"/></case>
      <case case.id="C-0001"><contacts type="home visit"/></case>
      <case rosh.level="low"/>
      """
    )
    #expect(reading.dump == ["case.id=C-0001", "  contacts: type=home visit"])
    #expect(reading.codes == ["bad-code", "bad-code", "duplicate-case", "missing-value"])
    #expect(
      reading.intake.tables.map { "\($0.name) \($0.readCount) \($0.rejectedCount)" }
        == ["case 4 3", "contacts 4 3", "plans 0 0", "goals 0 0"]
    )
    #expect(reading.rejects.map(\.name) == ["cases.xml", "cases.reasons.csv"])
    #expect(
      String(decoding: reading.rejects[0].bytes, as: UTF8.self) == """
        <cases xmlns="urn:caseaudit:cases:1">
        <contacts type="visit"/>
        <case case.id="C-0002" rosh.level="huge"><contacts type="home visit"/></case>
        <case case.id="C-0001"><contacts type="home visit"/></case>
        <case rosh.level="low"/>
        </cases>

        """
    )
    #expect(
      String(decoding: reading.rejects[1].bytes, as: UTF8.self) == """
        record,rejectedLine,list,case.id,rejectedBecause
        1,2,contacts,"C-0001","a value of 'type' is not in its code list"
        2,3,case,"C-0002","a value of 'rosh.level' is not in its code list"
        3,4,case,"C-0001","a case has the same 'case.id' as one before it"
        4,5,case,"","a record has no 'case.id', which every one needs"

        """
    )
  }

  @Test(arguments: [
    (
      "<!DOCTYPE cases [<!ENTITY a 'b'>]><cases xmlns=\"urn:caseaudit:cases:1\"/>",
      "it declares a document type (DOCTYPE), which is not allowed"
    ),
    ("<cases xmlns=\"urn:caseaudit:cases:1\"><case case.id=\"C-0001\"/>", "it ends too soon"),
    (
      "<cases xmlns=\"urn:caseaudit:cases:1\"><case case.id=\"C-0001\"></cases>",
      "an end tag does not match its start tag"
    ),
    (
      "<cases xmlns=\"urn:caseaudit:cases:1\"><case case.id=\"R&Jones;\"/></cases>",
      "it uses an entity that is not one of XML's own five"
    ),
    (
      "<cases xmlns=\"urn:caseaudit:cases:1\"><case case.id=\"C\" case.id=\"D\"/></cases>",
      "an element gives the same attribute twice"
    ),
    (
      "<people/>", "the outermost element is not <cases xmlns=\"urn:caseaudit:cases:1\">"
    ),
    ("<cases/>", "the outermost element is not <cases xmlns=\"urn:caseaudit:cases:1\">"),
  ])
  func `a file that is not sound is not used`(text: String, reason: String) throws {
    let reading = try CaseFixture.read(text, as: "cases.xml")
    #expect(!reading.isUsable)
    #expect(reading.table.count == 0)
    #expect(
      reading.diagnostics.map(\.headline) == ["the file is not sound XML: \(reason)"]
    )
  }

  @Test func `three hundred levels of nesting are refused`() throws {
    let reading = try Self.read(
      String(repeating: "<case>", count: 300) + String(repeating: "</case>", count: 300)
    )
    #expect(!reading.isUsable)
    #expect(
      reading.diagnostics.map(\.headline).contains(
        "the file is not sound XML: it is nested deeper than 64 levels"
      )
    )
  }

  @Test func `names that are not known are told once with their number`() throws {
    let reading = try Self.read(
      """
      <case case.id="C-0001" rosh.levl="high"/><case case.id="C-0002" rosh.levl="x"><contact><a/>
      </contact></case><person/>
      """
    )
    #expect(reading.dump == ["case.id=C-0001", "case.id=C-0002"])
    #expect(reading.codes == ["unknown-column", "unknown-column", "unknown-column"])
    let told = reading.messages.joined(separator: "\n")
    #expect(told.contains("no field or list is named 'rosh.levl': it is ignored"))
    #expect(told.contains("met 2 times"))
    #expect(told.contains("did you mean 'rosh.level'?"))
    #expect(told.contains("did you mean 'contacts'?"))
    #expect(reading.isUsable)
  }

  @Test func `a value given twice, text between elements and an element in a value are faults`()
    throws
  {
    let reading = try Self.read(
      """
      <case case.id="C-0001" rosh.level="high"><rosh.level>low</rosh.level></case>
      <case case.id="C-0002">stray</case>
      <case case.id="C-0003"><unit.region>a<b/></unit.region></case>
      """
    )
    #expect(reading.table.count == 0)
    #expect(reading.codes == ["no-cases", "duplicate-value", "bad-shape", "bad-shape"])
  }

  @Test func `blocks of any kind of length give the same records`() throws {
    let body = (0..<4000).map {
      "\n<case case.id=\"C-\($0)\" unit.region=\"\(String(repeating: "é", count: $0 % 90))\">"
        + "<contacts type=\"\($0 % 1000 == 7 ? "bad" : "home visit")\"/></case>"
    }
    let reading = try Self.read(body.joined())
    #expect(reading.table.count == 4000)
    #expect(reading.table.records.origins.lines == (0..<4000).map { UInt32($0 + 2) })
    #expect(reading.table.records.lists[0].table.rowCount == 3996)
    let rejected = String(decoding: reading.rejects[0].bytes, as: UTF8.self)
    #expect(rejected.split(separator: "\n").count == 6)
    #expect(rejected.contains("\n<contacts type=\"bad\"/>\n<contacts type=\"bad\"/>\n"))
  }
}
