import AuditCore
import AuditKit
import AuditTestSupport
import Foundation
import Testing

struct ShippedStandardsTests {
  static let frameworks = ["adult-pdu-2021", "adult-crc-2018"]

  private func path(_ framework: String) -> String {
    Repository.standards.appending(path: "frameworks/\(framework).xml").path
  }

  @Test(arguments: frameworks) func `a shipped framework is sound and every rule runs on columns`(
    framework: String
  ) throws {
    let checked = try Validation.check(path(framework))
    #expect(checked.diagnostics.all.map(\.headline) == [])
    #expect(checked.fallbacks == [])
  }

  @Test(arguments: frameworks) func `every rule of a shipped framework has examples that hold`(
    framework: String
  ) throws {
    let tested = try ExampleTests.run(path(framework), requiresExamples: true)
    #expect(tested.diagnostics.all.map(\.headline) == [])
    #expect(tested.failedCount == 0)
    #expect(tested.passedCount > 500)
  }

  /// Every framework that is shipped, whether or not this file names it.
  private static let allFrameworks: [String] = {
    let folder = Repository.standards.appending(path: "frameworks").path
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (files ?? []).filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test(arguments: allFrameworks) func `examples make every clause true and false`(
    framework: String
  ) throws {
    let tested = try ExampleTests.run(path(framework), measuresCoverage: true)
    let coverage = try #require(tested.coverage, "\(tested.diagnostics.all.map(\.headline))")
    let gaps = coverage.gaps.map { "\($0.place.text): '\($0.text)' was never \($0.missing)" }
    #expect(gaps == [])
    #expect(coverage.permille == 1000)
  }

  @Test func `the vocabulary holds sixty fields or more, each with its source or its meaning`()
    throws
  {
    let file = Repository.standards.appending(path: "vocabularies/probation-case.xml").path
    let checked = try Validation.check(file)
    #expect(checked.diagnostics.all.map(\.headline) == [])
    #expect(checked.summary.contains("174 fields, 14 lists"))
  }
}
