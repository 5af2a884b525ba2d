import AuditCore
import AuditTestSupport
import FEEL
import Foundation
import Testing

struct DifferentialTests {
  /// Row counts at the edges of words, with the share of gaps in each table.
  static let tables: [(count: Int, gaps: Int)] = [
    (0, 20), (1, 50), (63, 10), (64, 30), (65, 20), (127, 0), (128, 25), (150, 60),
  ]

  static let definitions: [(name: String, text: String)] = [
    ("serious levels", "[\"high\", \"very high\"]"),
    ("is serious", "rosh.level in serious levels"),
    ("home visits", "contacts[type = \"home visit\" and attended]"),
    ("visit count", "count(home visits)"),
    ("plan due", "working days after(sentence.startedOn, 5)"),
    ("narrow", "[1..3)"),
  ]

  /// How many times as many expressions are tried; a long run is asked for from outside.
  static let rounds =
    ProcessInfo.processInfo.environment["CASEAUDIT_ROUNDS"].flatMap { Int($0) } ?? 1

  @Test(arguments: 0..<8) func `columns and the plain evaluator give the same answers`(
    round: Int
  ) {
    let (count, gaps) = Self.tables[round]
    var numbers = SeededNumbers(seed: UInt64(round))
    let table = MadeUpCases.table(count: count, gaps: gaps, &numbers)
    var agreement = Agreement(table: table, definitions: Self.definitions)
    let blocks = count > 64 ? [0..<64, 64..<count] : [0..<count]
    for index in 0..<220 * Self.rounds {
      let seed = UInt64(round * 1_000_000 + index)
      var generator = ExpressionGenerator(
        seed: seed,
        definitions: [
          ("is serious", .boolean), ("visit count", .number), ("plan due", .day),
        ]
      )
      let text = generator.make(.boolean, depth: 1 + index % 5)
      guard agreement.holds(text, seed: seed, blocks: blocks) else { return }
    }
    let tally = agreement.tally
    // Most of what is generated must reach the columns, and every answer must come up.
    #expect(tally.unplanned.values.reduce(0, +) * 20 <= tally.expressionCount, "\(tally.unplanned)")
    #expect(count == 0 || tally.refusedBlockCount * 5 <= tally.expressionCount)
    #expect(count < 60 || (tally.trueCount * 10 > tally.pairCount && tally.nullCount > 0))
    #expect(tally.pairCount >= count * 180)
  }
}
