import AuditCore
import FEEL
import Testing

struct RecordRuleTests {
  /// A rule with what it gives for the recorded case and for the case with nothing recorded.
  static let rules: [(String, String, String)] = [
    ("rosh.level = \"high\"", "true", "null"),
    ("rosh.level in (\"low\", \"high\")", "true", "null"),
    ("rosh.level in (\"low\", \"medium\")", "false", "null"),
    ("rosh.level in (\"low\", null)", "false", "true"),
    ("rosh.level = null", "false", "true"),
    ("rosh.level != null", "true", "false"),
    ("plan.completedOn <= as of", "null", "null"),
    ("plan.completedOn = plan.completedOn", "null", "null"),
    ("plan.completedOn = null or plan.completedOn > as of", "true", "true"),
    ("custody and false", "false", "false"),
    ("custody or true", "true", "true"),
    ("not(custody)", "null", "null"),
    ("sentence.startedOn", "@\"2024-01-08\"", "null"),
    ("rsr.score", "3.25", "null"),
    ("induction.at", "@\"2024-01-09T09:30:00\"", "null"),
    ("licence.length", "@\"P1Y6M\"", "null"),
    ("wait", "@\"P10D\"", "null"),
    ("sentence.startedOn.year", "2024", "null"),
    ("plan due on", "@\"2024-01-29\"", "null"),
    ("is high risk", "true", "null"),
    ("count(contacts)", "3", "0"),
    ("count(contacts[type = \"home visit\"])", "2", "0"),
    ("count(contacts[attended])", "1", "0"),
    ("count(contacts[item.attended = null])", "1", "0"),
    ("contacts.type", "[\"home visit\", \"office visit\", \"home visit\"]", "[]"),
    ("contacts[2].date", "@\"2024-01-19\"", "null"),
    ("contacts[-1].minutes", "45", "null"),
    ("contacts[alerts].type", "\"office visit\"", "null"),
    ("contacts[9].date", "null", "null"),
    ("max(contacts.date)", "@\"2024-02-02\"", "null"),
    ("sum(contacts.minutes)", "null", "null"),
    ("sum(contacts[minutes != null].minutes)", "75", "null"),
    ("for v in contacts return v.date.day", "[12, 19, 2]", "[]"),
    ("for v in contacts[attended] return v.minutes", "[30]", "[]"),
    ("some v in contacts satisfies v.attended", "true", "false"),
    ("every v in contacts satisfies v.attended", "false", "true"),
    ("some v in contacts satisfies v.attended and v.type = \"office visit\"", "false", "false"),
    ("every v in contacts[type = \"home visit\"] satisfies v.attended", "null", "true"),
    ("some v in contacts satisfies v.minutes > 40", "true", "false"),
    ("some v in contacts satisfies v.minutes > 50", "null", "false"),
    (
      "some a in contacts, b in contacts satisfies a.date < b.date and a.type = b.type", "true",
      "false"
    ),
    ("some v in contacts satisfies some n in [1, 2] satisfies v.minutes = 30 * n", "true", "false"),
    ("count(contacts[date > sentence.startedOn + @\"P7D\"])", "2", "0"),
    ("for v in contacts, n in [1, 2] return v.date.day * n", "[12, 24, 19, 38, 2, 4]", "[]"),
    ("if custody then 1 else 2", "2", "2"),
    ("days between(sentence.startedOn, as of)", "147", "null"),
    ("alerts / 0 = 1", "null", "null"),
    ("contacts[attended][1].type", "\"home visit\"", "null"),
    ("count(concatenate(contacts, contacts))", "6", "0"),
    ("sublist(contacts, 1, 2).date", "[@\"2024-01-12\", @\"2024-01-19\"]", "null"),
    ("sort(contacts, function(a, b) a.date > b.date)[1].date", "@\"2024-02-02\"", "null"),
  ]

  @Test(arguments: rules)
  func `a rule has its value where all is recorded and where nothing is`(
    text: String,
    recorded: String,
    empty: String
  ) throws {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
    let checked = try #require(expression, "\(faults.map(\.headline))")
    let values = (0..<2).map {
      PlainEvaluator(environment: Example.environment(row: $0)).evaluate(checked)
    }
    #expect(values.map(FEELText.write) == [recorded, empty])
  }

  @Test func `a failure outweighs what is not recorded`() throws {
    let (expression, _) = FEEL.check(LocatedText("custody and alerts / 0 = 1"), in: Example.scope)
    let checked = try #require(expression)
    let value = PlainEvaluator(environment: Example.environment()).evaluate(checked)
    #expect(value == .null(.failed("a number is divided by zero")))
  }

  @Test func `the standard's equality with null can be had`() throws {
    let (expression, _) = FEEL.check(LocatedText("custody = true"), in: Example.scope)
    let checked = try #require(expression)
    var environment = Example.environment()
    environment.nullEquality = .standard
    #expect(PlainEvaluator(environment: environment).evaluate(checked) == .boolean(false))
  }

  @Test(.timeLimit(.minutes(1)))
  func `an expression without end fails instead of running on`() throws {
    for text in [
      "count(for x in 1..100000000 return x)", "some x in 1..1000000000 satisfies x < 0",
    ] {
      let (expression, _) = FEEL.check(LocatedText(text), in: Scope())
      let checked = try #require(expression)
      let value = PlainEvaluator(environment: Environment()).evaluate(checked)
      #expect(value == .null(.failed("the expression takes too many steps")))
    }
  }
}
