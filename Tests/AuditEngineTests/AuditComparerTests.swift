import AuditCore
import Testing

@testable import AuditEngine

struct AuditComparerTests {
  private static let scale = TinyFramework.scale.ratings

  /// An audit of one region with two units, one key question and its one prompt.
  ///
  /// Each case is written as `C-0001 Alderbeck met`; a star behind the answer marks a judgement.
  private static func audit(
    _ cases: String,
    rule: String = "r1",
    ratings: [String?] = [nil, nil, nil],
    units: [String] = ["Northmarch", "Alderbeck", "Dunmere"],
    naming: CaseNaming = .references,
    indicative: Bool = true
  ) -> AuditSnapshot {
    var audit = AuditSnapshot(
      framework: .init(id: "tiny", version: "1", title: "Tiny"),
      runAt: "2024-07-01T09:30:00Z",
      asOf: CalendarDay(dayNumber: 19_900),
      basis: .cases,
      isIndicative: indicative,
      naming: naming,
      inputs: [],
      notEvidencedCounts: .against,
      scale: scale,
      levels: ["region", "pdu"],
      standards: [.init(code: "2.1", title: "Engagement", rule: "s1")],
      questions: [.init(code: "2.1.1", title: "engaging", rule: rule)],
      prompts: [.init(code: "2.1.1.a", title: "", rule: rule)],
      composites: []
    )
    let rows = cases.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for row in rows {
      audit.caseIDs.append(row[0])
      audit.unitOfCase.append(Int32(units.firstIndex(of: row[1]) ?? -1))
    }
    let answers = rows.map { row in
      let isJudged = row[2].hasSuffix("*")
      let word = isJudged ? String(row[2].dropLast()) : row[2]
      return CaseAnswer(Outcome(name: word) ?? .error, isJudged: isJudged)
    }
    audit.questionAnswers = [answers]
    audit.promptAnswers = [answers]
    for (unit, name) in units.enumerated() {
      let own = answers.indices.filter { unit == 0 || rows[$0][1] == name }
      func count(_ outcomes: [Outcome]) -> Int {
        own.count { outcomes.contains(answers[$0].outcome) }
      }
      audit.units.append(
        .init(
          name: name,
          level: unit == 0 ? 0 : 1,
          parent: unit == 0 ? nil : 0,
          caseCount: own.count,
          standards: [ratings[unit]],
          composites: [],
          questions: [Share(count([.met]), of: count([.met, .notMet, .notEvidenced]))],
          judgedCounts: [own.count { answers[$0].isJudged }],
          prompts: [Share(count([.met]), of: count([.met, .notMet]))]
        )
      )
    }
    return audit
  }

  private func compare(_ old: AuditSnapshot, _ new: AuditSnapshot) -> AuditComparison {
    AuditComparer.compare(old, new, threads: 2)
  }

  static let answers: [(before: String, now: String, movement: Movement)] = [
    ("met", "notMet", .newlyNotMet), ("notMet", "met", .newlyMet),
    ("notMet", "notMet", .stillNotMet), ("met", "met", .stillMet),
    ("met", "notEvidenced", .evidenceLostMet), ("notMet", "notEvidenced", .evidenceLostNotMet),
    ("notEvidenced", "met", .evidencedMet), ("notEvidenced", "notMet", .evidencedNotMet),
    ("notEvidenced", "notEvidenced", .stillNotEvidenced),
    ("notApplicable", "notMet", .appliesOtherwise), ("met", "error", .appliesOtherwise),
    ("awaitingJudgement", "notApplicable", .countsNeither), ("met*", "met*", .stillMet),
    ("met", "met*", .judgedOnce), ("notMet*", "met", .judgedOnce),
  ]

  @Test(arguments: answers)
  func `what became of an answer says both audits' answers`(
    _ before: String,
    _ now: String,
    _ movement: Movement
  ) {
    let found = compare(
      Self.audit("C-0001 Alderbeck \(before)"),
      Self.audit("C-0001 Alderbeck \(now)")
    )
    #expect(found.promptMovements == [[movement]])
    #expect(found.units.map { $0.prompts[0][movement] } == [1, 1, 0])
  }

