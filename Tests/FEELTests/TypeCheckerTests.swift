import AuditCore
import FEEL
import Testing

struct TypeCheckerTests {
  // MARK: - Names

  @Test func `a scope whose record is changed knows the fields of the new one`() throws {
    let text = LocatedText("first assessment = 1")
    var scope = Scope(record: Example.record)
    #expect(FEEL.check(text, in: scope).expression == nil)
    let field = Example.field("first assessment", .integer)
    scope.record = RecordType(name: "case", title: "Case", fields: [field])
    #expect(FEEL.check(text, in: scope).expression != nil)
  }

  @Test func `an unknown field is marked whole, with the nearest name`() {
    expectDiagnostics(
      "1️⃣rosh.levl in (\"high\")",
      [
        .init(
          "1️⃣",
          "unknown-field",
          "no field is named 'rosh.levl'",
          help: "did you mean 'rosh.level'?"
        )
      ]
    )
  }

  @Test func `all faults of an expression are told at once`() {
    expectDiagnostics(
      "1️⃣alert > 1 and sentence.startedOn = 2️⃣\"today\" and 3️⃣count() > 0",
      [
        .init("1️⃣", "unknown-field", help: "did you mean 'alerts'?"),
        .init("2️⃣", "type-mismatch", "'=' compares a day with text", help: "write @\"2024-03-01\""),
        .init("3️⃣", "wrong-argument-count", help: "write count(list)"),
      ]
    )
  }

  @Test func `an unknown function is told with the nearest`() {
    expectDiagnostics(
      "1️⃣working days betwen(sentence.startedOn, plan.completedOn) > 1",
      [
        .init(
          "1️⃣",
          "unknown-function",
          help: "did you mean 'working days between' or 'working days after'?"
        )
      ]
    )
  }

  @Test func `an unknown field of a list's records is told where it stands`() {
    expectDiagnostics(
      "some v in contacts satisfies v.1️⃣typ = \"home visit\"",
      [.init("1️⃣", "unknown-field", help: "did you mean 'type'?")]
    )
    expectDiagnostics(
      "count(contacts.1️⃣dat) > 1",
      [.init("1️⃣", "unknown-field", help: "did you mean 'date'?")]
    )
  }

  @Test func `a name of several words that is not known is told as one`() {
    expectDiagnostics(
      "alerts < 1️⃣initial assesment days",
      [.init("1️⃣", "unknown-name", help: "did you mean 'initial assessment days'?")]
    )
  }

  @Test func `a function without its arguments is not a value`() {
    expectDiagnostics("1️⃣count > 1", [.init("1️⃣", "not-a-value")])
  }

  // MARK: - Codes

  @Test(arguments: [
    "rosh.level = 1️⃣\"hihg\"", "1️⃣\"hihg\" = rosh.level", "rosh.level in (\"low\", 1️⃣\"hihg\")",
    "rosh.level in [\"low\", 1️⃣\"hihg\"]", "list contains([\"low\", 1️⃣\"hihg\"], rosh.level)",
    "rosh.level = if custody then \"low\" else 1️⃣\"hihg\"",
  ])
  func `a text that is not in a field's code list is told with the nearest code`(text: String) {
    expectDiagnostics(
      text,
      [
        .init(
          "1️⃣",
          "unknown-code",
          "'hihg' is not a code of 'roshLevel'",
          help: "did you mean 'high'?"
        )
      ]
    )
  }

  @Test func `a code in a filter is checked against the list of the records' field`() {
    expectDiagnostics(
      "count(contacts[type = 1️⃣\"hme visit\"]) > 0",
      [.init("1️⃣", "unknown-code", help: "did you mean 'home visit'?")]
    )
    expectDiagnostics(
      "list contains(contacts.type, 1️⃣\"visit\")",
      [.init("1️⃣", "unknown-code")]
    )
  }

  @Test func `codes have no order`() {
    expectDiagnostics(
      "1️⃣rosh.level > \"medium\"",
      [.init("1️⃣", "type-mismatch", "'>' does not order codes")]
    )
  }

  // MARK: - Types

  @Test func `a text where a day is needed is told with the literal to write`() {
    expectDiagnostics(
      "sentence.startedOn <= 1️⃣\"2024-03-01\"",
      [.init("1️⃣", "type-mismatch", "'<=' compares a day with text", help: "write @\"2024-03-01\"")]
    )
  }

