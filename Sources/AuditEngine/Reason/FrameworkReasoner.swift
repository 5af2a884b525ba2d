import AuditCore
import FEEL

/// Finds rules of a framework that say less than they seem to.
enum FrameworkReasoner {
  /// Warnings about clauses that are decided before they are asked, and rules that stand twice.
  static func warnings(_ compiled: CompiledFramework) -> [Diagnostic] {
    var found: [Diagnostic] = []
    /// Looks at a rule and says what is known after it is true.
    func read(_ rule: CheckedExpression?, _ reach: Reach) -> Reach {
      guard let rule else { return reach }
      var reasoner = RuleReasoner(compiled, rule)
      reasoner.read(reach)
      found += reasoner.diagnostics
      return reasoner.after(reach).ofCase
    }
    for definition in compiled.definitions { _ = read(definition.expression, Reach()) }
    let outline = compiled.outline
    for standard in outline.standards.indices {
      let inStandard = read(compiled.standardCases[standard]?.expression, Reach())
      for question in outline.questionRanges[standard] {
        let asked = read(compiled.questionApplies[question]?.expression, inStandard)
        for prompt in outline.promptRanges[question] {
          let applies = read(compiled.promptApplies[prompt]?.expression, asked)
          _ = read(compiled.promptMet[prompt]?.expression, applies)
        }
      }
    }
    return found + duplicates(compiled)
  }

  /// Prompts that ask the same of the same cases.
  private static func duplicates(_ compiled: CompiledFramework) -> [Diagnostic] {
    let outline = compiled.outline
    var first: [[String]: Int] = [:]
    var found: [Diagnostic] = []
    for prompt in outline.prompts.indices {
      guard let met = compiled.promptMet[prompt] else { continue }
      let question = outline.questionOfPrompt[prompt]
      let standard = outline.standardOfQuestion[question]
      let rules = [
        compiled.standardCases[standard], compiled.questionApplies[question],
        compiled.promptApplies[prompt], met,
      ]
      let key = rules.map { rule in
        rule.map { $0.expression.source.line(of: 0..<$0.expression.source.text.utf8.count) } ?? ""
      }
      if let earlier = first[key] {
        found.append(
          EngineMessages.duplicateRule(
            outline.prompts[prompt],
            earlier: outline.prompts[earlier],
            at: met.expression.source.place
          )
        )
      } else {
        first[key] = prompt
      }
    }
    return found
  }
}
