import AuditCore
import FEEL

/// One example, ready to run its prompt's rules by the plain evaluator.
struct ExampleCase {
  let compiled: CompiledFramework
  /// The prompt the example belongs to.
  let prompt: Int
  private let table: RecordTable
  private let row: Int
  private let asOf: CalendarDay

  init(
    _ compiled: CompiledFramework,
    _ placed: PlacedExample,
    table: CaseTable,
    row: Int,
    day: CalendarDay
  ) {
    self.compiled = compiled
    prompt = placed.prompt
    self.table = table.records
    self.row = row
    asOf = placed.example.asOf ?? day
  }

  /// The key question of the example's prompt.
  var question: Int { compiled.outline.questionOfPrompt[prompt] }

  /// The standard of the example's prompt.
  var standard: Int { compiled.outline.standardOfQuestion[question] }

  /// What the rules know of the example.
  var environment: Environment {
    var environment = compiled.environment(asOf: asOf)
    environment.record = RecordReference(table: table, row: row)
    return environment
  }

  /// The rules that say whether a prompt of the example's key question applies, widest first.
  func conditions(of prompt: Int) -> [(owner: RuleOwner, rule: CompiledRule)] {
    let all: [(RuleOwner, CompiledRule?)] = [
      (.cases(standard: standard), compiled.standardCases[standard]),
      (.applies(question: question), compiled.questionApplies[question]),
      (.promptApplies(prompt), compiled.promptApplies[prompt]),
    ]
    return all.compactMap { owner, rule in rule.map { (owner, $0) } }
  }

  /// The outcome of a prompt of the example's key question, as one row of bits; the body works out
  /// a rule.
  func bits(of prompt: Int, _ evaluate: (RuleOwner, CheckedExpression) -> Value) -> OutcomeBits {
    guard compiled.outline.looksAtCases(standard: standard) else {
      return OutcomeBits(wordCount: 1)
    }
    var applies = BlockTruth(always: true, count: 1)
    for (owner, rule) in conditions(of: prompt) {
      applies = applies.and(BlockTruth(evaluate(owner, rule.expression)))
      // A case left out by a wider rule is not asked the narrower one.
      if applies.isKnown[0] & ~applies.isTrue[0] != 0 { return OutcomeBits(wordCount: 1) }
    }
    guard applies.isTrue[0] != 0, let met = compiled.promptMet[prompt] else {
      return OutcomeBits(applies: applies, rule: nil)
    }
    return OutcomeBits(
      applies: applies,
      rule: BlockTruth(evaluate(.met(prompt: prompt), met.expression))
    )
  }

  /// What the key question's own rule reads of the example: the outcomes of all its prompts.
  func indicationEnvironment(
    _ indication: CompiledIndication,
    _ evaluate: (RuleOwner, CheckedExpression) -> Value
  ) -> Environment {
    let prompts = compiled.outline.promptRanges[question]
    let table = IndicationTable(
      record: indication.record,
      named: indication.named,
      prompts: prompts.map { bits(of: $0, evaluate) },
      isCritical: prompts.map { compiled.outline.prompts[$0].isCritical },
      count: 1
    )
    var environment = compiled.environment(asOf: asOf)
    environment.record = RecordReference(table: table.table, row: 0)
    return environment
  }
}

extension BlockTruth {
  /// What one value comes to for one case.
  init(_ value: Value) {
    switch value {
    case .boolean(let truth): self.init(always: truth, count: 1)
    case .null(.notRecorded): self.init(isTrue: [0], isKnown: [0], count: 1)
    default: self.init(isTrue: [0], isKnown: [0], failures: [1], count: 1)
    }
  }
}
