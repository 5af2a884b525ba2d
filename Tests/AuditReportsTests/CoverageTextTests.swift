import AuditCore
import AuditReports
import Testing

struct CoverageTextTests {
  private let place = Place(path: "tiny.xml", line: 12, column: 7)

  private var coverage: FrameworkCoverage {
    FrameworkCoverage(
      wayCount: 12,
      gaps: [
        CoverageGap(
          item: "2.1.1.a",
          part: "met",
          text: "visits > 2",
          missing: false,
          help: "add an example of 2.1.1.a in which 'visits > 2' is false",
          place: place
        )
      ],
      constants: [
        ConstantClause(item: "much", part: "define", text: "1 > 2", truth: false, place: place)
      ],
      changeCount: 9,
      thresholds: [
        ThresholdGap(
          item: "most visits",
          part: "define",
          text: "5",
          unnoticed: ["4", "6"],
          prompts: ["2.1.1.a", "2.1.1.b"],
          place: place
        )
      ]
    )
  }

  @Test func `what is untried is listed with its place and what would show it`() {
    #expect(
      CoverageText(coverage: coverage).text == """
        clauses: 91.6 %: examples show 11 of 12 ways for a clause to come out
          2.1.1.a met tiny.xml:12:7
            'visits > 2' was never false
            = help: add an example of 2.1.1.a in which 'visits > 2' is false
          'much' tiny.xml:12:7
            '1 > 2' is never true and is not counted
        thresholds: no example notices 2 of 9 small changes
          'most visits' tiny.xml:12:7
            '5' could be '4' or '6' and no example would notice
            = help: add examples of 2.1.1.a or another of 2 prompts just at the limit and one step beyond it
        """
    )
  }

  @Test func `a framework without rules has nothing to show`() {
    let empty = FrameworkCoverage()
    #expect(empty.permille == 1000)
    #expect(CoverageText(coverage: empty).text.hasSuffix("thresholds: there is none"))
  }

  @Test func `a share is rounded down, so that only all is a hundred per cent`() {
    let gap = coverage.gaps[0]
    let nearly = FrameworkCoverage(wayCount: 100_000, gaps: [gap])
    #expect(CoverageText.percent(nearly.permille) == "99.9 %")
  }

  @Test func `the same as JSON`() {
    let entry = CoverageJSON.Entry(
      path: "tiny.xml",
      passedCount: 3,
      failedCount: 0,
      untestedCount: 1,
      coverage: coverage
    )
    let text = String(decoding: CoverageJSON(entries: [entry]).bytes, as: UTF8.self)
    #expect(text.contains("\"permille\": 916"))
    #expect(text.contains("\"never\": false"))
    #expect(text.contains("\"couldBe\": [\"4\", \"6\"]"))
    #expect(text.contains("\"rulesWithoutExample\": 1"))
  }
}
