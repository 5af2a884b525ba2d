import AuditCore
import Testing

@testable import AuditEngine

struct AggregateTests {
  private let codes = ["2.1", "2.2"]

  /// A framework of two standards: 2.1 with two questions of one prompt each, 2.2 with one.
  private func framework(
    levels: [UnitLevel]? = nil,
    evidence: Bool = false,
    isRated: Bool = true,
    notEvidenced: NotEvidencedCounts = .against,
    overall: CompositeRule? = nil
  ) -> Framework {
    var standards = [
      TinyFramework.standard(
        "2.1",
        questions: ["2.1.1", "2.1.2"].map { code in
          TinyFramework.question(
            code,
            prompts: [TinyFramework.prompt("\(code).a", isCritical: code == "2.1.1")]
          )
        }
      ),
      TinyFramework.standard(
        "2.2",
        isRated: isRated,
        questions: [
          TinyFramework.question("2.2.1", prompts: [TinyFramework.prompt("2.2.1.a")])
        ]
      ),
    ]
    if evidence { standards.append(TinyFramework.evidenceStandard("1.1")) }
    return TinyFramework.framework(
      standards: standards,
      levels: levels,
      pointBands: TinyFramework.pointBands([0, 2, 4, 6], end: standards.count * 3),
      discretion: TinyFramework.discretion,
      notEvidenced: notEvidenced,
      overall: overall
    )
  }

  /// Makes cases in Alderbeck and Carrow Vale of Northmarch, then Dunmere of Eastwold.
  private func cases(_ counts: [Int]) -> CaseTable {
    let units = [
      ("Northmarch", "Alderbeck"), ("Northmarch", "Carrow Vale"), ("Eastwold", "Dunmere"),
    ]
    var rows: [[String: String]] = []
    for (unit, count) in zip(units, counts) {
      for _ in 0..<count {
        rows.append([
          "case.id": "C-\(rows.count)", "unit.region": unit.0, "unit.pdu": unit.1,
        ])
      }
    }
    return TinyCases.table(rows: rows, contacts: rows.map { _ in [] })
  }

  /// Turns a text of letters into sufficiencies: s i n(ot applicable) e(vidence lacks) a(waiting) x.
  private func column(_ text: String) -> [Sufficiency] {
    let letters: [Character: Sufficiency] = [
      "s": .sufficient, "i": .insufficient, "n": .notApplicable, "e": .notEvidenced,
      "a": .awaitingJudgement, "x": .error,
    ]
    return text.filter { $0 != " " }.map { letters[$0] ?? .error }
  }

  private func outcomes(
    _ columns: [String],
    judged: [[Int: Judgement]] = [[:], [:], [:]]
  ) -> OutcomeTable {
    let indicated = columns.map(column)
    let prompts = indicated.map { column in
      column.map { value -> Outcome in
        switch value {
        case .sufficient: .met
        case .insufficient: .notMet
        case .notApplicable: .notApplicable
        case .notEvidenced: .notEvidenced
        case .awaitingJudgement: .awaitingJudgement
        case .error: .error
        }
      }
    }
    return OutcomeTable(prompts: prompts, indicated: indicated, judged: judged)
  }

  private func aggregate(
    _ framework: Framework,
    _ cases: CaseTable,
    _ outcomes: OutcomeTable,
    evidence: [EvidenceRating] = [],
    threads: Int = 1
  ) -> (aggregate: Aggregate, diagnostics: [Diagnostic]) {
    let outline = FrameworkOutline(framework)
    return Aggregate.make(
      outline: outline,
      conditions: CompiledResults.compile(outline).compiled,
      records: cases.records,
      outcomes: outcomes,
      entered: JudgementSet(evidenceRatings: evidence),
      asOf: CalendarDay(dayNumber: 19_905),
      threads: threads
    )
  }

  private func judgement(_ verdict: JudgedSufficiency) throws -> Judgement {
    Judgement(
      caseID: "C-0",
      item: "2.1.1",
      verdict: verdict,
      by: "Inspector A",
      on: try #require(CalendarDay("2024-06-03")),
      why: "",
      place: TinyFramework.place
    )
  }

  private func evidence(
    _ unit: String,
    _ standard: String,
    _ rating: String,
    on day: String = "2024-06-03"
  ) throws -> EvidenceRating {
    EvidenceRating(
      unit: unit,
      standard: standard,
      ratingID: rating,
      by: "Lead inspector",
      on: try #require(CalendarDay(day)),
      why: "",
      place: TinyFramework.place
    )
  }

