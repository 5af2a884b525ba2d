import AuditCore
import FEEL
import Testing

/// Answers written by hand for three cases: A is full, B has nothing recorded, C has a little.
struct ColumnSessionTests {
  private static let agreement: Agreement = {
    func record(
      _ type: RecordType,
      _ texts: [String: String],
      _ lists: [String: [TestRecord]] = [:]
    )
      -> TestRecord
    {
      TestRecord(
        values: type.fields.map { field in texts[field.path].map { value($0) } },
        lists: type.lists.map { lists[$0.name] ?? [] }
      )
    }
    func value(_ text: String) -> Value {
      guard let expression = FEEL.check(LocatedText(text), in: Scope()).expression else {
        Issue.record("\(text) is not a value")
        return .null(.notRecorded)
      }
      return PlainEvaluator(environment: Environment()).evaluate(expression)
    }
    let actions = [
      record(MadeUpCases.actions, ["done": "true", "due": "@\"2024-03-08\"", "weight": "1"]),
      record(MadeUpCases.actions, ["done": "false", "weight": "2"]),
    ]
    let visit = record(
      MadeUpCases.contacts,
      [
        "type": "\"home visit\"", "date": "@\"2024-03-04\"", "attended": "true", "minutes": "30",
        "cost": "1.1", "length": "@\"PT1H\"", "begunAt": "@\"2024-03-04T23:59:59\"",
      ],
      ["actions": actions]
    )
    let absence = record(MadeUpCases.contacts, ["type": "\"office\"", "attended": "false"])
    let call = record(
      MadeUpCases.contacts,
      ["type": "\"telephone\"", "date": "@\"2024-02-29\"", "minutes": "5", "cost": "0.25"]
    )
    let referral = record(
      MadeUpCases.referrals,
      ["kind": "\"video\"", "sentOn": "@\"2024-02-29\"", "accepted": "true", "wait": "@\"P1M\""]
    )
    let full = record(
      MadeUpCases.record,
      [
        "case.id": "\"C-0001\"", "rosh.level": "\"high\"", "earlier.level": "\"low\"",
        "intake": "\"office\"", "active": "true", "flagged": "false", "age": "30", "priors": "2",
        "score": "2.5", "rate": "0.125", "sentence.startedOn": "@\"2024-03-01\"",
        "sentence.endedOn": "@\"2024-03-29\"", "seenAt": "@\"2024-03-01T12:00:00\"",
        "span": "@\"P2D\"", "term": "@\"P1M\"", "surname": "\"Made-up\"", "officer": "\"up\"",
      ],
      ["contacts": [visit, absence]]
    )
    let little = record(
      MadeUpCases.record,
      [
        "rosh.level": "\"low\"", "active": "false", "age": "-1", "score": "0",
        "sentence.startedOn": "@\"2024-01-31\"", "closedAt": "@\"2024-01-31T00:00:00\"",
        "term": "@\"P1M\"", "surname": "\"\"",
      ],
      ["contacts": [call], "referrals": [referral]]
    )
    let empty = record(MadeUpCases.record, [:])
    return Agreement(
      table: TableBuilder.table(MadeUpCases.record, [full, empty, little]),
      definitions: [
        ("serious levels", "[\"high\", \"very high\"]"), ("threshold", "2.5"),
        ("due", "working days after(sentence.startedOn, 1)"), ("known", "contacts[date != null]"),
        ("with a gap", "[1, null]"),
      ]
    )
  }()

  /// A condition with its answers for A, B and C: true, false or null.
  struct Expectation: CustomTestStringConvertible {
    let text: String
    let answers: String

    init(_ text: String, _ answers: String) {
      self.text = text
      self.answers = answers
    }

    var testDescription: String { text }
  }

