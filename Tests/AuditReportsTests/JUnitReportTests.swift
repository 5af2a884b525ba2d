import AuditCore
import AuditReports
import AuditTestSupport
import Foundation
import Testing

struct JUnitReportTests {
  @Test func `the ratings as JUnit are written as agreed`() throws {
    try expectGolden(text(), HTMLReportTests.golden("junit.xml"))
  }

  @Test func `what is below the rating asked for fails, by default below the second best`() {
    for (least, below) in [(nil, 2), (1, 1), (3, 3), (0, 0)] {
      let text = text(least)
      for (rank, label) in [(1, "Requires improvement"), (2, "Good")] {
        #expect(text.contains("message=\"\(label), below ") == (rank < below), "\(label) \(below)")
      }
    }
  }

  @Test func `a rule that failed on a case is an error, not a failure`() {
    let text = text()
    #expect(text.contains("<error message=\"A rule failed in 1 case"))
  }

  @Test func `what is not rated is skipped with its reason`() {
    let text = text()
    #expect(text.contains("<skipped message=\"Awaiting evidence. It is rated by a person"))
    #expect(text.contains("<skipped message=\"Not rated. The framework does not rate this here."))
  }

  @Test func `the counts of a suite are those of its tests`() {
    let scan = PageScan(Array(text().utf8))
    var suite: [String: String] = [:]
    var found: [String: Int] = [:]
    var suites = 0
    let names = [
      "tests": "testcase", "failures": "failure", "skipped": "skipped", "errors": "error",
    ]
    for tag in scan.tags + [PageScan.Tag(name: "testsuite", attributes: [:])] {
      if tag.name == "testsuite" {
        for (count, name) in names where !suite.isEmpty {
          #expect(suite[count] == String(found[name] ?? 0), "\(suite["name"] ?? "")")
        }
        suites += 1
        (suite, found) = (tag.attributes, [:])
      } else {
        found[tag.name, default: 0] += 1
      }
    }
    #expect(suites == ResultFixture.units.units.count + 1)
  }

  private func text(_ failBelow: Int? = nil) -> String {
    let report = JUnitReport(result: ResultFixture.result, failBelow: failBelow)
    return String(decoding: report.bytes, as: UTF8.self)
  }
}