  @Test func `a wider unit pools the cases of its narrower units and does not average them`() {
    let cases = cases([2, 4, 1])
    // Alderbeck 2 of 2, Carrow Vale 1 of 4: Northmarch 3 of 6, not the mean of 100 and 25.
    let table = outcomes(["ss siii i", "ss ssss s", "ss ssss s"])
    let results = aggregate(framework(), cases, table).aggregate.unitResults
    // Eastwold, Northmarch, Dunmere, Alderbeck, Carrow Vale.
    #expect(results.map(\.caseCount) == [1, 6, 1, 2, 4])
    #expect(results[1].standards[0].questions[0].share == Share(3, of: 6))
    #expect(results[3].standards[0].questions[0].share == Share(2, of: 2))
    #expect(results[4].standards[0].questions[0].share == Share(1, of: 4))
    #expect(results[1].standards[0].status == .rated("requiresImprovement"))
    #expect(results[1].prompts[0][.notMet] == 3)
    #expect(results[1].prompts[0][.met] == 3)
  }

  @Test func `each sufficiency is counted apart and only decided cases make the denominator`() {
    let cases = cases([8, 0, 0])
    let table = outcomes(["sssienax", "ssssssss", "ssssssss"])
    let question = aggregate(framework(), cases, table).aggregate.unitResults[1]
      .standards[0].questions[0]
    #expect(question.share == Share(3, of: 5))
    #expect(question.bestCase == Share(4, of: 5))
    #expect(question.worstCase == Share(3, of: 5))
    #expect(question.counts.counts == [3, 1, 1, 1, 1, 1])
    #expect(question.ratingID == "requiresImprovement")
  }

  @Test func `what is not evidenced can be left out of the denominator`() {
    let cases = cases([8, 0, 0])
    let table = outcomes(["sssienax", "ssssssss", "ssssssss"])
    let standard = aggregate(framework(notEvidenced: .excluded), cases, table)
      .aggregate.unitResults[1].standards[0]
    #expect(standard.questions[0].share == Share(3, of: 4))
    #expect(standard.questions[0].bestCase == Share(4, of: 5))
    #expect(standard.questions[0].worstCase == Share(3, of: 5))
    #expect(standard.status == .rated("good"))
    #expect(standard.bestCase == .rated("outstanding"))
    #expect(standard.worstCase == .rated("requiresImprovement"))
  }

  @Test func `a standard rests on the lowest of its questions that has a case`() {
    let cases = cases([4, 0, 0])
    let standard = aggregate(framework(), cases, outcomes(["nnnn", "sssi", "ssss"]))
      .aggregate.unitResults[1].standards[0]
    #expect(standard.status == .rated("good"))
    #expect(standard.deciding == 1)
    #expect(standard.questions[0].ratingID == nil)
  }

  @Test func `without a relevant case a standard has no rating`() {
    let cases = cases([3, 0, 0])
    let result = aggregate(framework(), cases, outcomes(["nnn", "nxn", "sss"]))
      .aggregate.unitResults[1]
    #expect(result.standards[0].status == .noCases)
    #expect(result.standards[0].bestCase == .noCases)
    #expect(result.standards[0].deciding == nil)
    #expect(result.standards[0].lift == nil)
  }

  @Test func `where nobody has judged yet a standard awaits judgement`() {
    let cases = cases([3, 0, 0])
    let results = aggregate(framework(), cases, outcomes(["aaa", "nnn", "saa"]))
      .aggregate.unitResults[1]
    #expect(results.standards[0].status == .awaitingJudgement)
    #expect(results.standards[1].status == .rated("outstanding"))
    #expect(results.standards[1].questions[0].share == Share(1, of: 1))
  }

  @Test func `a standard that is not rated still has its shares`() {
    let cases = cases([4, 0, 0])
    let standard = aggregate(framework(isRated: false), cases, outcomes(["ssss", "ssss", "sssi"]))
      .aggregate.unitResults[1].standards[1]
    #expect(standard.status == .unrated)
    #expect(standard.questions[0].share == Share(3, of: 4))
    #expect(standard.deciding == 0)
    #expect(standard.discretion.isEmpty)
    #expect(standard.lift == nil)
  }

