import AuditCore
import AuditEngine
import AuditReports
import AuditTestSupport
import Foundation
import Testing

@testable import AuditKit

/// The made-up region of Northmarch, audited twice: before and after some of it was altered.
struct SampleComparisonTests {
  private static let root = Repository.root
  private static let environment = AuditEnvironment(
    runAt: "2024-07-01T10:00:00Z",
    today: CalendarDay(dayNumber: 19_905),
    programVersion: "test",
    threadCount: 2
  )

  private static func request(
    framework: String = "standards/frameworks/adult-pdu-2021.xml",
    isJudged: Bool = false
  ) -> AuditRequest {
    var request = AuditRequest(
      frameworkPath: root.appending(path: framework).path,
      casesPath: root.appending(path: "samples/northmarch").path,
      judgementsPath: isJudged
        ? root.appending(path: "samples/northmarch-judgements.csv").path : nil,
      asOf: CalendarDay(year: 2024, month: 7, day: 1)
    )
    request.casePageLimit = 0
    return request
  }

  private static func run(_ request: AuditRequest) throws -> (run: Pipeline.Run, DiagnosticList) {
    let (run, diagnostics) = try Pipeline(request, environment).run()
    return (try #require(run), diagnostics)
  }

  /// Writes what audits are compared by, as an audit does.
  private static func write(_ result: AuditResult, to folder: URL) throws {
    for file in [JSONReport(result: result).file, OutcomesCSV(result: result).file] {
      try Data(file.bytes).write(to: folder.appending(path: file.path))
    }
  }

  private static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  @Test(arguments: [false, true])
  func `an audit's folder gives back what the audit was`(isJudged: Bool) throws {
    var result = try Self.run(Self.request(isJudged: isJudged)).run.result
    if isJudged, let judgement = result.outcomes.judged.lazy.compactMap(\.values.first).first {
      // Nobody judged a prompt in the sample.
      result.outcomes.judgedPrompts = result.outcomes.prompts.map { _ in [:] }
      result.outcomes.judgedPrompts[3][2] = judgement
      result.outcomes.judgedPrompts[7][279] = judgement
    }
    try Self.withFolder { folder in
      try Self.write(result, to: folder)
      var diagnostics = DiagnosticList()
      let read = try FormerAudit.read(folder.path, &diagnostics)
      #expect(diagnostics.all.isEmpty)
      #expect(read == AuditSnapshot(result))
    }
  }

  @Test func `an audit beside itself says that nothing changed`() throws {
    let result = try Self.run(Self.request(isJudged: true)).run.result
    let snapshot = AuditSnapshot(result)
    let found = AuditComparer.compare(snapshot, snapshot, threads: 2)
    #expect(found.frameworkChanges.isEmpty && found.leftCases.isEmpty && !found.isWorse)
    for unit in found.units {
      #expect((unit.standards + unit.composites).allSatisfy { $0.before == $0.after })
      for change in unit.questions + unit.prompts {
        #expect(change[.newlyNotMet] + change[.newlyMet] + change[.ruleChanged] == 0)
        #expect(change.test.map { !$0.isMoreThanChance } ?? true)
        #expect(change.before == change.after)
      }
    }
  }

  @Test func `a tailoring's changed rules are kept apart, and only those`() throws {
    let old = try Self.run(Self.request()).run.result
    let new = try Self.run(Self.request(framework: "samples/northmarch-2024.xml")).run.result
    let digests = try #require(old.ruleDigests)
    let others = try #require(new.ruleDigests)
    let before = Dictionary(
      uniqueKeysWithValues: zip(old.framework.prompts.map(\.code), digests.prompts)
    )
    let changed = zip(new.framework.prompts.map(\.code), others.prompts).filter { code, digest in
      before[code].map { $0 != digest } ?? false
    }.map(\.0)
    // One left out, one whose window is shorter; criticality and words decide no prompt.
    let (was, now) = (AuditSnapshot(old), AuditSnapshot(new))
    let found = AuditComparer.compare(was, now, threads: 2)
    #expect(!changed.isEmpty && changed.count < 12, "\(changed)")
    for (item, movements) in zip(found.prompts, found.promptMovements) {
      let isChanged = changed.contains(item.code)
      #expect((item.rule == .changed) == isChanged)
      #expect(movements.contains(.ruleChanged) == (item.rule != .same))
    }
  }

  @Test func `the folder and the run itself come to the same comparison, twice the same bytes`()
    throws
  {
    var old = try Self.run(Self.request()).run.result
    old.outcomes.prompts[0].swapAt(0, 1)
    try Self.withFolder { folder in
      try Self.write(old, to: folder)
      var request = Self.request(isJudged: true)
      request.previousPath = folder.path
      let first = try Self.run(request).run.result
      let second = try Self.run(request).run.result
      #expect(first.comparison == second.comparison)
      let bytes = JSONReport(result: first).file.bytes
      #expect(bytes == JSONReport(result: second).file.bytes)
      let later = folder.appending(path: "new")
      try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
      try Self.write(first, to: later)
      let folders = try AuditFolderComparison(folder.path, later.path, threads: 2)
      #expect(folders.found == first.comparison)
    }
  }

  @Test func `a shared result tells ratings before and now and no number of cases`() throws {
    try Self.withFolder { folder in
      try Self.write(try Self.run(Self.request()).run.result, to: folder)
      var request = Self.request()
      request.previousPath = folder.path
      let result = try Self.run(request).run.result
      let policy = DisclosurePolicy(
        id: "few",
        title: "Few",
        threshold: 5,
        place: Place(path: "few.xml")
      )
      let shared = DisclosureControl.protect(result, by: policy)
      let found = try #require(shared.comparison)
      #expect(found.matching == .withheld && found.questionMovements.isEmpty)
      #expect(found.leftCases.isEmpty && found.formerRow.isEmpty && found.old.caseCount == nil)
      #expect(found.units.allSatisfy { $0.questions.isEmpty && $0.flow == nil })
      #expect(found.units.contains { $0.standards.contains { $0.before != nil } })
      #expect(CaseChangesCSV(result: shared) == nil)
      let tables = ReportTables(result: shared).all.map(\.id)
      #expect(tables.contains("rating-changes") && !tables.contains("changes"))
      let pages = HTMLReport(result: shared).pages.map(\.path)
      #expect(pages.contains("since.html") && !pages.contains { $0.hasSuffix("-since.html") })
    }
  }

  @Test func `pseudonyms made with another key are told, with the cure`() throws {
    try Self.withFolder { folder in
      func key(_ name: String) throws -> String {
        let file = folder.appending(path: name)
        try Data("a made-up key, \(name), of some length".utf8).write(to: file)
        return file.path
      }
      var request = Self.request()
      request.pseudonymKeyPath = try key("one")
      try Self.write(try Self.run(request).run.result, to: folder)
      request.previousPath = folder.path
      let (same, none) = try Self.run(request)
      #expect(same.result.comparison?.matching == .matched)
      #expect(!none.all.contains { $0.code == .formerOtherNames })
      request.pseudonymKeyPath = try key("two")
      let (other, told) = try Self.run(request)
      #expect(other.result.comparison?.matching == .otherNames)
      #expect(told.all.contains { $0.code == .formerOtherNames && !$0.helps.isEmpty })
    }
  }

  @Test func `another framework, a missing file and no folder are told with their place`() throws {
    try Self.withFolder { folder in
      let result = try Self.run(Self.request()).run.result
      try Self.write(result, to: folder)
      func codes(_ framework: String? = nil) throws -> [String] {
        var diagnostics = DiagnosticList()
        #expect(try FormerAudit.read(folder.path, framework: framework, &diagnostics) == nil)
        #expect(diagnostics.all.allSatisfy { $0.place != nil && !$0.helps.isEmpty })
        return diagnostics.all.map(\.code.name)
      }
      #expect(try codes("cqc-provider-2023") == ["former-other-framework"])
      try FileManager.default.removeItem(at: folder.appending(path: "outcomes.csv"))
      #expect(try codes() == ["former-missing"])
      try FileManager.default.removeItem(at: folder.appending(path: "result.json"))
      #expect(try codes() == ["former-missing"])
    }
  }
}
