import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct PlainWordsTests {
  private static let definitions = [
    ("least visits", "3"), ("plan due", "working days after(sentence.startedOn, plan days)"),
    ("higher risk", "rosh.level in (\"medium\", \"high\")"),
    ("gap", "if higher risk then 7 else if rosh.level = \"low\" then 31 else 14"),
  ]

  private func words(_ rule: String) throws -> PlainRule {
    var scope = Scope(record: TinyCases.vocabulary.root, constants: ["as of": .date])
    for (name, text) in [("plan days", "20")] + Self.definitions {
      let (checked, faults) = FEEL.check(LocatedText(text), in: scope)
      let expression = try #require(checked, "\(faults.map(\.headline))")
      scope.definitions.append(ScopeDefinition(name: name, expression: expression))
    }
    let (checked, faults) = FEEL.check(LocatedText(rule), in: scope)
    let expression = try #require(checked, "\(faults.map(\.headline))")
    var words = PlainWords(
      expression,
      definitions: scope.definitions,
      record: TinyCases.vocabulary.root
    )
    return words.value(expression.root)
  }

  static let rules: [(String, String)] = [
    ("enquiry.made", "“Enquiry made” is yes"),
    ("not(enquiry.made)", "“Enquiry made” is no"),
    ("visit.count > least visits", "“Number of visits” is more than 3"),
    ("3 < visit.count", "“Number of visits” is more than 3"),
    ("not(visit.count >= 3)", "“Number of visits” is less than 3"),
    ("visit.count between 1 and 6", "“Number of visits” is from 1 to 6"),
    ("visit.count in [1..6]", "“Number of visits” is from 1 to 6"),
    ("visit.count in (1, > 5)", "“Number of visits” is 1 or more than 5"),
    ("visit.count = null", "“Number of visits” is not recorded"),
    ("rosh.level = \"high\"", "“Risk of serious harm level” is high"),
    ("rosh.level != \"high\"", "“Risk of serious harm level” is not high"),
    (
      "rosh.level in (\"low\", \"medium\", \"high\")",
      "“Risk of serious harm level” is low, medium or high"
    ),
    (
      "plan.completedOn != null and plan.completedOn <= plan due",
      "“Day the plan was completed” is recorded and is on or before plan due"
        + " (20 working days after “Start of the sentence”)"
    ),
    (
      "as of > working days after(sentence.startedOn, 15)",
      "the day looked at is later than 15 working days after “Start of the sentence”"
    ),
    (
      "days between(sentence.startedOn, plan.completedOn) <= 28",
      "the number of days from “Start of the sentence” to “Day the plan was completed” is at most 28"
    ),
    (
      "plan.completedOn <= sentence.startedOn + @\"P10D\"",
      "“Day the plan was completed” is on or before “Start of the sentence” plus 10 days"
    ),
    ("plan.completedOn > @\"2024-01-08\"", "“Day the plan was completed” is after 8 January 2024"),
    ("higher risk", "higher risk holds (“Risk of serious harm level” is medium or high)"),
    (
      "not(higher risk)",
      "higher risk (“Risk of serious harm level” is medium or high) does not hold"
    ),
    (
      "enquiry.made and visit.count > 0",
      "“Enquiry made” is yes and “Number of visits” is more than 0"
    ),
    (
      "enquiry.made and (visit.count > 5 or higher risk)",
      "all of these hold: (“Enquiry made” is yes; at least one of these holds:"
        + " (“Number of visits” is more than 5; higher risk holds"
        + " (“Risk of serious harm level” is medium or high)))"
    ),
    ("count(contacts) > 0", "there is at least one contact"),
    ("count(contacts) = 0", "there is no contact"),
    ("count(contacts) >= 2", "there is at least 2 contacts"),
    ("count(contacts[attended]) > 0", "there is at least one contact for which “Attended” is yes"),
    (
      "count(contacts[attended]) * 100 >= visit.count",
      "the number of contacts (those for which “Attended” is yes) times 100 is at least"
        + " “Number of visits”"
    ),
    (
      "some c in contacts satisfies c.attended",
      "there is at least one contact for which “Attended” is yes"
    ),
    (
      "every c in contacts[type = \"home visit\"] satisfies c.attended",
      "for every contact for which “Type” is home visit, “Attended” is yes"
    ),
    (
      "every c in contacts satisfies some d in contacts satisfies d.date > c.date",
      "for every contact, there is at least one contact for which “Day” is after the contact's “Day”"
    ),
    (
      "every c in contacts[attended and date > plan due and type = \"home visit\"] satisfies"
        + " c.date <= as of",
      "for every contact: (for which all of these hold: (“Attended” is yes; “Day” is after plan due"
        + " (20 working days after “Start of the sentence”); “Type” is home visit); then “Day” is on"
        + " or before the day looked at)"
    ),
    ("gap", "gap"),
    (
      "min(plan.completedOn, as of) > sentence.startedOn",
      "the earlier of “Day the plan was completed” and the day looked at is after"
        + " “Start of the sentence”"
    ),
    (
      "max(contacts.date) > sentence.startedOn",
      "the latest of “Day” of each contact is after “Start of the sentence”"
    ),
    ("max([visit.count, 3, 5]) = 5", "the greatest of “Number of visits”, 3 and 5 is 5"),
    (
      "if enquiry.made then visit.count > 1 else visit.count > 2",
      "it depends: (“Number of visits” is more than 1 where “Enquiry made” is yes; otherwise"
        + " “Number of visits” is more than 2)"
    ),
  ]

  @Test(arguments: rules) func `a rule is said in plain words`(rule: String, said: String) throws {
    let found = try words(rule).text
    #expect(found == said)
  }

  @Test func `a choice lists its branches, those of the last one among them`() throws {
    let said = try words("if higher risk then 7 else if rosh.level = \"low\" then 31 else 14")
    #expect(said.parts.map(\.text).last == "otherwise 14")
    #expect(said.parts.count == 3)
  }

  @Test func `what has no words of its own is given as it is written`() throws {
    let said = try words("matches(case.id, \"C-.*\") and enquiry.made")
    #expect(said.lead.first == .code("matches(case.id, \"C-.*\")"))
  }

  @Test(arguments: [
    ("contact", "contacts"), ("enquiry", "enquiries"), ("stay", "stays"), ("address", "addresses"),
    ("requirement or licence condition", "requirements or licence conditions"),
  ]) func `a noun for several`(one: String, many: String) {
    #expect(PlainWords.plural(one) == many)
  }
}
