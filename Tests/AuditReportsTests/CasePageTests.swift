import AuditCore
import AuditReports
import Foundation
import Testing

struct CasePageTests {
  private static func text(_ explanation: CaseExplanation) -> String {
    String(decoding: FixturePages.report.casePage(for: explanation).bytes, as: UTF8.self)
  }

  private static func clause(
    _ text: String,
    _ truth: ClauseExplanation.Truth = .no,
    value: String = "2024-02-01",
    parts: [ClauseExplanation] = []
  ) -> ClauseExplanation {
    let value = ClauseExplanation.ReadValue(expression: "c.date", value: value)
    return ClauseExplanation(text: text, truth: truth, values: [value], parts: parts)
  }

  /// An explanation of one key question with these prompts.
  private static func explanation(
    applies: ClauseExplanation? = nil,
    _ prompts: [PromptExplanation]
  ) -> CaseExplanation {
    var explanation = ExplanationFixture.explanation(row: 7)
    explanation.questions = [explanation.questions[0]]
    explanation.questions[0].applies = applies
    explanation.questions[0].prompts = prompts
    return explanation
  }

  private static func prompt(
    _ prompt: Int,
    _ outcome: Outcome,
    applies: ClauseExplanation? = nil,
    met: ClauseExplanation?
  ) -> PromptExplanation {
    PromptExplanation(
      prompt: prompt,
      outcome: outcome,
      judgement: nil,
      applies: applies,
      met: met,
      action: ""
    )
  }

  // MARK: - The time line

  @Test func `the time line lists events and windows by the day that counts`() throws {
    let page = Self.text(ExplanationFixture.explanation(row: 7))
    let places = try [
      "8 January 2024</span> Start of the sentence",
      "15 January 2024</span> Enquiries due",
      "8 January 2024 to 22 January 2024</span> Initial assessment due",
      "1 February 2024</span> <bdi>Contact, home visit",
      "26 June 2024: the day the case was looked at",
      "7 January 2025</span> Expected end",
    ].map { try #require(page.range(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    #expect(page.contains("Contact: 31 more records"))
    #expect(page.contains("; Attended: no"))
  }

  @Test func `a window leads to its prompts and says what became of them`() throws {
    let page = Self.text(ExplanationFixture.explanation(row: 3))
    let story = try #require(page.split(separator: "<ol class=\"days\">").last)
    #expect(story.contains("<a href=\"#prompt-0\">2.1.1.a</a> "))
  }

  @Test func `the drawing has a title, a description and no word of a record`() throws {
    let page = Self.text(ExplanationFixture.explanation(row: 3))
    let start = try #require(page.range(of: "<svg class=\"story\"")).lowerBound
    let end = try #require(page.range(of: "</svg>")).upperBound
    let drawing = page[start..<end]
    for words in [
      "role=\"img\"", "Time line of the case</title>", "1 entry that is not drawn", "Jan 2024",
      ">Contact</text>", ">Initial assessment due",
    ] {
      #expect(drawing.contains(words), "\(words)")
    }
    #expect(!drawing.contains("script"))
  }

  @Test func `a case without days has no time line`() {
    var explanation = ExplanationFixture.explanation(row: 7)
    explanation.timeline = CaseTimeline()
    let page = Self.text(explanation)
    #expect(!page.contains("Time line"))
    #expect(!page.contains("<svg"))
  }

  @Test func `a title of ten thousand characters is cut and stays text`() {
    var explanation = ExplanationFixture.explanation(row: 7)
    let title = "\u{202E}<script>" + String(repeating: "x", count: 10_000)
    explanation.timeline.entries[0].title = title
    explanation.timeline.entries[0].group = title
    explanation.timeline.entries[3].title = title
    let page = Self.text(explanation)
    #expect(!page.contains("<script"))
    #expect(!page.contains(String(repeating: "x", count: 401)))
    #expect(page.contains("(10,009 characters)"))
  }

  // MARK: - The rules

  @Test func `a value of ten thousand characters is cut and stays text`() {
    let long = "</code><script>\u{2066}" + String(repeating: "y", count: 10_000)
    let met = Self.clause("c.note = \"x\"", value: long)
    let page = Self.text(Self.explanation([Self.prompt(0, .notMet, met: met)]))
    #expect(!page.contains("<script"))
    #expect(!page.contains(String(repeating: "y", count: 401)))
    #expect(page.contains("(10,016 characters)"))
  }

  @Test func `what rules share is shown once and named from there on`() {
    let shared = Self.clause("child concern", parts: [Self.clause("safeguarding.childConcern")])
    let page = Self.text(
      Self.explanation([
        Self.prompt(0, .notMet, met: shared),
        Self.prompt(1, .notMet, met: Self.clause("a and b", parts: [shared])),
      ])
    )
    #expect(page.components(separatedBy: "safeguarding.childConcern").count == 2)
    #expect(page.contains("id=\"clause-0\""))
    #expect(page.contains("href=\"#clause-0\">as in 2.1.1.a</a>"))
  }

  @Test func `the same clause of another record tells its values only`() {
    let records = ["2024-02-01", "2024-02-08"].map { Self.clause("c.attended", value: $0) }
    let met = Self.clause("some c in contacts satisfies c.attended", parts: records)
    let page = Self.text(Self.explanation([Self.prompt(0, .notMet, met: met)]))
    #expect(!page.contains("<code>c.attended</code>"))
    #expect(page.contains("false</b> of one"))
    #expect(page.contains("false</b> of another"))
    #expect(page.contains("<b>2024-02-01</b>"))
    #expect(page.contains("<b>2024-02-08</b>"))
  }

  @Test func `prompts of a key question that does not apply are named without their rules`() {
    let page = Self.text(
      Self.explanation(
        applies: Self.clause("courtReport.isWanted"),
        [Self.prompt(0, .notApplicable, met: Self.clause("courtReport.isLate"))]
      )
    )
    #expect(page.contains("courtReport.isWanted"))
    #expect(page.contains("Not asked: 1 prompt"))
    #expect(page.contains("id=\"prompt-0\""))
    #expect(!page.contains("courtReport.isLate"))
  }

  @Test func `a rule that the case did not come to is left out`() {
    let page = Self.text(
      Self.explanation([
        Self.prompt(
          0,
          .notApplicable,
          applies: Self.clause("child concern"),
          met: Self.clause("plan.isShared")
        )
      ])
    )
    #expect(page.contains("child concern"))
    #expect(!page.contains("plan.isShared"))
  }

  // MARK: - The way around

  @Test func `a case leads to its neighbours in the unit and to the lists it stands in`() throws {
    let rows = try #require(
      ResultFixture.result.units.units.indices.map { unit in
        ResultFixture.result.units.unitOfCase.indices.filter {
          Int(ResultFixture.result.units.unitOfCase[$0]) == unit
        }
      }.first { $0.count > 2 }
    )
    let page = Self.text(ExplanationFixture.explanation(row: rows[1]))
    #expect(page.components(separatedBy: "rel=\"prev\"").count == 3)
    #expect(page.components(separatedBy: "rel=\"next\"").count == 3)
    #expect(page.contains("-cases.html#"))
    #expect(!Self.text(ExplanationFixture.explanation(row: rows[0])).contains("rel=\"prev\""))
  }
}
