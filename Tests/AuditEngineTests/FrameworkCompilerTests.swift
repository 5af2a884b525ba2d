import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct FrameworkCompilerTests {
  private func define(_ name: String, _ text: String, verified: Bool? = nil) -> Definition {
    Definition(
      name: name,
      expression: LocatedText(text, path: "tiny.xml"),
      source: verified.map { NumberSource(sourceID: "book", isVerified: $0) },
      place: TinyFramework.place
    )
  }

  private func framework(
    met: String,
    applies: String? = nil,
    indicates: String? = nil,
    codes: [String] = ["a"],
    definitions: [Definition] = []
  ) -> Framework {
    TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          questions: [
            TinyFramework.question(
              "2.1.1",
              prompts: codes.map {
                TinyFramework.prompt("2.1.1.\($0)", applies: applies, met: met)
              },
              indicates: indicates
            )
          ]
        )
      ],
      definitions: definitions
    )
  }

  private func compile(
    _ framework: Framework,
    calendar: WorkingDayCalendar? = nil
  ) -> (compiled: CompiledFramework?, diagnostics: [Diagnostic]) {
    FrameworkCompiler.compile(framework, vocabulary: TinyCases.vocabulary, calendar: calendar)
  }

  @Test func `a sound framework compiles without a word and every rule has a plan`() throws {
    let (compiled, diagnostics) = compile(
      framework(
        met: "visit.count >= 2 and some c in contacts satisfies c.attended",
        applies: "rosh.level in (\"medium\", \"high\")"
      )
    )
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let rules = try #require(compiled).rules
    #expect(rules.map { "\($0.item) \($0.part)" } == ["2.1.1.a applies", "2.1.1.a met"])
    #expect(rules.allSatisfy { $0.rule.plan != nil && $0.rule.refusal == nil })
  }

  @Test func `a definition may use those before it and the day of the audit`() throws {
    let (compiled, diagnostics) = compile(
      framework(
        met: "plan.completedOn <= plan due and plan.completedOn <= as of",
        definitions: [
          define("plan days", "15"),
          define("plan due", "sentence.startedOn + duration(\"P1D\") * plan days"),
        ]
      )
    )
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(try #require(compiled).usedDefinitions == [0, 1])
  }

  @Test func `all faults of all rules are told at once`() {
    let (compiled, diagnostics) = compile(
      framework(met: "visit.cont > 2", applies: "rosh.levle = \"high\"")
    )
    #expect(compiled == nil)
    #expect(diagnostics.count { $0.severity == .error } == 2)
  }

  @Test func `a rule must come to true or false`() {
    let (compiled, diagnostics) = compile(framework(met: "visit.count"))
    #expect(compiled == nil)
    #expect(diagnostics.count == 1)
  }

  @Test func `a faulty definition is told once and not again where it is used`() {
    let (compiled, diagnostics) = compile(
      framework(
        met: "visit.count > least visits",
        definitions: [define("least visits", "visit.cont + 1")]
      )
    )
    #expect(compiled == nil)
    #expect(diagnostics.count == 1, "\(diagnostics.map(\.headline))")
  }

  @Test func `a definition that no rule uses is a warning`() {
    let (compiled, diagnostics) = compile(
      framework(met: "visit.count > 2", definitions: [define("least visits", "2")])
    )
    #expect(compiled != nil)
    #expect(diagnostics.map(\.code) == [.unusedDefinition])
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ("true", "always"), ("visit.count > 2 or true", "always"), ("not(true)", "never"),
    ("visit.count > 2 and 1 > 2", "never"), ("anybody", "always"),
  ])
  func `a rule that is the same for every case is a warning`(rule: String, word: String) {
    let (compiled, diagnostics) = compile(
      framework(
        met: rule,
        definitions: rule == "anybody" ? [define("anybody", "true")] : []
      )
    )
    #expect(compiled != nil)
    #expect(diagnostics.map(\.code) == [.constantRule])
    #expect(diagnostics.first?.headline == "the rule of '2.1.1.a' is \(word) true")
  }

  @Test func `working days without a calendar are a warning at the rule that counts them`() {
    let framework = framework(
      met: "working days between(sentence.startedOn, plan.completedOn) <= 15"
    )
    let (compiled, diagnostics) = compile(framework)
    #expect(compiled != nil)
    #expect(diagnostics.map(\.code) == [.calendarMissing])
  }

  @Test func `a framework that counts working days needs the calendar it names`() {
    var framework = framework(
      met: "plan.completedOn <= due",
      definitions: [define("due", "working days after(sentence.startedOn, 15)")]
    )
    framework.calendarID = "england-and-wales"
    #expect(compile(framework).diagnostics.map(\.code) == [.wrongCalendar])
    #expect(compile(framework, calendar: .weekdaysOnly).compiled == nil)
    let right = WorkingDayCalendar(
      id: "england-and-wales",
      title: "Made up",
      holidays: [],
      coverage: CalendarDay(dayNumber: 0)...CalendarDay(dayNumber: 30_000)
    )
    #expect(compile(framework, calendar: right).diagnostics.isEmpty)
  }

  @Test func `a framework is compiled against the vocabulary that it names`() {
    var framework = framework(met: "visit.count > 2")
    framework.vocabularyID = "another"
    #expect(compile(framework).diagnostics.map(\.code) == [.wrongVocabulary])
  }

  @Test func `a level names a field of text or codes`() {
    var framework = framework(met: "visit.count > 2")
    framework.levels = [
      TinyFramework.level("region", field: "unit.regoin", standards: []),
      TinyFramework.level("pdu", field: "visit.count", standards: []),
    ]
    let diagnostics = compile(framework).diagnostics
    #expect(Set(diagnostics.map(\.code)) == [.unknownLevelField, .levelFieldType])
    let unknown = diagnostics.first { $0.code == .unknownLevelField }
    #expect(unknown?.helps == ["did you mean 'unit.region'?"])
  }

  @Test func `a key question's own rule reads counts and its prompts by their letters`() throws {
    let (compiled, diagnostics) = compile(
      framework(
        met: "visit.count > 2",
        indicates: "met >= 1 and criticalNotMet = 0 and a != \"notMet\" and b = \"met\"",
        codes: ["a", "b"]
      )
    )
    // Both prompts of the fixture have one rule, which is told and changes nothing.
    #expect(diagnostics.filter { $0.code != .duplicateRule }.isEmpty, "\(diagnostics)")
    #expect(try #require(compiled).indications[0]?.rule.plan != nil)
  }

  @Test func `a key question's own rule knows neither fields nor other outcomes`() {
    let faulty = ["visit.count > 2", "a = \"mett\"", "c = \"met\""]
    for rule in faulty {
      let (compiled, diagnostics) = compile(
        framework(met: "visit.count > 2", indicates: rule)
      )
      #expect(compiled == nil, "\(rule)")
      #expect(diagnostics.count == 1, "\(rule)")
    }
  }

  @Test func `a prompt whose code is the name of a count is told`() {
    let (compiled, diagnostics) = compile(
      framework(met: "visit.count > 2", indicates: "met > 0", codes: ["a", "met"])
    )
    #expect(compiled != nil)
    #expect(diagnostics.map(\.code).contains(.promptNameTaken))
    #expect(!diagnostics.contains { $0.severity == .error })
  }

  @Test func `headlines keep to 80 characters`() {
    let definition = define("days in which the plan is due after the sentence", "15")
    let (_, diagnostics) = compile(framework(met: "true", definitions: [definition]))
    #expect(diagnostics.count == 2)
    for diagnostic in diagnostics {
      #expect(diagnostic.headline.count <= 100)
      #expect(diagnostic.headline.first?.isLowercase == true)
      #expect(!diagnostic.headline.hasSuffix("."))
    }
  }

  @Test func `unverified numbers are those in use that nobody checked`() throws {
    var framework = framework(
      met: "visit.count >= least visits",
      definitions: [
        define("least visits", "base visits + 1", verified: true),
        define("base visits", "1", verified: false),
      ].reversed()
    )
    framework.definitions.append(define("unused visits", "3", verified: false))
    framework.discretion = TinyFramework.discretion
    let compiled = try #require(compile(framework).compiled)
    let found = UnverifiedNumbers(framework).find(usedDefinitions: compiled.usedDefinitions)
    #expect(found.map(\.subject) == ["bands of shares 'shares'", "'base visits'"])
    #expect(found.allSatisfy { $0.sourceTitle == "The book" })
  }
}
