import AuditCore
import FEEL

/// A clause that asks one thing of one subject, as `plan.objectives <= 6`.
struct SubjectTest {
  /// What it asks about.
  let subject: Subject
  /// The recorded values for which it is true; it is false for the others.
  var values: ValueSet
  /// What it comes to where nothing is recorded.
  var onNothing: Truth

  /// True, false, or not known.
  enum Truth: Equatable {
    case yes, no, unknown

    var opposite: Truth {
      switch self {
      case .yes: .no
      case .no: .yes
      case .unknown: .unknown
      }
    }
  }

  /// The opposite test.
  var opposite: SubjectTest {
    SubjectTest(subject: subject, values: values.complement, onNothing: onNothing.opposite)
  }
}

/// What a clause may ask about.
enum Subject: Hashable {
  /// A field of a frame's record.
  case field(frame: Int, field: Int)
  /// A definition that depends on the case.
  case definition(Int)
  /// Something worked out, by its text and the frames it reads; a count is never below zero.
  case worked(String, frames: Set<Int>, isCount: Bool)

  /// Whether it means the same in every rule, because it speaks of the case alone.
  var isOfCase: Bool {
    switch self {
    case .field(let frame, _): frame == 0
    case .definition: true
    case .worked(_, let frames, _): frames.isSubset(of: [0])
    }
  }
}

/// Reads clauses as tests of one subject.
struct SubjectReader {
  let definitions: [ScopeDefinition]
  let source: LocatedText

  /// The test that a clause makes; `nil` when it is none, or asks about several subjects.
  func test(_ node: CheckedNode) -> SubjectTest? {
    switch node.kind {
    case .comparison(let sign, let left, let right):
      return comparison(sign, left, right) ?? comparison(sign.mirrored, right, left)
    case .between(let value, let low, let high):
      guard let subject = subject(value), let low = fixed(low), let high = fixed(high),
        let from = values(.greaterOrEqual, low, value), let to = values(.lessOrEqual, high, value)
      else { return nil }
      return from.intersection(to).map {
        SubjectTest(subject: subject, values: $0, onNothing: .unknown)
      }
    case .isIn(let value, let tests): return membership(value, tests)
    case .call(let builtin, let arguments) where builtin.name == "not" && arguments.count == 1:
      return test(arguments[0])?.opposite
    case .and(let parts): return joined(parts) { $0.intersection($1) }
    case .or(let parts): return joined(parts) { $0.union($1) }
    case .field: return node.type == .boolean ? isYes(node) : nil
    case .definition(let index):
      guard node.type == .boolean, definitions.indices.contains(index) else { return nil }
      let expression = definitions[index].expression
      let inner = SubjectReader(definitions: definitions, source: expression.source)
      return inner.test(expression.root) ?? isYes(node)
    default: return nil
    }
  }

  private func isYes(_ node: CheckedNode) -> SubjectTest? {
    subject(node).map {
      SubjectTest(subject: $0, values: .words(["yes"], isComplement: false), onNothing: .unknown)
    }
  }

  private func joined(
    _ parts: [CheckedNode],
    _ join: (ValueSet, ValueSet) -> ValueSet?
  ) -> SubjectTest? {
    let tests = parts.map(test)
    guard var result = tests.first ?? nil else { return nil }
    for next in tests.dropFirst() {
      guard let next, next.subject == result.subject, next.onNothing == result.onNothing,
        let values = join(result.values, next.values)
      else { return nil }
      result.values = values
    }
    return result
  }

  private func comparison(
    _ sign: ComparisonOperator,
    _ value: CheckedNode,
    _ limit: CheckedNode
  ) -> SubjectTest? {
    guard let subject = subject(value) else { return nil }
    if limit.isNull {
      guard let all = Self.everything(value.type) else { return nil }
      let test = SubjectTest(subject: subject, values: all.complement, onNothing: .yes)
      return sign == .equal ? test : sign == .notEqual ? test.opposite : nil
    }
    guard let limit = fixed(limit), let values = values(sign, limit, value) else { return nil }
    return SubjectTest(subject: subject, values: values, onNothing: .unknown)
  }

  private func membership(_ value: CheckedNode, _ tests: [CheckedTest]) -> SubjectTest? {
    guard let subject = subject(value) else { return nil }
    var all: ValueSet?
    for test in tests {
      guard let next = values(of: test, value) else { return nil }
      guard let before = all else {
        all = next
        continue
      }
      guard let both = before.union(next) else { return nil }
      all = both
    }
    return all.map { SubjectTest(subject: subject, values: $0, onNothing: .unknown) }
  }

