import AuditCore

extension ColumnRun {
  /// A bit for each record that takes part; `nil` when all do.
  func mask(of records: RecordsPlan) throws(ColumnRefusal) -> [UInt64]? {
    var mask: [UInt64]?
    for condition in records.conditions {
      let answer = try truth(condition, at: records.frame)
      var bits = answer.isTrue
      bits.formAnd(answer.isKnown)
      if let others = mask { bits.formAnd(others) }
      mask = bits
    }
    return mask
  }

  /// How many records take part for each anchor position.
  func counted(_ mask: [UInt64]?, _ records: RecordsPlan) -> ScalarVector {
    let level = levels[records.frame]
    let counts: [Int64] = segments(of: level).map { range in
      guard let mask else { return Int64(range.count) }
      return Int64(setCount(of: mask, in: range))
    }
    return ScalarVector(.wide(ColumnSlice(values: counts)), known: nil)
  }

  /// `some` or `every`: one record that decides settles it, else one that is null leaves it open.
  func quantified(
    _ quantifier: Quantifier,
    _ records: RecordsPlan,
    _ condition: TruthPlan
  ) throws(ColumnRefusal) -> Truth {
    let level = levels[records.frame]
    let mask = try mask(of: records)
    let answer = try truth(condition, at: records.frame)
    var deciding = answer.isTrue
    if quantifier == .every { deciding.invert() }
    deciding.formAnd(answer.isKnown)
    var open = answer.isKnown
    open.invert()
    if let mask {
      deciding.formAnd(mask)
      open.formAnd(mask)
    }
    let settled = anySet(deciding, level)
    var isKnown = anySet(open, level)
    isKnown.invert()
    isKnown.formOr(settled)
    var isTrue = settled
    if quantifier == .every { isTrue.invert() }
    return Truth(isTrue: isTrue, isKnown: isKnown)
  }

  /// The least, greatest or sum of a value of each record; null without records or with a null.
  func reduced(
    _ reduction: Reduction,
    _ records: RecordsPlan,
    _ value: ScalarPlan
  ) throws(ColumnRefusal) -> ScalarVector {
    let level = levels[records.frame]
    let mask = try mask(of: records)
    let vector = try scalar(value, at: records.frame)
    let known = vector.knownWords(level.wordCount)
    let anchorCount = level.segments.count - 1
    var results = [Int64](repeating: 0, count: anchorCount)
    var resultKnown = [UInt64](repeating: 0, count: (anchorCount + 63) / 64)
    let isNarrow = value.type == .day || value.type == .months
    let narrow = isNarrow ? try vector.narrow(count: level.count) : ColumnSlice(values: [])
    let wide = isNarrow ? ColumnSlice(values: []) : try vector.wide(count: level.count)
    for (anchor, range) in segments(of: level).enumerated() {
      var result: Int64?
      var isNull = false
      for position in range where mask?.bit(position) ?? true {
        guard known.bit(position) else {
          isNull = true
          break
        }
        let next =
          isNarrow
          ? Int64(narrow.values[narrow.start + position]) : wide.values[wide.start + position]
        guard let soFar = result else {
          result = next
          continue
        }
        switch reduction {
        case .minimum: result = min(soFar, next)
        case .maximum: result = max(soFar, next)
        case .sum:
          let (sum, overflow) = soFar.addingReportingOverflow(next)
          guard !overflow else { throw .overflow }
          result = sum
        }
      }
      guard let result, !isNull else { continue }
      results[anchor] = result
      resultKnown[anchor >> 6] |= 1 << UInt64(anchor & 63)
    }
    guard isNarrow else {
      let values = ColumnSlice(values: results)
      return ScalarVector(.wide(values), places: vector.places, known: resultKnown)
    }
    var narrowed: [Int32] = []
    narrowed.reserveCapacity(anchorCount)
    for result in results {
      guard let exact = Int32(exactly: result) else { throw .overflow }
      narrowed.append(exact)
    }
    return ScalarVector(.narrow(ColumnSlice(values: narrowed)), known: resultKnown)
  }

  /// The positions that hang on each anchor position.
  private func segments(of level: Level) -> some Sequence<Range<Int>> {
    zip(level.segments, level.segments.dropFirst()).lazy.map { Int($0)..<Int($1) }
  }

  /// A bit for each anchor position that has a set bit among its positions.
  private func anySet(_ bits: [UInt64], _ level: Level) -> [UInt64] {
    let anchorCount = level.segments.count - 1
    var found = [UInt64](repeating: 0, count: (anchorCount + 63) / 64)
    for (anchor, range) in segments(of: level).enumerated()
    where hasSetBit(bits, in: range) {
      found[anchor >> 6] |= 1 << UInt64(anchor & 63)
    }
    return found
  }

  private func hasSetBit(_ bits: [UInt64], in range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let length = min(64 - position & 63, range.upperBound - position)
      if part(of: bits, at: position, length: length) != 0 { return true }
      position += length
    }
    return false
  }

  private func setCount(of bits: [UInt64], in range: Range<Int>) -> Int {
    var count = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let length = min(64 - position & 63, range.upperBound - position)
      count += part(of: bits, at: position, length: length).nonzeroBitCount
      position += length
    }
    return count
  }

  /// The bits of one word from a position on, shifted down.
  private func part(of bits: [UInt64], at position: Int, length: Int) -> UInt64 {
    let word = bits[position >> 6] >> UInt64(position & 63)
    return length == 64 ? word : word & ((1 << UInt64(length)) - 1)
  }
}
