import AuditCore
import Testing

@testable import AuditReaders

struct XMLDocumentTests {
  private static func read(_ bytes: [UInt8]) -> XMLDocument {
    XMLDocument(SourceFile(path: "calendar.xml", bytes: bytes), kind: .calendar)
  }

  private static func codes(_ text: String) -> [String] {
    read(Array(text.utf8)).diagnostics.map(\.code.name)
  }

  private static func nested(_ depth: Int) -> String {
    "<cases xmlns=\"urn:caseaudit:cases:1\"><case>"
      + String(repeating: "<a>", count: depth - 2) + String(repeating: "</a>", count: depth - 2)
      + "</case></cases>"
  }

  @Test func `a byte order mark of UTF-8 is passed over and places stay right`() throws {
    let text = SampleDocuments.calendar.replacing("on=\"2024-12-25\"", with: "on=\"soon\"")
    let document = Self.read([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let place = try #require(document.diagnostics.first?.place)
    #expect((place.line, place.column) == (4, 16))
  }

  @Test func `a document may use a prefix for its namespace`() throws {
    let text = """
      <c:calendar xmlns:c="urn:caseaudit:calendar:1" id='x' title='a "b"' from='2024-01-01' to='2024-12-31'>
        <c:holiday on = "2024-01-01" name="New Year&apos;s Day" />
      </c:calendar>
      """
    let document = Self.read(Array(text.utf8))
    #expect(document.diagnostics.isEmpty)
    let root = try #require(document.root)
    #expect(root.attributes.map(\.name) == ["id", "title", "from", "to"])
    #expect(root.words("title") == "a \"b\"")
    #expect(root.children("holiday").map { $0.words("name") } == ["New Year's Day"])
  }

  @Test func `a document larger than the limit is refused unread`() {
    let file = SampleDocuments.file(SampleDocuments.calendar)
    let size = file.bytes.count
    let document = XMLDocument(file, kind: .calendar, largestSize: size - 1)
    #expect(document.diagnostics.map(\.code.name) == ["xml-too-large"])
    #expect(XMLDocument(file, kind: .calendar, largestSize: size).diagnostics.isEmpty)
    #expect(XMLDocument.largestSize < 10_000_000, "libxml2 gives up on a text of that length")
  }

  @Test func `a long text within the limit is read whole`() throws {
    let name = String(repeating: "long ", count: 100_000)
    let text = SampleDocuments.calendar.replacing("Christmas Day", with: name)
    let document = Self.read(Array(text.utf8))
    #expect(document.diagnostics.isEmpty)
    #expect(document.root?.children("holiday").last?.attribute("name")?.value.text == name)
  }

  @Test func `elements may stand one hundred deep and no deeper`() {
    let deep = XMLTreeParser.deepest
    let read = { (depth: Int) in
      XMLDocument(SourceFile(path: "cases.xml", text: Self.nested(depth)), kind: .cases)
    }
    #expect(read(deep).root?.elementCount == deep)
    #expect(read(deep + 1).diagnostics.map(\.code.name) == ["xml-nesting"])
  }

  @Test func `a null byte is told where it stands`() throws {
    let text = SampleDocuments.calendar.replacing("Made up", with: "Made\u{0}up")
    let fault = try #require(Self.read(Array(text.utf8)).diagnostics.first)
    #expect(fault.code.name == "xml-malformed")
    #expect(fault.place?.text == "calendar.xml:2:22")
  }

  @Test(arguments: ["utf-8", "UTF-8", "US-ASCII"]) func `a declared encoding may be UTF-8`(
    name: String
  ) {
    let text = "<?xml version='1.0' encoding='\(name)'?>\n" + SampleDocuments.calendar
    #expect(Self.codes(text) == [])
  }

  @Test func `a prefixed attribute is unknown even where its name is not`() {
    let text = SampleDocuments.calendar.replacing(
      "<holiday on=\"2024-12-25\"",
      with: "<holiday xmlns:x=\"urn:x\" x:on=\"2024-12-24\" on=\"2024-12-25\""
    )
    #expect(Self.codes(text) == ["unknown-attribute"])
  }

  @Test func `every one of several equal faults is told`() {
    let text = SampleDocuments.calendar.replacing("name=", with: "nmae=")
    #expect(Self.codes(text) == ["unknown-attribute", "unknown-attribute"])
  }
}
