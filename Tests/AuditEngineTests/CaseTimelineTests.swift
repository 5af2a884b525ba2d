import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct CaseTimelineTests {
  private static let contacts = """
    case.id | unit.region | sentence.startedOn | plan.completedOn | rosh.level | visit.count
    C-0001  | Northmarch  | 2024-01-08         | 2024-03-01       | high       | 3
    > home visit | 2024-01-20 | no
    > office visit | 2024-01-10 | yes
    """

  private static func day(_ text: String) -> CalendarDay? { CalendarDay(text) }

  /// Explains the first case under one key question with these prompts.
  private func explain(
    _ text: String = contacts,
    definitions: [(name: String, rule: String)] = [],
    prompts: [Prompt],
    marks: Marks = Marks(),
    concealing: Bool = true
  ) throws -> CaseExplanation {
    let cases = marks.marked(TinyCases.table(text))
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          questions: [TinyFramework.question("2.1.1", applies: nil, prompts: prompts)]
        )
      ],
      definitions: definitions.map {
        Definition(
          name: $0.name,
          expression: LocatedText($0.rule),
          summary: "What it is for.",
          place: TinyFramework.place
        )
      }
    )
    let (made, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: cases.vocabulary,
      calendar: nil
    )
    let compiled = try #require(made, "\(diagnostics.map(\.headline))")
    let asOf = try #require(CalendarDay("2024-12-31"))
    let outcomes = CaseScorer.score(
      compiled,
      cases: cases,
      asOf: asOf,
      judgements: JudgementSet(judgements: [])
    ).outcomes
    return CaseExplainer.explain(
      compiled,
      cases: cases,
      row: 0,
      asOf: asOf,
      outcomes: outcomes,
      concealing: concealing
    )
  }

  private static let anyPrompt = [
    TinyFramework.prompt("2.1.1.a", met: "plan.completedOn != null and rosh.level = \"high\"")
  ]

  // MARK: - Events

  @Test func `each day of the case and its lists is an event, in the order of days`() throws {
    let timeline = try explain(prompts: Self.anyPrompt).timeline
    #expect(timeline.asOf == Self.day("2024-12-31"))
    #expect(
      timeline.entries.map(\.title) == [
        "Start of the sentence", "Contact, office visit: day", "Contact, home visit: day",
        "Day the plan was completed",
      ]
    )
    #expect(
      timeline.entries.map(\.file) == ["cases.csv", "contacts.csv", "contacts.csv", "cases.csv"]
    )
    #expect(timeline.entries.map(\.line) == [2, 3, 2, 2])
    #expect(timeline.entries.allSatisfy { $0.kind == .event && $0.detail.isEmpty })
    #expect(timeline.omissions.isEmpty)
  }

  @Test func `the vocabulary says what stands beside a day and which days stay away`() throws {
    let timeline = try explain(
      prompts: Self.anyPrompt,
      marks: Marks(shown: ["attended"], hidden: ["plan.completedOn"])
    ).timeline
    #expect(timeline.entries.map(\.detail) == ["", "Attended: yes", "Attended: no"])
  }

  @Test func `a list that the vocabulary keeps off the time line is not on it`() throws {
    let timeline = try explain(prompts: Self.anyPrompt, marks: Marks(hidesLists: true)).timeline
    #expect(timeline.entries.map(\.group) == ["Case", "Case"])
    #expect(timeline.omissions.isEmpty)
  }

  @Test func `of many records those that rules read are told, the first and the last`() throws {
    var lines = ["case.id | sentence.startedOn", "C-0001 | 2024-01-08"]
    for number in 0..<30 {
      let day = try #require(Self.day("2024-02-01")).adding(days: number)
      lines.append("> \(number == 14 ? "home visit" : "office visit") | \(day) | yes")
    }
    let timeline = try explain(
      lines.joined(separator: "\n"),
      prompts: [
        TinyFramework.prompt(
          "2.1.1.a",
          met: "some c in contacts satisfies c.type = \"home visit\""
        )
      ]
    ).timeline
    #expect(
      timeline.entries.map(\.day)
        == [
          "2024-01-08", "2024-02-01", "2024-02-15", "2024-03-01",
        ].compactMap(Self.day)
    )
    #expect(timeline.omissions == [TimelineOmission(title: "Contact", count: 27)])
  }

  // MARK: - Windows

  @Test func `a day that a rule works out is a window from where its count began`() throws {
    let timeline = try explain(
      definitions: [
        ("plan start", "sentence.startedOn"),
        ("plan due", "plan start + duration(\"P30D\")"),
      ],
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "plan.completedOn <= plan due"),
        TinyFramework.prompt("2.1.1.b", met: "plan.completedOn > plan start"),
      ]
    ).timeline
    let windows = timeline.entries.filter { $0.kind != .event }
    #expect(
      windows == [
        TimelineEntry(
          kind: .window,
          day: try #require(Self.day("2024-01-08")),
          until: Self.day("2024-02-07"),
          group: "Window",
          title: "Plan due",
          detail: "What it is for.",
          prompts: [0]
        )
      ]
    )
  }

  @Test func `the branch that a window takes decides where it begins`() throws {
    let timeline = try explain(
      definitions: [
        (
          "visit due",
          """
          if rosh.level = "low" then plan.completedOn + duration("P7D")
          else sentence.startedOn + duration("P14D")
          """
        )
      ],
      prompts: [
        TinyFramework.prompt("2.1.1.a", met: "some c in contacts satisfies c.date <= visit due")
      ]
    ).timeline
    let window = try #require(timeline.entries.first { $0.kind == .window })
    #expect(window.day == Self.day("2024-01-08"))
    #expect(window.until == Self.day("2024-01-22"))
  }

  @Test func `a range of days is a window, and a day before another is a deadline`() throws {
    let timeline = try explain(
      definitions: [
        ("window", "[sentence.startedOn..plan.completedOn)"),
        ("ready by", "plan.completedOn - duration(\"P7D\")"),
      ],
      prompts: [
        TinyFramework.prompt(
          "2.1.1.a",
          met: "some c in contacts satisfies c.date in window and c.date < ready by"
        )
      ]
    ).timeline
    let found = timeline.entries.filter { $0.kind != .event }
    #expect(found.map(\.kind) == [.deadline, .window])
    #expect(found.map(\.mainDay) == [Self.day("2024-02-23"), Self.day("2024-02-29")])
  }

  @Test func `a window of a prompt that does not apply is not on the time line`() throws {
    let timeline = try explain(
      definitions: [("plan due", "sentence.startedOn + duration(\"P30D\")")],
      prompts: [
        TinyFramework.prompt(
          "2.1.1.a",
          applies: "rosh.level = \"low\"",
          met: "plan.completedOn <= plan due"
        )
      ]
    ).timeline
    #expect(!timeline.entries.contains { $0.kind != .event })
  }

  @Test func `a window whose day is not recorded is not on the time line`() throws {
    let timeline = try explain(
      "case.id | sentence.startedOn\nC-0001 | ",
      definitions: [("plan due", "sentence.startedOn + duration(\"P30D\")")],
      prompts: [TinyFramework.prompt("2.1.1.a", met: "plan.completedOn <= plan due")]
    ).timeline
    #expect(timeline.entries.isEmpty)
  }

  // MARK: - What identifies

  @Test func `a day that identifies is neither on the time line nor among the values`() throws {
    let prompts = [
      TinyFramework.prompt("2.1.1.a", met: "plan.completedOn < sentence.startedOn"),
      TinyFramework.prompt("2.1.1.b", met: "first seen < plan.completedOn"),
      TinyFramework.prompt("2.1.1.c", met: "days between(sentence.startedOn, as of) > 6000"),
    ]
    let definitions = [("first seen", "sentence.startedOn + duration(\"P1D\")")]
    let marks = Marks(identifying: ["sentence.startedOn"])
    let kept = try explain(definitions: definitions, prompts: prompts, marks: marks)
    let shown = try explain(
      definitions: definitions,
      prompts: prompts,
      marks: marks,
      concealing: false
    )
    for secret in ["2024-01-08", "8 January 2024", "2024-01-09", "9 January 2024", "358"] {
      #expect(!"\(kept)".contains(secret), "\(secret)")
    }
    #expect("\(shown)".contains("2024-01-08"))
    let clause = try #require(kept.questions[0].prompts[0].met)
    #expect(clause.truth == .no)
    #expect(
      clause.sentence
        == "What is recorded does not fit 'plan.completedOn < sentence.startedOn'."
    )
    #expect(
      clause.values.map(\.value) == ["2024-03-01", ClauseExplanation.ReadValue.concealed]
    )
    #expect(clause.values.map(\.isConcealed) == [false, true])
  }

  @Test func `a text is kept back unless the vocabulary says that it does not identify`() throws {
    let prompts = [TinyFramework.prompt("2.1.1.a", met: "unit.region = \"Eastwold\"")]
    #expect(!"\(try explain(prompts: prompts))".contains("Northmarch"))
    let shown = try explain(prompts: prompts, marks: Marks(plain: ["unit.region"]))
    #expect(shown.questions[0].prompts[0].met?.values.map(\.value) == ["Northmarch"])
  }

  @Test func `what identifies in a list is kept back, and how many there are is not`() throws {
    let prompts = [
      TinyFramework.prompt("2.1.1.a", met: "some c in contacts satisfies c.date > as of"),
      TinyFramework.prompt("2.1.1.b", met: "count(contacts[date < as of]) > 2"),
      TinyFramework.prompt("2.1.1.c", met: "max(contacts.date) > as of"),
    ]
    let kept = try explain(prompts: prompts, marks: Marks(identifying: ["date"]))
    for secret in ["2024-01-20", "20 January 2024", "2024-01-10", "10 January 2024"] {
      #expect(!"\(kept)".contains(secret), "\(secret)")
    }
    #expect(kept.questions[0].prompts[1].met?.sentence.contains("2 of 2 contacts") == true)
  }
}