  private func values(of test: CheckedTest, _ value: CheckedNode) -> ValueSet? {
    switch test {
    case .comparison(let sign, let limit): return fixed(limit).flatMap { values(sign, $0, value) }
    case .value(let node):
      switch node.kind {
      case .list(let elements):
        let sets = elements.map { values(of: .value($0), value) }
        guard let first = sets.first ?? nil else { return nil }
        return sets.dropFirst().reduce(first as ValueSet?) { all, next in
          next.flatMap { all?.union($0) }
        }
      case .range(let low, let includesLow, let high, let includesHigh):
        let from = low.map { end in
          fixed(end).flatMap { values(includesLow ? .greaterOrEqual : .greater, $0, value) }
        }
        let to = high.map { end in
          fixed(end).flatMap { values(includesHigh ? .lessOrEqual : .less, $0, value) }
        }
        switch (from, to) {
        case (.some(let from), .some(let to)): return to.flatMap { from?.intersection($0) }
        case (.some(let one), nil), (nil, .some(let one)): return one
        case (nil, nil): return nil
        }
      default: return fixed(node).flatMap { values(.equal, $0, value) }
      }
    case .anything, .not: return nil
    }
  }

  // MARK: - Subjects and values

  private func subject(_ node: CheckedNode) -> Subject? {
    switch node.kind {
    case .field(let frame, let field): return .field(frame: frame, field: field)
    case .definition(let index): return fixed(node) == nil ? .definition(index) : nil
    case .call, .arithmetic:
      if fixed(node) != nil { return nil }
      var frames: Set<Int> = []
      var isPlain = true
      node.forEach { part in
        switch part.kind {
        case .field(let frame, _), .records(let frame, _), .frameRecord(let frame):
          frames.insert(frame)
        case .local, .dynamicName, .path, .function, .invocation: isPlain = false
        default: break
        }
      }
      guard isPlain else { return nil }
      let text = source.line(of: node.range)
      return .worked(text, frames: frames, isCount: node.isCount)
    default: return nil
    }
  }

  /// The value of something that is the same for all cases; `nil` for all else.
  private func fixed(_ node: CheckedNode) -> Value? {
    guard isFixed(node) else { return nil }
    let environment = Environment(definitions: definitions.map(\.expression))
    let expression = CheckedExpression(source: source, root: node)
    let value = PlainEvaluator(environment: environment).evaluate(expression)
    return value.isNull ? nil : value
  }

  private func isFixed(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .literal: true
    case .definition(let index):
      definitions.indices.contains(index) && isFixed(definitions[index].expression.root)
    case .arithmetic, .negation: node.children.allSatisfy(isFixed)
    default: false
    }
  }

  /// The recorded values for which a comparison is true.
  private func values(
    _ sign: ComparisonOperator,
    _ limit: Value,
    _ subject: CheckedNode
  ) -> ValueSet? {
    if let number = limit.position {
      let set: ValueSet =
        switch sign {
        case .equal: .ordered([.init(low: number, high: number)])
        case .notEqual: ValueSet.ordered([.init(low: number, high: number)]).complement
        case .less: .ordered([.init(high: number, includesHigh: false)])
        case .lessOrEqual: .ordered([.init(high: number)])
        case .greater: .ordered([.init(low: number, includesLow: false)])
        case .greaterOrEqual: .ordered([.init(low: number)])
        }
      return set
    }
    let word: String
    switch limit {
    case .string(let text): word = text
    case .boolean(let truth): word = truth ? "yes" : "no"
    default: return nil
    }
    switch sign {
    case .equal: return .words([word], isComplement: false)
    case .notEqual: return .words([word], isComplement: true)
    default: return nil
    }
  }

  /// All values that something of a type may have; `nil` for types that are not reasoned about.
  static func everything(_ type: ValueType) -> ValueSet? {
    switch type {
    case .number, .date, .yearsMonthsDuration, .daysTimeDuration: .ordered([.init()])
    case .string: .words([], isComplement: true)
    case .code(let list): .words(Set(list.codes.map(\.value)), isComplement: false)
    case .boolean: .words(["yes", "no"], isComplement: false)
    default: nil
    }
  }
}

extension CheckedNode {
  /// Whether it counts a list.
  fileprivate var isCount: Bool {
    if case .call(let builtin, _) = kind { builtin.name == "count" } else { false }
  }
}

extension Value {
  /// Where a number, day or length of time stands among its kind; `nil` for other values.
  fileprivate var position: Decimal128? {
    switch self {
    case .number(let number): number
    case .date(let day): Decimal128(day.dayNumber)
    case .yearsMonthsDuration(let length): Decimal128(length.months)
    case .daysTimeDuration(let length): Decimal128(significand: length.seconds, exponent: 0)
    default: nil
    }
  }
}
