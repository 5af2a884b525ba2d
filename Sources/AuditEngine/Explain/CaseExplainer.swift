public import AuditCore
import FEEL

/// Says why one case came out as it did, clause by clause, through the plain evaluator.
public struct CaseExplainer {
  private let compiled: CompiledFramework
  private let cases: CaseTable
  private var row: Int
  private let outcomes: OutcomeTable
  private let asOf: CalendarDay
  private var evaluator: PlainEvaluator
  /// Where rules get a sentence and their clauses need none, what explains them.
  private let run: ExplainingRun?
  private let definitionsOfPrompts: [Set<Int>]
  private let isConcealing: Bool

  /// Explains one case.
  ///
  /// - Parameters:
  ///   - compiled: The framework.
  ///   - cases: The cases.
  ///   - row: The index of the case.
  ///   - asOf: The day the cases were looked at.
  ///   - outcomes: What scoring came to, people's judgements included.
  ///   - concealing: Whether values of fields that may tell who somebody is are kept back.
  /// - Returns: The key questions of standards that look at cases, in order; those rated on
  ///   organisational evidence have nothing to explain in a case.
  public static func explain(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    row: Int,
    asOf: CalendarDay,
    outcomes: OutcomeTable,
    concealing: Bool = false
  ) -> CaseExplanation {
    CaseExplainer(
      compiled,
      cases: cases,
      row: row,
      asOf: asOf,
      outcomes: outcomes,
      isConcealing: concealing
    ).explanation()
  }

  /// Explains some cases, one after another, for pages: of their sentences only those of whole rules.
  ///
  /// - Returns: The explanations in the order of the rows.
  public static func explain(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    rows: [Int],
    asOf: CalendarDay,
    outcomes: OutcomeTable,
    concealing: Bool = false
  ) -> [CaseExplanation] {
    guard let first = rows.first else { return [] }
    var explainer = CaseExplainer(
      compiled,
      cases: cases,
      row: first,
      asOf: asOf,
      outcomes: outcomes,
      isConcealing: concealing,
      isBrief: true
    )
    return rows.map { row in
      explainer.look(at: row)
      return explainer.explanation()
    }
  }

  private init(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    row: Int,
    asOf: CalendarDay,
    outcomes: OutcomeTable,
    isConcealing: Bool,
    isBrief: Bool = false
  ) {
    self.compiled = compiled
    self.cases = cases
    self.row = row
    self.outcomes = outcomes
    self.asOf = asOf
    self.isConcealing = isConcealing
    var environment = compiled.environment(asOf: asOf)
    environment.record = RecordReference(table: cases.records, row: row)
    evaluator = PlainEvaluator(environment: environment)
    definitionsOfPrompts = CaseWindows.definitionsOfPrompts(compiled)
    run =
      isBrief
      ? ExplainingRun(environment: environment, files: cases.files, concealing: isConcealing) : nil
  }

  private mutating func look(at row: Int) {
    self.row = row
    let record = RecordReference(table: cases.records, row: row)
    evaluator.environment.record = record
    run?.look(at: record)
  }

  private func explanation() -> CaseExplanation {
    let outline = compiled.outline
    var questions: [QuestionExplanation] = []
    for standard in outline.standards.indices where outline.looksAtCases(standard: standard) {
      let inStandard = clause(compiled.standardCases[standard])
      for question in outline.questionRanges[standard]
      where outline.pooledQuestion[question] == nil {
        questions.append(explain(question: question, inStandard: inStandard))
      }
    }
    var explanation = CaseExplanation(
      caseID: cases.caseID(at: row),
      row: row,
      questions: questions
    )
    explanation.timeline = timeline(questions)
    return explanation
  }

  private func timeline(_ questions: [QuestionExplanation]) -> CaseTimeline {
    let prompts = questions.flatMap(\.prompts)
    var rows: Set<CaseEvents.RowPlace> = []
    for clause in questions.compactMap(\.applies) { Self.readRows(clause, into: &rows) }
    for clause in prompts.flatMap({ [$0.applies, $0.met] }) {
      if let clause { Self.readRows(clause, into: &rows) }
    }
    let (events, omissions) = CaseEvents(
      cases: cases,
      row: row,
      isConcealing: isConcealing,
      touched: rows
    ).found()
    let windows = CaseWindows(
      compiled: compiled,
      evaluator: evaluator,
      isConcealing: isConcealing,
      definitionsOfPrompts: definitionsOfPrompts
    ).found(for: prompts)
    return CaseTimeline(asOf: asOf, entries: events + windows, omissions: omissions)
  }

  /// Notes the rows of files that a clause read.
  private static func readRows(
    _ clause: ClauseExplanation,
    into rows: inout Set<CaseEvents.RowPlace>
  ) {
    for value in clause.values {
      if let file = value.file, value.line > 0 {
        rows.insert(CaseEvents.RowPlace(file: file, line: value.line))
      }
    }
    for part in clause.parts { readRows(part, into: &rows) }
  }

  private func explain(
    question: Int,
    inStandard: ClauseExplanation?
  ) -> QuestionExplanation {
    let applies = [inStandard, clause(compiled.questionApplies[question])].compactMap { $0 }
    // A clause that says no decides before one that is only unknown.
    let against =
      applies.first { $0.truth == .no } ?? applies.first { $0.truth != .yes }
    return QuestionExplanation(
      question: question,
      indicated: outcomes.indicated[question][row],
      judgement: outcomes.judged[question][row],
      applies: against,
      prompts: compiled.outline.promptRanges[question].map { prompt in
        explain(prompt: prompt, questionApplies: against)
      }
    )
  }

  private func explain(prompt: Int, questionApplies: ClauseExplanation?) -> PromptExplanation {
    // What is left out has no answer to explain.
    let isSelected = compiled.outline.prompts[prompt].isSelected
    let applies = isSelected ? clause(compiled.promptApplies[prompt]) : nil
    let met = isSelected ? clause(compiled.promptMet[prompt]) : nil
    let outcome = outcomes.prompts[prompt][row]
    let asked = [questionApplies, applies].compactMap { $0 }
    let action = PracticeAction(
      prompt: compiled.outline.prompts[prompt],
      vocabulary: compiled.vocabulary
    ).sentence(
      for: outcome,
      rules: asked.contains { $0.truth != .yes } ? asked : met.map { [$0] } ?? []
    )
    return PromptExplanation(
      prompt: prompt,
      outcome: outcome,
      judgement: outcomes.judgedPrompts.isEmpty ? nil : outcomes.judgedPrompts[prompt][row],
      applies: applies,
      met: met,
      action: action
    )
  }

  private func clause(_ rule: CompiledRule?) -> ClauseExplanation? {
    guard let expression = rule?.expression else { return nil }
    if let run { return run.explain(expression) }
    return evaluator.explain(expression, files: cases.files, concealing: isConcealing).clause
  }
}
