import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct RegisterPageTests {
  private static let result: AuditResult = {
    var result = ResultFixture.result
    let place = Place(path: "register.xml", line: 1)
    var first = RegisterItem(
      kind: .recommendation,
      code: "R1",
      text: ResultFixture.script,
      place: place
    )
    first.source = ResultFixture.script
    first.due = CalendarDay("2024-01-01")
    first.unit = .init(result.units.units[0].name, at: place)
    let tie = RegisterItem.Tie(
      subject: .keyQuestion,
      code: .init("2.1.1", at: place),
      then: Share(5, of: 35),
      thenOn: CalendarDay("2023-05-01")
    )
    var standing = RegisterResult.Standing(tie: tie, title: ResultFixture.script, subject: 0)
    standing.now = Share(212, of: 230)
    standing.test = ChangeTest(
      pairCount: nil,
      differenceTenths: 779,
      lowerTenths: 600,
      upperTenths: 900,
      isMoreThanChance: true
    )
    var action = RegisterItem(kind: .action, code: "A1", text: "Do it.", place: place)
    action.parent = "R1"
    action.status = .done
    action.owner = "Head"
    result.register = RegisterResult(
      title: ResultFixture.script,
      items: [
        .init(item: first, units: [0], daysOverdue: 1_182, standings: [standing]),
        .init(item: action, units: [], daysOverdue: nil, standings: []),
      ]
    )
    return result
  }()

  private static func page(_ path: String) -> String {
    let page = HTMLReport(result: result).pages.first { $0.path == path }
    return String(decoding: page?.bytes ?? [], as: UTF8.self)
  }

  @Test func `the page says what was found then and now, what is overdue and who sees to it`() {
    let page = Self.page("register.html")
    for words in [
      "5 of 35 (14 per cent) then (1 May 2023), 212 of 230 (92 per cent) now: better, by more than chance",
      "1,182 days overdue", "no owner", "Actions that answer R1", "done, but nothing shows it",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("<script"))
    #expect(Self.page("index.html").contains("register.html"))
  }

  @Test func `a unit's page shows the items that are for it, and no other`() {
    let pages = HTMLReport(result: Self.result).pages.filter {
      String(decoding: $0.bytes, as: UTF8.self).contains("register.html#item-r1")
    }
    #expect(pages.count == 1)
    #expect(pages.first?.path.hasPrefix("units/") == true)
  }

  @Test func `no page has a word of a register where none was named`() {
    let pages = HTMLReport(result: ResultFixture.result).pages
    #expect(!pages.contains { $0.path.contains("register") })
    #expect(
      !pages.contains {
        String(decoding: $0.bytes, as: UTF8.self).contains("Recommendations and actions")
      }
    )
  }

  @Test func `JSON fits its schema and XML says the same`() throws {
    let json = JSONReport(result: Self.result).file.bytes
    let schema = Repository.root.appending(path: "standards/schema/result.schema.json")
    let document = try JSONSerialization.jsonObject(with: Data(json))
    #expect(try SchemaCheck(schema).faults(of: document).isEmpty)
    let xml = String(decoding: XMLReport(result: Self.result).file.bytes, as: UTF8.self)
    #expect(xml.contains("thenMet=\"5\" thenOf=\"35\""))
    #expect(xml.contains("daysOverdue=\"1182\""))
  }

  @Test func `the table has a row for each thing that an item is tied to`() {
    let table = ReportTables(result: Self.result).all.first { $0.id == "register" }
    #expect(table?.rows.count == 2)
  }
}
