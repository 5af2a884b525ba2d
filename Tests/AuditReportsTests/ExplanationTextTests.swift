import AuditReports
import AuditTestSupport
import Testing

struct ExplanationTextTests {
  @Test func `an explanation is readable at 100 columns`() throws {
    let writer = ExplanationText(framework: ResultFixture.framework)
    let text = writer.text(of: ExplanationFixture.explanation(row: 3))
    try expectGolden(text, HTMLReportTests.golden("explanation.txt"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `a record cannot steer the terminal`() {
    for colour in [false, true] {
      let writer = ExplanationText(framework: ResultFixture.framework, usesColour: colour)
      let text = writer.text(of: ExplanationFixture.explanation(row: 7))
        .replacing(/\u{1B}\[[0-9;]*m/, with: "")
      for scalar in ["\u{1B}", "\u{7}", "\u{202E}"] { #expect(!text.contains(scalar)) }
    }
  }
}
