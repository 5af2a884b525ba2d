import AuditCore

extension ColumnRun {
  /// The values at the positions of a frame that is the value's own or lies within it.
  func scalar(_ plan: ScalarPlan, at frame: Int) throws(ColumnRefusal) -> ScalarVector {
    let vector = try scalar(plan)
    guard plan.frame != frame else { return vector }
    switch vector.values {
    case .null, .constant, .constantText: return vector
    default: return vector.gathered(levels[frame].positions(in: levels[plan.frame]))
    }
  }

  private func scalar(_ plan: ScalarPlan) throws(ColumnRefusal) -> ScalarVector {
    guard let key = plan.sharingKey else { return try made(plan) }
    return try session.shared(key) { () throws(ColumnRefusal) in try made(plan) }
  }

  private func made(_ plan: ScalarPlan) throws(ColumnRefusal) -> ScalarVector {
    let level = levels[plan.frame]
    let frame = plan.frame
    switch plan.kind {
    case .null: return ScalarVector(.null, known: nil)
    case .literal(let value): return try constant(value)
    case .named(let name): return try named(name, plan.type)
    case .field(let field): return try column(field, level)
    case .sum(let left, let right):
      return try sum(
        try scalar(left, at: frame),
        try scalar(right, at: frame),
        plan.type,
        right.type,
        level
      )
    case .difference(let left, let right):
      return try difference(
        try scalar(left, at: frame),
        try scalar(right, at: frame),
        (left.type, right.type),
        level
      )
    case .product(let left, let right):
      return try product(try scalar(left, at: frame), try scalar(right, at: frame), level)
    case .magnitude(let operand):
      return try magnitude(try scalar(operand, at: frame), plan.type, level)
    case .choice(let decider, let first, let second):
      let answer = try truth(decider, at: frame)
      var takes = answer.isTrue
      takes.formAnd(answer.isKnown)
      let one = try scalar(first, at: frame)
      let two = try scalar(second, at: frame)
      var known = one.knownWords(level.wordCount)
      let other = two.knownWords(level.wordCount)
      for word in known.indices {
        known[word] = (known[word] & takes[word]) | (other[word] & ~takes[word])
      }
      return try chosen(takes, one, two, known, plan.type, level)
    case .extreme(let reduction, let parts):
      return try extreme(reduction, parts, plan.type, frame)
    case .count(let records): return counted(try mask(of: records), records)
    case .reduction(let reduction, let records, let value):
      return try reduced(reduction, records, value)
    case .definition(_, let body): return try scalar(body, at: frame)
    case .day(let instant): return try day(of: try scalar(instant, at: frame), level)
    case .part(let part, let day): return try self.part(part, of: try scalar(day, at: frame), level)
    case .daysBetween(let from, let to):
      return try daysBetween(try scalar(from, at: frame), try scalar(to, at: frame), level)
    case .workingDaysBetween(let from, let to):
      return try workingDays(
        from: try scalar(from, at: frame),
        to: try scalar(to, at: frame),
        level
      )
    case .workingDaysAfter(let day, let count):
      return try workingDays(try scalar(count, at: frame), after: try scalar(day, at: frame), level)
    }
  }

  private func constant(_ value: Value) throws(ColumnRefusal) -> ScalarVector {
    guard let constant = ScalarConstant(value) else { throw .unexpectedValue }
    return ScalarVector(constant)
  }

  private func named(_ name: String, _ type: ScalarType) throws(ColumnRefusal) -> ScalarVector {
    guard let value = environment.constants[name] else { throw .unexpectedValue }
    switch (value, type) {
    case (.null, _), (.number, .number), (.string, .text), (.date, .day), (.dateTime, .instant),
      (.daysTimeDuration, .seconds), (.yearsMonthsDuration, .months):
      return try constant(value)
    default: throw .unexpectedValue
    }
  }

  private func column(_ field: Int, _ level: Level) throws(ColumnRefusal) -> ScalarVector {
    let column = level.table.columns[field]
    let start = level.rows == nil ? level.start : 0
    var places = 0
    let values: ScalarVector.Values
    switch column.values {
    case .text(let texts):
      values = .text(ScalarVector.TextRows(values: texts, start: start, rows: nil))
    case .codes(let codes): values = .codes(ColumnSlice(values: codes, start: start))
    case .booleans: throw .unexpectedValue
    case .integers(let numbers), .instants(let numbers), .secondsDurations(let numbers):
      values = .wide(ColumnSlice(values: numbers, start: start))
    case .decimals(let numbers):
      guard case .decimal(let count) = level.table.type.fields[field].type else {
        throw .unexpectedValue
      }
      places = count
      values = .wide(ColumnSlice(values: numbers, start: start))
    case .days(let numbers), .monthsDurations(let numbers):
      values = .narrow(ColumnSlice(values: numbers, start: start))
    }
    if let rows = level.rows {
      return ScalarVector(values, places: places, known: column.validity.words).gathered(rows)
    }
    let words = start / 64..<start / 64 + level.wordCount
    return ScalarVector(values, places: places, known: Array(column.validity.words[words]))
  }

  /// The bits at which both values are recorded; `nil` when all are.
  func bothKnown(_ left: ScalarVector, _ right: ScalarVector) -> [UInt64]? {
    guard var known = left.known else { return right.known }
    if let other = right.known { known.formAnd(other) }
    return known
  }

  /// The least or greatest of several values; null where one is null.
  private func extreme(
    _ reduction: Reduction,
    _ parts: [ScalarPlan],
    _ type: ScalarType,
    _ frame: Int
  ) throws(ColumnRefusal) -> ScalarVector {
    let level = levels[frame]
    var best = try scalar(parts[0], at: frame)
    for part in parts.dropFirst() {
      let next = try scalar(part, at: frame)
      guard !best.isNull, !next.isNull else { return ScalarVector(.null, known: nil) }
      let relation: ComparisonOperator = reduction == .minimum ? .less : .greater
      let keeps = try comparison(relation, best, next, level)
      best = try chosen(keeps.isTrue, best, next, keeps.isKnown, type, level)
    }
    return best
  }

  /// The first value where a bit is set, else the second.
  private func chosen(
    _ takes: [UInt64],
    _ first: ScalarVector,
    _ second: ScalarVector,
    _ known: [UInt64],
    _ type: ScalarType,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    let count = level.count
    switch type {
    case .number, .seconds, .instant:
      let places = max(first.places, second.places)
      let one = try first.scaled(to: places, count: count).wide(count: count)
      let two = try second.scaled(to: places, count: count).wide(count: count)
      let values = ColumnSlice(values: one.selected(by: takes, else: two, count: count))
      return ScalarVector(.wide(values), places: places, known: known)
    case .day, .months:
      let one = try first.narrow(count: count)
      let two = try second.narrow(count: count)
      let values = ColumnSlice(values: one.selected(by: takes, else: two, count: count))
      return ScalarVector(.narrow(values), known: known)
    case .code:
      let one = try first.codes(count: count)
      let two = try second.codes(count: count)
      let values = ColumnSlice(values: one.selected(by: takes, else: two, count: count))
      return ScalarVector(.codes(values), known: known)
    case .text: throw .unexpectedValue
    }
  }
}