  @Test func `a number added to a day is told with both cures`() {
    expectDiagnostics(
      "plan.completedOn <= sentence.startedOn + 1️⃣15",
      [
        .init(
          "1️⃣",
          "type-mismatch",
          "'+' cannot join a day and a number",
          help: "for working days write working days after(date, count)"
        )
      ]
    )
  }

  @Test func `a difference of days compared with a number is told with the function to use`() {
    expectDiagnostics(
      "plan.completedOn - sentence.startedOn <= 1️⃣15",
      [.init("1️⃣", "type-mismatch", help: "write a length of time, as @\"P10D\" for ten days")]
    )
  }

  @Test func `logic takes yes and no alone`() {
    expectDiagnostics(
      "custody and 1️⃣alerts or 2️⃣rosh.level",
      [
        .init("1️⃣", "type-mismatch", "'and' needs a yes or no, but this is a number"),
        .init("2️⃣", "type-mismatch", "'or' needs a yes or no, but this is a code"),
      ]
    )
    expectDiagnostics("if 1️⃣alerts then 1 else 2", [.init("1️⃣", "type-mismatch")])
    expectDiagnostics(
      "not(1️⃣alerts)",
      [.init("1️⃣", "type-mismatch", help: "compare it, as in … > 0")]
    )
  }

  @Test func `an argument of a wrong type is told with the parameter's name`() {
    expectDiagnostics(
      "working days after(sentence.startedOn, 1️⃣\"15\") > as of",
      [
        .init(
          "1️⃣",
          "type-mismatch",
          "'count' of 'working days after' needs a number, but this is text",
          help: "write 15 without quotes"
        )
      ]
    )
  }

  @Test func `a rule of another type than is needed is told`() {
    expectDiagnostics(
      "1️⃣alerts",
      [.init("1️⃣", "type-mismatch", "the rule needs a yes or no, but this is a number")],
      expecting: .boolean
    )
    expectDiagnostics("null", [], expecting: .boolean)
    expectDiagnostics("if custody then true else null", [], expecting: .boolean)
  }

  @Test func `an order with null is a warning, because it is never known`() {
    expectDiagnostics(
      "alerts > 1️⃣null",
      [
        .init(
          "1️⃣",
          "always-unknown",
          help: "write '= null' or '!= null' to ask whether something is recorded"
        )
      ]
    )
  }

  @Test func `a day that is not in the calendar is told before a case is read`() {
    expectDiagnostics(
      "sentence.startedOn > 1️⃣@\"2024-02-31\"",
      [.init("1️⃣", "no-such-day", "the calendar has no day '2024-02-31'")]
    )
    expectDiagnostics("as of > date(1️⃣\"2023-02-29\")", [.init("1️⃣", "no-such-day")])
    expectDiagnostics("as of > date(1️⃣\"yesterday\")", [.init("1️⃣", "bad-literal")])
    expectDiagnostics("wait > 1️⃣@\"ten days\"", [.init("1️⃣", "bad-literal")])
  }

  @Test func `a property that a value does not have is told`() {
    expectDiagnostics(
      "sentence.startedOn.1️⃣yaer = 2024",
      [.init("1️⃣", "unknown-field", "a day has no 'yaer'", help: "did you mean 'year'?")]
    )
  }

  @Test func `an argument's name that is not known is told`() {
    expectDiagnostics(
      "substring(string: \"a\", 1️⃣start: 1) = \"a\"",
      [.init("1️⃣", "unknown-argument")]
    )
  }

  // MARK: - What fits

