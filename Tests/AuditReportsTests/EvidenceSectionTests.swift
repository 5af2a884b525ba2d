import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct EvidenceSectionTests {
  private static func decimal(_ text: String) -> Decimal128 { Decimal128(text) ?? .zero }

  private static func piece(
    _ content: EvidenceItem.Content,
    source: String = "",
    intervals: [ShareInterval?] = []
  ) -> PlacedEvidence {
    PlacedEvidence(
      unit: 1,
      standard: 0,
      item: EvidenceItem(
        unit: "Eastwold",
        code: "1.1",
        content: content,
        on: CalendarDay("2024-06-30"),
        place: ResultFixture.place
      ),
      source: source,
      intervals: intervals
    )
  }

  private static let result: AuditResult = {
    var result = ResultFixture.result
    result.evidence = [
      piece(
        .staffing([
          GradeStaffing(
            title: "Probation officer",
            posts: decimal("20"),
            inPost: decimal("17.5"),
            averageInPost: decimal("16"),
            leavers: decimal("4"),
            daysLost: decimal("200"),
            cases: 700
          ),
          GradeStaffing(title: ResultFixture.script, posts: decimal("4"), inPost: decimal("5")),
        ]),
        source: "Staffing return, 30 June 2024"
      ),
      piece(
        .survey(
          EvidenceSurvey(
            who: "staff",
            asked: 52,
            answered: 41,
            answers: [.init(statement: ResultFixture.formula, positive: Share(27, of: 41))]
          )
        ),
        intervals: [ShareInterval(lowerTenths: 505, upperTenths: 784)]
      ),
      piece(.interview(who: "Heads of unit", people: 1, words: ResultFixture.script)),
      piece(.figure(title: "Referrals taken up", value: decimal("2"), of: decimal("3"))),
    ]
    return result
  }()

  private static func page(_ path: String, of result: AuditResult) -> String {
    let page = HTMLReport(result: result).pages.first { $0.path == path }
    return String(decoding: page?.bytes ?? [], as: UTF8.self)
  }

  @Test func `a standard on evidence shows rates, answers and what was heard`() {
    let page = Self.page("units/eastwold/1.1.html", of: Self.result)
    #expect(page.contains("1.5 of 24 posts are vacant (6.3 per cent)."))
    for words in [
      "12.5 per cent", "25 per cent", "41 of 52 (79 per cent) of those asked answered.",
      "27 of 41 (66 per cent)", "51 to 78", "Heads of unit, 1 person", "2 of 3 (66.7 per cent)",
      "not known", "-25 per cent",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("<script"))
  }

  @Test func `a unit's page says what the rating rests on`() {
    let page = Self.page("units/eastwold.html", of: Self.result)
    #expect(page.contains("It rests on 1 staffing return, 1 survey, 1 meeting and 1 figure."))
    #expect(!Self.page("units/eastwold.html", of: ResultFixture.result).contains("It rests on"))
  }

  @Test func `the table has a row for each number and none for words`() throws {
    let table = try #require(
      ReportTables(result: Self.result).all.first { $0.id == "organisational-evidence" }
    )
    #expect(table.rows.count == 12 + 2 + 1)
    let first = table.rows[0].map(\.text)
    #expect(
      first.suffix(6) == ["vacancy rate", "2.5", "20", "12.5", "per cent"]
        + ["Staffing return, 30 June 2024"]
    )
  }

  @Test func `JSON and XML hold the numbers and nothing that somebody said`() throws {
    let json = JSONReport(result: Self.result).file.bytes
    let schema = Repository.root.appending(path: "standards/schema/result.schema.json")
    let document = try JSONSerialization.jsonObject(with: Data(json))
    #expect(try SchemaCheck(schema).faults(of: document).isEmpty)
    let xml = String(decoding: XMLReport(result: Self.result).file.bytes, as: UTF8.self)
    #expect(xml.contains("<measure measure=\"vacancyRate\" subject=\"Probation officer\""))
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.contains("\"result\": \"12.5\"") || text.contains("\"result\":\"12.5\""))
    // The hostile grade's four measures; what was heard stays behind.
    let before = String(
      decoding: JSONReport(result: ResultFixture.result).file.bytes,
      as: UTF8.self
    )
    func count(_ text: String) -> Int { text.components(separatedBy: "alert(").count }
    #expect(count(text) == count(before) + 4)
  }
}
