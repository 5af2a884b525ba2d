import AuditCore
import AuditReaders
import AuditTestSupport
import Foundation
import Testing

struct EvidenceReaderTests {
  private static let scale = RatingScale(ratings: [
    Rating(id: "poor", label: "Poor", points: 0), Rating(id: "fine", label: "Fine", points: 1),
  ])

  private static let text = """
    <evidence xmlns="urn:caseaudit:evidence:1" framework="tiny">
      <title>Evidence</title>
      <source id="return" title="Staffing return" published="2024-06-30"/>
      <unit name="Eastwold">
        <staffing item="1.1.1" source="return" on="2024-06-30">
          <grade title="Officer" posts="20.5" inPost="18" cases="640"/>
        </staffing>
        <survey item="1.1" who="staff" asked="20" answered="16">
          <answer statement="My work can be managed" positive="6" of="15"/>
        </survey>
        <interview item="1.1" who="practitioners" people="7" on="2024-06-12">They
          knew.</interview>
        <document item="1.1" title="Plan">Has owners.</document>
        <figure item="1.1" title="Referrals taken up" value="3" of="4"/>
        <rating standard="1.1" rating="Fine" by="Assessor" on="2024-07-01">All heard.</rating>
      </unit>
    </evidence>
    """

  @Test func `each kind of evidence is read with its source, day and place`() throws {
    let (found, diagnostics) = EvidenceReader.read(
      SourceFile(path: "evidence.xml", text: Self.text),
      scale: Self.scale
    )
    #expect(diagnostics.isEmpty)
    let evidence = try #require(found)
    #expect(evidence.frameworkID == "tiny" && evidence.items.count == 5)
    guard case .staffing(let grades) = evidence.items[0].content else {
      Issue.record("no staffing")
      return
    }
    #expect(grades[0].posts == Decimal128("20.5") && grades[0].averageInPost == nil)
    #expect(evidence.items[0].sourceID == "return" && evidence.items[0].place.line == 5)
    #expect(
      evidence.items[1].content
        == .survey(
          EvidenceSurvey(
            who: "staff",
            asked: 20,
            answered: 16,
            answers: [.init(statement: "My work can be managed", positive: Share(6, of: 15))]
          )
        )
    )
    #expect(
      evidence.items[2].content
        == .interview(who: "practitioners", people: 7, words: "They knew.")
    )
    #expect(evidence.items[3].content == .document(title: "Plan", words: "Has owners."))
    #expect(evidence.ratings.map(\.ratingID) == ["fine"])
    #expect(evidence.ratings[0].unit == "Eastwold" && evidence.ratings[0].standard == "1.1")
  }

  @Test func `without a framework a rating is taken as it is written`() {
    let file = SourceFile(path: "evidence.xml", text: Self.text)
    #expect(EvidenceReader.read(file, scale: nil).evidence?.ratings.first?.ratingID == "Fine")
  }

  @Test func `the sample's evidence has no fault`() throws {
    let path = Repository.root.appending(path: "samples/northmarch-evidence.xml")
    let file = SourceFile(path: path.path, bytes: Array(try Data(contentsOf: path)))
    let (evidence, diagnostics) = EvidenceReader.read(file, scale: nil)
    #expect(diagnostics.isEmpty && evidence?.items.count == 10)
  }
}
