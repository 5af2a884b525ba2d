public import AuditCore
import FEEL

/// Checks the rules of indicators against a vocabulary and plans them.
public enum IndicatorCompiler {
  /// Compiles indicators; all faults of all rules are told at once.
  ///
  /// - Parameters:
  ///   - set: The indicators, as they were read.
  ///   - vocabulary: The vocabulary of the cases.
  ///   - calendar: The calendar that the indicators name; `nil` where they name none.
  /// - Returns: No indicators when any diagnostic is an error.
  public static func compile(
    _ set: IndicatorSet,
    vocabulary: Vocabulary,
    calendar: WorkingDayCalendar?
  ) -> (compiled: [CompiledIndicator]?, diagnostics: [Diagnostic]) {
    guard set.vocabularyID == vocabulary.id else {
      return (nil, [EngineMessages.indicatorVocabulary(set, found: vocabulary)])
    }
    var compilation = Compilation(calendar: calendar ?? .weekdaysOnly)
    let scope = compilation.scope(vocabulary.root, set.definitions, tellsFaults: true)
    let indicators = set.indicators.compactMap { indicator in
      compilation.indicator(indicator, scope, vocabulary.root, set.definitions)
    }
    if set.calendarID == nil, let place = compilation.use.workingDays {
      compilation.diagnostics.add(EngineMessages.indicatorCalendar(set, at: place))
    }
    let diagnostics = compilation.diagnostics
    return (diagnostics.hasErrors ? nil : indicators, diagnostics.sorted)
  }

  private struct Compilation {
    let calendar: WorkingDayCalendar
    var diagnostics = DiagnosticList()
    var use = DefinitionUse()

    /// The names in reach of rules over a record.
    ///
    /// Over a record of a list only those definitions are in reach that read nothing of the case.
    mutating func scope(
      _ record: RecordType,
      _ definitions: [Definition],
      tellsFaults: Bool
    ) -> Scope {
      var scope = Scope(record: record, constants: [FrameworkCompiler.dayName: .date])
      for definition in definitions {
        let (checked, found) = FEEL.check(definition.expression, in: scope)
        if tellsFaults { diagnostics.add(found) }
        guard let checked else { continue }
        use.read(checked, definitions: scope.definitions)
        scope.definitions.append(ScopeDefinition(name: definition.name, expression: checked))
      }
      return scope
    }

    mutating func indicator(
      _ indicator: Indicator,
      _ scope: Scope,
      _ root: RecordType,
      _ definitions: [Definition]
    ) -> CompiledIndicator? {
      var list: Int?
      var inner = scope
      if let name = indicator.list {
        guard let found = root.listIndex(name.text) else {
          diagnostics.add(EngineMessages.indicatorList(name, known: root.lists.map(\.name)))
          return nil
        }
        list = found
        inner = self.scope(root.lists[found], definitions, tellsFaults: false)
      }
      for name in indicator.needs
      where root.fieldIndex(name.text) == nil && root.listIndex(name.text) == nil {
        let known = root.fields.map(\.path) + root.lists.map(\.name)
        diagnostics.add(EngineMessages.indicatorNeeds(name, known: known))
      }
      return CompiledIndicator(
        indicator: indicator,
        list: list,
        cases: rule(indicator.cases, scope),
        counts: rule(indicator.counts, inner),
        meets: rule(indicator.meets, inner),
        amount: check(indicator.amount, scope, .number),
        calendar: calendar,
        definitions: scope.definitions.map(\.expression),
        innerDefinitions: inner.definitions.map(\.expression)
      )
    }

    private mutating func rule(_ text: LocatedText?, _ scope: Scope) -> CompiledRule? {
      check(text, scope, .boolean).map {
        CompiledRule($0, definitions: scope.definitions.map(\.expression))
      }
    }

    private mutating func check(
      _ text: LocatedText?,
      _ scope: Scope,
      _ type: ValueType
    ) -> CheckedExpression? {
      guard let text else { return nil }
      let (checked, found) = FEEL.check(text, in: scope, expecting: type)
      diagnostics.add(found)
      if let checked { use.read(checked, definitions: scope.definitions) }
      return checked
    }
  }
}

/// An indicator whose rules are checked and planned.
public struct CompiledIndicator: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The list whose records are counted; `nil` to count cases.
  let list: Int?
  let cases: CompiledRule?
  let counts: CompiledRule?
  let meets: CompiledRule?
  let amount: CheckedExpression?
  let calendar: WorkingDayCalendar
  let definitions: [CheckedExpression]
  let innerDefinitions: [CheckedExpression]

  /// What rules know beside a record: the day, the definitions, the calendar.
  func environment(asOf: CalendarDay, inList: Bool) -> Environment {
    Environment(
      definitions: inList ? innerDefinitions : definitions,
      constants: [FrameworkCompiler.dayName: .date(asOf)],
      calendar: calendar
    )
  }

  /// The rules that run case by case, with the part of the indicator each one is.
  public var fallbacks: [(part: String, rule: CompiledRule)] {
    [("cases", cases), ("counts", counts), ("meets", meets)].compactMap { part, rule in
      rule.flatMap { $0.refusal == nil ? nil : (part, $0) }
    }
  }
}
