public import AuditCore
public import DMN
import FEEL

/// Checks a framework's rules against a vocabulary and plans them.
public struct FrameworkCompiler {
  /// The name by which rules know the day of the audit.
  public static let dayName = "as of"

  private let outline: FrameworkOutline
  private let vocabulary: Vocabulary
  private let calendar: WorkingDayCalendar?
  private var calls = FrameworkCalls()
  private var scope: Scope
  private var diagnostics = DiagnosticList()
  private var use = DefinitionUse()
  /// What the rules use that are looked at; a tailoring can leave out some.
  private var scoredUse = DefinitionUse()
  /// What key questions' own rules use, which see no definitions.
  private var indicationUse = DefinitionUse()

  /// Compiles a framework; all faults of all its rules are told at once.
  ///
  /// - Parameters:
  ///   - framework: The framework, as it was read.
  ///   - vocabulary: The vocabulary it names.
  ///   - calendar: The calendar it names; needed only where a rule counts working days.
  ///   - models: The decision models it uses, by identifier, each before those that it imports.
  /// - Returns: No framework when any diagnostic is an error.
  public static func compile(
    _ framework: Framework,
    vocabulary: Vocabulary,
    calendar: WorkingDayCalendar?,
    models: [String: [DecisionModel]] = [:]
  ) -> (compiled: CompiledFramework?, diagnostics: [Diagnostic]) {
    guard framework.vocabularyID == vocabulary.id else {
      return (nil, [EngineMessages.wrongVocabulary(framework, found: vocabulary)])
    }
    var compiler = FrameworkCompiler(framework, vocabulary: vocabulary, calendar: calendar)
    compiler.addCalls(models)
    let compiled = compiler.compiled()
    var diagnostics = compiler.diagnostics
    if !diagnostics.hasErrors { diagnostics.add(FrameworkReasoner.warnings(compiled)) }
    return (diagnostics.hasErrors ? nil : compiled, diagnostics.sorted)
  }

  private init(
    _ framework: Framework,
    vocabulary: Vocabulary,
    calendar: WorkingDayCalendar?
  ) {
    outline = FrameworkOutline(framework)
    self.vocabulary = vocabulary
    self.calendar = calendar
    scope = Scope(record: vocabulary.root, constants: [Self.dayName: .date])
  }

  private mutating func addCalls(_ models: [String: [DecisionModel]]) {
    let (calls, found) = FrameworkCalls.compile(
      outline.framework,
      codeLists: vocabulary.codeLists,
      models: models
    )
    diagnostics.add(found)
    self.calls = calls
    scope.constants.merge(calls.types) { _, new in new }
    scope.functions = calls.signatures
  }

  private mutating func compiled() -> CompiledFramework {
    checkLevels()
    for definition in outline.framework.definitions(over: .cases) { add(definition) }
    let (results, found) = CompiledResults.compile(outline)
    diagnostics.add(found)
    let questions = outline.questions.indices
    let prompts = outline.prompts.indices
    let standardCases = outline.standards.indices.map { index in
      let standard = outline.standards[index]
      return outline.looksAtCases(standard: index)
        ? rule(standard.cases, of: standard.code, isScored: standard.isSelected) : nil
    }
    let questionApplies = questions.map { index in
      let question = outline.questions[index]
      return isRead(question: index)
        ? rule(question.applies, of: question.code, isScored: question.isSelected) : nil
    }
    let promptApplies = prompts.map { index in
      let prompt = outline.prompts[index]
      return isRead(prompt: index)
        ? rule(prompt.applies, of: prompt.code, isScored: prompt.isSelected) : nil
    }
    let promptMet = prompts.map { index in
      let prompt = outline.prompts[index]
      return isRead(prompt: index)
        ? rule(prompt.met, of: prompt.code, isScored: prompt.isSelected) : nil
    }
    let indications = questions.map { isRead(question: $0) ? indication($0) : nil }
    checkDefinitions()
    checkFunctions()
    checkCalendar()
    let (breakdowns, faults) = BreakdownCompiler.compile(vocabulary)
    diagnostics.add(faults)
    return CompiledFramework(
      outline: outline,
      vocabulary: vocabulary,
      calendar: calendar ?? .weekdaysOnly,
      breakdowns: breakdowns,
      definitions: scope.definitions,
      calls: calls,
      usedDefinitions: scoredUse.indices,
      results: results,
      standardCases: standardCases,
      questionApplies: questionApplies,
      indications: indications,
      promptApplies: promptApplies,
      promptMet: promptMet
    )
  }

