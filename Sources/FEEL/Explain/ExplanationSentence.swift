import AuditCore

/// Says in a plain sentence why a clause came to what it did, for the shapes that rules mostly have.
///
/// A sentence only retells what the clause read; it never takes part in the answer.
struct ExplanationSentence {
  let explainer: Explainer

  var evaluation: Evaluation { explainer.evaluation }

  /// The sentence for a node that came to a value; empty where no common shape fits.
  func text(for node: CheckedNode, _ value: Value) -> String {
    guard let phrase = phrase(for: node, value), let first = phrase.first else { return "" }
    return first.uppercased() + phrase.dropFirst() + "."
  }

  /// The sentence without its capital letter and full stop, to be part of another.
  func phrase(for node: CheckedNode, _ value: Value) -> String? {
    if case .null(.failed)? = Optional(value) { return nil }
    switch node.kind {
    case .and(let parts): return joined(parts, where: value.isNull ? nil : value.boolean)
    case .or(let parts): return joined(parts, where: value.isNull ? nil : value.boolean)
    case .call(let builtin, let parts) where builtin.name == "not" && parts.count == 1:
      return phrase(for: parts[0], evaluation.value(of: parts[0]))
    case .definition(let index):
      guard node.type == .boolean else { return nil }
      return explainer.definition(index) { phrase(for: $0, value) } ?? nil
    case .choice(let condition, let then, let otherwise):
      let isTrue = evaluation.value(of: condition) == .boolean(true)
      return phrase(for: isTrue ? then : otherwise, value)
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      return quantified(quantifier, frame, list, condition, value)
    default: return simple(node, value)
    }
  }

  private func simple(_ node: CheckedNode, _ value: Value) -> String? {
    if value.isNull { return missing(node) }
    guard let isTrue = value.boolean else { return nil }
    if explainer.isConcealing, explainer.readsIdentity(node) {
      return "what is recorded \(isTrue ? "fits" : "does not fit") '\(explainer.text(of: node))'"
    }
    switch node.kind {
    case .field(let frame, _) where node.type == .boolean:
      return "\(name(of: node, frame)) is \(isTrue ? "yes" : "no")"
    case .comparison(let operation, let left, let right):
      return comparison(operation, left, right, isTrue)
    case .between(let subject, let low, let high): return between(subject, low, high, isTrue)
    case .isIn(let subject, let tests): return membership(subject, tests, isTrue)
    default: return nil
    }
  }

  /// The phrases of the parts that decide a conjunction or disjunction, two at most.
  private func joined(_ parts: [CheckedNode], where wanted: Bool?) -> String? {
    var found: [String] = []
    for part in parts {
      let value = evaluation.value(of: part)
      guard value.boolean == wanted, let phrase = phrase(for: part, value) else { continue }
      if !found.contains(phrase) { found.append(phrase) }
      // Of several that hold one is enough to say why; what is against it is all worth knowing.
      if found.count == 2 { break }
    }
    return found.isEmpty ? nil : found.joined(separator: "; ")
  }

  /// Says which fields a clause lacks.
  private func missing(_ node: CheckedNode) -> String? {
    var names: [String] = []
    func look(_ node: CheckedNode) {
      switch node.kind {
      case .field(let frame, _):
        guard evaluation.value(of: node).isNull else { return }
        let name = name(of: node, frame)
        if !names.contains(name) { names.append(name) }
      case .definition(let index): explainer.definition(index) { look($0) }
      case .recordFilter, .recordMap, .recordQuantifier: return
      default: for child in node.children { look(child) }
      }
    }
    look(node)
    guard !names.isEmpty else { return nil }
    return "\(Self.list(names, "and")) \(names.count == 1 ? "is" : "are") not recorded"
  }

  // MARK: - Comparisons

  private func comparison(
    _ operation: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode,
    _ isTrue: Bool
  ) -> String? {
    if left.isLiteralNull || right.isLiteralNull {
      return recorded(left.isLiteralNull ? right : left)
    }
    if case .date(let first) = evaluation.value(of: left),
      case .date(let second) = evaluation.value(of: right)
    {
      return DaySentence(sentence: self).phrase(operation, left, first, right, second)
    }
    if case .call(let builtin, let parts) = left.kind {
      if builtin.name == "count" { return count(operation, parts[0], right) }
      if ["days between", "working days between"].contains(builtin.name) {
        return DaySentence(sentence: self).span(builtin.name, parts, operation, right)
      }
    }
    guard let subject = subject(left) else {
      guard subject(right) != nil else { return nil }
      return comparison(operation.mirrored, right, left, isTrue)
    }
    let found = FEELText.plain(evaluation.value(of: left))
    let limit = FEELText.plain(evaluation.value(of: right))
    switch operation {
    case .equal: return isTrue ? "\(subject) is \(found)" : "\(subject) is \(found), not \(limit)"
    case .notEqual: return "\(subject) is \(found)"
    default:
      guard case .number = evaluation.value(of: left),
        case .number(let asked) = evaluation.value(of: right)
      else { return nil }
      return "\(subject) is \(found), and \(Self.asked(operation, asked))"
    }
  }

