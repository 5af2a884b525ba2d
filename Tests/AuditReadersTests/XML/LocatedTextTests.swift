import AuditCore
import AuditReaders
import Testing

/// A fault in a rule must be marked where the author wrote it, whatever stands before it.
struct LocatedTextTests {
  private static func met(_ xml: String) throws -> LocatedText {
    try #require(try framework(xml).prompts[0].met)
  }

  private static func framework(_ met: String, cases: String = "isOpen") throws -> Framework {
    let text = """
      <framework xmlns="urn:caseaudit:framework:1" id="t" version="1" vocabulary="v">
      <title>T</title>
      <ratings><rating id="a" label="A" points="0"/><rating id="b" label="B" points="1"/></ratings>
      <level id="pdu" label="PDU" plural="PDUs" field="unit.pdu"/>
      <bands id="s" over="share"><band rating="a" from="0" to="100"/></bands>
      <domain code="1" title="D"><standard code="1.1" title="S" bands="s" cases="\(cases)">
      <keyQuestion code="1.1.1" title="Q"><prompt code="a"><question>q</question>
      <met>\(met)</met>
      </prompt></keyQuestion></standard></domain>
      </framework>
      """
    let (framework, diagnostics) = FrameworkReader.read(SourceFile(path: "f.xml", text: text))
    #expect(diagnostics.map(\.headline) == [])
    return try #require(framework)
  }

  /// The place of the first occurrence of a word in a text.
  private static func place(_ word: String, in text: LocatedText) throws -> Place {
    let found = try #require(text.text.firstRange(of: word))
    let lower = text.text.utf8.distance(from: text.text.startIndex, to: found.lowerBound)
    return text.place(of: lower..<lower + word.utf8.count)
  }

  @Test func `a word after entities in an attribute is marked where it is written`() throws {
    let cases = "a &lt; b &amp;&#233; &quot;x&quot; fault"
    let text = try #require(try Self.framework("true", cases: cases).standards[0].cases)
    #expect(text.text == "a < b &é \"x\" fault")
    let place = try Self.place("fault", in: text)
    let line =
      "<domain code=\"1\" title=\"D\"><standard code=\"1.1\" title=\"S\" bands=\"s\" cases=\""
    #expect(place.line == 6)
    #expect(place.column == line.count + 1 + "a &lt; b &amp;&#233; &quot;x&quot; ".count)
    #expect(place.excerpt?.markLength == 5)
  }

  @Test func `an entity is marked as long as it is written`() throws {
    let text = try #require(try Self.framework("true", cases: "a &lt; b").standards[0].cases)
    #expect(try Self.place("<", in: text).excerpt?.markLength == 4)
    let ends = try #require(try Self.framework("true", cases: "a &lt;").standards[0].cases)
    #expect(try Self.place("<", in: ends).excerpt?.markLength == 4)
  }

  @Test func `a word after line breaks and a comment is marked where it is written`() throws {
    let text = try Self.met("\n    one <!-- and\n not --> &gt; two\n      and three\n  ")
    #expect(text.text == "one  > two\n      and three")
    let two = try Self.place("two", in: text)
    #expect((two.line, two.column) == (10, 15))
    let three = try Self.place("three", in: text)
    #expect((three.line, three.column) == (11, 11))
    #expect(three.excerpt?.text == "      and three")
  }

  @Test func `a word within and after character data is marked where it is written`() throws {
    let text = try Self.met("a <![CDATA[< b & c]]> or <?skip this?>fault")
    #expect(text.text == "a < b & c or fault")
    #expect(try Self.place("b", in: text).column == "<met>a <![CDATA[< ".count + 1)
    #expect(
      try Self.place("fault", in: text).column
        == "<met>a <![CDATA[< b & c]]> or <?skip this?>".count + 1
    )
  }

  @Test func `line breaks of two bytes are one and columns count characters`() throws {
    let text = try Self.met("é\r\n\"ü\" fault")
    #expect(text.text == "é\n\"ü\" fault")
    let place = try Self.place("fault", in: text)
    #expect((place.line, place.column) == (9, 5))
  }

  @Test func `an attribute over two lines is one line of text in two places`() throws {
    let text = try #require(
      try Self.framework("true", cases: "a and\r\n\tfault").standards[0].cases
    )
    #expect(text.text == "a and  fault")
    let place = try Self.place("fault", in: text)
    #expect((place.line, place.column) == (7, 2))
  }

  @Test func `tags in comments and in attributes do not lead the scanner astray`() throws {
    let framework = try Self.framework(
      "<!-- <met x='\"'> --> a &gt; 1",
      cases: "'>' = &quot;/>&quot; and a"
    )
    #expect(framework.standards[0].cases?.text == "'>' = \"/>\" and a")
    #expect(framework.prompts[0].met?.text == "a > 1")
  }
}
