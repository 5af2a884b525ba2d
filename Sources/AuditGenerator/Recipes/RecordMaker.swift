import AuditCore

/// Makes up records of one type.
struct RecordMaker {
  /// The type.
  let type: RecordType
  /// The field that identifies a case; `nil` for a list's record.
  let keyField: Int?
  let steps: [MakingStep]
  let lists: [ListMaker]

  /// How many records a list has and how each is made.
  struct ListMaker {
    let maker: RecordMaker
    let count: ClosedRange<Int>
    let isLeftOut: Bool
    let condition: MakingCondition?
    let intervals: Intervals?
  }

  /// Records that follow each other in time.
  struct Intervals {
    let day: Int
    let from: [MakingSource]
    let decider: MakingSource?
    let days: [DraftValue: Int]
    let otherwise: Int
  }

  /// Creates the maker of a vocabulary's cases.
  ///
  /// `listCount` fixes the number of records of every list.
  init(vocabulary: Vocabulary, unitLevels: [String: Int], listCount: Int?) {
    self.init(
      MakingCompiler(
        type: vocabulary.root,
        root: vocabulary.root,
        prefix: "",
        unitLevels: unitLevels,
        keyField: vocabulary.keyField
      ),
      listCount: listCount
    )
  }

  private init(_ compiler: MakingCompiler, listCount: Int?) {
    type = compiler.type
    keyField = compiler.keyField
    steps = compiler.steps()
    lists = compiler.type.lists.map { list in
      let inner = MakingCompiler(
        type: list,
        root: compiler.root,
        prefix: compiler.prefix + list.name + ".",
        unitLevels: [:],
        keyField: nil
      )
      let recipe = Recipes.lists.first { $0.list == compiler.prefix + list.name }
      return ListMaker(
        maker: RecordMaker(inner, listCount: listCount),
        count: listCount.map { $0...$0 } ?? recipe?.count ?? 0...3,
        isLeftOut: Recipes.leftOut.contains(compiler.prefix + list.name),
        condition: listCount == nil ? recipe?.condition.flatMap { compiler.condition($0) } : nil,
        intervals: recipe?.intervals.flatMap { Self.intervals($0, list, compiler) }
      )
    }
  }

  private static func intervals(
    _ intervals: ListRecipe.Intervals,
    _ list: RecordType,
    _ compiler: MakingCompiler
  ) -> Intervals? {
    guard let day = list.fieldIndex(intervals.day), list.fields[day].type == .date else {
      return nil
    }
    let decider = compiler.condition(Recipe.Condition(intervals.path, []))
    var days: [DraftValue: Int] = [:]
    for (written, count) in intervals.days {
      let test = compiler.condition(Recipe.Condition(intervals.path, [written]))
      if let value = test?.values.first { days[value] = count }
    }
    return Intervals(
      day: day,
      from: intervals.from.compactMap { compiler.condition(Recipe.Condition($0, []))?.source },
      decider: decider?.source,
      days: days,
      otherwise: intervals.otherwise
    )
  }

  /// Makes up a case.
  func make(_ story: inout Story) -> Draft { make(preset: [:], root: nil, &story) }

  /// Makes up one more record of a list of a case, or of a record of it.
  func makeItem(list: Int, root: Draft, _ story: inout Story) -> Draft {
    lists[list].maker.make(preset: [:], root: root, &story)
  }

  /// The maker of a list's records.
  func maker(list: Int) -> RecordMaker { lists[list].maker }

  /// Makes up the value of one field anew, as if it were recorded.
  func remake(field: Int, in draft: Draft, root: Draft?, _ story: inout Story) -> DraftValue? {
    guard let step = steps.first(where: { $0.field == field }) else { return nil }
    return value(of: step.making, step, draft, root, &story)
  }

  private func make(preset: [Int: DraftValue], root: Draft?, _ story: inout Story) -> Draft {
    var draft = Draft(type)
    for (field, value) in preset { draft.values[field] = value }
    for step in steps where preset[step.field] == nil {
      // Chance is drawn in the same order whatever the record holds.
      let isRecorded = story.random.chance(step.presence)
      if let condition = step.condition,
        !condition.holds(read(condition.source, draft, root))
      {
        continue
      }
      guard isRecorded else { continue }
      draft.values[step.field] = value(of: step.making, step, draft, root, &story)
    }
    for (index, list) in lists.enumerated() {
      draft.lists[index] = items(of: list, root ?? draft, draft, &story)
    }
    return draft
  }