/// What a vocabulary says of single fields, laid over the tests' own.
private struct Marks {
  var identifying: Set<String> = []
  var plain: Set<String> = []
  var shown: Set<String> = []
  var hidden: Set<String> = []
  var hidesLists = false

  /// The same cases under a vocabulary with these marks.
  func marked(_ cases: CaseTable) -> CaseTable {
    let records = marked(cases.records)
    let vocabulary = Vocabulary(
      id: cases.vocabulary.id,
      version: "1",
      title: "Tiny case",
      codeLists: cases.vocabulary.codeLists,
      root: records.type,
      keyField: 0,
      place: TinyFramework.place
    )
    return CaseTable(vocabulary: vocabulary, records: records, files: cases.files)
  }

  private func marked(_ table: RecordTable) -> RecordTable {
    let lists = table.lists.map { ListColumn(offsets: $0.offsets, table: marked($0.table)) }
    return RecordTable(
      type: RecordType(
        name: table.type.name,
        title: table.type.title,
        fields: table.type.fields.map(marked),
        lists: lists.map(\.table.type),
        isOnTimeline: !hidesLists || table.type.name == "case"
      ),
      rowCount: table.rowCount,
      columns: table.columns,
      lists: lists,
      origins: table.origins
    )
  }

  private func marked(_ field: Field) -> Field {
    let path = field.path
    return Field(
      path: path,
      type: field.type,
      title: field.title,
      isRequired: field.isRequired,
      identifies: identifying.contains(path) ? true : plain.contains(path) ? false : nil,
      isOnTimeline: shown.contains(path) ? true : hidden.contains(path) ? false : nil,
      place: field.place
    )
  }
}
