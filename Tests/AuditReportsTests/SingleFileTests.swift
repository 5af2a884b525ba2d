import AuditCore
import AuditReports
import Foundation
import Testing

struct SingleFileTests {
  private static let report = HTMLReport(result: ResultFixture.result)
  private static let file = report.singleFile(
    explanations: report.caseRowsInSingleFile.map { ExplanationFixture.explanation(row: $0) }
  )
  private static let scan = PageScan(file.bytes)
  private static let text = String(decoding: file.bytes, as: UTF8.self)

  @Test func `every link of the single file leads to a place in it`() {
    let ids = Self.scan.values(of: "id")
    #expect(Set(ids).count == ids.count)
    let links = Self.scan.values(of: "href")
    #expect(links.count > 200)
    let broken = links.filter { !$0.hasPrefix("#") || !ids.contains(String($0.dropFirst())) }
    #expect(broken.isEmpty, "\(broken.prefix(5))")
    for names in Self.scan.values(of: "aria-labelledby") {
      for name in names.split(separator: " ") { #expect(ids.contains(String(name))) }
    }
  }

  @Test func `the single file is whole and needs no other`() {
    #expect(Self.file.path == "report.html")
    #expect(Self.scan.faults.isEmpty, "\(Self.scan.faults)")
    for name in ["html", "head", "h1", "main", "footer", "header", "style", "nav"] {
      #expect(Self.scan.count(name) == 1, "\(name)")
    }
    #expect(Self.scan.count("link") == 0 && Self.scan.count("script") == 0)
    #expect(Self.scan.values(of: "src").isEmpty)
  }

  @Test func `each page but the lists of cases is a section under its heading`() {
    let sheets = Self.scan.tags.filter {
      $0.attributes["class"]?.hasPrefix("sheet") == true && $0.name == "section"
    }
    .compactMap { $0.attributes["id"] }
    #expect(sheets.first == "index")
    #expect(sheets.contains("units_eastwold") && sheets.contains("units_eastwold_2.1"))
    #expect(sheets.contains("how-ratings-are-reached") && sheets.contains("differences"))
    #expect(sheets.filter { $0.hasPrefix("cases_") }.count == 5)
    #expect(!sheets.contains { $0.hasSuffix("-cases") } && !sheets.contains("cases"))
    #expect(Self.scan.tags.count { $0.name == "h2" } == sheets.count)
  }

  @Test func `headings sink by one rank, so that none is skipped`() {
    var rank = 1
    for tag in Self.scan.tags where tag.name.count == 2 && tag.name.hasPrefix("h") {
      guard let found = tag.name.last?.wholeNumberValue else { continue }
      #expect(found <= rank + 1, "\(tag)")
      rank = found
    }
  }

  @Test func `what was left out is said in words, and its links are their words`() {
    let lists = FixturePages.pages.count { $0.path.hasSuffix("cases.html") }
    #expect(Self.text.contains("Left out are the \(lists) lists of cases; 5 of 48 cases have"))
    #expect(!Self.text.contains("-cases.html"))
    #expect(Self.text.contains("See each difference</a>"))
  }

  @Test func `the same result gives the same single file`() {
    let again = HTMLReport(result: ResultFixture.result).singleFile(
      explanations: Self.report.caseRowsInSingleFile.map { ExplanationFixture.explanation(row: $0) }
    )
    #expect(again == Self.file)
  }

  @Test func `a rating from scores leaves nothing out`() {
    var result = ResultFixture.result
    result.basis = .scores
    let file = HTMLReport(result: result).singleFile(explanations: [])
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains("Left out"))
  }
}
