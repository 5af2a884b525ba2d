import AuditCore
import Testing

@testable import AuditReaders

struct RegisterReaderTests {
  private static let xml = """
    <register xmlns="urn:caseaudit:register:1" id="r">
      <title>Register</title>
      <recommendation code="R1" source="Inspection" made="2023-09-15" owner="Head" due="2024-06-30"
        status="in progress" unit="Alderbeck">
        <text>Visit people at home.</text>
        <tie indicator="home-visits" met="5" of="35" on="2023-05-31"/>
        <tie keyQuestion="2.3.3"/>
        <tie standard="2.5"/>
        <action code="R1.1" status="done">
          <text>Agree whom to visit first.</text>
          <evidence on="2024-03-12">Lists of all teams.</evidence>
        </action>
      </recommendation>
      <action code="L1" status="open"><text>Find out.</text></action>
    </register>
    """
  private static let csv = """
    kind,code,of,text,source,made,owner,due,status,unit,standards,keyQuestions,indicators,met,outOf,foundOn,evidence,evidenceOn
    recommendation,R1,,Visit people at home.,Inspection,2023-09-15,Head,2024-06-30,in progress,Alderbeck,2.5,2.3.3,home-visits,5,35,2023-05-31,,
    action,R1.1,R1,Agree whom to visit first.,,,,,done,,,,,,,,Lists of all teams.,2024-03-12
    action,L1,,Find out.,,,,,open,,,,,,,,,

    """

  private static func read(_ text: String) -> (ImprovementRegister?, [String]) {
    let found = RegisterReader.read(SourceFile(path: "register", text: text))
    return (found.register, found.diagnostics.map(\.code.name))
  }

  /// An item without the places at which it stands.
  private static func facts(_ item: RegisterItem) -> [String] {
    let ties = item.ties.map { tie in
      let then = tie.then.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
      return "\(tie.subject) \(tie.code.text) \(then) \(tie.thenOn.map { "\($0)" } ?? "-")"
    }
    let evidence = item.evidence.map { "\($0.text) \($0.on.map { "\($0)" } ?? "-")" }
    return [
      item.kind.rawValue, item.code, item.parent ?? "-", item.text, item.source,
      item.made.map { "\($0)" } ?? "-", item.owner ?? "-", item.due.map { "\($0)" } ?? "-",
      item.status.rawValue, item.unit?.text ?? "-",
    ] + ties + evidence
  }

  @Test func `a document and a table of the same register say the same`() throws {
    let (document, faults) = Self.read(Self.xml)
    let (table, others) = Self.read(Self.csv)
    #expect(faults + others == [])
    let items = try #require(document).items.map(Self.facts)
    #expect(items == (try #require(table)).items.map(Self.facts))
    #expect(items.count == 3)
    #expect(items[0].contains("indicator home-visits 5/35 2023-05-31"))
    #expect(items[1][2] == "R1")
  }

  @Test func `an action belongs to a recommendation that is there`() {
    let (_, faults) = Self.read(Self.csv.replacing("R1.1,R1,", with: "R1.1,R2,"))
    #expect(faults == ["register-no-such-recommendation"])
  }

  @Test func `a code stands once, and nothing is due before it was made`() {
    let (_, twice) = Self.read(Self.xml.replacing("\"L1\"", with: "\"R1\""))
    #expect(twice == ["register-code-twice"])
    let (_, early) = Self.read(Self.xml.replacing("2024-06-30", with: "2022-06-30"))
    #expect(early == ["register-due-before-made"])
  }

  @Test(arguments: [
    ("5,35", "36,35", "register-more-than-all"), ("5,35", ",35", "register-half-share"),
    ("5,35", "few,35", "register-bad-count"), ("in progress", "going on", "register-unknown-word"),
    ("recommendation,R1", "advice,R1", "register-unknown-word"),
  ])
  func `what a row says wrongly is told`(from: String, to: String, code: String) {
    let (register, faults) = Self.read(Self.csv.replacing(from, with: to))
    #expect(faults.contains(code))
    #expect(register?.items.contains { $0.code == "R1" } == false)
  }

  @Test func `an empty file and one with unknown columns are refused`() {
    #expect(Self.read("").1.count == 1)
    #expect(!Self.read("kind,code,text,status,colour\n").1.isEmpty)
  }
}
