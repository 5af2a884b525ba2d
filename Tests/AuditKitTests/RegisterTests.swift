import AuditCore
import AuditEngine
import AuditReaders
import AuditTestSupport
import Foundation
import Testing

@testable import AuditKit

/// Holds a register against the audit of the sample.
struct RegisterTests {
  private static func item(
    _ code: String,
    _ status: RegisterItem.Status = .open,
    due: String? = nil,
    owner: String? = "Head",
    unit: String? = nil,
    ties: [RegisterItem.Tie] = []
  ) -> RegisterItem {
    let place = Place(path: "register.xml", line: 1)
    var item = RegisterItem(kind: .recommendation, code: code, text: "Something", place: place)
    item.status = status
    item.due = due.flatMap { CalendarDay($0) }
    item.owner = owner
    item.unit = unit.map { RegisterItem.Name($0, at: place) }
    item.ties = ties
    return item
  }

  private static func tie(
    _ subject: RegisterItem.Tie.Subject,
    _ code: String,
    _ then: Share? = nil
  ) -> RegisterItem.Tie {
    let place = Place(path: "register.xml", line: 2)
    return RegisterItem.Tie(subject: subject, code: .init(code, at: place), then: then)
  }

  private static func placed(
    _ items: RegisterItem...
  ) throws -> (RegisterResult, [Diagnostic], AuditResult) {
    var request = AuditRequest(
      frameworkPath: Repository.standards.appending(path: "frameworks/adult-pdu-2021.xml").path,
      casesPath: Repository.root.appending(path: "samples/northmarch").path
    )
    request.asOf = CalendarDay("2024-07-01")
    request.indicatorPaths = ["probation-practice"]
    let (run, _) = try Pipeline(request, .current()).run()
    let result = try #require(run).result
    let register = ImprovementRegister(
      id: "r",
      title: "R",
      items: items,
      place: Place(path: "register.xml")
    )
    let (found, diagnostics) = RegisterPlacement.place(register, in: result)
    return (found, diagnostics, result)
  }

  @Test func `an item is overdue from the day after it was due, as long as it is to be done`()
    throws
  {
    let (found, faults, _) = try Self.placed(
      Self.item("a", due: "2024-06-30"),
      Self.item("b", due: "2024-07-01"),
      Self.item("c", .done, due: "2024-01-01"),
      Self.item("d", .inProgress, due: "2024-01-01"),
      Self.item("e", .closed, due: "2024-01-01", owner: nil),
      Self.item("f", owner: nil)
    )
    #expect(faults.isEmpty)
    #expect(found.items.map(\.daysOverdue) == [1, nil, nil, 182, nil, nil])
    #expect(found.items.map(\.lacksOwner) == [false, false, false, false, false, true])
    #expect(found.items.map(\.lacksEvidence) == [false, false, true, false, false, false])
    #expect(found.overdueCount == 2 && found.withoutOwnerCount == 1 && found.openCount == 4)
  }

  @Test func `what is counted now is that of the item's unit, or of all`() throws {
    let (found, _, result) = try Self.placed(
      Self.item("a", ties: [Self.tie(.indicator, "home-visits", Share(5, of: 35))]),
      Self.item("b", unit: "Dunmere", ties: [Self.tie(.keyQuestion, "2.3.3", Share(1, of: 200))])
    )
    let indicator = try #require(
      result.indicators.first { $0.indicator.id == "home-visits" }
    )
    let roots = result.units.units.indices.filter { result.units.units[$0].parent == nil }
    let all = roots.map { indicator.units[$0].share }
    #expect(found.items[0].standings[0].now == all[0] && all.count == 1)
    #expect(found.items[0].standings[0].direction == .better)
    #expect(found.items[0].standings[0].test?.isMoreThanChance == true)
    let unit = try #require(result.units.units.firstIndex { $0.name == "Dunmere" })
    let question = result.unitResults[unit].standards.flatMap(\.questions)
      .first { $0.share == found.items[1].standings[0].now }
    #expect(question != nil)
    #expect(found.items[1].units == [unit])
  }

  @Test func `an indicator of which a low number is good is better when it falls`() throws {
    let (found, _, _) = try Self.placed(
      Self.item(
        "a",
        .done,
        ties: [Self.tie(.indicator, "registration-reviews-overdue", Share(1, of: 1000))]
      )
    )
    #expect(found.items[0].standings[0].direction == .worse)
    #expect(found.items[0].isDoneButNoBetter)
  }

  @Test func `what cannot be found is told and compares with nothing`() throws {
    let (found, faults, _) = try Self.placed(
      Self.item("a", unit: "Nowhere", ties: [Self.tie(.indicator, "home-visit")]),
      Self.item("b", ties: [Self.tie(.standard, "2.55"), Self.tie(.keyQuestion, "9.9")]),
      Self.item("c", ties: [Self.tie(.indicator, "unpaid-work-hours", Share(1, of: 2))])
    )
    let codes = faults.map(\.code.name).sorted()
    #expect(
      codes == ["register-indicator", "register-subject", "register-subject", "register-unit"]
    )
    #expect(found.items[0].standings[0].now == nil)
    #expect(found.items[1].standings.isEmpty)
    // A sum is no share, so that there is nothing to compare.
    #expect(found.items[2].standings[0].direction == nil)
  }
}
