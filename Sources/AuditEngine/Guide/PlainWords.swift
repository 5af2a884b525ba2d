import AuditCore
import FEEL

/// Says a rule in plain words.
///
/// The common shapes of rules have words of their own; what has none is given as it is written.
struct PlainWords {
  let definitions: [ScopeDefinition]
  let source: LocatedText
  /// The kinds of record in reach, by their frame; 0 is the case.
  var frames: [Int: RecordType]
  /// The frame that is spoken of without saying so.
  var frame = 0
  /// The definitions whose value has been given in brackets already.
  var explained: Set<Int> = []
  /// Whether the values of definitions are given in brackets where they are first named.
  var explainsDefinitions = true

  /// How long two statements may be to be joined in one sentence.
  static let inlineLength = 110

  init(_ expression: CheckedExpression, definitions: [ScopeDefinition], record: RecordType) {
    source = expression.source
    self.definitions = definitions
    frames = [0: record]
  }

  /// A statement: something that is so or not.
  mutating func statement(_ node: CheckedNode) -> PlainRule {
    switch node.kind {
    case .and(let parts): return joined(conjunction(parts), "and", lead: "all of these hold")
    case .or(let parts):
      return joined(parts.map { statement($0) }, "or", lead: "at least one of these holds")
    case .call(let builtin, let arguments) where builtin.name == "not" && arguments.count == 1:
      return negated(arguments[0])
    case .choice: return PlainRule([.text("it depends")], parts: choices(node))
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      return entries(node, quantifier, frame, list, condition)
    case .comparison(let sign, let left, let right):
      if let existence = existence(sign, left, right) { return existence }
      return PlainRule(comparison(sign, left, right))
    default: return PlainRule(sentence(node))
    }
  }

  /// A value: what is compared, counted or defined.
  mutating func value(_ node: CheckedNode) -> PlainRule {
    if node.type == .boolean { return statement(node) }
    guard case .choice = node.kind else { return PlainRule(operand(node)) }
    return PlainRule([.text("it depends")], parts: choices(node))
  }

  /// The branches of a choice, those of a choice within its last one among them.
  private mutating func choices(_ node: CheckedNode) -> [PlainRule] {
    guard case .choice(let condition, let then, let otherwise) = node.kind else {
      return [led([.text("otherwise ")], value(node))]
    }
    let reason = statement(condition)
    let branch = value(then)
    if branch.parts.isEmpty {
      return [led(branch.lead + [.text(" where ")], reason)] + choices(otherwise)
    }
    return [led([.text("where ")], reason), led([.text("there ")], branch)] + choices(otherwise)
  }

  // MARK: - Connectives

  /// The parts of an `and`, a check that something is recorded joined with what is asked of it.
  private mutating func conjunction(_ parts: [CheckedNode]) -> [PlainRule] {
    var said: [PlainRule] = []
    var index = 0
    while index < parts.count {
      if index + 1 < parts.count, let subject = recordedSubject(parts[index]),
        case .comparison(let sign, let left, let right) = parts[index + 1].kind,
        text(left) == text(subject), !right.isNull
      {
        let words = operand(left) + [.text(" is recorded and ")]
        said.append(PlainRule(words + comparison(sign, type: left.type, with: right)))
        index += 2
      } else {
        said.append(statement(parts[index]))
        index += 1
      }
    }
    return said
  }

  /// What a part says is recorded; `nil` when it says something else.
  private func recordedSubject(_ node: CheckedNode) -> CheckedNode? {
    guard case .comparison(.notEqual, let left, let right) = node.kind, right.isNull else {
      return nil
    }
    return left
  }

  /// Two short sentences as one; more, or longer ones, as a list.
  private func joined(_ parts: [PlainRule], _ word: String, lead: String) -> PlainRule {
    if parts.count == 1 { return parts[0] }
    let length = parts.reduce(0) { $0 + $1.text.count }
    let isShort = parts.count == 2 && length <= Self.inlineLength
    if isShort, parts.allSatisfy({ $0.parts.isEmpty && !Self.joins($0.lead) }) {
      return PlainRule(parts[0].lead + [.text(" \(word) ")] + parts[1].lead)
    }
    return PlainRule([.text(lead)], parts: parts)
  }

