public import AuditCore
import FEEL

/// Runs the examples that stand beside rules, through both evaluators.
public enum ExampleRunner {
  /// All examples of a framework, in the order in which their table must hold them.
  public static func examples(of outline: FrameworkOutline) -> [PlacedExample] {
    outline.prompts.enumerated().flatMap { prompt, item in
      item.examples.map { PlacedExample(prompt: prompt, example: $0) }
    }
  }

  /// Scores each example for its own prompt and compares with what it expects.
  ///
  /// The standard's `cases` and the key question's `applies` count as they do in an audit, so an
  /// example that is to be met must be a case that the key question looks at.
  ///
  /// - Parameters:
  ///   - compiled: The framework.
  ///   - table: One case for each example, in the examples' order.
  ///   - examples: The examples.
  ///   - day: The day on which an example without a day of its own is looked at.
  /// - Returns: One result for each example.
  public static func run(
    _ compiled: CompiledFramework,
    table: CaseTable,
    examples: [PlacedExample],
    day: CalendarDay
  ) -> [ExampleResult] {
    precondition(table.count == examples.count, "a table of examples has one case for each")
    var runners: [CalendarDay: DayRunner] = [:]
    return examples.enumerated().map { row, placed in
      let asOf = placed.example.asOf ?? day
      let runner = runners[asOf] ?? DayRunner(compiled, table: table, day: asOf)
      runners[asOf] = runner
      return ExampleResult(
        code: compiled.outline.prompts[placed.prompt].code,
        example: placed.example,
        found: runner.outcome(of: placed.prompt, row: row, choice: .plain),
        foundByColumns: runner.outcome(of: placed.prompt, row: row, choice: .fastest)
      )
    }
  }

  /// Both evaluators over all examples as they stand on one day.
  private struct DayRunner {
    private let compiled: CompiledFramework
    private let environment: Environment
    private let table: RecordTable
    private let columns: RuleRunner

    init(_ compiled: CompiledFramework, table: CaseTable, day: CalendarDay) {
      self.compiled = compiled
      self.table = table.records
      environment = compiled.environment(asOf: day)
      columns = RuleRunner(
        table: table.records,
        environment: environment,
        rows: 0..<table.count,
        choice: .fastest
      )
    }

    func outcome(of prompt: Int, row: Int, choice: RuleRunner.Choice) -> Outcome {
      let outline = compiled.outline
      let question = outline.questionOfPrompt[prompt]
      let standard = outline.standardOfQuestion[question]
      guard outline.looksAtCases(standard: standard) else { return .notApplicable }
      let conditions = [
        compiled.standardCases[standard], compiled.questionApplies[question],
        compiled.promptApplies[prompt],
      ].compactMap { $0 }
      let applies = conditions.reduce(BlockTruth(always: true, count: 1)) { applies, rule in
        applies.and(truth(of: rule, row: row, choice: choice))
      }
      let met = compiled.promptMet[prompt].map { truth(of: $0, row: row, choice: choice) }
      return OutcomeBits(applies: applies, rule: met).outcomes(count: 1)[0]
    }

    /// What a rule comes to for one example.
    private func truth(
      of rule: CompiledRule,
      row: Int,
      choice: RuleRunner.Choice
    ) -> BlockTruth {
      if choice == .fastest, let all = columns.truthByColumns(of: rule) { return all.row(row) }
      return RuleRunner.plainTruth(
        of: rule,
        table: table,
        environment: environment,
        rows: row..<row + 1
      )
    }
  }
}

/// An example with the prompt it belongs to.
public struct PlacedExample: Sendable, Hashable {
  /// The index of the prompt in the framework.
  public let prompt: Int
  /// The example.
  public let example: PromptExample

  /// Creates a placed example.
  public init(prompt: Int, example: PromptExample) {
    self.prompt = prompt
    self.example = example
  }
}

/// What one example came to.
public struct ExampleResult: Sendable, Hashable {
  /// The prompt's code.
  public let code: String
  /// The example, with the outcome it expects.
  public let example: PromptExample
  /// The outcome by the plain evaluator.
  public let found: Outcome
  /// The outcome by columns, where columns cover the rules.
  public let foundByColumns: Outcome

  /// Whether both evaluators give what the example expects.
  public var isAsExpected: Bool { found == example.expected && foundByColumns == found }

  /// What is wrong; `nil` when nothing is.
  public var diagnostic: Diagnostic? {
    if found != foundByColumns { return EngineMessages.evaluatorsDisagree(self) }
    return found == example.expected ? nil : EngineMessages.exampleFailed(self)
  }
}
