import AuditCore
import FEEL

/// A framework's rules in checked form, as the generator tries them.
///
/// A rule with a fault is left out: finding faults is the validator's work.
struct RuleBook {
  /// The key questions that have prompts with rules.
  let questions: [QuestionRules]
  /// The checked definitions, by their index in the scope.
  let definitions: [CheckedExpression]

  /// The rules of a key question.
  struct QuestionRules {
    /// The index among all key questions of the framework.
    let index: Int
    let code: String
    /// What must hold for the question to apply.
    let applies: [CheckedNode]
    let prompts: [PromptRules]
  }

  /// The rules of a prompt.
  struct PromptRules {
    let code: String
    let isCritical: Bool
    /// What must hold beside the question's conditions for the prompt to apply.
    let applies: [CheckedNode]
    let met: CheckedNode
  }

  /// Checks a framework's rules.
  init(_ framework: Framework, vocabulary: Vocabulary) {
    var scope = Scope(record: vocabulary.root, constants: ["as of": .date])
    for definition in framework.definitions(over: .cases) {
      guard let checked = FEEL.check(definition.expression, in: scope).expression else { continue }
      scope.definitions.append(ScopeDefinition(name: definition.name, expression: checked))
    }
    definitions = scope.definitions.map(\.expression)
    func rule(_ text: LocatedText?) -> [CheckedNode]? {
      guard let text else { return [] }
      return FEEL.check(text, in: scope, expecting: .boolean).expression.map { [$0.root] }
    }
    var questions: [QuestionRules] = []
    var index = 0
    for standard in framework.standards {
      for question in standard.questions {
        defer { index += 1 }
        guard let cases = rule(standard.cases), let applies = rule(question.applies) else {
          continue
        }
        let prompts = question.prompts.compactMap { prompt -> PromptRules? in
          guard let met = rule(prompt.met)?.first, let own = rule(prompt.applies) else {
            return nil
          }
          return PromptRules(
            code: prompt.code,
            isCritical: prompt.isCritical,
            applies: own,
            met: met
          )
        }
        questions.append(
          QuestionRules(
            index: index,
            code: question.code,
            applies: cases + applies,
            prompts: prompts
          )
        )
      }
    }
    self.questions = questions
  }
}
