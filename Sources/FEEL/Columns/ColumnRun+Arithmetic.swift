import AuditCore
import CAuditKernels

extension ColumnRun {
  /// Adds; the second operand's type says what is added to a day or instant.
  func sum(
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ type: ScalarType,
    _ added: ScalarType,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !left.isNull, !right.isNull else { return ScalarVector(.null, known: nil) }
    let known = bothKnown(left, right)
    let count = level.count
    switch (type, added) {
    case (.day, .seconds): return try moved(left, byDays: right, sign: 1, known, level)
    case (.day, .months): return try movedDays(left, byMonths: right, sign: 1, known, level)
    case (.instant, .months): return try movedInstants(left, byMonths: right, sign: 1, known, level)
    case (.months, _):
      let first = try left.narrow(count: count)
      let second = try right.narrow(count: count)
      return try narrowed(first, second, known, level) { $0 + $1 }
    default:
      let (first, second, places) = try aligned(left, right, count)
      let result = try first.added(to: second, count: count)
      if type == .instant { try checkInstants(result, known, count) }
      if type == .seconds { try checkLengths(result, count) }
      return ScalarVector(.wide(result), places: places, known: known)
    }
  }

  /// Subtracts.
  func difference(
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ types: (ScalarType, ScalarType),
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !left.isNull, !right.isNull else { return ScalarVector(.null, known: nil) }
    let known = bothKnown(left, right)
    let count = level.count
    switch types {
    case (.day, .seconds): return try moved(left, byDays: right, sign: -1, known, level)
    case (.day, .months): return try movedDays(left, byMonths: right, sign: -1, known, level)
    case (.instant, .months):
      return try movedInstants(left, byMonths: right, sign: -1, known, level)
    case (.day, .day):
      let from = try right.narrow(count: count)
      let to = try left.narrow(count: count)
      return ScalarVector(.wide(from.seconds(to: to, count: count)), known: known)
    case (.months, _):
      let first = try left.narrow(count: count)
      let second = try right.narrow(count: count)
      return try narrowed(first, second, known, level) { $0 - $1 }
    default:
      let (first, second, places) = try aligned(left, right, count)
      let result = try first.less(second, count: count)
      if types.0 == .instant, types.1 == .seconds { try checkInstants(result, known, count) }
      if types.0 == .seconds { try checkLengths(result, count) }
      return ScalarVector(.wide(result), places: places, known: known)
    }
  }

  /// Multiplies numbers.
  func product(
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !left.isNull, !right.isNull else { return ScalarVector(.null, known: nil) }
    let places = left.places + right.places
    guard places <= ScalarConstant.mostPlaces else { throw .overflow }
    let first = try left.wide(count: level.count)
    let second = try right.wide(count: level.count)
    let result = try first.multiplied(by: second, count: level.count)
    return ScalarVector(.wide(result), places: places, known: bothKnown(left, right))
  }

  /// Takes the sign away.
  func magnitude(
    _ operand: ScalarVector,
    _ type: ScalarType,
    _ level: Level
  ) throws(ColumnRefusal) -> ScalarVector {
    guard !operand.isNull else { return operand }
    if type == .months {
      let values = try operand.narrow(count: level.count)
      return try narrowed(values, values, operand.known, level) { first, _ in abs(first) }
    }
    let slice = try operand.wide(count: level.count)
    var values: [Int64] = []
    values.reserveCapacity(level.count)
    for position in 0..<level.count {
      let value = slice.values[slice.start + position]
      guard value != .min else { throw .overflow }
      values.append(abs(value))
    }
    return ScalarVector(
      .wide(ColumnSlice(values: values)),
      places: operand.places,
      known: operand.known
    )
  }

  private func aligned(
    _ left: ScalarVector,
    _ right: ScalarVector,
    _ count: Int
  ) throws(ColumnRefusal) -> (ColumnSlice<Int64>, ColumnSlice<Int64>, Int) {
    let places = max(left.places, right.places)
    return (
      try left.scaled(to: places, count: count).wide(count: count),
      try right.scaled(to: places, count: count).wide(count: count),
      places
    )
  }

  /// Makes narrow values out of two, each result within range.
  private func narrowed(
    _ first: ColumnSlice<Int32>,
    _ second: ColumnSlice<Int32>,
    _ known: [UInt64]?,
    _ level: Level,
    _ combine: (Int64, Int64) -> Int64
  ) throws(ColumnRefusal) -> ScalarVector {
    var values: [Int32] = []
    values.reserveCapacity(level.count)
    for position in 0..<level.count {
      let result = combine(
        Int64(first.values[first.start + position]),
        Int64(second.values[second.start + position])
      )
      guard let narrow = Int32(exactly: result) else { throw .overflow }
      values.append(narrow)
    }
    return ScalarVector(.narrow(ColumnSlice(values: values)), known: known)
  }
}

extension ColumnSlice<Int64> {
  /// The sums of the first `count` values with another column's.
  func added(
    to other: ColumnSlice<Int64>,
    count: Int
  ) throws(ColumnRefusal) -> ColumnSlice<Int64> {
    try combined(other, count: count) { caseaudit_add_i64($0, $1, $2, $3) }
  }

  /// The first `count` values less another column's.
  func less(
    _ other: ColumnSlice<Int64>,
    count: Int
  ) throws(ColumnRefusal) -> ColumnSlice<Int64> {
    try combined(other, count: count) { caseaudit_subtract_i64($0, $1, $2, $3) }
  }

  /// The products of the first `count` values with another column's.
  func multiplied(
    by other: ColumnSlice<Int64>,
    count: Int
  ) throws(ColumnRefusal) -> ColumnSlice<Int64> {
    try combined(other, count: count) { caseaudit_multiply_i64($0, $1, $2, $3) }
  }

  private func combined(
    _ other: ColumnSlice<Int64>,
    count: Int,
    _ kernel: (
      UnsafePointer<Int64>?, UnsafePointer<Int64>?, Int, UnsafeMutablePointer<Int64>?
    ) -> Int32
  ) throws(ColumnRefusal) -> ColumnSlice<Int64> {
    var overflowed: Int32 = 0
    let results = [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      withPointer { first in
        other.withPointer { second in
          overflowed = kernel(first, second, count, buffer.baseAddress)
        }
      }
      initialized = count
    }
    guard overflowed == 0 else { throw .overflow }
    return ColumnSlice(values: results)
  }
}

extension ColumnSlice<Int32> {
  /// The seconds from each of the first `count` days to another column's day.
  func seconds(to other: ColumnSlice<Int32>, count: Int) -> ColumnSlice<Int64> {
    let values = [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      withPointer { from in
        other.withPointer { to in caseaudit_days_apart(from, to, count, buffer.baseAddress) }
      }
      initialized = count
    }
    return ColumnSlice<Int64>(values: values)
  }

  /// The days from each of the first `count` days to another column's day.
  func days(to other: ColumnSlice<Int32>, count: Int) -> ColumnSlice<Int64> {
    let values = [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      withPointer { from in
        other.withPointer { to in caseaudit_days_between(from, to, count, buffer.baseAddress) }
      }
      initialized = count
    }
    return ColumnSlice<Int64>(values: values)
  }
}
