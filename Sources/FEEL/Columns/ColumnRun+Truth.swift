import AuditCore

extension ColumnRun {
  /// The answers of a condition at the positions of a frame that is its own or lies within it.
  func truth(_ plan: TruthPlan, at frame: Int) throws(ColumnRefusal) -> Truth {
    let answer = try truth(plan)
    guard plan.frame != frame else { return answer }
    let positions = levels[frame].positions(in: levels[plan.frame])
    return Truth(
      isTrue: gatherBits(answer.isTrue, positions),
      isKnown: gatherBits(answer.isKnown, positions)
    )
  }

  private func truth(_ plan: TruthPlan) throws(ColumnRefusal) -> Truth {
    guard let key = plan.sharingKey else { return try made(plan) }
    return try session.shared(key) { () throws(ColumnRefusal) in try made(plan) }
  }

  private func made(_ plan: TruthPlan) throws(ColumnRefusal) -> Truth {
    let level = levels[plan.frame]
    let frame = plan.frame
    switch plan.kind {
    case .constant(let value): return same(value, level)
    case .named(let name): return try named(name, level)
    case .field(let field): return try booleans(field, level)
    case .isRecorded(let value):
      let known = try scalar(value, at: frame).knownWords(level.wordCount)
      return Truth(isTrue: known, isKnown: ones(level))
    case .isKnown(let part):
      return Truth(isTrue: try truth(part, at: frame).isKnown, isKnown: ones(level))
    case .not(let part):
      var answer = try truth(part, at: frame)
      answer.isTrue.invert()
      return answer
    case .all(let parts): return try joined(parts, frame, settles: false)
    case .any(let parts): return try joined(parts, frame, settles: true)
    case .same(let left, let right):
      var answer = try truth(left, at: frame)
      let other = try truth(right, at: frame)
      for word in answer.isTrue.indices {
        answer.isTrue[word] = ~(answer.isTrue[word] ^ other.isTrue[word])
        answer.isKnown[word] &= other.isKnown[word]
      }
      return answer
    case .comparison(let relation, let left, let right):
      return try comparison(
        relation,
        try scalar(left, at: frame),
        try scalar(right, at: frame),
        level
      )
    case .isMember(let code, let members):
      let vector = try scalar(code, at: frame)
      if vector.isNull { return same(nil, level) }
      let isTrue = try vector.codes(count: level.count).isMember(of: members, count: level.count)
      return Truth(isTrue: isTrue, isKnown: vector.knownWords(level.wordCount))
    case .textTest(let test, let text, let part):
      return try textTest(test, scalar(text, at: frame), scalar(part, at: frame), level)
    case .choice(let decider, let first, let second):
      return chosen(
        try truth(decider, at: frame),
        try truth(first, at: frame),
        try truth(second, at: frame)
      )
    case .quantified(let quantifier, let records, let condition):
      return try quantified(quantifier, records, condition)
    case .definition(_, let body): return try truth(body, at: frame)
    case .isWorkingDay(let day): return try workingDays(try scalar(day, at: frame), level)
    }
  }

  /// The same answer for all positions.
  func same(_ value: Bool?, _ level: Level) -> Truth {
    Truth(
      isTrue: Array(repeating: value == true ? ~0 : 0, count: level.wordCount),
      isKnown: Array(repeating: value == nil ? 0 : ~0, count: level.wordCount)
    )
  }

  /// A set bit for each position.
  func ones(_ level: Level) -> [UInt64] { Array(repeating: ~0, count: level.wordCount) }

  private func named(_ name: String, _ level: Level) throws(ColumnRefusal) -> Truth {
    switch environment.constants[name] {
    case .boolean(let value): return same(value, level)
    case .null(.notRecorded): return same(nil, level)
    default: throw .unexpectedValue
    }
  }

  private func booleans(_ field: Int, _ level: Level) throws(ColumnRefusal) -> Truth {
    let column = level.table.columns[field]
    guard case .booleans(let bits) = column.values else { throw .unexpectedValue }
    guard level.rows == nil else {
      let rows = level.rows ?? []
      return Truth(
        isTrue: gatherBits(bits.words, rows),
        isKnown: gatherBits(column.validity.words, rows)
      )
    }
    let words = level.start / 64..<level.start / 64 + level.wordCount
    return Truth(
      isTrue: Array(bits.words[words]),
      isKnown: Array(column.validity.words[words])
    )
  }

  /// Joins conditions by `and` (false settles) or `or` (true settles), three-valued.
  private func joined(
    _ parts: [TruthPlan],
    _ frame: Int,
    settles: Bool
  ) throws(ColumnRefusal) -> Truth {
    guard let first = parts.first else { return same(!settles, levels[frame]) }
    var answer = try truth(first, at: frame)
    // For `and` the bits are turned round, so that in both cases a known 1 settles the answer.
    let turned: UInt64 = settles ? 0 : ~0
    for part in parts.dropFirst() {
      let next = try truth(part, at: frame)
      for word in answer.isTrue.indices {
        let (known, nextKnown) = (answer.isKnown[word], next.isKnown[word])
        let settled =
          (known & (answer.isTrue[word] ^ turned)) | (nextKnown & (next.isTrue[word] ^ turned))
        answer.isKnown[word] = (known & nextKnown) | settled
        answer.isTrue[word] = settled ^ turned
      }
    }
    return answer
  }

  private func chosen(_ decider: Truth, _ first: Truth, _ second: Truth) -> Truth {
    var answer = second
    for word in answer.isTrue.indices {
      let takes = decider.isTrue[word] & decider.isKnown[word]
      answer.isTrue[word] = (first.isTrue[word] & takes) | (second.isTrue[word] & ~takes)
      answer.isKnown[word] = (first.isKnown[word] & takes) | (second.isKnown[word] & ~takes)
    }
    return answer
  }

  private func workingDays(_ days: ScalarVector, _ level: Level) throws(ColumnRefusal) -> Truth {
    let values = try days.narrow(count: level.count)
    var answer = Truth(
      isTrue: Array(repeating: 0, count: level.wordCount),
      isKnown: days.knownWords(level.wordCount)
    )
    for position in 0..<level.count where answer.isKnown.bit(position) {
      let day = CalendarDay(dayNumber: Int(values.values[values.start + position]))
      guard let isWorked = environment.calendar.isWorkingDay(day) else { throw .outsideCalendar }
      if isWorked { answer.isTrue[position >> 6] |= 1 << UInt64(position & 63) }
    }
    return answer
  }
}
