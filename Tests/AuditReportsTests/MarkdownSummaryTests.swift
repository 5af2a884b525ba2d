import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct MarkdownSummaryTests {
  @Test func `the summary is written as agreed`() throws {
    try expectGolden(text(ResultFixture.result), HTMLReportTests.golden("summary.md"))
  }

  @Test func `an audit without judgements is called indicative first`() {
    var result = ResultFixture.result
    result.isIndicative = true
    let lines = text(result).split(separator: "\n")
    #expect(lines[2].hasPrefix("**Indicative.** No person's judgement"))
  }

  @Test func `words that look like markup stay words`() {
    let pieces: [MarkdownPiece] = [
      .heading(2, "# a\n# b"),
      .paragraph([.plain("1. *not* a <b>list</b> [x](http://y) www.z.org a@b.c | `c`")]),
      .list([[.plain("- x")], [.plain("+ y")], [.plain("12) z")], [.strong("**")]]),
      .table([(heading: "a|b", isNumber: false)], [[[.plain("c\n|d\\")]]]),
    ]
    #expect(
      String(decoding: MarkdownPiece.document(pieces), as: UTF8.self) == """
        ## \\# a \\# b

        1\\. \\*not\\* a \\<b\\>list\\</b\\> \\[x\\](http:\\//y) www\\.z.org a\\@b.c \\| \\`c\\`

        - \\- x
        - \\+ y
        - 12\\) z
        - **\\*\\***

        | a\\|b |
        | --- |
        | c \\|d\\\\ |

        """
    )
  }

  @Test func `only the first twenty units are explained, and the rest counted`() {
    var result = ResultFixture.result
    let many = (0..<25).map { UnitTree.Unit(name: "Unit \($0)", level: 1, parent: nil) }
    result.units = UnitTree(units: many, unitOfCase: result.units.unitOfCase.map { _ in 0 })
    result.unitResults = (0..<25).map { unit in
      var found = ResultFixture.result.unitResults[1]
      found.unit = unit
      return found
    }
    let text = text(result)
    #expect(text.contains("\n### Unit 19\n") && !text.contains("\n### Unit 20\n"))
    #expect(text.contains("And 5 more units: see the report."))
    #expect(text.contains("| Unit 24 |"))
  }

  private func text(_ result: AuditResult) -> String {
    String(decoding: MarkdownSummary(result: result).file.bytes, as: UTF8.self)
  }
}
