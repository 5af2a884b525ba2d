import AuditCore
import AuditKit
import AuditTestSupport
import Foundation
import Testing

/// The tailorings of the samples: the region's, and one of its units' over it.
struct SampleTailoringTests {
  private func path(_ name: String) -> String {
    Repository.root.appending(path: "samples/\(name)").path
  }

  @Test(arguments: ["northmarch-2024.xml", "brackendale-2024.xml"])
  func `a tailoring of the samples is sound and runs on columns`(name: String) throws {
    let checked = try Validation.check(path(name))
    #expect(checked.diagnostics.all.map(\.headline) == [])
    #expect(checked.fallbacks == [])
    #expect(checked.summary.contains("made from"))
  }

  @Test func `no example of a tailoring fails, and those of the base that it changes are told`()
    throws
  {
    let tested = try ExampleTests.run(path("northmarch-2024.xml"), requiresExamples: true)
    #expect(tested.failedCount == 0)
    #expect(!tested.diagnostics.hasErrors)
    #expect(tested.outdatedCount == tested.diagnostics.all.count)
    #expect(tested.outdatedCount > 0)
  }

  @Test func `an audit says what was left out, by whom and why`() throws {
    let request = AuditRequest(
      frameworkPath: path("northmarch-2024.xml"),
      casesPath: path("northmarch"),
      asOf: CalendarDay(year: 2024, month: 7, day: 1)
    )
    let environment = AuditEnvironment(
      runAt: "2024-07-01T10:00:00Z",
      today: CalendarDay(dayNumber: 19_905),
      programVersion: "test",
      threadCount: 2
    )
    let result = try #require(try Pipeline(request, environment).run().run).result
    let tailoring = try #require(result.framework.tailorings.first)
    #expect(tailoring.changes.map(\.action) == [.leftOut, .set, .set, .reworded, .added])
    #expect(tailoring.by == "Head of performance and quality")
    let codes = result.framework.prompts.map(\.code)
    let leftOut = try #require(codes.firstIndex(of: "2.2.1.b"))
    #expect(result.outcomes.prompts[leftOut].allSatisfy { $0 == .notSelected })
    let added = try #require(codes.firstIndex(of: "2.2.1.language"))
    #expect(result.outcomes.prompts[added].contains(.met))
    #expect(
      result.provenance.inputs.map(\.role)
        == ["tailoring", "framework", "resolved", "vocabulary", "calendar", "cases"]
    )
  }

  @Test func `a unit takes in again what its region left out`() throws {
    let comparison = try Comparison(path("northmarch-2024.xml"), path("brackendale-2024.xml"))
    let changes = try #require(comparison.found).changes
    #expect(changes.map(\.item) == ["prompt 2.2.1.b", "the framework"])
    #expect(changes[0].topic == .selection)
    #expect(changes[0].new == "yes")
  }
}
