import AuditCore
import Testing

@testable import AuditEngine

struct FrameworkComparerTests {
  private static func framework(
    _ change: (inout Framework) -> Void = { _ in }
  ) -> Framework {
    var framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          questions: [
            TinyFramework.question(
              "2.1.1",
              prompts: [
                TinyFramework.prompt("2.1.1.a", met: "visit.count > 0"),
                TinyFramework.prompt("2.1.1.b"),
              ]
            ),
            TinyFramework.question("2.1.2", prompts: [TinyFramework.prompt("2.1.2.a")]),
          ]
        ),
        TinyFramework.evidenceStandard("1.1"),
      ],
      pointBands: TinyFramework.pointBands([0, 2, 4, 6], end: 6),
      definitions: [
        Definition(name: "first days", expression: LocatedText("15"), place: TinyFramework.place)
      ]
    )
    change(&framework)
    return framework
  }

  /// Each change as `topic: item, part: old → new`.
  private static func changes(_ change: (inout Framework) -> Void) -> [String] {
    FrameworkComparer.compare(framework(), framework(change)).changes.map {
      let part = $0.part.isEmpty ? "" : ", \($0.part)"
      return "\($0.topic.rawValue): \($0.item)\(part): \($0.old ?? "–") → \($0.new ?? "–")"
    }
  }

  private static func prompts(
    _ framework: inout Framework,
    _ change: (inout [Prompt]) -> Void
  ) {
    change(&framework.domains[0].standards[0].questions[0].prompts)
  }

  @Test func `a framework does not differ from itself`() {
    #expect(Self.changes { _ in } == [])
  }

  @Test func `another number, band and point is told with what it was`() {
    let changes = Self.changes {
      $0.definitions[0].expression = LocatedText("10")
      $0.scale.ratings[3].points = 4
      $0.bandSets[0].bands[0].upper = .through(Decimal128(39))
      $0.calendarID = "england-and-wales"
    }
    #expect(
      changes == [
        "basis: the framework, calendar: – → england-and-wales",
        "ratings: rating 'outstanding', points: 3 → 4",
        "ratings: bands 'shares', inadequate: 0 to 49 → 0 to 39",
        "values: 'first days', is: 15 → 10",
      ]
    )
  }

  @Test func `what comes and goes is told once, with what it holds`() {
    let changes = Self.changes {
      $0.domains[0].standards[0].questions.remove(at: 1)
      Self.prompts(&$0) { $0.append(TinyFramework.prompt("2.1.1.c")) }
      $0.domains.append(
        Domain(code: "3", title: "New work", standards: [TinyFramework.evidenceStandard("3.1")])
      )
      $0.definitions = []
    }
    #expect(
      changes == [
        "values: 'first days': 15 → –",
        "added: prompt 2.1.1.c: – → prompt 2.1.1.c?",
        "added: domain 3: – → New work (1 standard)",
        "dropped: key question 2.1.2: question 2.1.2 (1 prompt) → –",
      ]
    )
  }

  @Test func `rules, words, settings and what is left out are told apart`() {
    let changes = Self.changes {
      Self.prompts(&$0) {
        $0[0].met = LocatedText("visit.count  >\n 1")
        $0[0].isCritical = true
        $0[0].question = "Was anybody visited?"
        $0[1].isSelected = false
        $0[1].applies = LocatedText("rosh.level = \"high\"")
      }
    }
    #expect(
      changes == [
        "selection: prompt 2.1.1.b, looked at: yes → no",
        "settings: prompt 2.1.1.a, critical: no → yes",
        "rules: prompt 2.1.1.a, met: visit.count > 0 → visit.count > 1",
        "rules: prompt 2.1.1.b, applies: – → rosh.level = \"high\"",
        "wording: prompt 2.1.1.a, question: prompt 2.1.1.a? → Was anybody visited?",
      ]
    )
  }

  @Test func `blanks between words are no change, within quoted text they are`() {
    #expect(
      Self.changes { Self.prompts(&$0) { $0[0].met = LocatedText("visit.count\n  > 0") } } == []
    )
    let quoted = { (text: String) in
      Self.framework { Self.prompts(&$0) { $0[0].met = LocatedText("rosh.level = \"\(text)\"") } }
    }
    let comparison = FrameworkComparer.compare(quoted("very high"), quoted("very  high"))
    #expect(comparison.changes.count == 1)
  }

  @Test func `another order and another holder are moves`() {
    let order = Self.changes { Self.prompts(&$0) { $0.reverse() } }
    #expect(order == ["moved: prompt 2.1.1.a: – → after prompt 2.1.1.b"])
    let holder = Self.changes {
      let prompt = $0.domains[0].standards[0].questions[0].prompts.removeLast()
      $0.domains[0].standards[0].questions[1].prompts.append(prompt)
    }
    #expect(holder == ["moved: prompt 2.1.1.b: key question 2.1.1 → key question 2.1.2"])
  }

  @Test func `examples are counted`() {
    let example = PromptExample(
      expected: .met,
      record: ExampleRecord(fields: [
        ExampleRecord.ExampleField(path: "visit.count", value: LocatedText("3"))
      ]),
      place: TinyFramework.place
    )
    let changes = Self.changes { Self.prompts(&$0) { $0[0].examples = [example] } }
    #expect(changes == ["examples: prompt 2.1.1.a: none → 1, 1 of them new"])
  }
}
