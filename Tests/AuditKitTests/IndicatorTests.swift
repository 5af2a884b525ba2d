import AuditCore
import AuditEngine
import AuditKit
import AuditTestSupport
import Foundation
import Testing

struct IndicatorTests {
  private static let document =
    Repository.standards.appending(path: "indicators/probation-practice.xml").path

  private static func run() throws -> Pipeline.Run {
    var request = AuditRequest(
      frameworkPath: Repository.standards.appending(path: "frameworks/adult-pdu-2021.xml").path,
      casesPath: Repository.root.appending(path: "samples/northmarch").path,
      asOf: CalendarDay(year: 2024, month: 7, day: 1)
    )
    request.indicatorPaths = ["probation-practice"]
    let environment = AuditEnvironment(
      runAt: "2024-07-01T10:00:00Z",
      today: CalendarDay(dayNumber: 19_905),
      programVersion: "test",
      threadCount: 2
    )
    let (run, diagnostics) = try Pipeline(request, environment).run()
    #expect(diagnostics.all.filter { $0.severity == .error }.isEmpty)
    return try #require(run)
  }

  @Test func `the shipped indicators are sound, run on columns and hold for their examples`()
    throws
  {
    let checked = try Validation.check(Self.document)
    #expect(checked.diagnostics.all.map(\.headline) == [])
    #expect(checked.fallbacks == [])
    let tested = try ExampleTests.run(Self.document, requiresExamples: true)
    #expect(tested.diagnostics.all.map(\.headline) == [])
    #expect(tested.failedCount == 0 && tested.untestedCount == 0 && tested.passedCount > 50)
  }

  @Test func `a unit counts exactly the cases that its lists show`() throws {
    let result = try Self.run().result
    #expect(result.indicators.count > 15)
    for indicator in result.indicators where indicator.indicator.measure != .records {
      for unit in result.units.units.indices {
        let rows = result.caseIDs.indices.filter { row in
          let own = result.units.unitOfCase[row]
          return own != UnitTree.noUnit && result.units.path(to: Int(own)).contains(unit)
        }
        func count(_ finding: IndicatorFindings) -> Int {
          rows.count { indicator.found[$0].contains(finding) }
        }
        let counts = indicator.units[unit]
        #expect(counts.metCount == count(.met), "\(indicator.indicator.id)")
        #expect(counts.notMetCount == count(.notMet), "\(indicator.indicator.id)")
        #expect(counts.notEvidencedCount == count(.notEvidenced), "\(indicator.indicator.id)")
      }
    }
  }

  @Test func `a key question's indicator counts what the key question counts`() throws {
    let result = try Self.run().result
    let found = try #require(result.indicators.first { $0.indicator.id == "harm-planning" })
    let question = try #require(result.framework.questions.firstIndex { $0.code == "2.3.3" })
    for unit in result.units.units.indices {
      let answers = result.unitResults[unit].standards.flatMap(\.questions)
      let counts = try #require(answers.first { $0.question == question }?.counts)
      #expect(found.units[unit].metCount == counts[.sufficient])
      #expect(found.units[unit].notMetCount == counts[.insufficient])
      #expect(found.units[unit].notEvidencedCount == counts[.notEvidenced])
    }
  }

  @Test func `overdue reviews and hours outstanding are what a plain count comes to`() throws {
    let run = try Self.run()
    let records = run.cases.records
    func day(_ table: RecordTable, _ row: Int, _ path: String) -> CalendarDay? {
      table.type.fieldIndex(path).flatMap { table.text(row: row, field: $0) }
        .flatMap { CalendarDay($0) }
    }
    func number(_ row: Int, _ path: String) -> Int? {
      records.type.fieldIndex(path).flatMap { records.text(row: row, field: $0) }
        .flatMap { Int($0) }
    }
    let asOf = run.result.provenance.asOf
    let list = records.lists[try #require(records.type.listIndex("registrations"))]
    var (overdue, live, minutes) = (0, 0, 0)
    for row in 0..<records.rowCount {
      let start = day(records, row, "sentence.startedOn")
      let isOpen = day(records, row, "sentence.endedOn").map { $0 > asOf } ?? true
      for item in list.rows(of: row)
      where isOpen && (day(list.table, item, "endedOn").map { $0 > asOf } ?? true) {
        guard let next = day(list.table, item, "nextReviewOn") else { continue }
        live += 1
        if next < asOf { overdue += 1 }
      }
      let completed = day(records, row, "unpaidWork.completedOn")
      let ended = day(records, row, "sentence.endedOn")
      if let start, start.adding(months: 12) < asOf,
        completed != nil || ended == nil || (ended.map { $0 > start.adding(months: 12) } ?? true),
        let ordered = number(row, "unpaidWork.minutesOrdered"), ordered > 0,
        let credited = number(row, "unpaidWork.minutesCredited"),
        completed.map({ $0 > asOf }) ?? true
      {
        minutes += max(0, ordered - credited)
      }
    }
    func root(_ id: String) throws -> IndicatorCounts {
      try #require(run.result.indicators.first { $0.indicator.id == id }?.units[0])
    }
    #expect(try root("registration-reviews-overdue").share == Share(overdue, of: live))
    #expect(overdue > 0 && minutes > 0)
    let hours = try #require(Ratio(try root("unpaid-work-hours").amount))
    let exact = try #require(Ratio(Int128(minutes), 60))
    let apart = try #require(hours.subtracting(exact))
    let least = try #require(Ratio(1, 1_000_000))
    #expect(apart < least && Ratio.zero < (apart.adding(least) ?? .zero))
  }
}
