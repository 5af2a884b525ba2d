public import AuditCore
public import FEEL

/// A framework whose rules are checked against a vocabulary and planned, ready to score cases.
public struct CompiledFramework: Sendable {
  /// The framework's standards, key questions and prompts as flat lists.
  public let outline: FrameworkOutline
  /// What a case holds.
  public let vocabulary: Vocabulary
  /// Which days are worked.
  public let calendar: WorkingDayCalendar
  /// How cases are put into groups by characteristics.
  let breakdowns: [CompiledBreakdown]
  /// The definitions over a case that rules share, in the framework's order.
  public let definitions: [ScopeDefinition]
  /// The functions that the framework's tables and models bring to its rules.
  let calls: FrameworkCalls
  /// The indices of those definitions that rules use, directly or through others.
  public let usedDefinitions: Set<Int>
  /// The conditions over a unit's results.
  let results: CompiledResults
  /// For each standard, which cases it looks at; `nil` for all.
  public let standardCases: [CompiledRule?]
  /// For each key question, to which cases it applies; `nil` for all of the standard's.
  public let questionApplies: [CompiledRule?]
  /// For each key question, the framework's own rule of what is indicated; `nil` for the default.
  public let indications: [CompiledIndication?]
  /// For each prompt, to which cases it applies; `nil` for all of the key question's.
  public let promptApplies: [CompiledRule?]
  /// For each prompt, whether it is met; `nil` when only a person can tell.
  public let promptMet: [CompiledRule?]

  /// The framework.
  public var framework: Framework { outline.framework }

  /// The definitions' expressions, by their indices in the scope.
  var definitionExpressions: [CheckedExpression] { definitions.map(\.expression) }

  /// What the rules know beside a case: the day they look at it, the definitions, the calendar.
  public func environment(asOf: CalendarDay) -> Environment {
    let day = [FrameworkCompiler.dayName: Value.date(asOf)]
    let functions = calls.values(Environment(constants: day, calendar: calendar))
    return Environment(
      definitions: definitionExpressions,
      constants: day.merging(functions) { own, _ in own },
      calendar: calendar
    )
  }
}

/// A rule of a framework, checked, and planned where columns can run it.
public struct CompiledRule: Sendable {
  /// The rule.
  public let expression: CheckedExpression
  /// The plan for whole columns; `nil` when only the plain evaluator covers the rule.
  public let plan: ColumnPlan?
  /// Why there is no plan.
  public let refusal: PlanRefusal?

  /// Plans a checked rule.
  init(_ expression: CheckedExpression, definitions: [CheckedExpression]) {
    self.expression = expression
    switch ColumnPlan.make(for: expression, definitions: definitions) {
    case .success(let plan):
      self.plan = plan
      refusal = nil
    case .failure(let refusal):
      plan = nil
      self.refusal = refusal
    }
  }
}

/// A framework's own rule of what a key question's prompts indicate.
public struct CompiledIndication: Sendable {
  /// The rule, over a record of the prompts' outcomes.
  public let rule: CompiledRule
  /// The record: six counts, then a code for each prompt that has a name.
  let record: RecordType
  /// The prompts that have a name, by their position in the key question.
  let named: [Int]
}

extension CompiledFramework {
  /// One rule with the item of the framework that it belongs to.
  public struct PlacedRule: Sendable {
    /// The code of the standard, key question or prompt.
    public let item: String
    /// What the rule decides, as the framework's element or attribute is named.
    public let part: String
    /// The rule.
    public let rule: CompiledRule
  }

  /// All rules in the framework's order, for those who want to know how each one runs.
  public var rules: [PlacedRule] {
    var found: [PlacedRule] = []
    func add(_ item: String, _ part: String, _ rule: CompiledRule?) {
      if let rule { found.append(PlacedRule(item: item, part: part, rule: rule)) }
    }
    for standard in outline.standards.indices {
      add(outline.standards[standard].code, "cases", standardCases[standard])
      for question in outline.questionRanges[standard] {
        let code = outline.questions[question].code
        add(code, "applies", questionApplies[question])
        for prompt in outline.promptRanges[question] {
          add(outline.prompts[prompt].code, "applies", promptApplies[prompt])
          add(outline.prompts[prompt].code, "met", promptMet[prompt])
        }
        add(code, "indicates", indications[question]?.rule)
      }
    }
    return found
  }
}