  @Test func `a standard outside a level's list is not rated at that level`() {
    let levels = [
      TinyFramework.level("region", field: "unit.region", standards: ["2.2"]),
      TinyFramework.level("pdu", field: "unit.pdu", standards: ["2.1", "2.2"]),
    ]
    let results = aggregate(
      framework(levels: levels),
      cases([4, 0, 0]),
      outcomes(["ssss", "ssss", "ssss"])
    ).aggregate.unitResults
    #expect(results[0].standards.map(\.status) == [.unrated, .rated("outstanding")])
    #expect(results[1].standards.map(\.status) == [.rated("outstanding"), .rated("outstanding")])
  }

  @Test func `the rating under the other rounding is told only where it differs`() {
    // 20 of 31 is 64.5 per cent.
    let text = String(repeating: "s", count: 20) + String(repeating: "i", count: 11)
    let all = String(repeating: "s", count: 31)
    let standards = aggregate(framework(), cases([31, 0, 0]), outcomes([text, all, all]))
      .aggregate.unitResults[1].standards
    #expect(standards[0].status == .rated("good"))
    #expect(standards[0].otherRounding == "requiresImprovement")
    #expect(standards[1].otherRounding == nil)
  }

  @Test func `a person's judgement counts before what the records indicate`() throws {
    let judged = try [
      [0: judgement(.sufficient), 1: judgement(.notApplicable), 2: judgement(.insufficient)],
      [:], [3: judgement(.insufficient)],
    ]
    let table = outcomes(["ieia", "ssss", "sssa"], judged: judged)
    let (aggregate, _) = aggregate(framework(), cases([4, 0, 0]), table)
    let question = aggregate.unitResults[1].standards[0].questions[0]
    #expect(question.counts.counts == [1, 1, 1, 0, 1, 0])
    #expect(question.judgedCount == 3)
    #expect(aggregate.unitResults[0].standards[0].questions[0].judgedCount == 3)
    #expect(aggregate.unitResults[1].standards[1].questions[0].share == Share(3, of: 4))
  }

  @Test func `a judgement differs where the records indicate otherwise or lack the evidence`()
    throws
  {
    let judged = try [
      [
        0: judgement(.sufficient), 1: judgement(.sufficient), 2: judgement(.insufficient),
        3: judgement(.insufficient), 4: judgement(.sufficient), 5: judgement(.notApplicable),
      ],
      [1: judgement(.insufficient)], [:],
    ]
    let table = outcomes(["iessas", "ssssss", "ssssss"], judged: judged)
    let differences = aggregate(framework(), cases([6, 0, 0]), table).aggregate.differences
    #expect(differences.map(\.row) == [0, 1, 1, 2, 3, 5])
    #expect(differences.map(\.question) == [0, 0, 1, 0, 0, 0])
    #expect(differences[1].indicated == .notEvidenced)
  }

  @Test func `a standard on evidence awaits a rating until somebody enters it`() throws {
    let table = outcomes(["ss ss s", "ss ss s", "ss ss s"])
    let overall = CompositeRule(
      title: "Overall",
      levels: ["pdu"],
      members: ["1.1", "2.1", "2.2"].map { CompositeRule.Member($0) },
      bands: "points",
      place: TinyFramework.place
    )
    let framework = framework(evidence: true, overall: overall)
    let rating = try evidence("Alderbeck", "1.1", "good")
    let (aggregate, diagnostics) = aggregate(
      framework,
      cases([2, 2, 1]),
      table,
      evidence: [rating]
    )
    #expect(diagnostics.isEmpty)
    let results = aggregate.unitResults
    #expect(results[3].standards[2].status == .rated("good"))
    #expect(results[3].standards[2].evidence == rating)
    #expect(results[3].overall?.status == .rated("outstanding"))
    #expect(results[3].overall?.points == 8)
    #expect(results[4].standards[2].status == .awaitingEvidence)
    #expect(results[4].overall?.status == .incomplete(["1.1"]))
    #expect(results[4].overall?.possiblePoints == 6...9)
    #expect(results[0].overall == nil)
  }

