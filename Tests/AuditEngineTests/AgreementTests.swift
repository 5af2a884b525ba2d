import AuditCore
import FEEL
import Testing

@testable import AuditEngine

/// Random cases scored in several ways must come out the same.
struct AgreementTests {
  private static func cases(count: Int, seed: UInt64) -> CaseTable {
    var generator = SplitMix(state: seed)
    func pick(_ values: [String]) -> String {
      values[Int(generator.next() % UInt64(values.count))]
    }
    func day() -> String {
      let number = 19_700 + Int(generator.next() % 60)
      return generator.next() % 5 == 0 ? "" : CalendarDay(dayNumber: number).description
    }
    var rows: [[String: String]] = []
    var contacts: [[[String]]] = []
    for index in 0..<count {
      rows.append([
        "case.id": "C-\(index)",
        "unit.region": pick(["Northmarch", "Eastwold"]),
        "unit.pdu": pick(["Alderbeck", "Brackendale", "Carrow Vale"]),
        "sentence.startedOn": day(),
        "plan.completedOn": day(),
        "rosh.level": pick(["", "low", "medium", "high"]),
        "visit.count": pick(["", "0", "1", "2", "3", "12"]),
        "enquiry.made": pick(["", "yes", "no"]),
      ])
      contacts.append(
        (0..<generator.next() % 4).map { _ in
          [pick(["", "home visit", "office visit"]), day(), pick(["", "yes", "no"])]
        }
      )
    }
    return TinyCases.table(rows: rows, contacts: contacts)
  }

  private static func compiled() throws -> CompiledFramework {
    let rules: [(applies: String?, met: String)] = [
      (nil, "working days between(sentence.startedOn, plan.completedOn) <= 15"),
      ("rosh.level = \"high\"", "count(contacts[type = \"home visit\" and attended]) >= 1"),
      ("visit.count > 0", "every c in contacts satisfies c.date >= sentence.startedOn"),
      ("enquiry.made != null", "enquiry.made or rosh.level in (\"low\", \"medium\")"),
      (nil, "if rosh.level = \"low\" then visit.count >= 1 else visit.count > 2"),
      ("10 / visit.count > 1", "plan.completedOn <= due"),
      (nil, "min(contacts.date) <= due"),
    ]
    let prompts = rules.enumerated().map { index, rule in
      TinyFramework.prompt(
        "2.1.\(index % 2 + 1).\(["a", "b", "c", "d"][index / 2])",
        applies: rule.applies,
        met: rule.met,
        isCritical: index % 3 == 0
      )
    }
    let odd = prompts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let even = prompts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let framework = TinyFramework.framework(
      standards: [
        TinyFramework.standard(
          "2.1",
          cases: "sentence.startedOn != null",
          questions: [
            TinyFramework.question("2.1.1", prompts: even),
            TinyFramework.question(
              "2.1.2",
              applies: "rosh.level != \"low\"",
              prompts: odd,
              indicates: "criticalNotMet = 0 and (a = \"met\" or met > notMet)"
            ),
          ]
        )
      ],
      definitions: [
        Definition(
          name: "due",
          expression: LocatedText("working days after(sentence.startedOn, 10)"),
          place: TinyFramework.place
        )
      ]
    )
    let (compiled, diagnostics) = FrameworkCompiler.compile(
      framework,
      vocabulary: TinyCases.vocabulary,
      calendar: nil
    )
    return try #require(compiled, "\(diagnostics.map(\.headline))")
  }

  @Test(arguments: [1, 63, 64, 65, 300])
  func `both evaluators give the same outcomes for random cases`(count: Int) throws {
    let compiled = try Self.compiled()
    let cases = Self.cases(count: count, seed: UInt64(count))
    let day = try #require(CalendarDay("2024-06-03"))
    let fast = CaseScorer.score(compiled, cases: cases, asOf: day).outcomes
    let plain = CaseScorer.score(compiled, cases: cases, asOf: day, choice: .plain).outcomes
    #expect(fast.prompts == plain.prompts)
    #expect(fast.indicated == plain.indicated)
    // All but the sixth rule, which divides, must have been answered by columns.
    #expect(compiled.rules.count { $0.rule.plan == nil } == 1)
  }

  @Test func `every outcome comes about in random cases`() throws {
    let compiled = try Self.compiled()
    let cases = Self.cases(count: 300, seed: 300)
    let day = try #require(CalendarDay("2024-06-03"))
    let found = Set(
      CaseScorer.score(compiled, cases: cases, asOf: day).outcomes.prompts.flatMap { $0 }
    )
    #expect(found == [.met, .notMet, .notApplicable, .notEvidenced, .error])
  }

  @Test func `neither threads nor the size of blocks change an outcome`() throws {
    let compiled = try Self.compiled()
    let cases = Self.cases(count: 500, seed: 3)
    let day = try #require(CalendarDay("2024-06-03"))
    let judgements = try (0..<40).map { index in
      Judgement(
        caseID: "C-\(index * 12)",
        item: index % 2 == 0 ? "2.1.1.a" : "2.1.2",
        verdict: JudgedSufficiency.allCases[index % 3],
        by: "Inspector A",
        on: try #require(CalendarDay("2024-06-01")),
        why: "",
        place: TinyFramework.place
      )
    }
    func score(threads: Int, blockSize: Int) -> OutcomeTable {
      CaseScorer.score(
        compiled,
        cases: cases,
        asOf: day,
        judgements: JudgementSet(judgements: judgements),
        threads: threads,
        choice: .fastest,
        blockSize: blockSize
      ).outcomes
    }
    let whole = score(threads: 1, blockSize: 512)
    for (threads, blockSize) in [(1, 64), (2, 64), (2, 128)] {
      let other = score(threads: threads, blockSize: blockSize)
      #expect(other.prompts == whole.prompts)
      #expect(other.indicated == whole.indicated)
      #expect(other.judged == whole.judged)
      #expect(other.judgedPrompts == whole.judgedPrompts)
    }
  }
}
