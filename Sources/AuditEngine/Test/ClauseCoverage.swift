public import AuditCore
import FEEL

/// Finds what the examples of a framework leave untried: clauses and thresholds.
public struct ClauseCoverage {
  private let compiled: CompiledFramework
  private let texts: RuleTexts
  private let seen = Sightings()

  /// Runs the examples and notes what each clause came to.
  ///
  /// A clause counts where the evaluation comes to it, as it does in an audit: the rest of an `and`
  /// after a part that is false is not looked at, nor whether a prompt is met that does not apply.
  ///
  /// - Parameters:
  ///   - compiled: The framework.
  ///   - table: One case for each example, in the examples' order.
  ///   - examples: The examples.
  ///   - day: The day on which an example without a day of its own is looked at.
  /// - Returns: The clauses and thresholds that the examples leave untried.
  public static func measure(
    _ compiled: CompiledFramework,
    table: CaseTable,
    examples: [PlacedExample],
    day: CalendarDay
  ) -> FrameworkCoverage {
    precondition(table.count == examples.count, "a table of examples has one case for each")
    let cases = examples.enumerated().map { row, placed in
      ExampleCase(compiled, placed, table: table, row: row, day: day)
    }
    let texts = RuleTexts(compiled)
    let measurement = ClauseCoverage(compiled: compiled, texts: texts)
    for example in cases { measurement.run(example) }
    var coverage = FrameworkCoverage()
    for owner in texts.owners { measurement.judge(owner, &coverage) }
    ThresholdCheck(compiled: compiled, texts: texts, examples: cases).add(to: &coverage)
    return coverage
  }

  private func run(_ example: ExampleCase) {
    guard compiled.outline.looksAtCases(standard: example.standard) else { return }
    let evaluator = PlainEvaluator(environment: example.environment)
    _ = example.bits(of: example.prompt) { owner, expression in
      evaluator.evaluate(expression) { seen.add($0, in: owner) }
    }
    guard let indication = compiled.indications[example.question] else { return }
    let environment = example.indicationEnvironment(indication) { _, expression in
      evaluator.evaluate(expression)
    }
    _ = PlainEvaluator(environment: environment).evaluate(indication.rule.expression) {
      seen.add($0, in: .indicates(question: example.question))
    }
  }

  private func judge(_ owner: RuleOwner, _ coverage: inout FrameworkCoverage) {
    guard let text = texts.texts[owner] else { return }
    let constant = ConstantTruth(definitions: compiled.definitions)
    for clause in text.expression.clauses {
      let node = clause.node
      if let truth = constant.value(of: node) {
        coverage.constants.append(
          ConstantClause(
            item: text.item,
            part: text.part,
            text: text.text(of: node),
            truth: truth,
            place: text.place(of: node)
          )
        )
        continue
      }
      coverage.wayCount += 2
      for way in [true, false] where !seen.contains(node.range, in: owner, as: way) {
        let advice = ExampleAdvice(text: text, prompts: text.prompts.map { code(of: $0) })
        coverage.gaps.append(
          CoverageGap(
            item: text.item,
            part: text.part,
            text: text.text(of: node),
            missing: way,
            help: advice.sentence(for: clause, as: way),
            place: text.place(of: node)
          )
        )
      }
    }
  }

  private func code(of prompt: Int) -> String { compiled.outline.prompts[prompt].code }
}

/// What was seen of each clause.
private final class Sightings {
  private struct Way: Hashable {
    let owner: RuleOwner
    let range: Range<Int>
    let truth: Bool
  }

  private var ways: Set<Way> = []

  func add(_ sighting: TruthSighting, in owner: RuleOwner) {
    let place = sighting.definition.map { RuleOwner.definition($0) } ?? owner
    ways.insert(Way(owner: place, range: sighting.range, truth: sighting.truth))
  }

  func contains(_ range: Range<Int>, in owner: RuleOwner, as truth: Bool) -> Bool {
    ways.contains(Way(owner: owner, range: range, truth: truth))
  }
}
