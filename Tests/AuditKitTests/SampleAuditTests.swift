import AuditCore
import AuditKit
import AuditReports
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// The made-up region of Northmarch, as the demonstration audits it.
struct SampleAuditTests {
  private static let audit = Result { () throws(SurroundingsFailure) in try run(judged: true) }

  private static func run(judged: Bool) throws(SurroundingsFailure) -> Pipeline.Run? {
    let root = Repository.root
    let request = AuditRequest(
      frameworkPath: root.appending(path: "standards/frameworks/adult-pdu-2021.xml").path,
      casesPath: root.appending(path: "samples/northmarch").path,
      judgementsPath: judged
        ? root.appending(path: "samples/northmarch-judgements.csv").path : nil,
      asOf: CalendarDay(year: 2024, month: 7, day: 1)
    )
    let environment = AuditEnvironment(
      runAt: "2024-07-01T10:00:00Z",
      today: CalendarDay(dayNumber: 19_905),
      programVersion: "test",
      threadCount: 2
    )
    return try Pipeline(request, environment).run().run
  }

  private func result() throws -> AuditResult { try #require(try Self.audit.get()).result }

  @Test func `every row of the sample is read, none is rejected`() throws {
    let result = try result()
    #expect(!result.intake.hasRejects)
    #expect(result.caseIDs.count == 280)
    let sizes = result.unitResults.filter { $0.overall != nil }.map(\.caseCount)
    #expect(sizes.count == 4)
    #expect(sizes.allSatisfy { (50...90).contains($0) })
  }

  @Test func `what two systems say differently is in the result and on a page`() throws {
    let root = Repository.root
    var request = AuditRequest(
      frameworkPath: root.appending(path: "standards/frameworks/adult-pdu-2021.xml").path,
      casesPath: root.appending(path: "samples/feeds/ndelius").path,
      asOf: CalendarDay(year: 2024, month: 7, day: 1)
    )
    request.furtherCasesPaths = ["oasys", "tier-details"].map {
      root.appending(path: "samples/feeds/\($0)").path
    }
    request.mappingPaths = ["ndelius-csv", "oasys-summary", "tier-details"].map {
      root.appending(path: "standards/mappings/\($0).xml").path
    }
    let environment = AuditEnvironment(
      runAt: "2024-07-01T10:00:00Z",
      today: CalendarDay(dayNumber: 19_905),
      programVersion: "test",
      threadCount: 2
    )
    let result = try #require(try Pipeline(request, environment).run().run).result
    let conflicts = result.warnings.filter { $0.code.name == "source-conflict" }
    #expect(conflicts.count == 2)
    #expect(conflicts.contains { $0.place?.path.contains("X0000") == true })
    let key = try Repository.temporaryFolder().appending(path: "key")
    defer { try? FileManager.default.removeItem(at: key.deletingLastPathComponent()) }
    try Data("a made-up key for tests".utf8).write(to: key)
    var concealed = request
    concealed.pseudonymKeyPath = key.path
    let (hidden, told) = try Pipeline(concealed, environment).run()
    let warnings = try #require(hidden).result.warnings
    #expect(told.all.contains { $0.code.name == "source-conflict" && $0.place != nil })
    #expect(!told.all.contains { DiagnosticText().full($0).contains("X0000") })
    #expect(warnings.filter { $0.code.name == "source-conflict" }.count == 2)
    #expect(!warnings.contains { DiagnosticText().full($0).contains("X0000") })
    let pages = HTMLReport(result: result).pages
    let about = try #require(pages.first { $0.path.hasSuffix("about.html") })
    let text = String(decoding: about.bytes, as: UTF8.self)
    #expect(text.contains("&#39;rosh.level&#39; differs between nDelius and OASys in 3 cases"))
    #expect(text.contains("The earlier source counts"))
  }

  @Test func `who rated a unit on evidence is numbered, and the reason is not shown`() throws {
    let entered = try #require(try Self.audit.get()).enteredUnits.flatMap(\.standards)
    let evidence = try result().unitResults.flatMap(\.standards).compactMap(\.evidence)
    #expect(evidence.count >= 12)
    #expect(evidence.allSatisfy { $0.by.hasPrefix("assessor ") })
    #expect(evidence.allSatisfy { $0.why == "a reason is recorded" })
    // The workbook in which people go on judging holds what they entered.
    #expect(entered.compactMap(\.evidence).contains { $0.by == "S.T." && !$0.why.isEmpty })
  }

  @Test func `the sample's result as XML is as its schema says`() throws {
    let file = XMLReport(result: try result()).file
    let source = SourceFile(path: file.path, bytes: file.bytes)
    #expect(XMLDocument(source, kind: .result).diagnostics.isEmpty)
    let spoilt = String(decoding: file.bytes, as: UTF8.self)
      .replacing("judged=\"0\"", with: "judged=\"none\"", maxReplacements: 1)
    let other = SourceFile(path: file.path, text: spoilt)
    #expect(XMLDocument(other, kind: .result).diagnostics.count == 1)
  }

  @Test func `what a list of units knows of them is in the result as its schema says`() throws {
    var result = try result()
    let day = result.provenance.asOf
    let standings: [UnitTree.Standing] = [
      .listed, .notListed, .closed(day, mergedInto: nil), .closed(day, mergedInto: "Alderbeck"),
    ]
    var units = result.units.units
    for unit in units.indices { units[unit].standing = standings[unit % standings.count] }
    result.units = UnitTree(units: units, unitOfCase: result.units.unitOfCase)
    let file = XMLReport(result: result).file
    let source = SourceFile(path: file.path, bytes: file.bytes)
    #expect(XMLDocument(source, kind: .result).diagnostics.isEmpty)
    let spoilt = String(decoding: file.bytes, as: UTF8.self)
      .replacing("standing=\"notListed\"", with: "standing=\"lost\"", maxReplacements: 1)
    let other = SourceFile(path: file.path, text: spoilt)
    #expect(!XMLDocument(other, kind: .result).diagnostics.isEmpty)
  }

  @Test func `the four units of the sample earn the four ratings`() throws {
    let result = try result()
    let ratings = result.unitResults.compactMap { $0.overall?.status.ratingID }
    #expect(ratings == ["outstanding", "good", "requires-improvement", "inadequate"])
  }

  @Test func `every prompt with a rule is met in one case and not met in another`() throws {
    let result = try result()
    for (prompt, outcomes) in zip(result.framework.prompts, result.outcomes.prompts)
    where prompt.met != nil {
      let counts = OutcomeCounts(of: outcomes)
      #expect(counts[.met] > 0, "\(prompt.code) is never met")
      #expect(counts[.notMet] > 0, "\(prompt.code) is never not met")
      #expect(counts[.error] == 0, "\(prompt.code) fails")
    }
  }

  @Test func `judgements are laid over what the records indicate and differences are listed`()
    throws
  {
    let result = try result()
    #expect(!result.isIndicative)
    #expect(!result.differences.isEmpty)
    for difference in result.differences {
      let question = difference.question
      #expect(result.outcomes.judged[question][difference.row] == difference.judgement)
      #expect(result.outcomes.indicated[question][difference.row] == difference.indicated)
    }
  }

  @Test func `the region's shares are those of its units' cases pooled`() throws {
    let result = try result()
    let region = try #require(result.unitResults.first { result.units.units[$0.unit].level == 0 })
    let units = result.unitResults.filter { result.units.units[$0.unit].level == 1 }
    for standard in region.standards.indices {
      for question in region.standards[standard].questions.indices {
        let shares = units.map { $0.standards[standard].questions[question].share }
        let pooled = region.standards[standard].questions[question].share
        #expect(pooled.numerator == shares.reduce(0) { $0 + $1.numerator })
        #expect(pooled.denominator == shares.reduce(0) { $0 + $1.denominator })
      }
    }
  }

  @Test func `without judgements the audit is indicative and gives no overall rating`() throws {
    let result = try #require(try Self.run(judged: false)).result
    #expect(result.isIndicative)
    #expect(result.differences.isEmpty)
    #expect(result.unitResults.allSatisfy { $0.overall?.status.ratingID == nil })
  }

  @Test func `the same inputs give the same bytes`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try #require(try Self.audit.get())
    var request = AuditRequest(frameworkPath: "", casesPath: "")
    request.casePageLimit = 3
    var listings: [[String: Data]] = []
    for (name, threads) in [("one", 1), ("two", 2)] {
      let environment = AuditEnvironment(
        runAt: "",
        today: CalendarDay(dayNumber: 0),
        programVersion: "test",
        threadCount: threads
      )
      let place = folder.appending(path: name)
      let output = try OutputFolder(place.path, replacing: false)
      try AuditOutput(run: run, request: request, environment: environment).write(to: output)
      try output.finish()
      var files: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: place.path) {
        files[path] = try? Data(contentsOf: place.appending(path: path))
      }
      listings.append(files)
    }
    #expect(listings[0].count > 100)
    #expect(listings[0] == listings[1])
  }

  /// A clause as pages need it: of its sentences only its own.
  private static func brief(_ clause: ClauseExplanation, isRule: Bool = true) -> ClauseExplanation {
    var clause = clause
    if !isRule { clause.sentence = "" }
    clause.parts = clause.parts.map { brief($0, isRule: false) }
    return clause
  }

  @Test func `cases explained one after another are explained as each by itself`() throws {
    let run = try #require(try Self.audit.get())
    let rows = Array(stride(from: 0, to: 280, by: 7))
    let together = run.explanations(of: rows[...])
    #expect(together.map(\.row) == rows)
    for found in together {
      var alone = run.explanation(of: found.row)
      for question in alone.questions.indices {
        alone.questions[question].applies = alone.questions[question].applies.map { Self.brief($0) }
        for prompt in alone.questions[question].prompts.indices {
          let rules = alone.questions[question].prompts[prompt]
          alone.questions[question].prompts[prompt].applies = rules.applies.map { Self.brief($0) }
          alone.questions[question].prompts[prompt].met = rules.met.map { Self.brief($0) }
        }
      }
      #expect(found == alone, "row \(found.row)")
    }
  }
}
