import AuditCore
import FEEL

extension PlainWords {
  /// How long the value of a definition may be to stand in brackets behind its name.
  private static let bracketLength = 70

  /// Something that is compared or counted; a literal of a code list is given by its label.
  mutating func operand(_ node: CheckedNode, as type: ValueType? = nil) -> [GuideWord] {
    switch node.kind {
    case .literal(let value): return [.value(Self.words(value, type ?? node.type))]
    case .field(let frame, let field): return title(frame, field)
    case .constant(let name):
      return [.text(name == FrameworkCompiler.dayName ? "the day looked at" : "'\(name)'")]
    case .definition(let index): return named(index)
    case .negation(let inner): return [.text("minus ")] + operand(inner)
    case .arithmetic(let sign, let left, let right):
      return operand(left) + [.text(" \(sign.words) ")] + operand(right)
    case .choice(let condition, let then, let otherwise):
      let reason = statement(condition)
      guard reason.parts.isEmpty else { return [.code(text(node))] }
      return operand(then) + [.text(" (where ")] + reason.lead + [.text("; otherwise ")]
        + operand(otherwise) + [.text(")")]
    case .call(let builtin, let arguments): return call(node, builtin, arguments)
    case .recordMap(let frame, let list, let body):
      return each(frame, list, body) ?? [.code(text(node))]
    case .records, .recordFilter: return entryWords(node) ?? [.code(text(node))]
    default: return [.code(text(node))]
    }
  }

  private mutating func call(
    _ node: CheckedNode,
    _ builtin: Builtin,
    _ arguments: [CheckedNode]
  ) -> [GuideWord] {
    switch (builtin.name, arguments.count) {
    case ("working days after", 2):
      return operand(arguments[1]) + [.text(" working days after ")] + operand(arguments[0])
    case ("working days between", 2):
      return [.text("the number of working days from ")] + operand(arguments[0]) + [.text(" to ")]
        + operand(arguments[1])
    case ("days between", 2):
      return [.text("the number of days from ")] + operand(arguments[0]) + [.text(" to ")]
        + operand(arguments[1])
    case ("count", 1):
      guard let entries = entryWords(arguments[0], many: true) else { return [.code(text(node))] }
      return [.text("the number of ")] + entries
    case ("min", 1...), ("max", 1...):
      return extreme(node, isLeast: builtin.name == "min", among: arguments)
    default: return [.code(text(node))]
    }
  }

  /// The least or greatest of some values, in the words for days or for numbers.
  private mutating func extreme(
    _ node: CheckedNode,
    isLeast: Bool,
    among arguments: [CheckedNode]
  ) -> [GuideWord] {
    var values = arguments
    if values.count == 1, case .list(let elements) = values[0].kind { values = elements }
    let isDays = node.type == .date || node.type == .dateTime
    let isPair = values.count == 2
    let word =
      switch (isDays, isLeast) {
      case (true, true): isPair ? "earlier" : "earliest"
      case (true, false): isPair ? "later" : "latest"
      case (false, true): isPair ? "lesser" : "least"
      case (false, false): isPair ? "greater" : "greatest"
      }
    var words: [GuideWord] = [.text("the \(word) of ")]
    for (index, value) in values.enumerated() {
      if index > 0 { words.append(.text(index + 1 == values.count ? " and " : ", ")) }
      words += operand(value)
    }
    return words
  }

  // MARK: - Names

  private func title(_ frame: Int, _ field: Int) -> [GuideWord] {
    guard let record = frames[frame] else { return [] }
    let about = record.fields[field]
    let list = frame == 0 ? nil : record.name
    let word = GuideWord.field(GuideField(list: list, path: about.path), about.title)
    // What another entry says is told apart from what this one says.
    if frame == 0 || frame == self.frame { return [word] }
    return [.text("the \(Self.lowered(record.title))'s "), word]
  }