  @Test func `under a changed rule no change is taken for practice`() {
    let old = Self.audit("C-0001 Alderbeck met\nC-0002 Alderbeck notMet")
    let new = Self.audit("C-0001 Alderbeck notMet\nC-0002 Alderbeck notMet", rule: "r2")
    let found = compare(old, new)
    #expect(found.questions[0].rule == .changed)
    #expect(found.units[1].questions[0][.ruleChanged] == 2)
    #expect(found.units[1].questions[0].verdict == .otherRules)
    #expect(found.frameworkChanges.contains("1 prompt is asked by other rules: 2.1.1.a."))
  }

  @Test func `cases that arrive, leave and move are counted apart in each unit`() {
    let old = Self.audit(
      "C-0001 Alderbeck met\nC-0002 Alderbeck met\nC-0003 Alderbeck notMet\nC-0004 Dunmere met"
    )
    let new = Self.audit(
      "C-0001 Alderbeck met\nC-0003 Dunmere met\nC-0004 Dunmere met\nC-0005 Dunmere met"
    )
    let found = compare(old, new)
    let flows = found.units.compactMap(\.flow)
    #expect(flows.map(\.stayed) == [3, 1, 1])
    #expect(flows.map(\.arrived) == [1, 0, 1])
    #expect(flows.map(\.left) == [1, 1, 0])
    #expect(flows.map(\.movedIn) == [0, 0, 1])
    #expect(flows.map(\.movedOut) == [0, 1, 0])
    #expect(found.leftCases.map(\.id) == ["C-0002"])
    // The region had the case that moved all along; its units did not.
    #expect(found.units.map { $0.prompts[0][.newlyMet] } == [1, 0, 0])
  }

  @Test func `units that appeared and vanished are named`() {
    let old = Self.audit("C-0001 Dunmere met")
    let new = Self.audit("C-0001 Eastwold met", units: ["Northmarch", "Alderbeck", "Eastwold"])
    let found = compare(old, new)
    #expect(found.units.map(\.isNew) == [false, false, true])
    #expect(found.vanishedUnits == ["Northmarch, Dunmere"])
    #expect(found.units[2].flow?.movedIn == 1 && found.units[0].flow?.stayed == 1)
  }

  @Test func `a rating is better or worse only under the same rules and scale`() {
    let old = Self.audit("", ratings: ["good", "good", nil])
    let new = Self.audit("", ratings: ["requiresImprovement", "outstanding", "good"])
    let found = compare(old, new)
    #expect(found.units.map { $0.standards[0].direction } == [.worse, .better, nil])
    #expect(found.isWorse)
    var other = new
    other.standards[0].rule = "s2"
    #expect(compare(old, other).units.allSatisfy { $0.standards[0].direction == nil })
    #expect(!compare(old, other).isWorse)
    other = new
    other.scale.removeFirst()
    #expect(compare(old, other).units.allSatisfy { $0.standards[0].direction == nil })
  }

  @Test func `audits that call cases by other names are not compared by case`() {
    let old = Self.audit("C-0001 Alderbeck met", naming: .pseudonyms(key: "A"))
    let new = Self.audit("C-0001 Alderbeck notMet", naming: .pseudonyms(key: "B"))
    let found = compare(old, new)
    #expect(found.matching == .otherNames)
    #expect(found.promptMovements.isEmpty && found.leftCases.isEmpty)
    #expect(found.units.allSatisfy { $0.flow == nil && $0.prompts[0].movements.isEmpty })
    #expect(found.units[1].prompts[0].after == Share(0, of: 1))
  }

  private static func cases(_ count: Int, from first: Int = 1, _ answer: (Int) -> String) -> String
  {
    (0..<count).map { "C-\(first + $0) Alderbeck \(answer($0))" }.joined(separator: "\n")
  }