  func read(_ source: MakingSource, _ draft: Draft, _ root: Draft?) -> DraftValue? {
    switch source {
    case .own(let index): draft.values[index]
    case .root(let index): root?.values[index]
    }
  }

  private func items(
    of list: ListMaker,
    _ root: Draft,
    _ parent: Draft,
    _ story: inout Story
  ) -> [Draft] {
    if list.isLeftOut { return [] }
    if let condition = list.condition, !condition.holds(read(condition.source, parent, root)) {
      return []
    }
    guard let intervals = list.intervals else {
      let count = story.random.pick(list.count)
      let made = (0..<count).map { _ in list.maker.make(preset: [:], root: root, &story) }
      return list.maker.inOrderOfTime(made)
    }
    let start = firstDay(intervals.from, parent, root)
    var day = start.map { Int($0) } ?? story.asOf - 300
    let isFixed = list.count.lowerBound == list.count.upperBound
    let value = intervals.decider.flatMap { read($0, parent, root) }
    let spread =
      isFixed
      ? max((story.asOf - day) / max(list.count.upperBound, 1), 1)
      : value.flatMap { intervals.days[$0] } ?? intervals.otherwise
    var made: [Draft] = []
    while made.count < list.count.upperBound {
      day += story.random.pick(max(spread / 2, 1)...spread)
      if day > story.asOf, !isFixed || day > story.asOf + 3650 { break }
      let at = min(day, story.asOf)
      made.append(list.maker.make(preset: [intervals.day: .day(at)], root: root, &story))
    }
    return made
  }

  /// Orders records by their first day, those without one last.
  func inOrderOfTime(_ drafts: [Draft]) -> [Draft] {
    guard let day = type.fields.firstIndex(where: { $0.type == .date }) else { return drafts }
    return drafts.enumerated().sorted { left, right in
      let a = left.element.values[day]?.ordinal ?? .max
      let b = right.element.values[day]?.ordinal ?? .max
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  private func value(
    of making: CompiledMaking,
    _ step: MakingStep,
    _ draft: Draft,
    _ root: Draft?,
    _ story: inout Story
  ) -> DraftValue? {
    switch making {
    case .identifier(let letters):
      let digits = String(story.number + 1)
      return .text(letters + String(repeating: "0", count: max(6 - digits.count, 0)) + digits)
    case .unitText(let level):
      return story.seat.flatMap { $0.names.indices.contains(level) ? .text($0.names[level]) : nil }
    case .unitCode(let level, let count):
      let index = level == 0 ? 0 : story.seat?.unit ?? 0
      return .code(index % max(count, 1))
    case .words(let words): return story.random.element(of: words).map { .text($0) }
    case .shifted(let source, let days, let ago):
      if let from = source.flatMap({ read($0, draft, root)?.ordinal }) {
        return day(Int(from) + story.random.pick(days), step, notAfter: story.asOf)
      }
      return day(story.asOf - story.random.pick(ago), step, notAfter: story.asOf)
    case .after(let sources, let well, let late):
      let isWell = story.random.chance(story.quality)
      let isLeftOut = !isWell && late != nil && story.random.chance(0.3)
      let days = story.random.pick(isWell ? well : late ?? well)
      let from = firstDay(sources, draft, root)
      guard let from, !isLeftOut else { return nil }
      return day(Int(from) + days, step, notAfter: late == nil ? nil : story.asOf)
    case .codes(let weights): return .code(story.random.index(weights: weights))
    case .number(let range, let type):
      let number = story.random.skewed(range)
      return DraftValue(ordinal: clamped(Int64(number), step), type: type)
    case .chance(let probability): return .boolean(story.random.chance(probability))
    case .doneWell: return .boolean(story.random.chance(story.quality))
    case .given(let condition, let one, let other):
      let isGiven = condition.holds(read(condition.source, draft, root))
      return value(of: isGiven ? one : other, step, draft, root, &story)
    }
  }

  /// A working day at or after a day; `nil` when that has not come yet.
  private func day(_ number: Int, _ step: MakingStep, notAfter last: Int?) -> DraftValue? {
    let weekday = CalendarDay(dayNumber: number).weekday
    let moved = number + (weekday > 5 ? 8 - weekday : 0)
    if let last, moved > last { return nil }
    if step.type == .dateTime { return .instant(Int64(moved) * 86_400 + 36_000) }
    return .day(Int(clamped(Int64(moved), step)))
  }

  private func clamped(_ number: Int64, _ step: MakingStep) -> Int64 {
    max(min(number, step.greatest ?? .max), step.least ?? .min)
  }
}
