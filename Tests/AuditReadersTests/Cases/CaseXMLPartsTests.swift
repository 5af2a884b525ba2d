import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// Reading a file in parts gives what reading it in one go gives, or nothing.
struct CaseXMLPartsTests {
  private static let start = "<cases xmlns=\"urn:caseaudit:cases:1\">"

  /// Records of every kind: good, faulty, repeated, with lists, comments, sections and line breaks.
  private static let records = """

    <case case.id="C-0001" rosh.level="high"><contacts type="home visit"/></case>
    <!-- <case case.id="C-0100"/> -->
    <case case.id="C-0002" rosh.level="huge"><contacts type="home visit"/><contacts/></case>
    <case
      case.id="C-0003"><unit.region><![CDATA[<case case.id="C-0101"/>]]></unit.region></case>
    <case case.id="C-0001"><contacts type="visit"/></case><casebook><case/></casebook>
    <?note <case case.id="C-0102"/> ?>
    <case case.id="C-0004" unit.region="a > b &amp; é" rosh.levl="low"><plans><goals text="x"/>
      </plans><contacts type="visit"/></case>
    <case rosh.level="low"/>
    <case case.id="C-0005" rosh.levl="low"><contacts type="office visit" date="2024-02-30"/></case>
    <case case.id="C-0003"/>
    <case case.id="C-0006"><plans completedOn="2024-01-05"><goals text="y"/></plans></case>

    """

  private static func read(_ text: String, threads: Int, chunkSize: Int) throws -> CaseReading {
    try CaseFixture.read(
      text,
      as: "cases.xml",
      options: CaseReadingOptions(threadCount: threads),
      chunkSize: chunkSize
    )
  }

  /// Reads a text in two parts; `nil` where the second part's beginning does not prove good.
  private static func readHalves(
    _ text: String,
    from start: Int,
    _ known: CaseXMLParser.Root? = nil
  ) throws -> DocumentRecords? {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "cases.xml")
    try Data(text.utf8).write(to: path)
    let file = try MappedFile(path: path.path, limit: 1 << 20)
    let plan = RecordPlan(CaseFixture.vocabulary.root)
    let root = try #require(known ?? CaseXMLParser.root(of: file, plan: plan))
    let parts = CaseXMLParts(
      file: file,
      plan: plan,
      keyField: 0,
      threads: 2,
      progress: ReadingProgress(total: 0, report: nil)
    )
    return parts.read([start], root)
  }

  @Test(arguments: ["\(start)\(records)</cases>", "\n\(start)\(records)</cases><!-- <case/> -->"])
  func `parts of any length give the same reading`(text: String) throws {
    let whole = try Self.read(text, threads: 1, chunkSize: 1 << 20)
    #expect(whole.table.count == 5)
    for chunkSize in 1..<text.utf8.count {
      let reading = try Self.read(text, threads: 2, chunkSize: chunkSize)
      #expect(reading.fingerprint == whole.fingerprint, "\(chunkSize) bytes")
    }
  }

  @Test func `only tags between records prove to begin a part`() throws {
    let text = "\(Self.start)\(Self.records)</cases>"
    let lines = try Self.read(text, threads: 1, chunkSize: 1 << 20).table.records.origins.lines
    let bytes = Array(text.utf8)
    var proven: [String] = []
    for start in bytes.indices where bytes[start] == UInt8(ascii: "<") {
      guard let records = try Self.readHalves(text, from: start) else { continue }
      #expect(records.table.origins.lines == lines, "from byte \(start)")
      #expect(records.keptCounts == [5, 1, 2, 2], "from byte \(start)")
      proven.append(String(decoding: bytes[start...].prefix { $0 > 0x20 }, as: UTF8.self))
    }
    #expect(
      proven == [
        "<case", "<!--", "<case", "<case", "<case", "<casebook><case/></casebook>", "<?note",
        "<case", "<case", "<case", "<case", "<case", "</cases>",
      ]
    )
  }

  @Test func `a part may not begin within text`() throws {
    // Apart the halves would be sound, together they are not.
    let text = "\(Self.start)]]><case case.id=\"C-0001\"/></cases>"
    let end = Self.start.utf8.count
    let root = CaseXMLParser.Root(end: end, line: 1, prefix: nil)
    #expect(try Self.readHalves(text, from: end + 2, root) == nil)
  }

  @Test(arguments: [
    "<c:cases xmlns:c=\"urn:caseaudit:cases:1\"><c:case case.id=\"C-0001\"/></c:cases>",
    "\u{FEFF}\(start)<case case.id=\"C-0001\"/></cases>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(start)<case case.id=\"C-0001\"/></cases>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\(start)<case case.id=\"C-0001\"/></cases>",
    "<cases xmlns=\"urn:caseaudit:cases:1\" xmlns:x=\"urn:x\"><case case.id=\"C-0001\" x:y=\"\"/></cases>",
    "\(start)<case case.id=\"C-0001\"/></cases><case/>",
    "\(start)<case case.id=\"C-0001\"/></cases><case case.id=\"C-0002\"/></cases>",
    "\(start)<case case.id=\"C-0001\"><cases><case/></cases></case></cases>",
    "\(start)<case case.id=\"C-0001\"/><!-- <case/>",
    "\(start)<case case.id=\"C-0001\"/><case case.id=\"R&Jones;\"/></cases>",
    "<!DOCTYPE cases>\(start)<case case.id=\"C-0001\"/><case/></cases>",
    "\(start)<case case.id=\"C-0001\"/>\u{1}<case/></cases>",
    "\(start)<case case.id=\"C-0001\"/><x:case/><case/></cases>",
    "<people><case case.id=\"C-0001\"/><case/></people>",
    "\(start)\r\n<case case.id=\"C-0001\"/>\r\n<case case.id=\"C-0001\"/>\r\n</cases>\r\n",
    "\(start)</cases>",
    "<cases xmlns=\"urn:caseaudit:cases:1\"/>",
  ])
  func `sound or not, a file read in parts is told as in one go`(text: String) throws {
    let whole = try Self.read(text, threads: 1, chunkSize: 1 << 20)
    for chunkSize in 1..<text.utf8.count {
      let reading = try Self.read(text, threads: 2, chunkSize: chunkSize)
      #expect(reading.fingerprint == whole.fingerprint, "\(chunkSize) bytes")
      #expect(reading.isUsable == whole.isUsable)
    }
  }

  @Test func `names that are not known are counted over all parts`() throws {
    let records = (0..<1200).map {
      "\n<case case.id=\"C-\($0)\" name\($0 % 1100)=\"x\"/>"
    }
    for count in [50, 1200] {
      let text = "\(Self.start)\(records.prefix(count).joined())</cases>"
      let whole = try Self.read(text, threads: 1, chunkSize: 1 << 20)
      let reading = try Self.read(text, threads: 2, chunkSize: 1000)
      #expect(reading.diagnostics.count == min(count, 1000))
      #expect(reading.fingerprint == whole.fingerprint)
    }
  }

  @Test func `a case that repeats a rejected one is kept`() throws {
    let text = """
      \(Self.start)<case case.id="C-0001" rosh.level="huge"/><case case.id="C-0001"/>\
      <case case.id="C-0001"/></cases>
      """
    let reading = try Self.read(text, threads: 1, chunkSize: 1 << 20)
    #expect(reading.dump == ["case.id=C-0001"])
    #expect(reading.codes == ["bad-code", "duplicate-case"])
  }
}