  private static let conditions: [Expectation] = [
    Expectation("active", "t-f"),
    Expectation("not(active)", "f-t"),
    Expectation("active and flagged", "f-f"),
    Expectation("active or flagged", "t--"),
    Expectation("active = false", "f-t"),
    Expectation("flagged = null", "ftt"),
    Expectation("(active or flagged) = null", "ftt"),
    Expectation("if active then flagged else strict", "ftt"),
    Expectation("active in (false)", "f-t"),
    Expectation("active in not(false)", "t-f"),
    Expectation("if flagged then active else null", "---"),
  ]

  private static let codes: [Expectation] = [
    Expectation("rosh.level = \"high\"", "t-f"),
    Expectation("\"high\" != rosh.level", "f-t"),
    Expectation("rosh.level in (\"low\", \"medium\")", "f-t"),
    Expectation("rosh.level in serious levels", "t-f"),
    Expectation("rosh.level in not(\"high\", \"very high\")", "f-t"),
    Expectation("rosh.level = earlier.level", "f--"),
    Expectation("rosh.level != null", "tft"),
    Expectation("(if active then rosh.level else earlier.level) = \"high\"", "t--"),
    Expectation("contains(rosh.level, \"ig\")", "t-f"),
  ]

  private static let texts: [Expectation] = [
    Expectation("surname = \"Made-up\"", "t-f"),
    Expectation("surname < \"N\"", "t-t"),
    Expectation("surname in (\"\", \"up\")", "f-t"),
    Expectation("ends with(surname, officer)", "t--"),
    Expectation("starts with(surname, \"Made\")", "t-f"),
    Expectation("contains(surname, \"\")", "t-t"),
    Expectation("surname != officer", "t--"),
  ]

  private static let numbers: [Expectation] = [
    Expectation("age >= 30", "t-f"),
    Expectation("age < 0.5", "f-t"),
    Expectation("age > -1.5", "t-t"),
    Expectation("age = 29.5", "f-f"),
    Expectation("age != 29.5", "t-t"),
    Expectation("score = threshold", "t-f"),
    Expectation("score > rate", "t--"),
    Expectation("score * 4 = 10", "t-f"),
    Expectation("score + rate = 2.625", "t--"),
    Expectation("score - age < 0", "t-f"),
    Expectation("-age = 1", "f-t"),
    Expectation("abs(age) = 1", "f-t"),
    Expectation("age between 1 and 30", "t-f"),
    Expectation("age in (1..30)", "f-f"),
    Expectation("age in (< 0, 30)", "t-t"),
    Expectation("age in (-)", "ttt"),
    Expectation("age in (null, 30)", "ttf"),
    Expectation("age in [1..priors]", "f-f"),
    Expectation("max(age, priors) = 30", "t--"),
    Expectation("min(age, 0) = -1", "f-t"),
    Expectation("sum(age, priors, 1) = 33", "t--"),
    Expectation("(if active then age else 7) = 7", "ftt"),
    Expectation("(if active then score else priors) = 2.5", "t--"),
    Expectation("age > window", "t-f"),
  ]

  private static let days: [Expectation] = [
    Expectation("sentence.startedOn < as of", "t-t"),
    Expectation("sentence.startedOn + @\"P1M\" = @\"2024-02-29\"", "f-t"),
    Expectation("sentence.startedOn - term = @\"2024-02-01\"", "t-f"),
    Expectation("sentence.startedOn + @\"PT36H\" = @\"2024-03-02\"", "t-f"),
    Expectation("sentence.startedOn - @\"PT36H\" = @\"2024-02-28\"", "t-f"),
    Expectation("sentence.endedOn - sentence.startedOn = @\"P28D\"", "t--"),
    Expectation("sentence.endedOn - sentence.startedOn > span", "t--"),
    Expectation("days between(sentence.startedOn, sentence.endedOn) = 28", "t--"),
    Expectation("due = @\"2024-03-04\"", "t-f"),
    Expectation("working days after(sentence.startedOn, -1) = @\"2024-02-29\"", "t-f"),
    Expectation("working days between(sentence.startedOn, sentence.endedOn) = 17", "t--"),
    Expectation("is working day(sentence.startedOn)", "t-t"),
    Expectation("date(seenAt) = sentence.startedOn", "t--"),
    Expectation("days between(seenAt, sentence.endedOn) = 28", "t--"),
    Expectation("seenAt + @\"PT12H\" = @\"2024-03-02T00:00:00\"", "t--"),
    Expectation("closedAt + term = @\"2024-02-29T00:00:00\"", "--t"),
    Expectation("max(sentence.startedOn, @\"2024-02-15\") = @\"2024-02-15\"", "f-t"),
    Expectation("term + @\"P1Y\" = @\"P13M\"", "t-t"),
    Expectation("-term = @\"-P1M\"", "t-t"),
    Expectation("span * 2 = @\"P4D\"", "x"),
  ]

