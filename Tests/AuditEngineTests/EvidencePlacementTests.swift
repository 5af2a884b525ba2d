import AuditCore
import Testing

@testable import AuditEngine

struct EvidencePlacementTests {
  private static let outline = FrameworkOutline(
    TinyFramework.framework(
      standards: [
        TinyFramework.evidenceStandard("1.1"),
        TinyFramework.standard(
          "2.1",
          questions: [
            TinyFramework.question("2.1.1", prompts: [TinyFramework.prompt("2.1.1.a", met: "true")])
          ]
        ),
      ]
    )
  )
  private static let units = UnitTree(
    units: [
      UnitTree.Unit(name: "Alderbeck", level: 0, parent: nil),
      UnitTree.Unit(name: "Dunmere", level: 0, parent: nil),
    ],
    unitOfCase: []
  )

  private static func item(
    _ unit: String,
    _ code: String,
    _ content: EvidenceItem.Content = .document(title: "Plan", words: "")
  ) -> EvidenceItem {
    EvidenceItem(
      unit: unit,
      code: code,
      content: content,
      sourceID: "return",
      place: TinyFramework.place
    )
  }

  private static func place(
    _ items: [EvidenceItem],
    framework: String? = nil
  ) -> (placed: [PlacedEvidence], diagnostics: [Diagnostic]) {
    EvidencePlacement.place(
      OrganisationalEvidence(
        title: "Evidence",
        frameworkID: framework ?? outline.framework.id,
        sources: [SourceNote(id: "return", title: "Return", published: "2024-06-30")],
        items: items
      ),
      outline: outline,
      units: units
    )
  }

  @Test func `evidence stands by unit in the document's order, with its source in words`() {
    let (placed, diagnostics) = Self.place([
      Self.item("Dunmere", "1.1"), Self.item("Alderbeck", "1.1", .document(title: "B", words: "")),
      Self.item("Alderbeck", "1.1", .document(title: "A", words: "")),
    ])
    #expect(diagnostics.isEmpty)
    #expect(placed.map(\.unit) == [0, 0, 1])
    #expect(placed[0].item.content == .document(title: "B", words: ""))
    #expect(placed[0].source == "Return, 30 June 2024")
  }

  @Test func `each answer of a survey has its likely range`() {
    let survey = EvidenceSurvey(
      who: "staff",
      answers: [
        .init(statement: "A", positive: Share(5, of: 10)),
        .init(statement: "B", positive: Share(0, of: 0)),
      ]
    )
    let (placed, _) = Self.place([Self.item("Alderbeck", "1.1", .survey(survey))])
    // Wilson's interval of 5 of 10 at 95 per cent.
    #expect(placed[0].intervals == [ShareInterval(lowerTenths: 237, upperTenths: 763), nil])
  }

  @Test func `evidence that cannot be placed is told and left out`() {
    let (placed, diagnostics) = Self.place(
      [Self.item("Alderbeck", "2.1"), Self.item("Nowhere", "1.1"), Self.item("Dunmere", "1.1")],
      framework: "another"
    )
    #expect(placed.count == 1)
    #expect(
      diagnostics.map(\.code) == [
        .evidenceOfOtherFramework, .unknownEvidenceItem, .unknownEvidenceUnit,
      ]
    )
    #expect(!diagnostics.contains { $0.headline.contains("Nowhere") })
  }
}
