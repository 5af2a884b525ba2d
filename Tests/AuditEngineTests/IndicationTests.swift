import AuditCore
import Testing

@testable import AuditEngine

struct IndicationTests {
  /// Outcomes of one prompt by letters: m(et) n(ot met) -(not applicable) e a x(error).
  private func bits(_ text: String) -> OutcomeBits {
    let letters: [Character: Outcome] = [
      "m": .met, "n": .notMet, "-": .notApplicable, "e": .notEvidenced, "a": .awaitingJudgement,
      "x": .error,
    ]
    var bits = OutcomeBits(wordCount: (text.count + 63) / 64)
    for (row, letter) in text.enumerated() { bits.set(letters[letter] ?? .error, row: row) }
    return bits
  }

  /// What one case's prompts indicate; prompts in capitals are critical.
  private func indicated(_ prompts: String, applies: Bool = true) -> Sufficiency {
    Indication.byDefault(
      applies: BlockTruth(always: applies, count: 1),
      prompts: prompts.map { bits(String($0).lowercased()) },
      isCritical: prompts.map { $0.isUppercase }
    )[0]
  }

  @Test(arguments: [
    ("mmm", Sufficiency.sufficient), ("mmn", .sufficient), ("mn", .sufficient),
    ("mnn", .insufficient), ("n", .insufficient), ("mmmmN", .insufficient),
    ("mmmmE", .notEvidenced), ("mE", .notEvidenced), ("NE", .insufficient),
    ("me", .sufficient), ("mee", .notEvidenced), ("e", .notEvidenced), ("een", .insufficient),
    ("m--", .sufficient), ("---", .notApplicable), ("aa", .awaitingJudgement),
    ("a-", .awaitingJudgement), ("ma", .sufficient), ("na", .insufficient), ("ea", .notEvidenced),
    ("mx", .error), ("NX", .error), ("mA", .sufficient), ("-M", .sufficient),
  ])
  func `the default rule weighs prompts and lets critical ones decide`(
    prompts: String,
    expected: Sufficiency
  ) {
    #expect(indicated(prompts) == expected)
  }

  @Test func `a question that does not apply is not applicable whatever its prompts say`() {
    #expect(indicated("mNx", applies: false) == .notApplicable)
  }

  @Test func `a question of which it is not known whether it applies is not evidenced`() {
    let unknown = BlockTruth(isTrue: [0], isKnown: [0], count: 1)
    let column = Indication.byDefault(applies: unknown, prompts: [bits("m")], isCritical: [false])
    #expect(column == [.notEvidenced])
    let failed = BlockTruth(isTrue: [0], isKnown: [0], failures: [1], count: 1)
    #expect(
      Indication.byDefault(applies: failed, prompts: [bits("m")], isCritical: [false]) == [.error]
    )
  }

  /// The default rule in the words of its definition, for one case.
  private func plain(_ prompts: [Character], critical: [Bool]) -> Sufficiency {
    func count(_ letter: Character) -> Int { prompts.filter { $0 == letter }.count }
    func criticalCount(_ letter: Character) -> Int {
      zip(prompts, critical).filter { $0.0 == letter && $0.1 }.count
    }
    if count("x") > 0 { return .error }
    let decided = count("m") + count("n") + count("e")
    if decided == 0 { return count("a") > 0 ? .awaitingJudgement : .notApplicable }
    if criticalCount("n") > 0 { return .insufficient }
    if criticalCount("e") > 0 { return .notEvidenced }
    if count("n") > count("m") { return .insufficient }
    return count("e") > count("m") ? .notEvidenced : .sufficient
  }

  @Test(arguments: [1, 2, 5, 7, 8, 17])
  func `counting 64 cases at a time agrees with the rule said in words`(promptCount: Int) {
    var generator = SplitMix(state: UInt64(promptCount))
    let letters = Array("mmmmnne--ax")
    for count in [1, 63, 64, 65, 200] {
      // Errors are rare, or hardly another case would be left.
      let texts = (0..<promptCount).map { _ in
        String((0..<count).map { _ in letters[Int(generator.next() % 11)] })
          .replacing("x", with: generator.next() % 4 == 0 ? "x" : "m")
      }
      let critical = (0..<promptCount).map { _ in generator.next() % 3 == 0 }
      let column = Indication.byDefault(
        applies: BlockTruth(always: true, count: count),
        prompts: texts.map(bits),
        isCritical: critical
      )
      let expected = (0..<count).map { row in
        plain(texts.map { Array($0)[row] }, critical: critical)
      }
      #expect(column == expected, "\(promptCount) prompts, \(count) cases")
    }
  }

  @Test func `outcomes go into bits and come out again`() {
    var generator = SplitMix(state: 7)
    for count in [1, 64, 130] {
      let outcomes = (0..<count).map { _ in Outcome.allCases[Int(generator.next() % 6)] }
      var bits = OutcomeBits(wordCount: (count + 63) / 64)
      for (row, outcome) in outcomes.enumerated() {
        bits.set(.met, row: row)
        bits.set(outcome, row: row)
      }
      #expect(bits.outcomes(count: count) == outcomes)
    }
    for outcome in Outcome.allCases where outcome != .notSelected {
      var bits = OutcomeBits(wordCount: 2)
      for row in 0..<100 { bits.set(outcome, row: row) }
      #expect(bits.outcomes(count: 100) == Array(repeating: outcome, count: 100))
    }
  }
}

/// A small generator of random numbers with a seed: SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
