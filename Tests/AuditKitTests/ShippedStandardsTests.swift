import AuditCore
import AuditEngine
import AuditKit
import AuditTestSupport
import Foundation
import Testing

struct ShippedStandardsTests {
  /// Every framework that is shipped, by the name of its file.
  private static let frameworks: [String] = {
    let folder = Repository.standards.appending(path: "frameworks").path
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (files ?? []).filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
  }()

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

  @Test func `frameworks that are read from case records have hundreds of examples`() throws {
    for framework in ["adult-crc-2018", "adult-pdu-2021", "adult-pdu-2023"] {
      let tested = try ExampleTests.run(path(framework), requiresExamples: true)
      #expect(tested.passedCount > 400, "\(framework)")
    }
  }

  @Test(arguments: frameworks)
  func `examples of a shipped framework hold and make every clause true and false`(
    framework: String
  ) throws {
    let tested = try ExampleTests.run(
      path(framework),
      requiresExamples: true,
      measuresCoverage: true
    )
    #expect(tested.diagnostics.all.map(\.headline) == [])
    #expect(tested.failedCount == 0)
    let coverage = try #require(tested.coverage)
    let gaps = coverage.gaps.map { "\($0.place.text): '\($0.text)' was never \($0.missing)" }
    #expect(gaps == [])
    #expect(coverage.permille == 1000)
  }

  /// The frameworks with rules that are made from no other.
  private static let ownFrameworks = frameworks.filter { name in
    let file = Repository.standards.appending(path: "frameworks/\(name).xml")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.contains("<met>") && !text.contains("<delta")
  }

  @Test(arguments: ownFrameworks) func `every rule of a shipped framework has plain words`(
    framework: String
  ) throws {
    let (loaded, diagnostics) = try LoadedFramework.load(path(framework))
    let compiled = try #require(loaded, "\(diagnostics.all.map(\.headline))").compiled
    let guide = GuideMaker.make(compiled)
    let rules = guide.standardCases + guide.questionApplies + guide.promptApplies + guide.promptMet
    let all = rules.compactMap { $0 } + guide.definitions.map(\.rule)
    #expect(all.filter { Self.hasCode($0.words) }.map(\.text) == [])
  }

  /// Whether a statement gives a part of its rule as it is written.
  private static func hasCode(_ rule: PlainRule) -> Bool {
    let isCode = rule.lead.contains { word in
      if case .code = word { true } else { false }
    }
    return isCode || rule.parts.contains(where: hasCode)
  }

  @Test func `the vocabulary holds sixty fields or more, each with its source or its meaning`()
    throws
  {
    let file = Repository.standards.appending(path: "vocabularies/probation-case.xml").path
    let checked = try Validation.check(file)
    #expect(checked.diagnostics.all.map(\.headline) == [])
    #expect(checked.summary.contains("204 fields, 18 lists"))
  }
}