  private static let lists: [Expectation] = [
    Expectation("some c in contacts satisfies c.attended", "tf-"),
    Expectation("every c in contacts satisfies c.attended", "ft-"),
    Expectation("some c in contacts satisfies c.date = @\"2024-02-29\"", "-ft"),
    Expectation("every c in contacts[attended] satisfies c.type = \"home visit\"", "ttt"),
    Expectation("count(contacts) = 2", "tff"),
    Expectation("count(contacts[attended]) >= 1", "tff"),
    Expectation("count(contacts[type = \"office\"][not(attended)]) = 1", "tff"),
    Expectation("count(contacts.date) = 2", "tff"),
    Expectation("count(known) = 1", "tft"),
    Expectation("max(contacts.date) = @\"2024-02-29\"", "--t"),
    Expectation("max(known.date) > sentence.startedOn", "t-t"),
    Expectation("min(contacts[attended].minutes) = 30", "t--"),
    Expectation("sum(contacts[minutes != null].cost) = 1.1", "t-f"),
    Expectation("any(contacts.attended)", "tf-"),
    Expectation("all(contacts.attended)", "ft-"),
    Expectation("list contains(contacts.date, @\"2024-03-04\")", "tff"),
    Expectation("@\"2024-03-04\" in contacts.date", "tff"),
    Expectation("sentence.startedOn in contacts.date", "-ff"),
    Expectation("some c in contacts satisfies c.date > sentence.startedOn", "tft"),
    Expectation("count(contacts[date > sentence.startedOn]) = 1", "tft"),
  ]

  private static let nested: [Expectation] = [
    Expectation("some c in contacts satisfies every a in c.actions satisfies a.done", "tft"),
    Expectation("every c in contacts satisfies count(c.actions) = 2", "ftf"),
    Expectation(
      "some c in contacts satisfies some r in referrals satisfies r.sentOn = c.date",
      "fft"
    ),
    Expectation("every c in contacts satisfies count(referrals[sentOn >= c.date]) = 1", "ftt"),
    Expectation("some c in contacts satisfies count(contacts[date < c.date]) > 0", "fff"),
    Expectation("some c in contacts, d in contacts satisfies c.type != d.type", "tff"),
    Expectation("some c in contacts satisfies c.attended and count(referrals) = 0", "tff"),
    Expectation("some c in contacts satisfies max(c.actions.weight) = 2", "tf-"),
    Expectation("count(contacts[count(actions[done]) = 1]) = 1", "tff"),
  ]

  @Test(arguments: conditions + codes + texts) func `a condition of the case is answered`(
    _ expectation: Expectation
  ) {
    expect(expectation)
  }

  @Test(arguments: numbers + days) func `a condition of worked-out values is answered`(
    _ expectation: Expectation
  ) {
    expect(expectation)
  }

  @Test(arguments: lists + nested) func `a condition of lists is answered`(
    _ expectation: Expectation
  ) {
    expect(expectation)
  }

  private func expect(_ expectation: Expectation) {
    let found = Self.agreement.columns(expectation.text)
    let words = found?.map { $0.map { $0 ? "t" : "f" } ?? "-" }.joined() ?? "x"
    #expect(words == expectation.answers)
    var agreement = Self.agreement
    let agrees = agreement.holds(expectation.text)
    #expect(agrees)
  }
}
