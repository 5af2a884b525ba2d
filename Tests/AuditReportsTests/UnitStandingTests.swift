import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

/// The fixture's audit as if a list of units had placed its cases.
struct UnitStandingTests {
  private static let day = CalendarDay(dayNumber: 19_813)
  private static let result: AuditResult = {
    var result = ResultFixture.result
    var units = result.units.units
    let standings: [UnitTree.Standing] = [
      .listed, .closed(day, mergedInto: "Harbour & Vale"), .listed, .notListed,
      .closed(day, mergedInto: nil),
    ]
    for unit in units.indices { units[unit].standing = standings[unit] }
    result.units = UnitTree(units: units, unitOfCase: result.units.unitOfCase)
    return result
  }()

  private static func page(_ path: String) -> String {
    let page = HTMLReport(result: result).pages.first { $0.path == path }
    return page.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test func `what the list knows of each unit is in the result, as its schema says`() throws {
    let schema = Repository.standards.appending(path: "schema/result.schema.json")
    let bytes = Data(JSONReport(result: Self.result).file.bytes)
    let document = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(try SchemaCheck(schema).faults(of: document) == [])
    let units = try #require(document["units"] as? [[String: Any]])
    let words = ["standing", "closedOn", "mergedInto"].map { name in
      units.map { $0[name] as? String }
    }
    #expect(words[0] == ["listed", "closed", "listed", "notListed", "closed"])
    #expect(words[1] == [nil, Self.day.description, nil, nil, Self.day.description])
    #expect(words[2] == [nil, "Harbour & Vale", nil, nil, nil])
  }

  @Test func `the same is in the result as XML`() {
    let xml = String(decoding: XMLReport(result: Self.result).file.bytes, as: UTF8.self)
    let closed = "standing=\"closed\" closedOn=\"\(Self.day)\""
    #expect(xml.contains(closed + " mergedInto=\"Harbour &amp; Vale\""))
    #expect(xml.components(separatedBy: closed).count == 3)
    #expect(xml.contains("standing=\"notListed\""))
  }

  @Test func `without a list nothing is said of it`() {
    let json = JSONReport(result: ResultFixture.result).file.bytes
    #expect(!String(decoding: json, as: UTF8.self).contains("\"standing\""))
  }

  @Test func `a unit's page says that it was closed, and where its work went`() {
    let page = Self.page("units/eastwold.html")
    #expect(page.contains("was closed on \(Self.day.words)."))
    #expect(page.contains("Its work went to") && page.contains("Harbour &amp; Vale"))
    #expect(!Self.page("units/northmarch.html").contains("list of units"))
  }
}
