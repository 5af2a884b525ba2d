import AuditCore
import FEEL

/// What became of all prompts and key questions in one block of cases.
struct ScoredBlock: Sendable {
  /// The rows of the block.
  let rows: Range<Int>
  /// The outcomes of each prompt.
  var prompts: [OutcomeBits]
  /// For each key question, what the records indicate for each case.
  var indicated: [[Sufficiency]]
}

/// Scores one block of cases; belongs to one thread.
struct BlockScorer {
  private let compiled: CompiledFramework
  private let environment: Environment
  private let choice: RuleRunner.Choice
  private let runner: RuleRunner
  private let rows: Range<Int>
  private let overlay: [[PlacedOutcome]]

  init(
    _ compiled: CompiledFramework,
    table: RecordTable,
    environment: Environment,
    rows: Range<Int>,
    overlay: [[PlacedOutcome]],
    choice: RuleRunner.Choice
  ) {
    self.compiled = compiled
    self.environment = environment
    self.choice = choice
    self.rows = rows
    self.overlay = overlay
    runner = RuleRunner(table: table, environment: environment, rows: rows, choice: choice)
  }

  /// Scores the block.
  func run() -> ScoredBlock {
    let outline = compiled.outline
    var block = ScoredBlock(rows: rows, prompts: [], indicated: [])
    for standard in outline.standards.indices {
      let looksAtCases = outline.looksAtCases(standard: standard)
      let inStandard =
        looksAtCases
        ? runner.truth(of: compiled.standardCases[standard])
        : BlockTruth(always: false, count: rows.count)
      for question in outline.questionRanges[standard] {
        let applies =
          outline.questions[question].isSelected
          ? narrowed(inStandard, compiled.questionApplies[question])
          : BlockTruth(always: false, count: rows.count)
        let range = outline.promptRanges[question]
        let prompts = range.map { outcomes(prompt: $0, applies: applies) }
        block.indicated.append(indicated(question, applies: applies, prompts: prompts))
        block.prompts += prompts
      }
    }
    return block
  }

  private func narrowed(_ applies: BlockTruth, _ rule: CompiledRule?) -> BlockTruth {
    rule.map { applies.and(runner.truth(of: $0)) } ?? applies
  }

  private func outcomes(prompt: Int, applies: BlockTruth) -> OutcomeBits {
    guard compiled.outline.prompts[prompt].isSelected else {
      var bits = OutcomeBits(wordCount: applies.isTrue.count)
      bits.isSelected = false
      return bits
    }
    let asked = narrowed(applies, compiled.promptApplies[prompt])
    let met = compiled.promptMet[prompt].map { runner.truth(of: $0) }
    var bits = OutcomeBits(applies: asked, rule: met)
    for placed in overlay[prompt].within(rows) {
      bits.set(placed.outcome, row: placed.row - rows.lowerBound)
    }
    return bits
  }

  private func indicated(
    _ question: Int,
    applies: BlockTruth,
    prompts: [OutcomeBits]
  ) -> [Sufficiency] {
    let isCritical = compiled.outline.questions[question].prompts.map(\.isCritical)
    guard let own = compiled.indications[question] else {
      return Indication.byDefault(applies: applies, prompts: prompts, isCritical: isCritical)
    }
    let table = IndicationTable(
      record: own.record,
      named: own.named,
      prompts: prompts,
      isCritical: isCritical,
      count: rows.count
    ).table
    let rule = RuleRunner(
      table: table,
      environment: Environment(
        constants: environment.constants,
        calendar: environment.calendar
      ),
      rows: 0..<rows.count,
      choice: choice
    ).truth(of: own.rule)
    return Indication.byRule(rule, applies: applies, prompts: prompts)
  }
}
