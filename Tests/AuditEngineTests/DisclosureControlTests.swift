import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct DisclosureControlTests {
  private static func policy(base: Int = 1, zero: Bool = false) -> DisclosurePolicy {
    DisclosurePolicy(
      id: "five",
      title: "Five",
      threshold: 5,
      withholdsZero: zero,
      base: base,
      place: TinyFramework.place
    )
  }

  /// A region of three units: for each the visits of its cases, and how often.
  private func result(_ units: [(name: String, good: Int, poor: Int, open: Int)]) throws
    -> AuditResult
  {
    var lines = ["case.id | unit.region | unit.pdu | visit.count"]
    func add(_ name: String, _ visits: String, _ count: Int) {
      for _ in 0..<count {
        lines.append("C-\(1000 + lines.count) | Northmarch | \(name) | \(visits)")
      }
    }
    for unit in units {
      add(unit.name, "3", unit.good)
      add(unit.name, "0", unit.poor)
      add(unit.name, "", unit.open)
    }
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          questions: [
            TinyFramework.question(
              "2.1.1",
              prompts: [TinyFramework.prompt("2.1.1.a", met: "visit.count > 2", isCritical: true)]
            )
          ]
        )
      ]
    )
    let (run, _) = AuditRun.make(
      framework: framework,
      cases: TinyCases.table(lines.joined(separator: "\n")),
      calendar: nil,
      judgements: JudgementSet(),
      intake: Intake(
        tables: [Intake.Table(name: "case", readCount: lines.count - 1, rejectedCount: 0)]
      ),
      provenance: Provenance(
        programVersion: "0",
        runAt: "2024-07-01T09:30:00Z",
        asOf: try #require(CalendarDay("2024-07-01")),
        inputs: []
      ),
      threads: 1
    )
    return try #require(run).result
  }

  private func question(_ result: AuditResult, _ unit: String) throws -> QuestionResult {
    let index = try #require(result.units.units.firstIndex { $0.name == unit })
    return try #require(result.unitResults[index].standards.first?.questions.first)
  }

  @Test func `a small number is withheld, and a second one that would give it away`() throws {
    let whole = try result([
      (name: "Alderbeck", good: 40, poor: 3, open: 0),
      (name: "Brackendale", good: 30, poor: 20, open: 0),
      (name: "Dunmere", good: 25, poor: 9, open: 0),
    ])
    let shared = DisclosureControl.protect(whole, by: Self.policy())
    #expect(try question(shared, "Alderbeck").knowledge == .withheld)
    #expect(try question(shared, "Alderbeck").share == Share(0, of: 0))
    #expect(try question(whole, "Alderbeck").interval != nil)
    #expect(try question(shared, "Alderbeck").interval == nil)
    #expect(try question(shared, "Dunmere").knowledge == .withheld)
    #expect(try question(shared, "Brackendale").share == Share(30, of: 50))
    #expect(try question(shared, "Northmarch").share == Share(95, of: 127))
    let note = try #require(shared.disclosure)
    #expect(note.smallCount > 0 && note.secondaryCount > 0)
  }

  @Test func `ratings stay, and what tells how near they are to another goes`() throws {
    let whole = try result([
      (name: "Alderbeck", good: 40, poor: 3, open: 0),
      (name: "Dunmere", good: 2, poor: 30, open: 0),
    ])
    let shared = DisclosureControl.protect(whole, by: Self.policy())
    for (before, after) in zip(whole.unitResults, shared.unitResults) {
      #expect(before.standards.map(\.status) == after.standards.map(\.status))
    }
    let standards = shared.unitResults.flatMap(\.standards)
    for standard in standards
    where standard.questions.contains(where: { $0.knowledge == .withheld }) {
      #expect(standard.lift == nil && standard.value == nil && standard.discretion.isEmpty)
    }
  }

  @Test func `nothing about a single case is left`() throws {
    let shared = DisclosureControl.protect(
      try result([(name: "Alderbeck", good: 40, poor: 30, open: 20)]),
      by: Self.policy()
    )
    #expect(shared.caseIDs.isEmpty && shared.concerns.isEmpty && shared.differences.isEmpty)
    #expect(shared.units.unitOfCase.isEmpty)
    #expect(shared.outcomes.prompts.map(\.count) == [0])
  }

  @Test func `a unit of few cases does not tell how many, nor does another beside it`() throws {
    let shared = DisclosureControl.protect(
      try result([
        (name: "Alderbeck", good: 2, poor: 1, open: 0),
        (name: "Brackendale", good: 30, poor: 20, open: 0),
        (name: "Dunmere", good: 25, poor: 9, open: 0),
      ]),
      by: Self.policy()
    )
    let withheld = zip(shared.units.units, shared.unitResults).filter { $1.isCaseCountWithheld }
    #expect(withheld.map(\.0.name) == ["Alderbeck", "Dunmere"])
    #expect(withheld.allSatisfy { $1.caseCount == 0 })
  }

  @Test func `rounded numbers are multiples of the base, and say that they are rounded`() throws {
    let shared = DisclosureControl.protect(
      try result([
        (name: "Alderbeck", good: 41, poor: 17, open: 0),
        (name: "Dunmere", good: 23, poor: 36, open: 0),
      ]),
      by: Self.policy(base: 5)
    )
    let found = try question(shared, "Alderbeck")
    #expect(found.knowledge == .rounded)
    #expect(found.share == Share(40, of: 55))
    #expect(shared.unitResults.allSatisfy { $0.caseCount % 5 == 0 })
    let counts = shared.unitResults.flatMap(\.prompts).flatMap(\.counts)
    #expect(counts.allSatisfy { $0 % 5 == 0 })
  }

  @Test func `that nothing is not evidenced is shown even where zeros are withheld`() throws {
    let shared = DisclosureControl.protect(
      try result([
        (name: "Alderbeck", good: 41, poor: 17, open: 0),
        (name: "Dunmere", good: 23, poor: 0, open: 36),
        (name: "Eastwold", good: 31, poor: 0, open: 22),
      ]),
      by: Self.policy(base: 5, zero: true)
    )
    #expect(try question(shared, "Alderbeck").share == Share(40, of: 55))
    // That nobody was let down says of each case how the work was done.
    #expect(try question(shared, "Dunmere").knowledge == .withheld)
    #expect(try question(shared, "Eastwold").knowledge == .withheld)
  }

  @Test func `a count of an outcome that is withheld is neither shown nor kept`() throws {
    let shared = DisclosureControl.protect(
      try result([
        (name: "Alderbeck", good: 40, poor: 3, open: 10),
        (name: "Dunmere", good: 25, poor: 9, open: 6),
      ]),
      by: Self.policy()
    )
    let unit = try #require(shared.units.units.firstIndex { $0.name == "Alderbeck" })
    let counts = shared.unitResults[unit].prompts[0]
    #expect(counts.shown(.notMet) == nil)
    #expect(counts[.notMet] == 0)
    #expect(counts.withheld.count >= 2)
    #expect(counts.shown(.notApplicable) == 0)
  }
}