  @Test(arguments: [
    "rosh.level in (\"high\", \"very high\")", "sentence.startedOn != null", "custody",
    "custody = true", "some v in contacts satisfies v.type = \"home visit\" and v.attended",
    "count(contacts[type = \"home visit\" and attended]) >= 1",
    "every v in contacts satisfies v.date >= sentence.startedOn",
    "plan.completedOn <= working days after(sentence.startedOn, initial assessment days)",
    "days between(sentence.startedOn, plan.completedOn) <= 15", "is high risk and not(custody)",
    "plan due on >= as of", "max(contacts.date) > as of - @\"P30D\"",
    "contacts[1].date = sentence.startedOn", "contacts[-1].type = \"telephone\"",
    "count(contacts) > alerts", "rsr.score >= 3.25 or alerts between 1 and 3",
    "sentence.startedOn.year = 2024", "licence.length > @\"P1Y\"", "wait < @\"P15D\"",
    "induction.at > @\"2024-01-01T00:00:00\"", "date(induction.at) = as of",
    "some a in contacts, b in contacts satisfies a.date < b.date and a.type = b.type",
    "sum(contacts.minutes) > 30", "count(for v in contacts return v.minutes) = 3",
    "string length(sentence.type) > 0", "if custody then rosh.level = \"high\" else null",
    "count(contacts[item.attended]) = 1", "rosh.level = null", "sort(contacts.date)[1] > as of",
    "every v in contacts[attended] satisfies v.minutes > 10",
    "some n in [1, 2] satisfies n = alerts", "count(contacts[date.year = 2024]) > 0",
    "sentence.type = \"community order\"", "date and time(as of, @\"09:00:00\") > induction.at",
    "count(contacts[date >= sentence.startedOn]) > 0",
  ])
  func `a sound rule has no fault`(text: String) {
    let (expression, faults) = FEEL.check(
      LocatedText(text),
      in: Example.scope,
      expecting: .boolean
    )
    #expect(expression != nil)
    #expect(faults.map(\.headline) == [])
  }

  @Test func `a path to several fields is a context of them`() throws {
    let (expression, _) = FEEL.check(LocatedText("sentence"), in: Example.scope)
    let checked = try #require(expression)
    let value = PlainEvaluator(environment: Example.environment()).evaluate(checked)
    #expect(FEELText.write(value) == "{startedOn: @\"2024-01-08\", type: \"community order\"}")
  }

  @Test func `a fault in an attribute is found in its file`() throws {
    let file = SourceFile(path: "framework.xml", text: "<define is=\"alerts &lt; custdy\"/>")
    let text = LocatedText(
      text: "alerts < custdy",
      file: file,
      segments: [.init(textOffset: 0, fileOffset: 12), .init(textOffset: 8, fileOffset: 23)]
    )
    let faults = FEEL.check(text, in: Example.scope).diagnostics
    #expect(faults.map { $0.place?.text } == ["framework.xml:1:25"])
    #expect(faults.first?.place?.excerpt?.markLength == 6)
  }

  @Test func `the fields a rule reads are named with their lists`() throws {
    let text = "is high risk and count(contacts[attended and date > sentence.startedOn]) > 1"
    let expression = try #require(FEEL.check(LocatedText(text), in: Example.scope).expression)
    let uses = FEEL.fields(
      readBy: expression,
      definitions: Example.definitions.map(\.expression),
      record: Example.record
    )
    #expect(
      uses == [
        .init(list: nil, path: "rosh.level"), .init(list: "contacts", path: "attended"),
        .init(list: "contacts", path: "date"), .init(list: nil, path: "sentence.startedOn"),
      ]
    )
  }

  @Test func `the thresholds of a rule are its comparisons with fixed values`() throws {
    let text = "5 < alerts and days between(as of, plan.completedOn) <= initial assessment days + 1"
    let expression = try #require(FEEL.check(LocatedText(text), in: Example.scope).expression)
    let found = FEEL.thresholds(
      of: expression,
      definitions: Example.definitions.map(\.expression),
      record: Example.record
    )
    #expect(found.map(\.comparison) == [.greater, .lessOrEqual])
    #expect(found.map(\.value) == [.number(Decimal128(5)), .number(Decimal128(16))])
    #expect(found.map { $0.fields.map(\.path) } == [["alerts"], ["plan.completedOn"]])
  }

  @Test func `a pattern that cannot be read is told before a case is read`() {
    expectDiagnostics(
      "matches(rosh.level, 1️⃣\"(hi\")",
      [.init("1️⃣", "bad-pattern", "the pattern has a bracket that is not closed")]
    )
    expectDiagnostics("matches(rosh.level, \"hi\", 1️⃣\"q\")", [.init("1️⃣", "bad-pattern")])
    expectDiagnostics("1️⃣split(rosh.level) = null", [.init("1️⃣", "wrong-argument-count")])
  }
}
