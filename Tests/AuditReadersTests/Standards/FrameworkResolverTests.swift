import AuditCore
import AuditReaders
import Testing

struct FrameworkResolverTests {
  /// The tiny framework with a delta applied.
  private static func resolve(_ operations: String, head: String = "") throws -> Framework {
    let reading = reading(operations, head: head)
    #expect(reading.diagnostics.map { DiagnosticText().concise($0) } == [])
    return try #require(reading.framework)
  }

  private static func reading(_ operations: String, head: String = "") -> FrameworkReading {
    let text = """
      <delta xmlns="urn:caseaudit:framework:1" id="tiny-2" version="2.0" extends="tiny" \(head)>
        <title>Tiny, second year</title>
        \(operations)
      </delta>
      """
    return FrameworkReader.read(chain(text), digest: { "\($0.count)" })
  }

  private static func tailored(_ operations: String) -> FrameworkReading {
    let text = """
      <tailoring xmlns="urn:caseaudit:tailoring:1" id="local" version="1" base="tiny"
        by="Head of quality" on="2024-05-01">
        <title>Northmarch</title>
        <why>Eastwold does it.</why>
        \(operations)
      </tailoring>
      """
    return FrameworkReader.read(chain(text), digest: { "\($0.count)" })
  }

  private static func chain(_ texts: String...) -> [FrameworkDocument] {
    texts.enumerated().map { index, text in
      FrameworkDocument(SampleDocuments.file(text, path: "change-\(index).xml"))
    } + [FrameworkDocument(SampleDocuments.file(SampleDocuments.framework, path: "base.xml"))]
  }

  private static func codes(_ reading: FrameworkReading) -> [String] {
    reading.diagnostics.map { "\($0.code.name) \($0.place?.text.prefix { $0 != ":" } ?? "")" }
  }

  @Test func `a delta has its own identity and keeps what it does not change`() throws {
    let framework = try Self.resolve("<summary>New.</summary>")
    #expect(framework.id == "tiny-2")
    #expect(framework.version == "2.0")
    #expect(framework.title == "Tiny, second year")
    #expect(framework.summary == "New.")
    #expect(framework.place.path == "change-0.xml")
    #expect(framework.prompts.map(\.code) == ["2.1.1.a", "2.1.1.b", "2.2.1.a"])
    #expect(framework.prompts[0].met?.file.path == "base.xml")
    #expect(framework.tailorings.isEmpty)
  }

  @Test func `an element of the framework takes the place of its namesake or is added`() throws {
    let framework = try Self.resolve(
      """
      <source id="rules" title="Other rules"/>
      <source id="more" title="More rules"/>
      <define name="last days" is="20"/>
      <define name="first days" is="10"/>
      <bands id="sums" over="points"><band rating="fine" from="0" to="6"/></bands>
      <discretion within="3"/>
      <level id="team" label="Team" plural="Teams" field="unit.team"/>
      """
    )
    #expect(framework.sources.map(\.title) == ["Other rules", "More rules"])
    #expect(framework.definitions.map(\.name) == ["first days", "last days"])
    #expect(framework.definitions[0].expression.text == "10")
    #expect(framework.bandSets[2].bands.count == 1)
    #expect(framework.discretion?.withinPoints == Decimal128(3))
    #expect(framework.levels.map(\.id) == ["region", "pdu", "team"])
  }

