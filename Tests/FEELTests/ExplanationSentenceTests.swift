import AuditCore
import FEEL
import Testing

struct ExplanationSentenceTests {
  static let sentences: [(String, String)] = [
    (
      "sentence.startedOn <= @\"2024-01-10\"",
      "'sentence.startedOn' is 8 January 2024, 2 days before the deadline of 10 January 2024."
    ),
    (
      "some v in contacts satisfies v.minutes = 45 and v.attended = null and v.date <= plan due on",
      "None of 3 contacts fits; nearest: "
        + "the home visit on 2 February 2024 came 4 working days after the deadline of "
        + "29 January 2024."
    ),
    (
      "as of > plan due on",
      "The deadline of 29 January 2024 is 126 days before the day of the audit, 3 June 2024."
    ),
    ("plan.completedOn = null", "'plan.completedOn' is not recorded."),
    ("plan.completedOn <= plan due on", "'plan.completedOn' is not recorded."),
    ("sentence.startedOn != null", "'sentence.startedOn' is recorded (8 January 2024)."),
    (
      "count(contacts[type = \"home visit\"]) >= 3",
      "2 of 3 contacts fit 'type = \"home visit\"', and at least 3 are asked for."
    ),
    ("count(contacts) > 1", "There are 3 contacts, and more than 1 is asked for."),
    ("rosh.level = \"low\"", "'rosh.level' is high, not low."),
    (
      "rosh.level in (\"low\", \"medium\")",
      "'rosh.level' is high, which is none of low and medium."
    ),
    ("is high risk", "'rosh.level' is high, which is one of high and very high."),
    (
      "some v in contacts satisfies v.attended",
      "Of 3 contacts the home visit on 12 January 2024 fits."
    ),
    (
      "every v in contacts[attended != null] satisfies v.attended",
      "1 of 2 contacts does not fit: 'attended' of the office visit is no."
    ),
    (
      "days between(sentence.startedOn, as of) <= 100",
      "From 8 January 2024 to 3 June 2024 are 147 days, and at most 100 are asked for."
    ),
    ("alerts > 3", "'alerts' is 2, and more than 3 are asked for."),
    ("alerts between 3 and 5", "'alerts' is 2, outside 3 to 5."),
    (
      "rosh.level = \"low\" and alerts > 1 and custody = null",
      "'rosh.level' is high, not low."
    ),
    ("alerts / 2 > 3", ""),
  ]

  @Test(arguments: sentences)
  func `a clause of a common shape is told in a sentence`(text: String, sentence: String) throws {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
    let checked = try #require(expression, "\(faults.map(\.headline))")
    let evaluator = PlainEvaluator(environment: Example.environment())
    let (value, clause) = evaluator.explain(checked, files: [])
    #expect(clause.sentence == sentence)
    #expect(value == evaluator.evaluate(checked))
  }
}