  /// A definition by its name, or by its value when that is a plain number.
  private mutating func named(_ index: Int) -> [GuideWord] {
    guard definitions.indices.contains(index) else { return [] }
    let definition = definitions[index]
    if case .literal(let value) = definition.expression.root.kind {
      return [.definition(index, Self.words(value, definition.expression.type))]
    }
    return [.definition(index, definition.name)] + bracket(index)
  }

  /// A definition that says yes or no.
  mutating func holding(_ index: Int) -> [GuideWord] {
    guard definitions.indices.contains(index) else { return [] }
    return [.definition(index, definitions[index].name), .text(" holds")] + bracket(index)
  }

  /// The value of a definition in brackets, where it is short and not yet given.
  private mutating func bracket(_ index: Int) -> [GuideWord] {
    guard explainsDefinitions, explained.insert(index).inserted, let record = frames[0] else {
      return []
    }
    var inner = PlainWords(definitions[index].expression, definitions: definitions, record: record)
    inner.explainsDefinitions = false
    let value = inner.value(definitions[index].expression.root)
    guard value.parts.isEmpty, value.text.count <= Self.bracketLength,
      !value.lead.contains(where: \.isCode), !value.text.contains("(")
    else { return [] }
    return [.text(" (")] + value.lead + [.text(")")]
  }

  // MARK: - Values

  /// A value as people write it; a code by its label.
  static func words(_ value: Value, _ type: ValueType) -> String {
    switch value {
    case .string(let text):
      if case .code(let list) = type, let index = list.index(of: text) {
        return lowered(list.codes[index].label)
      }
      return "“\(text)”"
    case .date(let day): return day.words
    case .boolean(let truth): return truth ? "yes" : "no"
    case .yearsMonthsDuration(let length): return words(length)
    case .daysTimeDuration(let length):
      return length.seconds % 86_400 == 0
        ? count(Int(length.seconds / 86_400), "day") : FEELText.plain(value)
    default: return FEELText.plain(value)
    }
  }

  private static func words(_ length: YearsMonthsDuration) -> String {
    let parts = [(length.months / 12, "year"), (length.months % 12, "month")]
    let said = parts.filter { $0.0 != 0 }.map { count($0.0, $0.1) }
    return said.isEmpty ? "0 months" : said.joined(separator: " and ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A title as it stands within a sentence; initials keep their capitals.
  static func lowered(_ title: String) -> String {
    let second = title.dropFirst().first
    guard let first = title.first, second?.isUppercase != true else { return title }
    return first.lowercased() + title.dropFirst()
  }
}

extension GuideWord {
  /// Whether it is a part of the rule as it is written.
  fileprivate var isCode: Bool {
    if case .code = self { true } else { false }
  }
}

extension ComparisonOperator {
  /// The words between `is` and a day that is counted from another, a blank at their end.
  var wordsForLimit: String? {
    switch self {
    case .greater: "later than "
    case .lessOrEqual: "no later than "
    case .equal, .notEqual, .less, .greaterOrEqual: nil
    }
  }

  /// The words between `is` and what is compared with, a blank at their end.
  func words(for type: ValueType) -> String {
    switch (self, type) {
    case (.equal, .date), (.equal, .dateTime): "the same day as "
    case (.notEqual, .date), (.notEqual, .dateTime): "another day than "
    case (.equal, _): ""
    case (.notEqual, _): "not "
    case (.less, .date), (.less, .dateTime): "before "
    case (.lessOrEqual, .date), (.lessOrEqual, .dateTime): "on or before "
    case (.greater, .date), (.greater, .dateTime): "after "
    case (.greaterOrEqual, .date), (.greaterOrEqual, .dateTime): "on or after "
    case (.less, _): "less than "
    case (.lessOrEqual, _): "at most "
    case (.greater, _): "more than "
    case (.greaterOrEqual, _): "at least "
    }
  }
}

extension ArithmeticOperator {
  fileprivate var words: String {
    switch self {
    case .add: "plus"
    case .subtract: "minus"
    case .multiply: "times"
    case .divide: "divided by"
    case .power: "to the power of"
    }
  }
}
