import AuditCore
public import FEEL

extension CompiledDecisions {
  /// Works out a decision and says how.
  ///
  /// - Returns: The value that `decide` gives with the tree behind it; `nil` when the model has no
  ///   such decision.
  public func explain(
    _ name: String,
    _ inputs: [GivenInput],
    _ environment: Environment = Environment()
  ) -> DecisionExplanation? {
    guard case .decision(let index)? = own[name] else { return nil }
    let run = run(environment, inputs)
    var seen: Set<ElementIndex> = []
    return run.explanation(of: .decision(index), &seen, depth: 0)
  }
}

extension DecisionRun {
  /// Explains an element that logic requires; functions have nothing to explain until called.
  fileprivate func explanation(
    of element: ElementIndex,
    _ seen: inout Set<ElementIndex>,
    depth: Int
  ) -> DecisionExplanation? {
    switch element {
    case .input(let index):
      let value = inputs[index] ?? .null(.notRecorded)
      return DecisionExplanation(kind: .input, name: model.inputs[index].name, value: value)
    case .decision(let index):
      let compiled = model.decisions[index]
      var found = DecisionExplanation(
        kind: .decision,
        name: compiled.name,
        question: compiled.question,
        value: decision(index)
      )
      guard seen.insert(element).inserted else {
        found.isRepeated = true
        return found
      }
      // Nobody reads further down than this.
      if depth >= 50 { return found }
      if let logic = compiled.logic { explain(logic, in: scope(compiled.needs), into: &found) }
      found.requirements = compiled.needs.compactMap {
        explanation(of: $0.element, &seen, depth: depth + 1)
      }
      return found
    case .knowledge, .service: return nil
    }
  }

  private func explain(
    _ box: CompiledBox,
    in scope: NameScope,
    into found: inout DecisionExplanation
  ) {
    switch box.kind {
    case .expression(let expression):
      found.clause = clause(expression, in: scope)
      explainCall(expression, in: scope, into: &found)
    case .table(let table): found.table = explanation(of: table, in: scope)
    case .context(let entries): explain(entries, in: scope, into: &found)
    case .invocation(let callee, let arguments):
      explain(callee, arguments, in: scope, into: &found)
    case .conditional(let condition, let then, let otherwise):
      let isTrue = value(of: condition, in: scope) == .boolean(true)
      found.logic.append(part("if", condition, in: scope))
      found.logic.append(
        part(isTrue ? "then" : "else", isTrue ? then : otherwise, in: scope)
      )
    case .filter(let list, _), .iterator(_, _, let list, _):
      found.logic.append(part("in", list, in: scope))
    case .faulty, .list, .relation, .function: break
    }
  }

  private func part(
    _ name: String,
    _ box: CompiledBox,
    in scope: NameScope
  ) -> DecisionExplanation {
    var found = DecisionExplanation(kind: .entry, name: name, value: value(of: box, in: scope))
    explain(box, in: scope, into: &found)
    return found
  }

  private func explain(
    _ entries: [CompiledEntry],
    in outer: NameScope,
    into found: inout DecisionExplanation
  ) {
    var scope = outer
    for entry in entries {
      guard let box = entry.value else { continue }
      if case .function = box.kind {
        if let name = entry.name { scope.add(name, value(of: box, in: scope)) }
        continue
      }
      let part = part(entry.name ?? "", box, in: scope)
      found.logic.append(part)
      if let name = entry.name {
        scope.add(name, conformance.value(part.value, as: entry.type, for: "entry '\(name)'"))
      }
    }
  }

  /// Explains an expression that is nothing but a call of a knowledge model.
  private func explainCall(
    _ expression: CheckedExpression,
    in scope: NameScope,
    into found: inout DecisionExplanation
  ) {
    guard case .invocation(let callee, let positional, let named) = expression.root.kind,
      case .constant(let name) = callee.kind,
      let knowledge = model.knowledge.first(where: { $0.name == name }),
      let function = knowledge.function
    else { return }
    func value(_ node: CheckedNode) -> Value {
      self.value(of: CheckedExpression(source: expression.source, root: node), in: scope)
    }
    var arguments = named.mapValues(value)
    for (parameter, node) in zip(function.parameters, positional) {
      arguments[parameter.name] = value(node)
    }
    explainBody(of: knowledge, arguments, into: &found)
  }

  /// Explains a call: its arguments, and the body of the knowledge model that it calls.
  private func explain(
    _ callee: CheckedExpression,
    _ arguments: [CompiledEntry],
    in scope: NameScope,
    into found: inout DecisionExplanation
  ) {
    var values: [String: Value] = [:]
    for argument in arguments {
      guard let name = argument.name, let box = argument.value else { continue }
      let part = part(name, box, in: scope)
      values[name] = part.value
      found.logic.append(part)
    }
    let name = callee.source.text
    if let knowledge = model.knowledge.first(where: { $0.name == name }) {
      explainBody(of: knowledge, values, into: &found)
    }
  }

  private func explainBody(
    of knowledge: CompiledKnowledge,
    _ values: [String: Value],
    into found: inout DecisionExplanation
  ) {
    guard let function = knowledge.function, let body = function.body else { return }
    let inner = DecisionRun(base)
    var names = inner.scope(knowledge.needs)
    for parameter in function.parameters {
      let value = conformance.value(
        values[parameter.name] ?? .null(.notRecorded),
        as: parameter.type,
        for: "parameter '\(parameter.name)'"
      )
      names.add(parameter.name, value)
    }
    var called = DecisionExplanation(
      kind: .knowledge,
      name: knowledge.name,
      value: inner.value(of: body, in: names)
    )
    inner.explain(body, in: names, into: &called)
    found.logic.append(called)
  }

  private func clause(
    _ expression: CheckedExpression,
    in scope: NameScope
  ) -> ClauseExplanation {
    var environment = environment
    environment.names = scope
    return PlainEvaluator(environment: environment).explain(expression, files: []).clause
  }

  private func explanation(
    of table: CompiledTable,
    in scope: NameScope
  ) -> TableExplanation {
    let inputs = table.inputs.map { input in
      TableExplanation.Input(
        text: input.text.oneLine,
        value: inputValue(input, in: scope).value
      )
    }
    let rules = table.rules.enumerated().map { number, rule in
      let tests = zip(rule.tests, zip(rule.texts, inputs)).map { test, entry in
        explanation(of: test, entry.0, entry.1.value, in: scope)
      }
      return TableExplanation.Rule(
        number: number + 1,
        holds: tests.allSatisfy { $0.truth == .yes },
        tests: tests,
        outputs: rule.values.map { $0?.source.oneLine ?? "" },
        remarks: rule.remarks
      )
    }
    return TableExplanation(hitPolicy: table.hitPolicy, inputs: inputs, rules: rules)
  }

  private func explanation(
    of test: CheckedExpression?,
    _ text: LocatedText,
    _ input: Value,
    in scope: NameScope
  ) -> ClauseExplanation {
    var clause = ClauseExplanation(text: text.oneLine, truth: .failed)
    guard let test else { return clause }
    var scope = scope
    scope.add(FEEL.testedName, input)
    let found = self.clause(test, in: scope)
    clause.reason = found.reason
    switch truth(of: test, input, in: scope) {
    case .boolean(true): clause.truth = .yes
    case .boolean(false): clause.truth = input.isNull ? .unknown : .no
    case .null(.failed): clause.truth = .failed
    default: clause.truth = input.isNull ? .unknown : .no
    }
    return clause
  }
}

extension LocatedText {
  /// The text with every run of blanks made one.
  fileprivate var oneLine: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
