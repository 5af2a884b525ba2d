import AuditCore
import Foundation
import Testing

@testable import AuditReports

struct ReportPagesTests {
  private let map = ReportMap(ResultFixture.result, casePageLimit: 100)

  @Test func `a key question's page says its share, how sure it is and what it needs`() {
    let page = FixturePages.text("units/eastwold/2.2.3-question.html")
    #expect(page.contains("Alone it would be"))
    #expect(page.contains("If these cases stand for others like them, the share is likely between"))
    #expect(page.contains("units/eastwold/2.2.3-cases.html\""))
    for letter in ["a", "b", "c"] {
      #expect(page.contains("units/eastwold/2.2.3.\(letter)-cases.html\""))
    }
    #expect(page.contains("Previous: 2.2.2 desistance"))
    #expect(!page.contains("Next: "))
  }

  @Test func `a wider unit's key question compares its units, a narrow one's leads to all`() {
    let region = FixturePages.text("units/northmarch/2.2.3-question.html")
    #expect(region.contains("id=\"units-4-caption\"") && region.contains("id=\"funnel-4-caption\""))
    let unit = FixturePages.text("units/eastwold/2.2.3-question.html")
    #expect(!unit.contains("id=\"units-4-caption\""))
    #expect(unit.contains("href=\"../../compare/2.2.3.html\""))
  }

  @Test func `a unit's groups hold all its cases, each in one`() {
    let page = FixturePages.text("units/eastwold/by-characteristic.html")
    let sex = FixtureBreakdowns.breakdowns[0]
    #expect(sex.units[1].reduce(0) { $0 + $1.caseCount } == 12)
    for (group, counts) in sex.units[1].enumerated() where counts.caseCount > 0 {
      #expect(page.contains("by-sex-cases.html#group-\(group)\">\(counts.caseCount)</a>"))
    }
    let cases = FixturePages.text("units/eastwold/by-sex-cases.html")
    #expect(cases.components(separatedBy: "../../cases/").count - 1 == 12)
  }

  @Test func `groups with few cases are not compared`() {
    let page = FixturePages.text("units/eastwold/by-characteristic.html")
    #expect(page.contains("too few ("))
    let region = FixturePages.text("units/northmarch/by-characteristic.html")
    #expect(region.contains("<strong>"))
  }

  @Test func `groups that differ are told in words with their cases`() {
    let share = FixtureBreakdowns.breakdowns[0].units[0][1].shares[4]
    let page = FixturePages.text("units/northmarch/by-characteristic.html")
    #expect(page.contains("In one place two groups of cases differ"))
    #expect(page.contains("\(share.numerator) of \(share.denominator) cases"))
    #expect(page.contains("sufficient for Male"))
    #expect(FixturePages.text("units/eastwold/by-characteristic.html").contains("No two groups"))
  }

  @Test func `what is not evidenced is counted for each standard and leads to the prompts`() {
    let standard = map.index.standards.firstIndex { $0.code == "2.2" } ?? 0
    let found = map.completeness(unit: 1, standard: standard)
    let prompts = 3..<9
    let counts = ResultFixture.result.unitResults[1].prompts
    #expect(found.missing == prompts.reduce(0) { $0 + counts[$1][.notEvidenced] })
    let page = FixturePages.text("completeness.html")
    #expect(
      page.contains(
        "units/eastwold/2.2.html#not-evidenced\">\(found.missing) of \(found.asked)</a>"
      )
    )
  }

  @Test func `the nearest fixes are the insufficient cases with the fewest open prompts`() {
    let page = FixturePages.text("units/northmarch.html")
    #expect(page.contains("Nearest fixes"))
    #expect(page.contains("id=\"nearest-table\""))
  }

  @Test func `a unit begins with the few things to do first`() {
    let page = FixturePages.text("units/eastwold.html")
    let parts = page.components(separatedBy: "id=\"do-first\"")
    #expect(parts.count == 2)
    let list = parts[1].components(separatedBy: "</ol>")[0]
    #expect((1...4).contains(list.components(separatedBy: "<li>").count - 1))
    #expect(list.contains("Lift ") && list.contains("Look at case "))
  }

  @Test func `units of one parent lead to each other`() {
    let page = FixturePages.text("units/harbour-vale.html")
    #expect(page.contains("aria-label=\"Previous and next unit\""))
    #expect(page.contains("Previous: <bdi>Eastwold</bdi>"))
    #expect(!FixturePages.text("units/northmarch.html").contains("Previous and next unit"))
  }

  @Test func `the audit's own page tells who judged, what was rejected and what nobody checked`() {
    let page = FixturePages.text("about.html")
    #expect(page.contains("<bdi>A. Assessor &lt;b&gt;</bdi>"))
    #expect(page.contains("is written with its reason to the rejects folder"))
    #expect(page.contains("1 number of the framework was not yet compared"))
    #expect(page.contains("Rules and guidance, July 2021"))
    #expect(page.contains(String(repeating: "0a", count: 32)))
  }

  @Test func `the glossary has every rating, every outcome and every standard's statement`() {
    let page = FixturePages.text("glossary.html")
    for rating in ResultFixture.framework.scale.ratings {
      #expect(page.contains(">\(rating.label)<"))
    }
    for outcome in Outcome.allCases {
      #expect(page.contains(">\(ReportText.sentence(outcome.words))<"), "\(outcome)")
    }
    for standard in ResultFixture.framework.standards {
      #expect(page.contains(standard.statement))
    }
  }

  @Test func `an audit without breakdowns has no page of groups`() {
    var result = ResultFixture.result
    result.breakdowns = []
    let report = HTMLReport(result: result)
    #expect(!report.pages.contains { $0.path.contains("/by-") })
    for page in report.pages {
      #expect(!String(decoding: page.bytes, as: UTF8.self).contains("/by-"))
    }
  }

  @Test func `few things are spelt, many are counted`() {
    #expect([0, 1, 9, 10, 1200].map(ReportText.spelt) == ["no", "one", "nine", "10", "1,200"])
  }

  @Test func `a likely range is told in whole per cent`() {
    let interval = ShareInterval(lowerTenths: 284, upperTenths: 405)
    #expect(ReportText.likely(interval) == "likely between 28 and 41 per cent")
    #expect(ReportText.range(nil) == "–")
  }
}
