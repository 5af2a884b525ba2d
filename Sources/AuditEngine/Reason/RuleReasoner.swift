import AuditCore
import FEEL

/// Finds clauses of a rule that earlier clauses, wider rules or the vocabulary already decide.
struct RuleReasoner {
  let compiled: CompiledFramework
  /// The rule.
  let expression: CheckedExpression
  private let reader: SubjectReader
  private let constant: ConstantTruth
  private var frames: [Int: RecordType]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ compiled: CompiledFramework, _ expression: CheckedExpression) {
    self.compiled = compiled
    self.expression = expression
    reader = SubjectReader(definitions: compiled.definitions, source: expression.source)
    constant = ConstantTruth(definitions: compiled.definitions)
    frames = [0: compiled.vocabulary.root]
  }

  /// Looks at the whole rule.
  ///
  /// - Parameter reach: What is known before it is asked.
  mutating func read(_ reach: Reach) { walk(expression.root, reach) }

  /// What is known after the rule is true.
  func after(_ reach: Reach) -> Reach {
    var reach = reach
    hold(expression.root, &reach)
    return reach
  }

  // MARK: - Walking

  private mutating func walk(_ node: CheckedNode, _ reach: Reach) {
    if constant.value(of: node) != nil { return }
    var reach = reach
    switch node.kind {
    case .and(let parts):
      for part in parts {
        walk(part, reach)
        go(on: part, &reach) { $0.notFalse($1, $2) }
      }
    case .or(let parts):
      for part in parts {
        walk(part, reach)
        go(on: part, &reach) { $0.notTrue($1, $2) }
      }
    case .choice(let condition, let then, let otherwise):
      walk(condition, reach)
      var held = reach
      hold(condition, &held)
      walk(then, held)
      go(on: condition, &reach) { $0.notTrue($1, $2) }
      walk(otherwise, reach)
    case .recordQuantifier(_, let frame, let list, let condition),
      .recordFilter(let frame, let list, let condition):
      walk(list, reach)
      if case .list(.record(let type)) = list.type { frames[frame] = type }
      walk(condition, reach)
    default:
      if node.type == .boolean, let test = reader.test(node) { judge(node, test, reach) }
      for child in node.children where !isJudgedWhole(node) { walk(child, reach) }
    }
  }

  /// Whether a clause is judged as one, so that what it denies is not judged again.
  private func isJudgedWhole(_ node: CheckedNode) -> Bool {
    guard case .call(let builtin, _) = node.kind else { return false }
    return builtin.name == "not" && reader.test(node) != nil
  }

  /// Notes all that is known when a condition is true.
  private func hold(_ node: CheckedNode, _ reach: inout Reach) {
    if case .and(let parts) = node.kind {
      for part in parts { hold(part, &reach) }
    } else {
      go(on: node, &reach) { $0.hold($1, $2) }
    }
  }

  private func go(
    on node: CheckedNode,
    _ reach: inout Reach,
    _ change: (inout Reach, SubjectTest, Reach.Reason) -> Void
  ) {
    guard let test = reader.test(node) else { return }
    begin(test, node, &reach)
    let place = expression.source.place(of: node.range)
    let reason = Reach.Reason(text: expression.source.line(of: node.range), place: place)
    change(&reach, test, reason)
  }

  // MARK: - Judging

  private mutating func judge(_ node: CheckedNode, _ test: SubjectTest, _ reach: Reach) {
    var reach = reach
    begin(test, node, &reach)
    guard let known = reach[test.subject], !known.values.isEmpty,
      let agreeing = known.values.intersection(test.values)
    else { return }
    let clause = Reach.Reason(
      text: expression.source.line(of: node.range),
      place: expression.source.place(of: node.range)
    )
    let canBeNothing = known.nothing != .impossible
    if agreeing.isEmpty, !(canBeNothing && test.onNothing == .yes) {
      // That nothing is recorded is asked of something recorded, or a value of others.
      diagnostics.append(EngineMessages.neverTrue(clause, because: known.reason))
    } else if known.values.isSubset(of: test.values) {
      let isSettled =
        switch (known.nothing, test.onNothing) {
        case (.impossible, _), (_, .yes), (.told, .unknown): true
        default: false
        }
      if isSettled {
        diagnostics.append(EngineMessages.alwaysTrue(clause, because: known.reason))
      } else if known.reason == nil, test.onNothing == .unknown {
        diagnostics.append(EngineMessages.trueWhenRecorded(clause))
      }
    }
  }

  /// Begins with what the vocabulary says of a subject.
  private func begin(_ test: SubjectTest, _ node: CheckedNode, _ reach: inout Reach) {
    guard reach[test.subject] == nil, let values = possible(test) else { return }
    reach.begin(test.subject, values)
  }

  /// The values that a subject can have at all.
  private func possible(_ test: SubjectTest) -> ValueSet? {
    let kind: ValueSet =
      if case .ordered = test.values { .ordered([.init()]) } else { .words([], isComplement: true) }
    switch test.subject {
    case .field(let frame, let field):
      guard let record = frames[frame] else { return nil }
      return record.fields[field].range ?? kind
    case .definition(let index):
      guard compiled.definitions.indices.contains(index) else { return nil }
      return SubjectReader.everything(compiled.definitions[index].expression.type) ?? kind
    case .worked(_, _, let isCount): return isCount ? .ordered([.init(low: .zero)]) : kind
    }
  }
}

extension Field {
  /// The values that a record may hold here; `nil` for kinds that are not reasoned about.
  fileprivate var range: ValueSet? {
    switch type {
    case .integer, .decimal:
      .ordered([
        .init(
          low: minimum.flatMap { Decimal128($0) },
          high: maximum.flatMap { Decimal128($0) }
        )
      ])
    case .date:
      .ordered([
        .init(
          low: minimum.flatMap { CalendarDay($0) }.map { Decimal128($0.dayNumber) },
          high: maximum.flatMap { CalendarDay($0) }.map { Decimal128($0.dayNumber) }
        )
      ])
    default: SubjectReader.everything(ValueType(type))
    }
  }
}
