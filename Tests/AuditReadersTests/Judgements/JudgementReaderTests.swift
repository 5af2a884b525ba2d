import AuditCore
import AuditReaders
import Testing

struct JudgementReaderTests {
  private static let scale = RatingScale(ratings: [
    Rating(id: "poor", label: "Poor", points: 0),
    Rating(id: "requiresImprovement", label: "Requires improvement", points: 1),
  ])

  private static func read(_ text: String) -> (set: JudgementSet, diagnostics: [Diagnostic]) {
    JudgementReader.read(SourceFile(path: "judgements", text: text), scale: scale)
  }

  private static let csv = #"""
    case,unit,item,judgement,by,on,why
    C-0001,,2.1.1,sufficient,A Reader,2024-05-01,"Seen, and
    ""heard"""
    C-0002,,2.1.1.b,not applicable,A Reader,2024-05-02,
    ,Eastwold,1.1,Requires improvement,B Reader,2024-05-03,Minutes
    ,Northmarch,1.1,poor,B Reader,2024-05-03,
    """#

  private static let xml = """
    <judgements xmlns="urn:caseaudit:judgements:1">
      <judgement case="C-0001" item="2.1.1" sufficiency="sufficient" by="A Reader" on="2024-05-01">Seen, and
    "heard"</judgement>
      <judgement case="C-0002" item="2.1.1.b" sufficiency="notApplicable" by="A Reader" on="2024-05-02"/>
      <rating unit="Eastwold" standard="1.1" rating="requiresImprovement" by="B Reader" on="2024-05-03">Minutes</rating>
      <rating unit="Northmarch" standard="1.1" rating="Poor" by="B Reader" on="2024-05-03"/>
    </judgements>
    """

  @Test(arguments: [csv, xml]) func `judgements and ratings are read from CSV and XML alike`(
    text: String
  ) {
    let (set, diagnostics) = Self.read(text)
    #expect(diagnostics.isEmpty)
    #expect(set.judgements.map(\.caseID) == ["C-0001", "C-0002"])
    #expect(set.judgements.map(\.item) == ["2.1.1", "2.1.1.b"])
    #expect(set.judgements.map(\.verdict) == [.sufficient, .notApplicable])
    #expect(set.judgements[0].why.split(whereSeparator: \.isWhitespace).last == "\"heard\"")
    #expect(set.judgements[1].on == CalendarDay("2024-05-02"))
    #expect(set.evidenceRatings.map(\.unit) == ["Eastwold", "Northmarch"])
    #expect(set.evidenceRatings.map(\.ratingID) == ["requiresImprovement", "poor"])
    #expect(set.judgements[1].place.line == 4)
  }

  @Test(arguments: [
    ("case,item,judgement,by,on\nC-0001,2.1.1,sufficent,A,2024-05-01", "unknown-judgement", "2:14"),
    ("case,item,judgement,by,on\nC-0001,2.1.1,sufficient,A,1 May", "judgement-day", "2:27"),
    (
      "case,item,judgement,by,on\nC-0001,2.1.1,sufficient,,2024-05-01", "judgement-empty-cell",
      "2:1"
    ),
    ("case,item,judgement,by,on\n,2.1.1,sufficient,A,2024-05-01", "judgement-subject", "2:1"),
    ("case,item,judgement,by,on\nC-0001,2.1.1", "judgement-row-length", "2:1"),
    ("case,item,judgement,by,on,wy\n", "judgement-column", "1:27"),
    ("case,item,judgement,by,on,by\n", "judgement-column", "1:27"),
    ("case,item,judgement,by\n", "judgement-column", "1"),
    ("item,judgement,by,on\n", "judgement-column", "1"),
    ("case,item,judgement,by,on\n\"C-0001,2.1.1", "judgement-quote", "2:1"),
    ("case,item,judgement,by,on\n\"C\"1,2.1.1", "judgement-quote", "2:4"),
    ("case,item,judgement,by,on\nC\"1,2.1.1", "judgement-quote", "2:2"),
    ("unit,item,judgement,by,on\r\nEastwold,1.1,Por,A,2024-05-01\r\n", "unknown-judgement", "2:14"),
    ("\n\n", "xml-empty", ""),
  ]) func `a faulty row of CSV is told at its place without its values`(
    text: String,
    code: String,
    place: String
  ) throws {
    let (set, diagnostics) = Self.read(text)
    #expect(diagnostics.map(\.code.name) == [code])
    let fault = try #require(diagnostics.first)
    let expected = place.isEmpty ? "judgements" : "judgements:\(place)"
    #expect(fault.place?.text == expected)
    #expect(fault.place?.excerpt == nil)
    #expect(!DiagnosticText().full(fault).contains("C-0001"))
    #expect(set.isEmpty)
  }

  @Test func `a fault in XML shows no line of the file`() throws {
    let (set, diagnostics) = Self.read(
      Self.xml.replacing("sufficiency=\"sufficient\"", with: "sufficiency=\"C-0001 was seen\"")
    )
    #expect(set.isEmpty)
    #expect(diagnostics.map(\.code.name) == ["bad-attribute-value"])
    let fault = try #require(diagnostics.first)
    #expect(fault.caseValue == "C-0001 was seen")
    #expect(!DiagnosticText().full(fault).contains("C-0001"))
    #expect(DiagnosticText(showsValues: true).full(fault).contains("C-0001 was seen"))
  }

  @Test func `malformed XML shows nothing of the file`() throws {
    let (_, diagnostics) = Self.read(Self.xml.replacing("</rating>", with: "</C-0001>"))
    #expect(diagnostics.map(\.code.name) == ["xml-malformed"])
    #expect(!DiagnosticText().full(try #require(diagnostics.first)).contains("C-0001"))
  }

  @Test func `a question judged twice is kept twice, for the later judgement counts`() {
    let (set, diagnostics) = Self.read(
      """
      case,item,judgement,by,on
      C-0001,2.1.1,sufficient,A Reader,2024-05-01
      C-0001,2.1.1,insufficient,B Reader,2024-05-02
      """
    )
    #expect(diagnostics.isEmpty)
    #expect(set.judgements.map(\.verdict) == [.sufficient, .insufficient])
  }

  @Test func `the sound rows beside a faulty one are kept`() {
    let (set, diagnostics) = Self.read(Self.csv.replacing("2024-05-02", with: "soon"))
    #expect(diagnostics.count == 1)
    #expect(set.judgements.map(\.caseID) == ["C-0001"])
    #expect(set.evidenceRatings.count == 2)
  }
}