  @Test func `the same cases are compared each with itself, other cases as groups`() throws {
    let before = Self.cases(40) { $0 < 10 ? "met" : "notMet" }
    let after = Self.cases(40) { $0 < 18 ? "met" : "notMet" }
    let paired = try #require(
      compare(Self.audit(before), Self.audit(after)).units[1].questions[0].test
    )
    // Eight cases one way and none the other: mid-P is 1 of 256.
    #expect(paired.pairCount == 40 && paired.isMoreThanChance && paired.differenceTenths == 200)
    let others = Self.cases(40, from: 100) { $0 < 18 ? "met" : "notMet" }
    let apart = try #require(
      compare(Self.audit(before), Self.audit(others)).units[1].questions[0].test
    )
    #expect(apart.pairCount == nil && !apart.isMoreThanChance && apart.differenceTenths == 200)
  }

  @Test func `what is not evidenced counts in the test as the share counts it`() throws {
    let before = Self.cases(12) { _ in "met" }
    let after = Self.cases(12) { $0 < 7 ? "notEvidenced" : "met" }
    let unit = compare(Self.audit(before), Self.audit(after)).units[1]
    let question = try #require(unit.questions[0].test)
    #expect(question.pairCount == 12 && question.isMoreThanChance)
    // A prompt leaves such cases out, so that nothing is left that changed.
    let prompt = try #require(unit.prompts[0].test)
    #expect(prompt.pairCount == 5 && !prompt.isMoreThanChance)
  }

  @Test func `judged cases beside indicated ones are not tested`() {
    let before = Self.audit(Self.cases(20) { _ in "met" })
    let after = Self.audit(Self.cases(20) { _ in "notMet*" }, indicative: false)
    let unit = compare(before, after).units[1]
    #expect(unit.questions[0][.judgedOnce] == 20)
    #expect(unit.questions[0].verdict == .otherBasis)
  }

  @Test func `the framework's version and codes that came and went are said first`() {
    var old = Self.audit("")
    var new = Self.audit("")
    new.framework.version = "2"
    old.prompts.append(.init(code: "2.1.1.b", title: "", rule: "x"))
    old.promptAnswers.append([])
    new.questions.append(.init(code: "2.1.2", title: "", rule: "y"))
    new.questionAnswers.append([])
    for unit in old.units.indices { old.units[unit].prompts.append(Share(0, of: 0)) }
    for unit in new.units.indices {
      new.units[unit].questions.append(nil)
      new.units[unit].judgedCounts.append(0)
    }
    let found = compare(old, new)
    #expect(
      found.frameworkChanges == [
        "The framework's version was 1 and is 2.",
        "1 key question is not in the earlier audit: 2.1.2.",
        "1 prompt is not looked at any more: 2.1.1.b.",
      ]
    )
    #expect(found.questions.map(\.rule) == [.same, .added])
  }

  @Test(arguments: 1...20)
  func `counts are those of plain counting over random audits`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = Outcome.allCases.map(\.name)
    func random() -> [[String]] {
      (0..<60).filter { _ in next(4) > 0 }.map { number in
        [
          "C-\(number)", ["Alderbeck", "Dunmere", "nowhere"][next(3)],
          words[next(words.count)] + (next(6) == 0 ? "*" : ""),
        ]
      }
    }
    let (before, now) = (random(), random())
    func audit(_ rows: [[String]]) -> AuditSnapshot {
      Self.audit(rows.map { $0.joined(separator: " ") }.joined(separator: "\n"))
    }
    let found = compare(audit(before), audit(now))
    func isIn(_ unit: Int, _ row: [String]) -> Bool {
      unit == 0 ? row[1] != "nowhere" : row[1] == ["", "Alderbeck", "Dunmere"][unit]
    }
    for unit in 0..<3 {
      var counts = Array(repeating: 0, count: Movement.allCases.count)
      for row in now where isIn(unit, row) {
        let former = before.first { $0[0] == row[0] }
        func answer(_ word: String) -> CaseAnswer {
          let isJudged = word.hasSuffix("*")
          return CaseAnswer(
            Outcome(name: isJudged ? String(word.dropLast()) : word) ?? .error,
            isJudged: isJudged
          )
        }
        if let former {
          guard isIn(unit, former) else { continue }
          counts[Int(Movement(from: answer(former[2]), to: answer(row[2])).rawValue)] += 1
        } else {
          counts[Int(Movement.arrived.rawValue)] += 1
        }
      }
      #expect(found.units[unit].prompts[0].movements == counts, "seed \(seed), unit \(unit)")
      let gone = before.count { row in
        isIn(unit, row) && !now.contains { $0[0] == row[0] }
      }
      #expect(found.units[unit].flow?.left == gone, "seed \(seed), unit \(unit)")
    }
  }
}