  /// What a comparison with a number asks for: `at least 3 are asked for`.
  static func asked(_ operation: ComparisonOperator, _ limit: Decimal128) -> String {
    let number = FEELText.plain(.number(limit))
    let bound =
      switch operation {
      case .equal: "exactly \(number)"
      case .notEqual: "another number than \(number)"
      case .less: "less than \(number)"
      case .lessOrEqual: "at most \(number)"
      case .greater: "more than \(number)"
      case .greaterOrEqual: "at least \(number)"
      }
    return "\(bound) \(limit == .one || operation == .notEqual ? "is" : "are") asked for"
  }

  private func recorded(_ subject: CheckedNode) -> String? {
    guard let name = self.subject(subject) else { return nil }
    let value = evaluation.value(of: subject)
    return value.isNull ? "\(name) is not recorded" : "\(name) is recorded (\(words(value)))"
  }

  private func between(
    _ subject: CheckedNode,
    _ low: CheckedNode,
    _ high: CheckedNode,
    _ isTrue: Bool
  ) -> String? {
    guard let name = self.subject(subject) else { return nil }
    let ends = [low, high].map { words(evaluation.value(of: $0)) }
    return "\(name) is \(words(evaluation.value(of: subject))), "
      + "\(isTrue ? "within" : "outside") \(ends[0]) to \(ends[1])"
  }

  private func membership(
    _ subject: CheckedNode,
    _ tests: [CheckedTest],
    _ isTrue: Bool
  ) -> String? {
    let nodes = tests.flatMap { test -> [CheckedNode] in
      guard case .value(let node) = test else { return [] }
      if case .list(let elements) = node.kind { return elements }
      return [node]
    }
    let values = nodes.map { evaluation.value(of: $0) }
    guard nodes.count >= tests.count,
      values.allSatisfy({ if case .string = $0 { true } else { false } })
    else { return nil }
    guard let named = self.subject(subject) else { return nil }
    let found = FEELText.plain(evaluation.value(of: subject))
    let choices = values.map(FEELText.plain)
    if choices.count == 1 {
      return isTrue ? "\(named) is \(found)" : "\(named) is \(found), not \(choices[0])"
    }
    return isTrue
      ? "\(named) is \(found), which is one of \(Self.list(choices, "and"))"
      : "\(named) is \(found), which is none of \(Self.list(choices, "and"))"
  }

  // MARK: - Names

  /// What a comparison is about: a field, or a value that has a name; `nil` for anything else.
  private func subject(_ node: CheckedNode) -> String? {
    switch node.kind {
    case .field(let frame, _): name(of: node, frame)
    case .definition, .constant, .path, .local: "'\(explainer.text(of: node))'"
    default: nil
    }
  }

  /// The name of a field, as people know it; for a record of a list with the record's.
  func name(of node: CheckedNode, _ frame: Int) -> String {
    guard case .field(_, let field) = node.kind, let record = evaluation.record(frame) else {
      return "'\(explainer.text(of: node))'"
    }
    let title = "'\(record.table.type.fields[field].title)'"
    return frame == 0 ? title : "\(title) of \(noun(for: record))"
  }

  /// What a record is: the home visit, the domestic abuse enquiry, the contact.
  func noun(for record: RecordReference) -> String {
    let type = record.table.type
    let title = Self.small(type.title)
    if let field = type.fieldIndex("type"), explainer.mayName(field: field, of: type),
      case .string(let kind) = record.value(field: field)
    {
      return "the \(kind)"
    }
    if let field = type.fieldIndex("kind"), explainer.mayName(field: field, of: type),
      case .string(let kind) = record.value(field: field)
    {
      return "the \(kind) \(title)"
    }
    return "the \(title)"
  }

  /// A value in words: days as people write them.
  func words(_ value: Value) -> String {
    if case .date(let day) = value { return day.words }
    return FEELText.plain(value)
  }

  /// A title in the middle of a sentence; what begins with several capitals keeps them.
  static func small(_ title: String) -> String {
    if title.utf8.first.map({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) == true {
      return title
    }
    guard let first = title.first, title.dropFirst().first?.isUppercase != true else {
      return title
    }
    return first.lowercased() + title.dropFirst()
  }

  /// Words in a row: `a, b and c`.
  static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(last) \(end)"
  }
}
