import AuditCore
import FEEL

extension PlainWords {
  /// A statement about some or all entries of a list.
  mutating func entries(
    _ node: CheckedNode,
    _ quantifier: Quantifier,
    _ frame: Int,
    _ list: CheckedNode,
    _ condition: CheckedNode
  ) -> PlainRule {
    guard let record = list.entryType, let chosen = entries(of: list, many: false) else {
      return PlainRule([.code(text(node))])
    }
    let inner = within(frame, record) { $0.statement(condition) }
    let isAny = quantifier == .some
    let lead = GuideWord.text("\(isAny ? "there is at least one" : "for every") \(chosen.noun)")
    guard let choice = chosen.choice else {
      return led([lead, .text(isAny ? " for which " : ", ")], inner)
    }
    // A choice of entries that needs a list of its own comes before what is asked of them.
    guard choice.parts.isEmpty else {
      return PlainRule(
        [lead],
        parts: [
          led([.text("for which ")], choice),
          led([.text(isAny ? "also " : "then ")], inner),
        ]
      )
    }
    let words = [lead, .text(" for which ")] + choice.lead
    return led(words + [.text(isAny ? " and also " : ", ")], inner)
  }

  /// A count of entries compared with a number, as there being one; `nil` for other comparisons.
  mutating func existence(
    _ sign: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode
  ) -> PlainRule? {
    guard case .call(let builtin, let arguments) = left.kind, builtin.name == "count",
      arguments.count == 1, case .literal(.number(let number)) = right.kind,
      let limit = number.integer, let (words, isOne) = sign.amount(limit),
      arguments[0].entryType != nil
    else { return nil }
    guard let chosen = entries(of: arguments[0], many: !isOne) else { return nil }
    let lead = GuideWord.text("there is \(words) \(chosen.noun)")
    return chosen.choice.map { led([lead, .text(" for which ")], $0) } ?? PlainRule([lead])
  }

  /// The entries of a list as one phrase; `nil` where it would not be clear.
  mutating func entryWords(_ list: CheckedNode, many: Bool = false) -> [GuideWord]? {
    guard let chosen = entries(of: list, many: many) else { return nil }
    guard let choice = chosen.choice else { return [.text(chosen.noun)] }
    var words: [GuideWord] = [.text("\(chosen.noun) (those for which ")]
    if choice.parts.isEmpty {
      words += choice.lead
    } else {
      guard case .recordFilter(_, _, let condition) = list.kind,
        case .and(let asked) = condition.kind,
        choice.parts.allSatisfy(\.parts.isEmpty), !asked.contains(where: \.isAlternative)
      else { return nil }
      for (index, part) in choice.parts.enumerated() {
        if index > 0 { words.append(.text(index + 1 == choice.parts.count ? " and " : ", ")) }
        words += part.lead
      }
    }
    return words + [.text(")")]
  }

  /// Something that each entry of a list says; `nil` where it would not be clear.
  mutating func each(_ frame: Int, _ list: CheckedNode, _ body: CheckedNode) -> [GuideWord]? {
    guard let record = list.entryType, let entry = entryWords(list) else { return nil }
    let said = within(frame, record) { PlainRule($0.operand(body)) }
    return said.lead + [.text(" of each ")] + entry
  }

  /// The noun for a list's entries, and what they are chosen by; `nil` for other lists.
  private mutating func entries(
    of list: CheckedNode,
    many: Bool
  ) -> (noun: String, choice: PlainRule?)? {
    guard let record = list.entryType else { return nil }
    let noun = many ? Self.plural(Self.lowered(record.title)) : Self.lowered(record.title)
    switch list.kind {
    case .records: return (noun, nil)
    case .recordFilter(let frame, let inner, let condition):
      guard case .records = inner.kind else { return nil }
      return (noun, within(frame, record) { $0.statement(condition) })
    default: return nil
    }
  }

  /// Words something while a frame is spoken of.
  private mutating func within(
    _ frame: Int,
    _ record: RecordType,
    _ say: (inout PlainWords) -> PlainRule
  ) -> PlainRule {
    let outer = self.frame
    frames[frame] = record
    self.frame = frame
    defer { self.frame = outer }
    return say(&self)
  }

  /// A noun for several, each part of an `or` for itself.
  static func plural(_ noun: String) -> String {
    if let range = noun.firstRange(of: " or ") {
      return plural(String(noun[..<range.lowerBound])) + " or "
        + plural(String(noun[range.upperBound...]))
    }
    if noun.hasSuffix("y"), !noun.hasSuffix("ay"), !noun.hasSuffix("ey") {
      return noun.dropLast() + "ies"
    }
    return noun.hasSuffix("s") || noun.hasSuffix("ch") || noun.hasSuffix("x")
      ? noun + "es" : noun + "s"
  }
}

extension CheckedNode {
  /// Whether it is true when one of several is.
  fileprivate var isAlternative: Bool {
    if case .or = kind { true } else { false }
  }

  /// The kind of record that a list holds; `nil` for other values.
  fileprivate var entryType: RecordType? {
    if case .list(.record(let type)) = type { type } else { nil }
  }
}

extension ComparisonOperator {
  /// The words for a count on this side of a number, and whether the noun is in the singular.
  fileprivate func amount(_ limit: Int) -> (words: String, isOne: Bool)? {
    switch (self, limit) {
    case (.greater, 0), (.greaterOrEqual, 1): ("at least one", true)
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0): ("no", true)
    case (.notEqual, _): nil
    case (.greater, _): ("more than \(limit)", limit == 1)
    case (.greaterOrEqual, _): ("at least \(limit)", false)
    case (.less, _): ("less than \(limit)", false)
    case (.lessOrEqual, _): ("at most \(limit)", limit == 1)
    case (.equal, _): ("exactly \(limit)", limit == 1)
    }
  }
}
