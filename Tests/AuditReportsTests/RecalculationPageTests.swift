import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct RecalculationPageTests {
  private static let result: AuditResult = {
    var result = ResultFixture.result
    let source = NumberSource(sourceID: "model", isVerified: false)
    var recalculation = Recalculation(
      id: "tier",
      title: ResultFixture.script,
      summary: "What is worked out.",
      field: LocatedText("tier.value", path: "r.xml"),
      computed: LocatedText("\"a\"", path: "r.xml"),
      source: source,
      sourceTitle: "A model",
      place: ResultFixture.place
    )
    recalculation.steps = [
      .init(title: "Points", rule: LocatedText("1", path: "r.xml")),
      .init(title: "Nothing", rule: LocatedText("0", path: "r.xml")),
    ]
    let count = result.caseIDs.count
    var statuses = Array(repeating: RecalculationResult.Status.agrees, count: count)
    var computed = [Int32](repeating: 0, count: count)
    (statuses[0], computed[0]) = (.differs, 1)
    (statuses[1], computed[1]) = (.lacking, -1)
    var counts = RecalculationResult.Counts()
    for status in statuses { counts[status] += 1 }
    result.recalculations = [
      RecalculationResult(
        recalculation: recalculation,
        fieldTitle: "Tier",
        values: ["High", ResultFixture.script],
        statuses: statuses,
        recorded: Array(repeating: 0, count: count),
        computed: computed,
        steps: [0: ["12", "0"]],
        units: Array(repeating: counts, count: result.units.units.count),
        pairs: [
          .init(recorded: 0, computed: 0, count: count - 2),
          .init(recorded: 0, computed: 1, count: 1),
        ],
        lacks: [.init(path: "rsr.score", title: "Score", count: 1)]
      )
    ]
    return result
  }()

  private static func page(_ path: String) -> String {
    let page = HTMLReport(result: result).pages.first { $0.path == path }
    return String(decoding: page?.bytes ?? [], as: UTF8.self)
  }

  @Test func `the page shows units, values side by side, what is missing and what differs`() {
    let page = Self.page("recalculated.html")
    for words in [
      "What is worked out.", "A model (unverified)", "Score: not recorded in 1 case",
      "Points: 12", "id=\"tier-differ\"", "no part in any rating",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("Nothing: 0"))
    #expect(!page.contains("<script"))
    #expect(Self.page("index.html").contains("recalculated.html#tier"))
  }

  @Test func `no page has a word of it where nothing was worked out anew`() {
    let pages = HTMLReport(result: ResultFixture.result).pages
    #expect(!pages.contains { $0.path.contains("recalculated") })
    let index = String(
      decoding: pages.first { $0.path == "index.html" }?.bytes ?? [],
      as: UTF8.self
    )
    #expect(!index.contains("Worked out anew"))
  }

  @Test func `tables have a row for each unit, and for each pair of values`() {
    let tables = ReportTables(result: Self.result).all
    let units = tables.first { $0.id == "recalculated" }
    #expect(units?.rows.count == Self.result.units.units.count)
    #expect(tables.first { $0.id == "recalculated-values" }?.rows.count == 2)
  }

  @Test func `JSON fits its schema and XML says the same`() throws {
    let json = JSONReport(result: Self.result).file.bytes
    let schema = Repository.root.appending(path: "standards/schema/result.schema.json")
    let document = try JSONSerialization.jsonObject(with: Data(json))
    #expect(try SchemaCheck(schema).faults(of: document).isEmpty)
    let xml = String(decoding: XMLReport(result: Self.result).file.bytes, as: UTF8.self)
    #expect(xml.contains("<lack field=\"rsr.score\" cases=\"1\"/>"))
  }
}
