import AuditCore
import FEEL

/// One text of a framework in which clauses stand, with whose it is.
struct RuleText {
  /// The code of the standard, key question or prompt, or the name of the definition.
  let item: String
  /// What the rule decides.
  let part: String
  /// The rule.
  let expression: CheckedExpression
  /// The prompts whose examples run it.
  var prompts: [Int] = []

  /// The place of a part of the text.
  func place(of node: CheckedNode) -> Place { expression.source.place(of: node.range) }

  /// A part of the text on one line.
  func text(of node: CheckedNode) -> String { expression.source.line(of: node.range) }
}

/// Which text of a framework is meant.
enum RuleOwner: Hashable {
  case cases(standard: Int)
  case applies(question: Int)
  case promptApplies(Int)
  case met(prompt: Int)
  case indicates(question: Int)
  case definition(Int)
}

/// All texts of a framework's rules, each with the prompts whose examples run it.
struct RuleTexts {
  /// The texts in the framework's order; definitions that rules use come first.
  private(set) var owners: [RuleOwner] = []
  private(set) var texts: [RuleOwner: RuleText] = [:]

  init(_ compiled: CompiledFramework) {
    let outline = compiled.outline
    for (index, definition) in compiled.definitions.enumerated()
    where compiled.usedDefinitions.contains(index) {
      add(.definition(index), definition.name, "define", definition.expression, [])
    }
    for standard in outline.standards.indices {
      let questions = outline.questionRanges[standard]
      let all = questions.flatMap { Array(outline.promptRanges[$0]) }
      let code = outline.standards[standard].code
      add(.cases(standard: standard), code, "cases", compiled.standardCases[standard], all)
      for question in questions {
        let code = outline.questions[question].code
        let prompts = outline.promptRanges[question]
        let ofQuestion = Array(prompts)
        add(
          .applies(question: question),
          code,
          "applies",
          compiled.questionApplies[question],
          ofQuestion
        )
        for prompt in prompts {
          let code = outline.prompts[prompt].code
          add(.promptApplies(prompt), code, "applies", compiled.promptApplies[prompt], [prompt])
          add(.met(prompt: prompt), code, "met", compiled.promptMet[prompt], [prompt])
        }
        add(
          .indicates(question: question),
          code,
          "indicates",
          compiled.indications[question]?.rule,
          ofQuestion
        )
      }
    }
    notePromptsOfDefinitions(compiled.definitions)
  }

  private mutating func add(
    _ owner: RuleOwner,
    _ item: String,
    _ part: String,
    _ rule: CompiledRule?,
    _ prompts: [Int]
  ) {
    if let rule { add(owner, item, part, rule.expression, prompts) }
  }

  private mutating func add(
    _ owner: RuleOwner,
    _ item: String,
    _ part: String,
    _ expression: CheckedExpression,
    _ prompts: [Int]
  ) {
    owners.append(owner)
    texts[owner] = RuleText(item: item, part: part, expression: expression, prompts: prompts)
  }

  /// A definition is run by the examples of each prompt whose rules use it, itself or through
  /// others.
  private mutating func notePromptsOfDefinitions(_ definitions: [ScopeDefinition]) {
    var users: [Int: Set<Int>] = [:]
    for owner in owners {
      guard let text = texts[owner] else { continue }
      if case .definition = owner { continue }
      if case .indicates = owner { continue }
      var use = DefinitionUse()
      use.read(text.expression, definitions: definitions)
      use.close(over: definitions)
      for index in use.indices { users[index, default: []].formUnion(text.prompts) }
    }
    for (index, prompts) in users { texts[.definition(index)]?.prompts = prompts.sorted() }
  }
}
