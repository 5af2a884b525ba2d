import AuditCore

extension Evaluation {
  /// All are true; false as soon as one is false, else null as soon as one is not known.
  func conjunction(_ parts: [CheckedNode]) -> Value {
    var result = Value.boolean(true)
    for part in parts {
      switch value(of: part) {
      case .boolean(true): continue
      case .boolean(false): return .boolean(false)
      case let value: result = Kleene.and(result, value)
      }
    }
    return result
  }

  /// At least one is true; true as soon as one is.
  func disjunction(_ parts: [CheckedNode]) -> Value {
    var result = Value.boolean(false)
    for part in parts {
      switch value(of: part) {
      case .boolean(false): continue
      case .boolean(true): return .boolean(true)
      case let value: result = Kleene.or(result, value)
      }
    }
    return result
  }

  func comparison(
    _ operation: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode
  ) -> Value {
    if let answer = fieldTest(operation, left, right) { return answer }
    return Comparison.value(
      operation,
      value(of: left),
      value(of: right),
      isLiteral: left.isLiteralNull || right.isLiteralNull,
      nulls
    )
  }

  func between(_ part: CheckedNode, _ low: CheckedNode, _ high: CheckedNode) -> Value {
    if let lower = fieldTest(.greaterOrEqual, part, low),
      let upper = fieldTest(.lessOrEqual, part, high)
    {
      return lower.isTrue ? upper : lower
    }
    let low = value(of: low)
    let high = value(of: high)
    return Comparison.lies(value(of: part), from: low, true, to: high, true)
  }

  /// Whether any test of an `in` holds.
  func membership(_ part: CheckedNode, _ tests: [CheckedTest]) -> Value {
    let subject = value(of: part)
    var result = Value.boolean(false)
    for test in tests {
      switch holds(test, subject) {
      case .boolean(false): continue
      case .boolean(true): return .boolean(true)
      case let value: result = Kleene.or(result, value)
      }
    }
    return result
  }

  private func holds(_ test: CheckedTest, _ subject: Value) -> Value {
    switch test {
    case .anything: return .boolean(true)
    case .not(let tests):
      return Kleene.not(
        tests.reduce(.boolean(false)) { Kleene.or($0, holds($1, subject)) }
      )
    case .comparison(let operation, let node):
      return Comparison.value(
        operation,
        subject,
        value(of: node),
        isLiteral: node.isLiteralNull,
        nulls
      )
    case .value(let node):
      if case .literal(.string(let word)) = node.kind, case .string(let text) = subject {
        return .boolean(Comparison.areSame(word, text))
      }
      if case .list(let elements) = node.kind,
        subject.isNull || elements.contains(where: { $0.isLiteralNull || $0.isRange })
      {
        return elements.reduce(.boolean(false)) { Kleene.or($0, holds(.value($1), subject)) }
      }
      if case .definition(let index) = node.kind, environment.definitions[index].root.isRange {
        return holds(.value(environment.definitions[index].root), subject)
      }
      // A window that a record's own days turn round holds nothing; that is an answer, no fault.
      if case .range(let low, let includesLow, let high, let includesHigh) = node.kind,
        !node.isBackwardLiteral
      {
        return Comparison.contains(
          RangeValue(
            low: low.map { value(of: $0) },
            includesLow: includesLow,
            high: high.map { value(of: $0) },
            includesHigh: includesHigh
          ),
          subject
        )
      }
      return isIn(subject, value(of: node), isLiteral: node.isLiteralNull)
    }
  }

  private func isIn(_ subject: Value, _ test: Value, isLiteral: Bool) -> Value {
    switch test {
    case .range(let range): return Comparison.contains(range, subject)
    case .list(let values):
      if case .list = subject, Comparison.areEqual(subject, test) == true { return .boolean(true) }
      var result = Value.boolean(false)
      for element in values {
        let value = isElement(subject, element)
        if value.isTrue { return value }
        result = Kleene.or(result, value)
      }
      return result
    default:
      return Comparison.value(.equal, subject, test, isLiteral: isLiteral, nulls)
    }
  }

  /// Whether a value is an element of a list or in it; one of another kind is not.
  private func isElement(_ subject: Value, _ element: Value) -> Value {
    switch element {
    case .range, .list: return isIn(subject, element, isLiteral: false)
    default:
      if subject.isNull || element.isNull { return isIn(subject, element, isLiteral: false) }
      return .boolean(Comparison.areEqual(subject, element) == true)
    }
  }

  func range(
    _ low: CheckedNode?,
    _ includesLow: Bool,
    _ high: CheckedNode?,
    _ includesHigh: Bool
  ) -> Value {
    let a = low.map { value(of: $0) }
    let b = high.map { value(of: $0) }
    if let a, let b, !a.isNull, !b.isNull {
      guard let order = Comparison.order(a, b) else { return Failures.unlike(a, b) }
      if order > 0 { return Failures.backwardRange }
    }
    return .range(
      RangeValue(low: a, includesLow: includesLow, high: b, includesHigh: includesHigh)
    )
  }
}

/// Logic with true, false and not known.
///
/// - Source: OMG DMN 1.5 section 10.3.2.9, table 50 (Kleene's strong logic).
enum Kleene {
  /// False when either is false, else null when either is null.
  static func and(_ left: Value, _ right: Value) -> Value {
    if left.isFalse || right.isFalse { return .boolean(false) }
    return rest(left, right, "'and'")
  }

  /// True when either is true, else null when either is null.
  static func or(_ left: Value, _ right: Value) -> Value {
    if left.isTrue || right.isTrue { return .boolean(true) }
    return rest(left, right, "'or'")
  }

  /// The other of true and false; null stays null.
  static func not(_ value: Value) -> Value {
    switch value {
    case .boolean(let bit): .boolean(!bit)
    case .null: value
    default: Failures.notABoolean("'not'")
    }
  }

  private static func rest(_ left: Value, _ right: Value, _ what: String) -> Value {
    let a = left.isNull || left.boolean != nil ? left : Failures.notABoolean(what)
    let b = right.isNull || right.boolean != nil ? right : Failures.notABoolean(what)
    return a.isNull || b.isNull ? .nullOf(a, b) : a
  }
}

extension CheckedNode {
  /// Whether the author wrote `null` here.
  var isLiteralNull: Bool {
    if case .literal(.null) = kind { true } else { false }
  }

  /// Whether the node is a range between two literals that ends before it begins.
  var isBackwardLiteral: Bool {
    guard case .range(let low?, _, let high?, _) = kind,
      case .literal(let a) = low.kind, case .literal(let b) = high.kind
    else { return false }
    return (Comparison.order(a, b) ?? 0) > 0
  }

  /// Whether the node is a range written out.
  var isRange: Bool {
    if case .range = kind { true } else { false }
  }
}
