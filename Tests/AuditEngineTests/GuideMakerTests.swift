import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct GuideMakerTests {
  private func guide() throws -> FrameworkGuide {
    func definition(_ name: String, _ text: String, source: NumberSource? = nil) -> Definition {
      Definition(
        name: name,
        expression: LocatedText(text),
        source: source,
        place: TinyFramework.place
      )
    }
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.evidenceStandard("1.1"),
        TinyFramework.standard(
          "2.1",
          cases: "rosh.level != \"low\"",
          questions: [
            TinyFramework.question(
              "2.1.1",
              prompts: [
                TinyFramework.prompt(
                  "2.1.1.a",
                  applies: "due < as of",
                  met: "some c in contacts satisfies c.date <= due and c.attended"
                ), TinyFramework.prompt("2.1.1.b"),
              ],
              indicates: "a = \"met\" and notMet < 2"
            )
          ]
        ),
      ],
      definitions: [
        definition("days", "20", source: NumberSource(sourceID: "book", isVerified: false)),
        definition("due", "sentence.startedOn + duration(\"P20D\")"),
        definition("late", "due < as of and visit.count > days"),
      ]
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try GuideMaker.make(#require(compiled, "\(diagnostics.map(\.headline))"))
  }

  @Test func `each rule stands with its item`() throws {
    let guide = try guide()
    #expect(guide.standardCases.map { $0 == nil } == [true, false])
    #expect(guide.promptMet.map { $0 == nil } == [false, true])
    #expect(guide.promptApplies[0]?.text == "due < as of")
    #expect(
      guide.indications[0]?.words.text == "“prompt 2.1.1.a?” is met and “notMet” is less than 2"
    )
  }

  @Test func `a rule names the fields it reads, through named values too, in their order`() throws {
    let met = try #require(try guide().promptMet[0])
    #expect(met.fields.map(\.name) == ["sentence.startedOn", "contacts.date", "contacts.attended"])
    #expect(met.definitions == [1])
  }

  @Test func `a named value knows who uses it`() throws {
    let guide = try guide()
    #expect(guide.definitions.map(\.definition.name) == ["days", "due", "late"])
    #expect(guide.definitions.map(\.users) == [[], ["2.1.1.a"], []])
    #expect(guide.definitions[0].rule.words.text == "20")
  }
}
