import AuditCore
import FEEL

/// The windows and deadlines that a framework's definitions set for one case.
struct CaseWindows {
  let compiled: CompiledFramework
  let evaluator: PlainEvaluator
  /// Whether what rests on fields that may tell who somebody is is left out.
  let isConcealing: Bool
  /// For each prompt, the definitions that its rules use.
  let definitionsOfPrompts: [Set<Int>]

  /// What a definition's expression comes to: its day, and where the count began.
  private struct Limit {
    var start: CalendarDay?
    var end: CalendarDay
  }

  /// Where a day that is worked out begins to be counted; without a day when nobody can tell.
  private struct Start {
    var day: CalendarDay?
  }

  /// An entry for each definition that is worked out to a day, or is a range of days, and that the
  /// rules of these prompts use.
  func found(for prompts: [PromptExplanation]) -> [TimelineEntry] {
    let users = users(among: prompts)
    let declared = compiled.framework.definitions(over: .cases)
    return compiled.definitions.indices.compactMap { index in
      guard let prompts = users[index], let limit = limit(ofDefinition: index) else { return nil }
      let start = limit.start.flatMap { $0 < limit.end ? $0 : nil }
      let name = compiled.definitions[index].name
      return TimelineEntry(
        kind: start == nil ? .deadline : .window,
        day: start ?? limit.end,
        until: start == nil ? nil : limit.end,
        group: "Window",
        title: name.prefix(1).uppercased() + name.dropFirst(),
        detail: index < declared.count ? declared[index].summary : "",
        prompts: prompts
      )
    }
  }

  /// The prompts that ask something of this case, by the definitions that their rules use.
  private func users(among prompts: [PromptExplanation]) -> [Int: [Int]] {
    var users: [Int: [Int]] = [:]
    for found in prompts where Self.asks(found.outcome) {
      for index in definitionsOfPrompts[found.prompt] {
        users[index, default: []].append(found.prompt)
      }
    }
    return users
  }

  /// For each prompt of a framework, the definitions that its rules use.
  static func definitionsOfPrompts(_ compiled: CompiledFramework) -> [Set<Int>] {
    compiled.outline.prompts.indices.map { prompt in
      var use = DefinitionUse()
      for rule in [compiled.promptApplies[prompt], compiled.promptMet[prompt]] {
        if let rule { use.read(rule.expression, definitions: compiled.definitions) }
      }
      use.close(over: compiled.definitions)
      return use.indices
    }
  }

  private static func asks(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .notApplicable, .notSelected: false
    default: true
    }
  }

  private func limit(ofDefinition index: Int) -> Limit? {
    let expression = compiled.definitions[index].expression
    if isConcealing, readsIdentity(expression.root) { return nil }
    switch evaluator.evaluate(expression) {
    case .date(let end):
      guard let start = start(of: expression.root, in: expression.source) else { return nil }
      return Limit(start: start.day, end: end)
    case .range(let range):
      guard case .date(let low)? = range.low, case .date(let high)? = range.high else { return nil }
      return Limit(
        start: low.adding(days: range.includesLow ? 0 : 1),
        end: high.adding(days: range.includesHigh ? 0 : -1)
      )
    default: return nil
    }
  }

  /// Finds where the count of a day began; `nil` for a day that is only looked up, as the start of
  /// supervision is.
  private func start(of node: CheckedNode, in source: LocatedText) -> Start? {
    switch node.kind {
    case .choice(let condition, let then, let otherwise):
      let isTrue = value(of: condition, in: source) == .boolean(true)
      return start(of: isTrue ? then : otherwise, in: source)
    case .call(let builtin, let arguments) where builtin.name == "working days after":
      return Start(day: arguments.first.flatMap { day(of: $0, in: source) })
    case .arithmetic(.add, let left, let right):
      return Start(day: day(of: left.type == .date ? left : right, in: source))
    case .arithmetic(.subtract, _, _): return Start()
    case .call(_, let arguments):
      return arguments.contains { start(of: $0, in: source) != nil } ? Start() : nil
    case .list(let elements):
      return elements.contains { start(of: $0, in: source) != nil } ? Start() : nil
    default: return nil
    }
  }

  private func day(of node: CheckedNode, in source: LocatedText) -> CalendarDay? {
    if case .date(let day) = value(of: node, in: source) { return day }
    return nil
  }

  private func value(of node: CheckedNode, in source: LocatedText) -> Value {
    evaluator.evaluate(CheckedExpression(source: source, root: node))
  }

  private func readsIdentity(_ root: CheckedNode) -> Bool {
    var found = false
    root.forEach { node in
      switch node.kind {
      case .field(frame: 0, let field):
        if compiled.vocabulary.root.fields[field].identifies { found = true }
      case .definition(let index):
        if readsIdentity(compiled.definitions[index].expression.root) { found = true }
      default: break
      }
    }
    return found
  }
}
