import AuditCore
import AuditReports
import AuditTestSupport
import Testing

struct TerminalSummaryTests {
  @Test func `the summary fits 80 columns`() throws {
    let text = TerminalSummary(result: ResultFixture.result).text
    try expectGolden(text, HTMLReportTests.golden("summary.txt"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a narrow summary puts the standards in blocks`() throws {
    let text = TerminalSummary(result: ResultFixture.result, width: 44).text
    try expectGolden(text, HTMLReportTests.golden("summary-narrow.txt"))
  }

  @Test func `colour changes nothing but the colour`() {
    let plain = TerminalSummary(result: ResultFixture.result).text
    let coloured = TerminalSummary(result: ResultFixture.result, usesColour: true).text
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test func `an audit without judgements says that it is indicative`() {
    var result = ResultFixture.result
    #expect(!TerminalSummary(result: result).text.contains("Indicative"))
    result.isIndicative = true
    #expect(TerminalSummary(result: result).text.contains("Indicative: no person's judgement"))
  }

  @Test func `ratings that begin alike are told apart`() {
    var result = ResultFixture.result
    result.framework.scale.ratings[0].label = "Grave"
    #expect(
      TerminalSummary(result: result).text.contains("Go Good, RI Requires improvement, Gr Grave")
    )
  }

  @Test func `an audit without units says so`() {
    var result = ResultFixture.result
    result.units = UnitTree(units: [], unitOfCase: [])
    result.unitResults = []
    let text = TerminalSummary(result: result).text
    #expect(text.contains("Nothing names a unit, so nothing is rated."))
    #expect(HTMLReport(result: result, casePageLimit: 9).pages.count == 8)
    #expect(OutcomesCSV(result: result).file.bytes.count { $0 == 0x0A } == 49)
  }
}
