import AuditCore

extension ColumnRun {
  /// Compares two values at every position; null where either is null.
  func comparison(
    _ relation: ComparisonOperator,
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> Truth {
    guard !left.isNull, !right.isNull else { return same(nil, level) }
    var isKnown = left.knownWords(level.wordCount)
    if right.known != nil { isKnown.formAnd(right.knownWords(level.wordCount)) }
    return Truth(isTrue: try compared(relation, left, right, level), isKnown: isKnown)
  }

  private func compared(
    _ relation: ComparisonOperator,
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> [UInt64] {
    let count = level.count
    switch (left.values, right.values) {
    case (.constant, .constant):
      let places = max(left.places, right.places)
      let first = try left.scaled(to: places, count: 0).constant ?? 0
      let second = try right.scaled(to: places, count: 0).constant ?? 0
      return constantWords(relation.holds(first, second), level)
    case (.constant, _): return try compared(relation.mirrored, right, left, level)
    case (.narrow(let slice), .constant(let bound)):
      // A bound out of the values' range stands on the same side of all of them.
      guard let narrow = Int32(exactly: bound) else {
        return constantWords(relation.holds(0, bound), level)
      }
      return slice.compare(relation, narrow, count: count)
    case (.wide(let slice), .constant(let bound)):
      return try compared(relation, slice, left.places, bound, right.places, level)
    case (.narrow(let first), .narrow(let second)):
      return first.compare(relation, second, count: count)
    case (.codes(let first), .codes(let second)):
      return first.compare(relation, second, count: count)
    case (.wide, .wide):
      let places = max(left.places, right.places)
      let first = try left.scaled(to: places, count: count).wide(count: count)
      let second = try right.scaled(to: places, count: count).wide(count: count)
      return first.compare(relation, second, count: count)
    case (.text, .text), (.text, .constantText), (.constantText, .text),
      (.constantText, .constantText):
      return try textWords(left, right, level) { relation.holds($0, $1) }
    default: throw .unexpectedValue
    }
  }

  /// Compares numbers with a bound; a bound with more places than they have is rounded down first.
  private func compared(
    _ relation: ComparisonOperator,
    _ slice: ColumnSlice<Int64>,
    _ places: Int,
    _ bound: Int64,
    _ boundPlaces: Int,
    _ level: Level
  ) throws(ColumnRefusal) -> [UInt64] {
    if boundPlaces <= places {
      let constant = ScalarVector(.constant(bound), places: boundPlaces, known: nil)
      let scaled = try constant.scaled(to: places, count: 0)
      return slice.compare(relation, scaled.constant ?? 0, count: level.count)
    }
    let divisor = ScalarVector.powerOfTen(boundPlaces - places)
    let (quotient, remainder) = bound.quotientAndRemainder(dividingBy: divisor)
    guard remainder != 0 else {
      return slice.compare(relation, quotient, count: level.count)
    }
    let below = remainder < 0 ? quotient - 1 : quotient
    switch relation {
    case .equal: return constantWords(false, level)
    case .notEqual: return constantWords(true, level)
    case .less, .lessOrEqual: return slice.compare(.lessOrEqual, below, count: level.count)
    case .greater, .greaterOrEqual: return slice.compare(.greater, below, count: level.count)
    }
  }

  private func constantWords(_ value: Bool, _ level: Level) -> [UInt64] {
    Array(repeating: value ? ~0 : 0, count: level.wordCount)
  }

  // MARK: - Text

  /// Tests one text by another at every position.
  func textTest(
    _ test: TextTest,
    _ text: ScalarVector,
    _ part: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> Truth {
    guard !text.isNull, !part.isNull else { return same(nil, level) }
    var isKnown = text.knownWords(level.wordCount)
    if part.known != nil { isKnown.formAnd(part.knownWords(level.wordCount)) }
    return Truth(isTrue: try textWords(text, part, level) { test.holds($0, $1) }, isKnown: isKnown)
  }

  private func textWords(
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ level: Level,
    _ holds: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(ColumnRefusal) -> [UInt64] {
    let first = try TextReader(left)
    let second = try TextReader(right)
    var bits = [UInt64](repeating: 0, count: level.wordCount)
    first.bytes.withUnsafeBufferPointer { firstBytes in
      second.bytes.withUnsafeBufferPointer { secondBytes in
        for position in 0..<level.count {
          let one = UnsafeBufferPointer(rebasing: firstBytes[first.range(position)])
          let other = UnsafeBufferPointer(rebasing: secondBytes[second.range(position)])
          if holds(one, other) { bits[position >> 6] |= 1 << UInt64(position & 63) }
        }
      }
    }
    return bits
  }
}

/// Where the bytes of a text are for each position.
private struct TextReader {
  let bytes: [UInt8]
  private let texts: ScalarVector.TextRows?

  init(_ vector: ScalarVector) throws(ColumnRefusal) {
    switch vector.values {
    case .constantText(let constant):
      bytes = constant
      texts = nil
    case .text(let rows):
      bytes = rows.values.bytes
      texts = rows
    default: throw .unexpectedValue
    }
  }

  func range(_ position: Int) -> Range<Int> {
    guard let texts else { return 0..<bytes.count }
    let row = texts.row(position)
    return Int(texts.values.offsets[row])..<Int(texts.values.offsets[row + 1])
  }
}

extension ComparisonOperator {
  /// Whether the comparison holds of two numbers.
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// Whether the comparison holds of two texts in UTF-8, ordered by their characters' numbers.
  func holds(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    switch self {
    case .equal: left.count == right.count && left.elementsEqual(right)
    case .notEqual: left.count != right.count || !left.elementsEqual(right)
    case .less: left.lexicographicallyPrecedes(right)
    case .greater: right.lexicographicallyPrecedes(left)
    case .lessOrEqual: !right.lexicographicallyPrecedes(left)
    case .greaterOrEqual: !left.lexicographicallyPrecedes(right)
    }
  }
}

extension TextTest {
  /// Whether the test holds of two texts in UTF-8.
  func holds(
    _ text: some BidirectionalCollection<UInt8>,
    _ part: some BidirectionalCollection<UInt8>
  )
    -> Bool
  {
    switch self {
    case .startsWith: return text.starts(with: part)
    case .endsWith: return text.reversed().starts(with: part.reversed())
    case .contains:
      var rest = text[...]
      while true {
        if rest.starts(with: part) { return true }
        if rest.isEmpty { return false }
        rest.removeFirst()
      }
    }
  }
}
