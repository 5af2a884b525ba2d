import AuditCore
import AuditTestSupport
import FEEL
import Testing

struct ColumnPlanTests {
  private let agreement: Agreement = {
    var numbers = SeededNumbers(seed: 7)
    return Agreement(
      table: MadeUpCases.table(count: 130, gaps: 20, &numbers),
      definitions: [("share", "age / 3"), ("late", "share > 2")]
    )
  }()

  @Test(arguments: [
    ("active and age / priors > 2", "age / priors"),
    ("contacts[1].attended", "contacts[1].attended"),
    ("matches(surname, \"a.*\") or active", "matches(surname, \"a.*\")"),
    ("mean(contacts.minutes) > 3", "mean(contacts.minutes)"),
    ("flagged or late", "late"),
    ("span.days = 2", "span.days"),
  ])
  func `what only the plain evaluator covers is refused where it stands`(
    text: String,
    part: String
  ) throws {
    let expression = try #require(agreement.check(text))
    let plan = ColumnPlan.make(for: expression, definitions: agreement.definitions)
    guard case .failure(let refusal) = plan else {
      Issue.record("\(text) is planned")
      return
    }
    #expect(String(decoding: Array(text.utf8)[refusal.range], as: UTF8.self) == part)
    #expect(!refusal.reason.isEmpty && refusal.reason.last != ".")
  }

  @Test func `two quantifiers over one list share its frame`() throws {
    let text =
      "(some a in contacts satisfies a.attended) and (some b in contacts satisfies b.minutes > 3)"
    let plan = try #require(agreement.plan(text))
    #expect(plan.frames.count == 2)
  }

  @Test func `a list that looks at nothing of the record around it hangs on the case`() throws {
    let text = "some c in contacts satisfies c.attended and count(referrals[accepted]) > 0"
    let plan = try #require(agreement.plan(text))
    #expect(plan.frames.map(\.anchor) == [nil, 0, 0])
    let crossed = try #require(
      agreement.plan("some c in contacts satisfies count(referrals[sentOn > c.date]) > 0")
    )
    #expect(crossed.frames.map(\.anchor) == [nil, 0, 1])
  }

  @Test func `a product out of range refuses its block and no other`() throws {
    let large = Value.number(Decimal128(significand: 900_000_000_000_000_000, exponent: 0))
    let rows = (0..<65).map { row in
      TestRecord(values: [row == 64 ? large : .number(Decimal128(2))])
    }
    let type = RecordType(
      name: "case",
      title: "Case",
      fields: [TableBuilder.field("amount", .integer)]
    )
    var wide = Agreement(table: TableBuilder.table(type, rows))
    let agrees = wide.holds("amount * 100 > 150", blocks: [0..<64, 64..<65])
    #expect(agrees)
    #expect(wide.tally.refusedBlockCount == 1)
    #expect(wide.tally.pairCount == 64)
  }

  @Test(arguments: [
    "working days after(startedOn, 2) > startedOn", "working days between(startedOn, as of) > 2",
    "startedOn + @\"P9000Y\" > startedOn", "is working day(startedOn)",
  ])
  func `a day outside the calendar leaves its block to the plain evaluator`(text: String) {
    let type = RecordType(
      name: "case",
      title: "Case",
      fields: [TableBuilder.field("startedOn", .date)]
    )
    let rows = [CalendarDay(dayNumber: -100_000), MadeUpCases.asOf].map {
      TestRecord(values: [.date($0)])
    }
    var far = Agreement(table: TableBuilder.table(type, rows))
    let agrees = far.holds(text)
    #expect(agrees)
    #expect(far.tally.refusedBlockCount == 1)
  }

  @Test func `bits past the last row are zero and a true answer is known`() throws {
    let plan = try #require(agreement.plan("not(active) or age > 3"))
    let session = ColumnSession(
      table: agreement.table,
      environment: Environment(),
      rows: 64..<agreement.table.rowCount
    )
    let answer = try #require(session.truth(of: plan))
    #expect(answer.count == 66)
    #expect(answer.isTrue.count == 2 && answer.isKnown.count == 2)
    #expect(answer.isKnown[1] >> 2 == 0)
    #expect(zip(answer.isTrue, answer.isKnown).allSatisfy { $0 & ~$1 == 0 })
  }

  @Test func `the standard's equality of null is left to the plain evaluator`() throws {
    let plan = try #require(agreement.plan("age = priors"))
    let environment = Environment(nullEquality: .standard)
    let session = ColumnSession(table: agreement.table, environment: environment, rows: 0..<64)
    #expect(session.truth(of: plan) == nil)
  }

  @Test func `a tree nested too deeply is refused, not followed`() {
    var node = CheckedNode(.field(frame: 0, field: 4), type: .boolean, range: 0..<1)
    for _ in 0..<5_000 {
      node = CheckedNode(.and([node]), type: .boolean, range: 0..<1)
    }
    let expression = CheckedExpression(source: LocatedText("x"), root: node)
    guard case .failure(let refusal) = ColumnPlan.make(for: expression, definitions: []) else {
      Issue.record("it is planned")
      return
    }
    #expect(refusal.reason.contains("nested"))
  }
}