  @Test func `elements are added where they are asked to stand`() throws {
    let prompt = { (code: String) in "<prompt code='\(code)'><question>New?</question></prompt>" }
    let framework = try Self.resolve(
      """
      <add to="2.1.1">\(prompt("c"))</add>
      <add to="2.1.1" before="b">\(prompt("x"))\(prompt("y"))</add>
      <add to="2.1.1" after="2.1.1.a">\(prompt("v"))\(prompt("w"))</add>
      <add to="2.2" before="2.2.1"><keyQuestion code="2.2.0" title="new">\(prompt("a"))</keyQuestion></add>
      <add to="1"><standard code="1.2" title="Staff" basis="evidence" rated="no"/></add>
      <add to="framework" before="1"><domain code="0" title="First">
        <standard code="0.1" title="Aims" basis="evidence" rated="no"/></domain></add>
      """
    )
    #expect(
      framework.questions[0].prompts.map { String($0.code.dropFirst(6)) }
        == ["a", "v", "w", "x", "y", "b", "c"]
    )
    #expect(framework.questions.map(\.code) == ["2.1.1", "2.2.0", "2.2.1"])
    #expect(framework.standards.map(\.code) == ["0.1", "1.1", "1.2", "2.1", "2.2"])
  }

  @Test func `attributes and rules are set, and taken away by empty ones`() throws {
    let framework = try Self.resolve(
      """
      <set item="framework" calendar="" vocabulary="other"/>
      <set item="first days" is="7"/>
      <set item="2.1.1.a" critical="no"><applies>isOpen</applies></set>
      <set item="2.1.1"><indicates/></set>
      <set item="2.1" cases=""/>
      <set item="overall" title="Together"/>
      """
    )
    #expect(framework.calendarID == nil)
    #expect(framework.vocabularyID == "other")
    #expect(framework.definitions[0].expression.text == "7")
    #expect(framework.prompts[0].isCritical == false)
    #expect(framework.prompts[0].applies?.text == "isOpen")
    #expect(framework.prompts[0].applies?.file.path == "change-0.xml")
    #expect(framework.prompts[0].met != nil)
    #expect(framework.questions[0].indicates == nil)
    #expect(framework.standards[1].cases == nil)
    #expect(framework.overall?.title == "Together")
  }

  @Test func `words are reworded wherever they are written`() throws {
    let framework = try Self.resolve(
      """
      <reword item="2.1"><title>Looking
        closely</title><statement>Look closely.</statement></reword>
      <reword item="2.1.1.b"><question>Was it kind enough?</question><remedy>Be kind.</remedy></reword>
      """
    )
    #expect(framework.standards[1].title == "Looking closely")
    #expect(framework.standards[1].statement == "Look closely.")
    #expect(framework.prompts[1].question == "Was it kind enough?")
    #expect(framework.prompts[1].remedy == "Be kind.")
  }

  @Test func `what is replaced or dropped is gone`() throws {
    let framework = try Self.resolve(
      """
      <replace item="2.1.1.a"><prompt code="a"><question>Other?</question></prompt></replace>
      <drop item="2.2">not looked at any more</drop>
      <drop item="discretion"/>
      <drop item="exact"/>
      """
    )
    #expect(framework.prompts.map(\.question) == ["Other?", "Was it kind?"])
    #expect(framework.prompts[0].met == nil)
    #expect(framework.discretion == nil)
    #expect(framework.bandSets.map(\.id) == ["shares", "sums"])
  }

  @Test func `a delta of a delta sees what the first one made`() throws {
    let second = """
      <delta xmlns="urn:caseaudit:framework:1" id="tiny-3" version="1" extends="tiny-2" baseVersion="2">
        <title>Third</title><set item="2.1.1.c" critical="yes"/></delta>
      """
    let first = """
      <delta xmlns="urn:caseaudit:framework:1" id="tiny-2" version="2" extends="tiny">
        <title>Second</title>
        <add to="2.1.1"><prompt code="c"><question>New?</question></prompt></add></delta>
      """
    let reading = FrameworkReader.read(Self.chain(second, first), digest: { "\($0.count)" })
    #expect(reading.diagnostics.map(\.headline) == [])
    #expect(reading.framework?.id == "tiny-3")
    #expect(reading.framework?.prompts[2].isCritical == true)
  }

  @Test func `the faults of a base are told of the base and nothing else`() {
    let base = SampleDocuments.framework.replacing("rating=\"fair\"", with: "rating=\"fare\"")
    let delta = """
      <delta xmlns="urn:caseaudit:framework:1" id="d" version="1" extends="tiny"><title>D</title>
        <drop item="nothing"/></delta>
      """
    let chain = [delta, base].map { FrameworkDocument(SampleDocuments.file($0)) }
    let reading = FrameworkReader.read(chain, digest: { "\($0.count)" })
    #expect(reading.diagnostics.map(\.code.name) == ["unknown-rating"])
  }

  @Test func `what a change breaks is told, at the change where it can be`() {
    let operations = """
      <set item="2.1" bands="sharez"/>
      <set item="2.2.1.a" critical="maybe"/>
      """
    #expect(
      Self.codes(Self.reading("<set item='2.1' bands='sharez'/>")) == [
        "unknown-band-set change-0.xml"
      ]
    )
    #expect(
      Self.codes(Self.reading(operations)) == ["bad-attribute-value change-0.xml"]
    )
  }

  @Test func `what a change breaks in its base is told there, with the document that broke it`() {
    let reading = Self.reading("<drop item='shares'/><set item='2.1' bands='exact'/>")
    #expect(Self.codes(reading) == [])
    let broken = Self.reading(
      "<bands id='sums' over='share'><band rating='fine' from='0' to='100'/></bands>"
    )
    #expect(Self.codes(broken) == ["wrong-measure base.xml"])
    #expect(broken.diagnostics[0].notes.contains("this is the base as 'change-0.xml' changes it"))
  }

  @Test func `a base of another digest is refused, and the right one is told`() throws {
    let digest = String(repeating: "0", count: 64)
    let refused = Self.reading("", head: "baseDigest=\"\(digest)\"")
    #expect(Self.codes(refused) == ["base-changed change-0.xml"])
    #expect(refused.framework == nil)
  }

  @Test func `a resolved document is one that resolves to itself`() throws {
    let reading = Self.reading(
      "<set item='2.1.1.a' critical='no'/><define name='more' is='\"a  b\" = &quot;&lt;&quot;'/>"
    )
    let text = String(decoding: reading.canonical, as: UTF8.self)
    #expect(text.contains("<framework xmlns=\"urn:caseaudit:framework:1\" id=\"tiny-2\""))
    let document = FrameworkDocument(SourceFile(path: "resolved.xml", bytes: reading.canonical))
    let again = FrameworkReader.read([document], digest: { "\($0.count)" })
    #expect(again.diagnostics.map(\.headline) == [])
    #expect(again.canonical == reading.canonical)
    #expect(again.framework?.definitions.last?.expression.text == "\"a  b\" = \"<\"")
  }

  @Test func `comments and line breaks do not change what a document is`() {
    let chain = { (text: String) in [FrameworkDocument(SampleDocuments.file(text))] }
    let plain = FrameworkReader.read(chain(SampleDocuments.framework), digest: { "\($0.count)" })
    let other = SampleDocuments.framework
      .replacing("<summary>For tests.", with: "<!-- words -->\n<summary>For\n  tests.")
      .replacing("id=\"tiny\" version=\"1.0\"", with: "version=\"1.0\"\n  id=\"tiny\"")
    let again = FrameworkReader.read(chain(other), digest: { "\($0.count)" })
    #expect(!plain.canonical.isEmpty)
    #expect(plain.canonical == again.canonical)
    let changed = FrameworkReader.read(
      chain(SampleDocuments.framework.replacing("to=\"49\"", with: "to=\"48\"")),
      digest: { "\($0.count)" }
    )
    #expect(plain.canonical != changed.canonical)
  }

  @Test func `a tailoring leaves out, takes in, sets, rewords and adds, and says so`() throws {
    let reading = Self.tailored(
      """
      <drop item="2.1.1.b" why="Nobody can tell."/>
      <set item="first days" is="10" why="A local promise."/>
      <reword item="2.2.1.a" why="Our words."><question>Is there a good plan?</question></reword>
      <add to="2.1.1" why="A local promise."><prompt code="local">
        <question>Was a leaflet given?</question></prompt></add>
      """
    )
    #expect(reading.diagnostics.map { DiagnosticText().concise($0) } == [])
    let framework = try #require(reading.framework)
    #expect(framework.id == "local")
    #expect(framework.prompts.map(\.code) == ["2.1.1.a", "2.1.1.b", "2.1.1.local", "2.2.1.a"])
    #expect(framework.definitions[0].expression.text == "10")
    let tailoring = try #require(framework.tailorings.first)
    #expect(tailoring.baseID == "tiny")
    #expect(tailoring.by == "Head of quality")
    #expect(tailoring.on == CalendarDay("2024-05-01"))
    #expect(tailoring.changes.map(\.action) == [.leftOut, .set, .reworded, .added])
    #expect(tailoring.changes.map(\.item) == ["2.1.1.b", "first days", "2.2.1.a", "2.1.1.local"])
    #expect(
      tailoring.changes.map(\.detail)
        == ["Was it kind?", "is 10, was 15", "question", "Was a leaflet given?"]
    )
    #expect(tailoring.changes[0].why == "Nobody can tell.")
    #expect(String(decoding: reading.canonical, as: UTF8.self).contains("selected=\"no\""))
  }

  @Test func `a tailoring takes in what another left out`() throws {
    let outer = """
      <tailoring xmlns="urn:caseaudit:tailoring:1" id="outer" version="1" base="inner" by="B"
        on="2024-06-01"><title>Outer</title><why>W</why><select item="2.1.1.b" why="We can."/>
      </tailoring>
      """
    let inner = """
      <tailoring xmlns="urn:caseaudit:tailoring:1" id="inner" version="1" base="tiny" by="A"
        on="2024-05-01"><title>Inner</title><why>W</why><drop item="2.1.1.b" why="No."/>
      </tailoring>
      """
    let reading = FrameworkReader.read(Self.chain(outer, inner), digest: { "\($0.count)" })
    #expect(reading.diagnostics.map(\.headline) == [])
    #expect(reading.framework?.tailorings.map(\.id) == ["inner", "outer"])
    #expect(reading.framework?.tailorings[1].changes.map(\.action) == [.takenIn])
    #expect(!String(decoding: reading.canonical, as: UTF8.self).contains("selected"))
  }
}
