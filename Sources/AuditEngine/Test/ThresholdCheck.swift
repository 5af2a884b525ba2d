import AuditCore
import FEEL

/// Moves each number and boundary a little, one at a time, and asks whether any example notices.
struct ThresholdCheck {
  let compiled: CompiledFramework
  let texts: RuleTexts
  let examples: [ExampleCase]

  /// Adds the changes tried, and those that no example notices.
  func add(to coverage: inout FrameworkCoverage) {
    let usual = examples.map { outcome(of: $0, changed: nil) }
    let byPrompt = Dictionary(grouping: examples.indices) { examples[$0].prompt }
    for owner in texts.owners {
      // No example says what a key question is to indicate.
      if case .indicates = owner { continue }
      guard let text = texts.texts[owner] else { continue }
      let asked = text.prompts.flatMap { byPrompt[$0] ?? [] }
      let changes = ThresholdChange.changes(of: text.expression)
      coverage.changeCount += changes.count
      for change in changes where !isNoticed(change, of: owner, text, asked, usual) {
        add(change, text, &coverage.thresholds)
      }
    }
  }

  private func isNoticed(
    _ change: ThresholdChange,
    of owner: RuleOwner,
    _ text: RuleText,
    _ asked: [Int],
    _ usual: [Outcome]
  ) -> Bool {
    let expression = CheckedExpression(source: text.expression.source, root: change.root)
    return asked.contains { outcome(of: examples[$0], changed: (owner, expression)) != usual[$0] }
  }

  private func outcome(
    of example: ExampleCase,
    changed: (owner: RuleOwner, expression: CheckedExpression)?
  ) -> Outcome {
    var environment = example.environment
    if let changed, case .definition(let index) = changed.owner {
      environment.definitions[index] = changed.expression
    }
    let evaluator = PlainEvaluator(environment: environment)
    let bits = example.bits(of: example.prompt) { owner, expression in
      evaluator.evaluate(owner == changed?.owner ? changed?.expression ?? expression : expression)
    }
    return bits.outcomes(count: 1)[0]
  }

  /// Adds a change that goes unnoticed, beside others of the same number.
  private func add(_ change: ThresholdChange, _ text: RuleText, _ gaps: inout [ThresholdGap]) {
    let place = text.place(of: change.node)
    let line = text.text(of: change.node)
    if let last = gaps.indices.last, gaps[last].place == place, gaps[last].text == line {
      gaps[last].unnoticed.append(change.words)
      return
    }
    gaps.append(
      ThresholdGap(
        item: text.item,
        part: text.part,
        text: line,
        unnoticed: [change.words],
        prompts: text.prompts.map { compiled.outline.prompts[$0].code },
        place: place
      )
    )
  }
}