  @Test func `of two ratings on evidence the later counts and the other is told`() throws {
    let table = outcomes(["s", "s", "s"])
    let (aggregate, diagnostics) = aggregate(
      framework(evidence: true),
      cases([1, 0, 0]),
      table,
      evidence: [
        try evidence("Alderbeck", "1.1", "good", on: "2024-06-04"),
        try evidence("Alderbeck", "1.1", "inadequate", on: "2024-06-03"),
        try evidence("Alderbeck", "1.1", "outstanding", on: "2024-06-04"),
      ]
    )
    #expect(aggregate.unitResults[1].standards[2].status == .rated("outstanding"))
    #expect(diagnostics.map(\.code) == [.duplicateJudgement, .duplicateJudgement])
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `a rating on evidence that cannot be placed is told without the unit's name`()
    throws
  {
    let levels = [
      TinyFramework.level("region", field: "unit.region", standards: ["2.1"]),
      TinyFramework.level("pdu", field: "unit.pdu", standards: ["1.1", "2.1", "2.2"]),
    ]
    let diagnostics = aggregate(
      framework(levels: levels, evidence: true),
      cases([1, 0, 0]),
      outcomes(["s", "s", "s"]),
      evidence: [
        try evidence("Elsewhere", "1.1", "good"), try evidence("Alderbeck", "1.2", "good"),
        try evidence("Alderbeck", "2.1", "good"), try evidence("Alderbeck", "1.1", "goood"),
        try evidence("Northmarch", "1.1", "good"),
      ]
    ).diagnostics
    #expect(
      diagnostics.map(\.code) == [
        .unknownUnitInJudgements, .unknownStandardInJudgements, .notRatedOnEvidence,
        .unknownRatingInJudgements, .notRatedAtLevel,
      ]
    )
    #expect(diagnostics[0].caseValue == "Elsewhere")
    #expect(diagnostics[1].helps == ["did you mean '1.1'?"])
    #expect(diagnostics[3].helps == ["did you mean 'good'?"])
    for diagnostic in diagnostics {
      let shown = DiagnosticText().full(diagnostic)
      #expect(!shown.contains("Elsewhere") && !shown.contains("Alderbeck"))
      #expect(diagnostic.headline.count <= 80)
    }
  }

  @Test func `cases without a unit are told and count nowhere`() {
    let cases = TinyCases.table(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  | Alderbeck
      C-0002  | Northmarch  |
      """
    )
    let (aggregate, diagnostics) = aggregate(framework(), cases, outcomes(["si", "si", "si"]))
    #expect(aggregate.unitResults.map(\.caseCount) == [1, 1])
    #expect(diagnostics.map(\.code) == [.casesWithoutUnit])
    #expect(diagnostics[0].headline == "1 case names no unit and counts in no rating")
  }

  @Test func `concerns stand gravest first, ties in the cases' order`() throws {
    // Critical: question 2.1.1's prompt. Case 5 is judged sufficient in 2.2.1 after all.
    let judged = try [[:], [:], [5: judgement(.sufficient)]]
    let table = outcomes(["sisesis", "siisiis", "siisiis"], judged: judged)
    let concerns = aggregate(framework(), cases([7, 0, 0]), table).aggregate.concerns
    #expect(concerns.map(\.row) == [1, 5, 2, 4])
    #expect(concerns.map(\.criticalPrompts) == [[0], [0], [], []])
    #expect(concerns.map(\.insufficientCount) == [3, 2, 2, 2])
    #expect(concerns.map(\.otherCount) == [2, 2, 2, 2])
  }

  @Test func `every unit keeps its gravest cases when concerns are many`() {
    let counts = [1_200, 30, 5]
    let grave = String(repeating: "i", count: 1_200)
    let light = String(repeating: "s", count: 35)
    let other = String(repeating: "i", count: 1_235)
    let table = outcomes([grave + light, other, other])
    let (aggregate, _) = aggregate(framework(), cases(counts), table)
    let units = aggregate.concerns.map { Int(aggregate.units.unitOfCase[$0.row]) }
    #expect(units.filter { $0 == 3 }.count == 1_000)
    #expect(units.filter { $0 == 4 }.count == 20)
    #expect(units.filter { $0 == 2 }.count == 5)
  }

  @Test func `two threads come to the same as one`() {
    let letters = Array("siieneaxss")
    let text = String((0..<300).map { letters[($0 * 7 + $0 / 3) % 10] })
    let table = outcomes([text, String(text.reversed()), text])
    let one = aggregate(framework(), cases([100, 150, 50]), table).aggregate
    let two = aggregate(framework(), cases([100, 150, 50]), table, threads: 2).aggregate
    #expect(one.unitResults == two.unitResults)
    #expect(one.concerns == two.concerns)
  }
}
