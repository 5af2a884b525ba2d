import AuditCore
import AuditReports
import AuditTestSupport
import Foundation
import Testing

struct HTMLReportTests {
  @Test func `every link leads to a page and an anchor that exist`() {
    let paths = Set(FixturePages.files.map(\.path))
    var broken: [String] = []
    for (path, scan) in FixturePages.scans {
      for link in scan.values(of: "href") {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : Self.resolved(String(parts[0]), from: path)
        let ids = FixturePages.scans[target]?.values(of: "id") ?? []
        if !paths.contains(target) || (parts.count == 2 && !ids.contains(String(parts[1]))) {
          broken.append("\(path): \(link)")
        }
      }
    }
    #expect(broken.isEmpty, "\(broken.prefix(5))")
  }

  private static func resolved(_ link: String, from path: String) -> String {
    var folder = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/").map(String.init) {
      if part == ".." { folder.removeLast() } else { folder.append(part) }
    }
    return folder.joined(separator: "/")
  }

  @Test func `every page is whole, with one heading, a title, landmarks and no id twice`() {
    #expect(FixturePages.pages.count > 100)
    for (path, scan) in FixturePages.scans {
      #expect(scan.faults.isEmpty, "\(path): \(scan.faults)")
      for name in ["html", "h1", "main", "footer", "header"] {
        #expect(scan.count(name) == 1, "\(path) has \(scan.count(name)) of \(name)")
      }
      // Drawings have titles of their own.
      let drawings = scan.tags.count { $0.name == "svg" && $0.attributes["role"] == "img" }
      #expect(scan.count("title") == 1 + drawings, "\(path)")
      #expect(scan.tags.first?.attributes["lang"] == "en-GB")
      let ids = scan.values(of: "id")
      #expect(Set(ids).count == ids.count, "\(path) uses an id twice")
    }
  }

  @Test func `every table has a caption, and every heading cell its scope`() {
    for (path, scan) in FixturePages.scans {
      #expect(scan.count("table") == scan.count("caption"), "\(path)")
      let headings = scan.tags.filter { $0.name == "th" }
      #expect(headings.allSatisfy { $0.attributes["scope"] != nil }, "\(path)")
    }
  }

  @Test func `no page runs a script, styles itself or reaches for the network`() {
    let attributes: Set = ["src", "style", "onclick", "onload", "action", "srcset"]
    for (path, scan) in FixturePages.scans {
      for tag in scan.tags {
        #expect(!["script", "style", "img", "iframe", "form", "object"].contains(tag.name))
        #expect(attributes.isDisjoint(with: tag.attributes.keys), "\(path): \(tag)")
      }
      #expect(!scan.values(of: "href").contains { $0.contains(":") }, "\(path)")
    }
    let styles = FixturePages.text("report.css")
    #expect(!styles.contains("url(") && !styles.contains("@import"))
  }

  @Test func `each number leads to as many cases as it says`() throws {
    for unit in ResultFixture.result.unitResults {
      let slug = [
        "northmarch", "eastwold", "harbour-vale", "westmere-script-alert-x-script", "westmere",
      ]
      for (prompt, counts) in unit.prompts.enumerated() {
        let code = ResultFixture.framework.prompts[prompt].code
        let page = FixturePages.text("units/\(slug[unit.unit])/\(code)-cases.html")
        let listed = page.components(separatedBy: "<section").dropFirst().map {
          $0.components(separatedBy: "<li>").count - 1
        }
        #expect(listed.reduce(0, +) == unit.caseCount)
        #expect(listed.sorted() == counts.counts.filter { $0 > 0 }.sorted(), "\(code)")
      }
    }
  }

  @Test func `what a record says is shown and never obeyed`() {
    let index = FixturePages.text("index.html")
    #expect(index.contains("<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</bdi>"))
    #expect(index.contains("<bdi>&quot;quoted&quot;, &#39;C&#39; &amp; co</bdi>"))
    for file in FixturePages.files {
      #expect(!file.bytes.contains(0) && !file.bytes.contains(7), "\(file.path)")
    }
  }

  @Test func `a mark that turns the reading direction stays inside its own element`() {
    for page in FixturePages.pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
      var isInside = false
      for piece in text.split(separator: "<") {
        if piece.hasPrefix("bdi>") { isInside = true }
        if piece.hasPrefix("/bdi>") { isInside = false }
        if piece.unicodeScalars.contains("\u{202E}") { #expect(isInside, "\(page.path)") }
      }
    }
  }

  @Test func `the same result gives the same bytes`() {
    let again = HTMLReport(result: ResultFixture.result)
    #expect(again.pages.elementsEqual(FixturePages.report.pages))
    #expect(Set(FixturePages.files.map { $0.path.lowercased() }).count == FixturePages.files.count)
  }

  @Test func `an audit without judgements is called indicative on every page`() {
    var result = ResultFixture.result
    result.isIndicative = true
    let report = HTMLReport(result: result)
    for page in report.pages where page.path.hasSuffix(".html") {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(text.contains("<strong class=\"tag\">Indicative</strong>"), "\(page.path)")
    }
    #expect(!FixturePages.text("index.html").contains(">Indicative<"))
  }

  @Test func `records put aside and rules that failed are warned of on the first page`() {
    let index = FixturePages.text("index.html")
    #expect(index.contains("2 of 50 case records could not be used and are not in these results"))
    #expect(index.contains("A rule failed in 1 case"))
    var result = ResultFixture.result
    result.intake.tables[0].rejectedCount = 0
    let clean = String(decoding: HTMLReport(result: result).pages[1].bytes, as: UTF8.self)
    #expect(!clean.contains("could not be used"))
  }

  @Test func `with more cases than pages those to look at first have one`() {
    let report = HTMLReport(result: ResultFixture.result, casePageLimit: 25)
    let rows = report.caseRowsWithPages
    #expect(rows.count == 25)
    #expect(rows == rows.sorted())
    for concern in ResultFixture.result.concerns.prefix(20) { #expect(rows.contains(concern.row)) }
    let scan = PageScan(report.pages[1].bytes)
    let cases = scan.values(of: "href").filter { $0.hasPrefix("cases/") }
    #expect(Set(cases).count == 20)
    #expect(HTMLReport(result: ResultFixture.result, casePageLimit: 0).caseRowsWithPages.isEmpty)
  }

  @Test func `a case page tells what to do, what each clause came to and where its values stand`() {
    let page = FixturePages.report.casePage(for: ExplanationFixture.explanation(row: 3))
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(page.path == "cases/script-alert-x-script-4.html")
    for words in [
      "Complete the assessment: it was due on 22 January 2024.", "\"is\">true</b>",
      "\"not\">false</b>", "\"row\">cases.csv:5<", "\"row\">contacts.csv:1204<",
      "in the folder records/",
      "A. Assessor &lt;b&gt;, 6 June 2024", "differs",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `what is not met is shown at once, the rest on demand`() {
    let explanation = ExplanationFixture.explanation(row: 3)
    let scan = PageScan(FixturePages.report.casePage(for: explanation).bytes)
    let open = scan.tags.filter { $0.name == "details" && $0.attributes["open"] != nil }
    #expect(open.count == explanation.questions.flatMap(\.prompts).count { $0.outcome == .notMet })
    #expect(open.count < scan.count("details"))
  }

  @Test func `the page of cases leads to every case that has a page`() throws {
    let links = FixturePages.scans["cases.html"]?.values(of: "href") ?? []
    #expect(Set(links.filter { $0.hasPrefix("cases/") }).count == 48)
    let few = HTMLReport(result: ResultFixture.result, casePageLimit: 5)
    let file = try #require(few.pages.first { $0.path == "cases.html" })
    let page = String(decoding: file.bytes, as: UTF8.self)
    #expect(page.contains("5 of 48 cases have a page here"))
  }

  @Test func `a unit's page is written as agreed`() throws {
    try expectGolden(FixturePages.text("units/eastwold.html"), Self.golden("unit.html"))
  }

  @Test func `a case's page is written as agreed`() throws {
    let page = FixturePages.report.casePage(for: ExplanationFixture.explanation(row: 7))
    try expectGolden(String(decoding: page.bytes, as: UTF8.self), Self.golden("case.html"))
  }

  static func golden(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }
}