  /// Whether a sentence holds a joining word already, so that another would leave its reach open.
  private static func joins(_ words: [GuideWord]) -> Bool {
    words.contains { word in
      guard case .text(let text) = word else { return false }
      return text.contains(" and ") || text.contains(" or ") && !text.contains("on or ")
        || text.contains("for which")
    }
  }

  /// A statement with words before it.
  func led(_ words: [GuideWord], _ rule: PlainRule) -> PlainRule {
    PlainRule(words + rule.lead, parts: rule.parts)
  }

  private mutating func negated(_ node: CheckedNode) -> PlainRule {
    switch node.kind {
    case .comparison(let sign, let left, let right):
      return statement(
        CheckedNode(.comparison(sign.opposite, left, right), type: .boolean, range: node.range)
      )
    case .field: return PlainRule(operand(node) + [.text(" is "), .value("no")])
    case .definition: return PlainRule(operand(node) + [.text(" does not hold")])
    default: return led([.text("it is not so that ")], statement(node))
    }
  }

  // MARK: - Sentences

  /// A statement that joins no others.
  mutating func sentence(_ node: CheckedNode) -> [GuideWord] {
    switch node.kind {
    case .field: return operand(node) + [.text(" is "), .value("yes")]
    case .definition(let index): return holding(index)
    case .literal(.boolean(let truth)): return [.text(truth ? "always" : "never")]
    case .between(let subject, let low, let high):
      return operand(subject) + [.text(" is from ")] + operand(low) + [.text(" to ")]
        + operand(high)
    case .isIn(let subject, let tests): return membership(node, subject, tests)
    default: return [.code(text(node))]
    }
  }

  mutating func comparison(
    _ sign: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode
  ) -> [GuideWord] {
    if case .literal = left.kind, !right.isLiteral {
      return comparison(sign.mirrored, right, left)
    }
    return operand(left) + [.text(" ")] + comparison(sign, type: left.type, with: right)
  }

  /// The words from `is` on.
  private mutating func comparison(
    _ sign: ComparisonOperator,
    type: ValueType,
    with right: CheckedNode
  ) -> [GuideWord] {
    if right.isNull {
      return [.text(sign == .equal ? "is not recorded" : "is recorded")]
    }
    if case .call(let builtin, _) = right.kind, builtin.name == "working days after",
      let words = sign.wordsForLimit
    {
      return [.text("is \(words)")] + operand(right)
    }
    return [.text("is \(sign.words(for: type))")] + operand(right, as: type)
  }

  private mutating func membership(
    _ node: CheckedNode,
    _ subject: CheckedNode,
    _ tests: [CheckedTest]
  ) -> [GuideWord] {
    var choices: [[GuideWord]] = []
    for test in tests {
      switch test {
      case .value(let value):
        switch value.kind {
        case .list(let elements):
          for element in elements { choices.append(operand(element, as: subject.type)) }
        case .range(let low?, true, let high?, true):
          choices.append([.text("from ")] + operand(low) + [.text(" to ")] + operand(high))
        case .range, .definition: choices.append([.text("in "), .code(text(value))])
        default: choices.append(operand(value, as: subject.type))
        }
      case .comparison(let sign, let limit):
        choices.append([.text(sign.words(for: subject.type))] + operand(limit, as: subject.type))
      case .anything, .not: return [.code(text(node))]
      }
    }
    return operand(subject) + [.text(" is ")] + Self.listed(choices)
  }

  /// Choices as `a, b or c`.
  static func listed(_ choices: [[GuideWord]]) -> [GuideWord] {
    var words: [GuideWord] = []
    for (index, choice) in choices.enumerated() {
      if index > 0 { words.append(.text(index + 1 == choices.count ? " or " : ", ")) }
      words += choice
    }
    return words
  }

  /// A part of the rule as it is written.
  func text(_ node: CheckedNode) -> String { source.line(of: node.range) }
}

extension CheckedNode {
  /// Whether the author wrote `null` here.
  var isNull: Bool {
    if case .literal(.null) = kind { true } else { false }
  }

  /// Whether the author wrote a value here.
  var isLiteral: Bool {
    if case .literal = kind { true } else { false }
  }
}