  private func isRead(question: Int) -> Bool {
    outline.looksAtCases(standard: outline.standardOfQuestion[question])
  }

  private func isRead(prompt: Int) -> Bool { isRead(question: outline.questionOfPrompt[prompt]) }

  /// Checks a definition; a faulty one stays in reach as of any type, so that its users are not
  /// faulty too.
  private mutating func add(_ definition: Definition) {
    let (checked, found) = FEEL.check(definition.expression, in: scope)
    diagnostics.add(found)
    let nothing = CheckedNode(.literal(.null(.notRecorded)), type: .any, range: 0..<0)
    let expression = checked ?? CheckedExpression(source: definition.expression, root: nothing)
    scope.definitions.append(ScopeDefinition(name: definition.name, expression: expression))
    let root = vocabulary.root
    if root.fieldIndex(definition.name) != nil || root.listIndex(definition.name) != nil {
      diagnostics.add(EngineMessages.definitionHidden(definition))
    }
  }

  private mutating func rule(
    _ text: LocatedText?,
    of item: String,
    isScored: Bool
  ) -> CompiledRule? {
    guard let text else { return nil }
    let (checked, found) = FEEL.check(text, in: scope, expecting: .boolean)
    diagnostics.add(found)
    guard let checked else { return nil }
    use.read(checked, definitions: scope.definitions)
    if isScored { scoredUse.read(checked, definitions: scope.definitions) }
    warnIfConstant(checked, of: item)
    return CompiledRule(checked, definitions: scope.definitions.map(\.expression))
  }

  private mutating func indication(_ index: Int) -> CompiledIndication? {
    let question = outline.questions[index]
    guard let text = question.indicates else { return nil }
    let (record, named) = IndicationRecord.make(for: question)
    for (position, prompt) in question.prompts.enumerated() where !named.contains(position) {
      let name = IndicationRecord.name(of: prompt)
      diagnostics.add(EngineMessages.promptNameTaken(prompt, name: name))
    }
    let ownScope = Scope(
      record: record,
      constants: scope.constants,
      functions: scope.functions
    )
    let (checked, found) = FEEL.check(text, in: ownScope, expecting: .boolean)
    diagnostics.add(found)
    guard let checked else { return nil }
    indicationUse.read(checked, definitions: [])
    warnIfConstant(checked, of: question.code)
    return CompiledIndication(
      rule: CompiledRule(checked, definitions: []),
      record: record,
      named: named
    )
  }

  private mutating func warnIfConstant(_ rule: CheckedExpression, of item: String) {
    if let truth = ConstantTruth(definitions: scope.definitions).value(of: rule.root) {
      diagnostics.add(EngineMessages.constantRule(truth, of: item, at: rule.source.place))
    }
  }

  private mutating func checkLevels() {
    let known = vocabulary.root.fields.map(\.path)
    for level in outline.framework.levels {
      guard let field = vocabulary.root.fieldIndex(level.field) else {
        diagnostics.add(EngineMessages.unknownLevelField(level, known: known))
        continue
      }
      switch vocabulary.root.fields[field].type {
      case .text, .code: break
      default: diagnostics.add(EngineMessages.levelFieldType(level))
      }
    }
  }

  private mutating func checkDefinitions() {
    use.close(over: scope.definitions)
    scoredUse.close(over: scope.definitions)
    for (index, definition) in outline.framework.definitions(over: .cases).enumerated()
    where !use.indices.contains(index) {
      diagnostics.add(EngineMessages.unusedDefinition(definition))
    }
  }

  private mutating func checkFunctions() {
    let names = use.names.union(indicationUse.names)
    for cell in calls.cells { use.read(cell, definitions: []) }
    // A rule that is faulty may be the one that calls it.
    if diagnostics.hasErrors { return }
    for table in outline.framework.tables where !names.contains(table.name) {
      diagnostics.add(EngineMessages.unusedFunction("table", table.name, at: table.place))
    }
    for model in outline.framework.models where !names.contains(model.name) {
      diagnostics.add(EngineMessages.unusedFunction("model", model.name, at: model.place))
    }
  }

  private mutating func checkCalendar() {
    guard let place = use.workingDays else { return }
    let framework = outline.framework
    if framework.calendarID == nil {
      diagnostics.add(EngineMessages.calendarMissing(framework, at: place))
    } else if framework.calendarID != calendar?.id {
      diagnostics.add(EngineMessages.wrongCalendar(framework, found: calendar?.id))
    }
  }
}
