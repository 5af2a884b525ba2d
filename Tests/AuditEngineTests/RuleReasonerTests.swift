import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct RuleReasonerTests {
  /// The warnings about one prompt, as `code: clause`.
  private func warnings(
    cases: String? = nil,
    asked: String? = nil,
    applies: String? = nil,
    met: String,
    definitions: [(String, String)] = []
  ) throws -> [String] {
    let prompt = TinyFramework.prompt("2.1.1.a", applies: applies, met: met)
    return try warnings([prompt], cases: cases, asked: asked, definitions: definitions).map {
      let excerpt = try #require($0.place?.excerpt)
      let start = excerpt.text.index(
        excerpt.text.startIndex,
        offsetBy: ($0.place?.column ?? 1) - 1
      )
      return "\($0.code.name): \(excerpt.text[start...].prefix(excerpt.markLength))"
    }
  }

  private func warnings(
    _ prompts: [Prompt],
    cases: String? = nil,
    asked: String? = nil,
    definitions: [(String, String)] = []
  ) throws -> [Diagnostic] {
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          cases: cases,
          questions: [TinyFramework.question("2.1.1", applies: asked, prompts: prompts)]
        )
      ],
      definitions: definitions.map { name, text in
        Definition(
          name: name,
          expression: LocatedText(text, path: "tiny.xml"),
          place: TinyFramework.place
        )
      }
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: Self.vocabulary,
      calendar: nil
    )
    _ = try #require(compiled, "\(diagnostics.map(\.headline))")
    return diagnostics.filter { $0.code != .unusedDefinition }
  }

  /// The tiny vocabulary with bounds on the number of visits.
  private static let vocabulary = Vocabulary(
    id: "tiny-case",
    version: "1",
    title: "Tiny case",
    codeLists: TinyCases.vocabulary.codeLists,
    root: RecordType(
      name: "case",
      title: "Case",
      fields: TinyCases.vocabulary.root.fields.map { field in
        field.path != "visit.count"
          ? field
          : Field(
            path: field.path,
            type: field.type,
            title: field.title,
            minimum: "0",
            maximum: "99",
            place: field.place
          )
      },
      lists: TinyCases.vocabulary.root.lists
    ),
    keyField: 0,
    place: TinyFramework.place
  )

  static let sound: [String] = [
    "visit.count != null and visit.count > 3", "visit.count > 3 and visit.count < 9",
    "visit.count > 3 or visit.count = 1", "visit.count > 3 and visit.count != null",
    "plan.completedOn = null or plan.completedOn > sentence.startedOn",
    "rosh.level = \"high\" or rosh.level = \"low\"", "count(contacts) > 0",
    "enquiry.made or visit.count > 0", "visit.count > 5 or enquiry.made and visit.count > 3",
    "some c in contacts satisfies c.attended and c.type = \"home visit\"",
    "every c in contacts[attended] satisfies some d in contacts satisfies d.attended",
    "not(visit.count > 5) and visit.count > 3",
    "plan.completedOn > @\"2024-01-01\" and plan.completedOn < @\"2024-02-01\"",
    "count(contacts) - 5 >= 0", "if visit.count > 3 then enquiry.made else visit.count > 1",
  ]

  @Test(arguments: sound) func `a rule in which each clause counts is not warned of`(
    rule: String
  ) throws {
    #expect(try warnings(met: rule) == [])
  }

  static let decided: [(String, String)] = [
    ("visit.count > 5 and visit.count > 3", "always-true: visit.count > 3"),
    ("visit.count > 5 and visit.count < 3", "never-true: visit.count < 3"),
    ("visit.count > 5 and visit.count = 5", "never-true: visit.count = 5"),
    ("visit.count > 5 or visit.count > 8", "never-true: visit.count > 8"),
    ("visit.count > 3 or visit.count <= 3", "always-true: visit.count <= 3"),
    ("visit.count != null and visit.count = null", "never-true: visit.count = null"),
    ("visit.count between 2 and 4 and visit.count in [2..6]", "always-true: visit.count in [2..6]"),
    ("visit.count > 120", "never-true: visit.count > 120"),
    ("visit.count >= 0", "true-when-recorded: visit.count >= 0"),
    ("count(contacts) >= 0", "true-when-recorded: count(contacts) >= 0"),
    (
      "rosh.level = \"high\" and rosh.level != \"low\"",
      "always-true: rosh.level != \"low\""
    ),
    (
      "rosh.level = \"high\" and rosh.level in (\"low\", \"medium\")",
      "never-true: rosh.level in (\"low\", \"medium\")"
    ),
    (
      "rosh.level in (\"low\", \"medium\", \"high\")",
      "true-when-recorded: rosh.level in (\"low\", \"medium\", \"high\")"
    ),
    ("enquiry.made and not(enquiry.made)", "never-true: not(enquiry.made)"),
    (
      "some c in contacts satisfies c.type = \"home visit\" and c.type = \"office visit\"",
      "never-true: c.type = \"office visit\""
    ),
    (
      "count(contacts[date > @\"2024-02-01\" and date < @\"2024-01-01\"]) > 0",
      "never-true: date < @\"2024-01-01\""
    ),
    (
      "if visit.count > 3 then visit.count > 2 else enquiry.made",
      "always-true: visit.count > 2"
    ),
    ("visit.count > 1 and (enquiry.made or visit.count < 1)", "never-true: visit.count < 1"),
    (
      "days between(sentence.startedOn, as of) > 9 and days between(sentence.startedOn, as of) > 5",
      "always-true: days between(sentence.startedOn, as of) > 5"
    ),
  ]

  @Test(arguments: decided) func `a clause that is decided before it is asked is warned of`(
    rule: String,
    warning: String
  ) throws {
    #expect(try warnings(met: rule) == [warning])
  }

  @Test func `what a wider rule asks need not be asked again`() throws {
    #expect(
      try warnings(cases: "visit.count > 3", met: "visit.count != null and enquiry.made")
        == ["always-true: visit.count != null"]
    )
    #expect(
      try warnings(applies: "plan.completedOn != null", met: "plan.completedOn != null")
        == ["always-true: plan.completedOn != null"]
    )
  }

  @Test func `a prompt that can never apply is warned of`() throws {
    #expect(
      try warnings(
        asked: "higher",
        applies: "rosh.level = \"low\"",
        met: "enquiry.made",
        definitions: [("higher", "rosh.level in (\"medium\", \"high\")")]
      ) == ["never-true: rosh.level = \"low\""]
    )
  }

  @Test func `a definition stands for its number`() throws {
    #expect(
      try warnings(
        met: "visit.count > most and visit.count < least",
        definitions: [("most", "9"), ("least", "3")]
      ) == ["never-true: visit.count < least"]
    )
  }

  @Test func `a warning says which clause has decided and how to mend it`() throws {
    let found = try #require(
      try warnings([
        TinyFramework.prompt("2.1.1.a", met: "visit.count > 5 and visit.count > 3")
      ]).first
    )
    #expect(found.severity == .warning)
    #expect(found.place?.text == "tiny.xml:1:21")
    #expect(found.notes == ["'visit.count > 5' at tiny.xml:1:1 has already decided it"])
    #expect(found.helps == ["leave 'visit.count > 3' out, or ask for something else"])
  }

  @Test func `two prompts that ask the same of the same cases are warned of`() throws {
    let prompts = [
      TinyFramework.prompt("2.1.1.a", applies: "visit.count > 1", met: "enquiry.made"),
      TinyFramework.prompt("2.1.1.b", applies: "visit.count   > 1", met: "enquiry.made"),
      TinyFramework.prompt("2.1.1.c", met: "enquiry.made"),
    ]
    let found = try warnings(prompts)
    #expect(found.map(\.code) == [.duplicateRule])
    #expect(
      found.first?.headline == "prompt 2.1.1.b asks the same of the same cases as 2.1.1.a"
    )
  }
}
