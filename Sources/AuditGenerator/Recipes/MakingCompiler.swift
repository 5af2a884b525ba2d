import AuditCore

/// Finds the recipe of each field of a record type, or a way to make it up by its type.
struct MakingCompiler {
  /// The type whose fields are made.
  let type: RecordType
  /// The case's type.
  let root: RecordType
  /// The list's name with a dot, or nothing for the case itself.
  let prefix: String
  /// The level of the units that a field of the case names.
  let unitLevels: [String: Int]
  /// The index of the field that identifies a case; `nil` for a list's record.
  let keyField: Int?

  /// Endings of the names of days that may lie ahead of the audit.
  private static let aheadEndings = ["endsOn", "dueOn", "nextReviewOn", "expiresOn", "expectedOn"]

  /// The steps in an order in which each finds what it reads.
  func steps() -> [MakingStep] {
    let steps = type.fields.indices.map { step(for: $0) }
    var done: Set<Int> = []
    var order: [MakingStep] = []
    func visit(_ index: Int) {
      guard done.insert(index).inserted else { return }
      for source in steps[index].ownSources { visit(source) }
      order.append(steps[index])
    }
    steps.indices.filter(isMade).forEach { visit($0) }
    return order
  }

  private func isMade(_ index: Int) -> Bool {
    !Recipes.leftOut.contains(prefix + type.fields[index].path)
  }

  private func step(for index: Int) -> MakingStep {
    let field = type.fields[index]
    let recipe = Recipes.fields.first { $0.matches(prefix + field.path) }
    var making = recipe.flatMap { compiled($0.making, field) } ?? byType(index)
    var presence = recipe?.presence ?? 0.92
    if prefix.isEmpty, let level = unitLevels[field.path] {
      making = compiled(.unit(level: level), field) ?? making
      presence = 1
    }
    if keyField == index { making = .identifier(identifierPrefix(recipe)) }
    return MakingStep(
      field: index,
      type: field.type,
      presence: field.isRequired ? 1 : presence,
      condition: field.isRequired ? nil : recipe?.condition.flatMap { condition($0) },
      making: making,
      least: field.minimum.flatMap { DraftValue(written: $0, type: field.type)?.ordinal },
      greatest: field.maximum.flatMap { DraftValue(written: $0, type: field.type)?.ordinal }
    )
  }

  private func identifierPrefix(_ recipe: Recipe?) -> String {
    if case .identifier(let letters) = recipe?.making { letters } else { "C-" }
  }

  private func source(_ path: String) -> MakingSource? {
    if !prefix.isEmpty, path.hasPrefix(prefix),
      let index = type.fieldIndex(String(path.dropFirst(prefix.count)))
    {
      return .own(index)
    }
    return root.fieldIndex(path).map { prefix.isEmpty ? .own($0) : .root($0) }
  }

  private func field(_ source: MakingSource) -> Field {
    switch source {
    case .own(let index): type.fields[index]
    case .root(let index): root.fields[index]
    }
  }

  /// Resolves a condition; `nil` where the vocabulary has no such field.
  func condition(_ condition: Recipe.Condition) -> MakingCondition? {
    guard let source = source(condition.path) else { return nil }
    let values = condition.values.compactMap {
      DraftValue(written: $0, type: field(source).type)
    }
    // A condition none of whose values the vocabulary knows says nothing.
    guard condition.values.isEmpty || !values.isEmpty else { return nil }
    return MakingCondition(source: source, values: values)
  }

  /// Resolves a making; `nil` where it does not fit the field's type.
  private func compiled(_ making: Recipe.Making, _ field: Field) -> CompiledMaking? {
    switch (making, field.type) {
    case (.identifier(let letters), .text): return .identifier(letters)
    case (.unit(let level), .text): return .unitText(level: level)
    case (.unit(let level), .code(let list)):
      return .unitCode(level: level, count: list.codes.count)
    case (.words(let words), .text): return .words(words)
    case (.daysAgo(let days), .date), (.daysAgo(let days), .dateTime):
      return .shifted(nil, 0...0, ago: days)
    case (.shifted(let path, let days, let ago), .date):
      return .shifted(source(path), days, ago: ago)
    case (.after(let paths, let well, let late), .date):
      return .after(paths.compactMap { source($0) }, well, late: late)
    case (.due(let paths, let days), .date):
      return .after(paths.compactMap { source($0) }, days, late: nil)
    case (.codes(let weights), .code(let list)):
      let found = list.codes.map { code in weights.first { $0.0 == code.value }?.1 ?? 0 }
      return found.contains { $0 > 0 } ? .codes(found) : nil
    case (.number(let range), .integer): return .number(range, field.type)
    case (.number(let range), .decimal(let places)):
      let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
      return .number(range.lowerBound * unit...range.upperBound * unit, field.type)
    case (.chance, .boolean), (.doneWell, .boolean):
      if case .chance(let probability) = making { return .chance(probability) }
      return .doneWell
    case (.given(let test, let one, let other), _):
      // Without the field that decides, neither kind would be right.
      guard source(test.path) != nil, let other = compiled(other, field) else { return nil }
      guard let found = condition(test), let one = compiled(one, field) else { return other }
      return .given(found, one, other)
    default: return nil
    }
  }

  /// Makes a field up by its type alone; days follow each other in the order of declaration.
  private func byType(_ index: Int) -> CompiledMaking {
    let field = type.fields[index]
    switch field.type {
    case .text:
      return .words(["alpha", "bravo", "carol", "delta", "echo", "fox", "golf", "hotel"])
    case .code(let list): return .codes(list.codes.indices.map { list.codes.count - $0 })
    case .boolean: return .chance(0.6)
    case .integer, .decimal: return .number(numberRange(field), field.type)
    case .daysTimeDuration: return .number(0...5_184_000, field.type)
    case .yearsMonthsDuration: return .number(0...36, field.type)
    case .dateTime: return .shifted(nil, 0...0, ago: 0...365)
    case .date:
      // The nearest day before it that is recorded, so that a missing one breaks no chain.
      let before = type.fields[..<index].indices.reversed()
        .filter { type.fields[$0].type == .date && isMade($0) }.map { MakingSource.own($0) }
      let mayLieAhead = Self.aheadEndings.contains { field.path.hasSuffix($0) }
      if !before.isEmpty { return .after(before, 0...20, late: mayLieAhead ? nil : 21...90) }
      if !prefix.isEmpty, let first = root.fields.firstIndex(where: { $0.type == .date }) {
        return .after([.root(first)], 0...200, late: mayLieAhead ? nil : 100...400)
      }
      return .shifted(nil, 0...0, ago: 150...700)
    }
  }

  private func numberRange(_ field: Field) -> ClosedRange<Int> {
    let unit: Int =
      if case .decimal(let places) = field.type {
        (0..<places).reduce(1) { unit, _ in unit * 10 }
      } else {
        1
      }
    func bound(_ text: String?) -> Int? {
      text.flatMap { DraftValue(written: $0, type: field.type)?.ordinal }.map { Int($0) }
    }
    let least = bound(field.minimum) ?? min(0, (bound(field.maximum) ?? 0) - 100 * unit)
    return least...max(bound(field.maximum) ?? least + 100 * unit, least)
  }
}
