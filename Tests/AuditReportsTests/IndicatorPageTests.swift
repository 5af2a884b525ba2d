import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct IndicatorPageTests {
  private static func indicator(
    _ id: String,
    _ measure: Indicator.Measure,
    title: String,
    unit: String = "",
    benchmark: Share? = nil
  ) -> Indicator {
    let source = NumberSource(sourceID: "report", isVerified: false)
    return Indicator(
      id: id,
      title: title,
      summary: "What it counts.",
      measure: measure,
      isGoodHigh: true,
      list: nil,
      unit: unit,
      cases: nil,
      counts: nil,
      meets: nil,
      amount: nil,
      questions: [],
      benchmark: benchmark.map { .init(share: $0, title: "Elsewhere", source: source) },
      source: source,
      sourceTitle: "A report",
      examples: [],
      place: ResultFixture.place
    )
  }

  private static let result: AuditResult = {
    var result = ResultFixture.result
    var seen = IndicatorCounts()
    (seen.metCount, seen.notMetCount, seen.notEvidencedCount) = (1, 2, 1)
    seen.interval = ShareInterval(lowerTenths: 61, upperTenths: 792)
    var hours = IndicatorCounts()
    (hours.metCount, hours.amount) = (2, Decimal128("1204.25") ?? .zero)
    let findings: [IndicatorFindings] = result.caseIDs.indices.map {
      $0 == 0 ? .met : $0 == 1 ? [.notMet, .notEvidenced] : []
    }
    let units = result.units.units.count
    result.indicators = [
      IndicatorResult(
        indicator: indicator(
          "seen",
          .cases,
          title: ResultFixture.script,
          benchmark: Share(5, of: 35)
        ),
        units: Array(repeating: seen, count: units),
        found: findings
      ),
      IndicatorResult(
        indicator: indicator("hours", .amount, title: "Hours outstanding", unit: "hours"),
        units: Array(repeating: hours, count: units),
        found: findings
      ),
    ]
    return result
  }()

  private static func page(_ path: String) -> String {
    let page = HTMLReport(result: result).pages.first { $0.path == path }
    return String(decoding: page?.bytes ?? [], as: UTF8.self)
  }

  @Test func `the page shows each number, its range, the benchmark and the way to its cases`() {
    let page = Self.page("indicators.html")
    for words in [
      "1 of 3", "6 to 79", "25 to 50", "5 of 35 (14 per cent), unverified", "1,204.3", "602.13",
      "indicator-seen-cases.html#not-evidenced", "no part in any rating",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("<script"))
  }

  @Test func `a unit's page and its lists of cases show the indicators`() {
    let unit = Self.page("units/eastwold.html")
    #expect(unit.contains("id=\"indicators\"") && unit.contains("no sure difference"))
    let cases = Self.page("units/eastwold/indicator-seen-cases.html")
    #expect(cases.contains("Cases of "))
  }

  @Test func `no page has a word of indicators where none was asked for`() {
    let pages = HTMLReport(result: ResultFixture.result).pages
    #expect(!pages.contains { $0.path.contains("indicator") })
    let page = pages.first { $0.path == "units/eastwold.html" }
    let text = String(decoding: page?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("Eastwold") && !text.contains("Indicators"))
  }

  @Test func `the table has a row for each indicator of each unit`() throws {
    let table = try #require(
      ReportTables(result: Self.result).all.first { $0.id == "indicators" }
    )
    #expect(table.rows.count == 2 * Self.result.units.units.count)
    let hours = table.rows[1].map(\.text)
    #expect(hours.contains("1204.3") && hours.contains("602.13"))
  }

  @Test func `JSON fits its schema and XML says the same`() throws {
    let json = JSONReport(result: Self.result).file.bytes
    let schema = Repository.root.appending(path: "standards/schema/result.schema.json")
    let document = try JSONSerialization.jsonObject(with: Data(json))
    #expect(try SchemaCheck(schema).faults(of: document).isEmpty)
    let xml = String(decoding: XMLReport(result: Self.result).file.bytes, as: UTF8.self)
    #expect(xml.contains("<benchmark met=\"5\" of=\"35\" title=\"Elsewhere\""))
    #expect(xml.contains("sum=\"1204.3\""))
  }

  @Test func `the letter names each indicator with its number`() {
    let bytes = MarkdownSummary(result: Self.result).file.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("1 of 3 (33 per cent)") && text.contains("1,204.3 hours"))
  }
}
