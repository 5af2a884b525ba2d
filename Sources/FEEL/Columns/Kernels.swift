import CAuditKernels

/// A stored form of values that the leaf kernels compare.
protocol KernelElement: FixedWidthInteger {
  /// The kernels for this form.
  static var kernels: KernelFamily<Self> { get }
}

/// The kernels for one stored form, as C functions.
struct KernelFamily<Element>: Sendable {
  typealias Bits = UnsafeMutablePointer<UInt64>?
  typealias Values = UnsafePointer<Element>?

  let equal: @Sendable (Values, Element, Int, Bits) -> Void
  let less: @Sendable (Values, Element, Int, Bits) -> Void
  let greater: @Sendable (Values, Element, Int, Bits) -> Void
  let equalColumns: @Sendable (Values, Values, Int, Bits) -> Void
  let lessColumns: @Sendable (Values, Values, Int, Bits) -> Void
  let select:
    @Sendable (
      UnsafePointer<UInt64>?, Values, Values, Int, UnsafeMutablePointer<Element>?
    ) -> Void
}

extension UInt16: KernelElement {
  static let kernels = KernelFamily<UInt16>(
    equal: { caseaudit_equal_u16($0, $1, $2, $3) },
    less: { caseaudit_less_u16($0, $1, $2, $3) },
    greater: { caseaudit_greater_u16($0, $1, $2, $3) },
    equalColumns: { caseaudit_equal_columns_u16($0, $1, $2, $3) },
    lessColumns: { caseaudit_less_columns_u16($0, $1, $2, $3) },
    select: { caseaudit_select_u16($0, $1, $2, $3, $4) }
  )
}

extension Int32: KernelElement {
  static let kernels = KernelFamily<Int32>(
    equal: { caseaudit_equal_i32($0, $1, $2, $3) },
    less: { caseaudit_less_i32($0, $1, $2, $3) },
    greater: { caseaudit_greater_i32($0, $1, $2, $3) },
    equalColumns: { caseaudit_equal_columns_i32($0, $1, $2, $3) },
    lessColumns: { caseaudit_less_columns_i32($0, $1, $2, $3) },
    select: { caseaudit_select_i32($0, $1, $2, $3, $4) }
  )
}

extension Int64: KernelElement {
  static let kernels = KernelFamily<Int64>(
    equal: { caseaudit_equal_i64($0, $1, $2, $3) },
    less: { caseaudit_less_i64($0, $1, $2, $3) },
    greater: { caseaudit_greater_i64($0, $1, $2, $3) },
    equalColumns: { caseaudit_equal_columns_i64($0, $1, $2, $3) },
    lessColumns: { caseaudit_less_columns_i64($0, $1, $2, $3) },
    select: { caseaudit_select_i64($0, $1, $2, $3, $4) }
  )
}

/// A run of a column's values, without a copy.
struct ColumnSlice<Element> {
  /// The column.
  var values: [Element]
  /// Where the run begins.
  var start = 0

  /// Calls a body with the run's first element; the body must not look past the run.
  func withPointer<Result>(_ body: (UnsafePointer<Element>?) -> Result) -> Result {
    values.withUnsafeBufferPointer { buffer in body(buffer.baseAddress.map { $0 + start }) }
  }
}

extension ColumnSlice where Element: KernelElement {
  /// Compares each of the first `count` values with a bound.
  func compare(_ relation: ComparisonOperator, _ bound: Element, count: Int) -> [UInt64] {
    let family = Element.kernels
    let (kernel, isOpposite) =
      switch relation {
      case .equal: (family.equal, false)
      case .notEqual: (family.equal, true)
      case .less: (family.less, false)
      case .greaterOrEqual: (family.less, true)
      case .greater: (family.greater, false)
      case .lessOrEqual: (family.greater, true)
      }
    var bits = bitWords(count) { bits in withPointer { kernel($0, bound, count, bits) } }
    if isOpposite { bits.invert() }
    return bits
  }

  /// Compares each of the first `count` values with that of another column.
  func compare(
    _ relation: ComparisonOperator,
    _ other: ColumnSlice<Element>,
    count: Int
  ) -> [UInt64] {
    let family = Element.kernels
    let (kernel, isMirrored, isOpposite) =
      switch relation {
      case .equal: (family.equalColumns, false, false)
      case .notEqual: (family.equalColumns, false, true)
      case .less: (family.lessColumns, false, false)
      case .greaterOrEqual: (family.lessColumns, false, true)
      case .greater: (family.lessColumns, true, false)
      case .lessOrEqual: (family.lessColumns, true, true)
      }
    let left = isMirrored ? other : self
    let right = isMirrored ? self : other
    var bits = bitWords(count) { bits in
      left.withPointer { first in
        right.withPointer { second in kernel(first, second, count, bits) }
      }
    }
    if isOpposite { bits.invert() }
    return bits
  }

  /// Takes this column's value where a bit is set, else the other column's.
  func selected(by bits: [UInt64], else other: ColumnSlice<Element>, count: Int) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      bits.withUnsafeBufferPointer { bits in
        withPointer { first in
          other.withPointer { second in
            Element.kernels.select(bits.baseAddress, first, second, count, buffer.baseAddress)
          }
        }
      }
      initialized = count
    }
  }
}

extension ColumnSlice<UInt16> {
  /// Tests each of the first `count` codes for being one of some.
  func isMember(of members: [Int], count: Int) -> [UInt64] {
    let few = members.map { UInt16($0) }
    if few.count <= 8 {
      return bitWords(count) { bits in
        withPointer { codes in caseaudit_any_of_u16(codes, few, few.count, count, bits) }
      }
    }
    // A code out of its list would read past the table, so the table covers every code.
    var table = [UInt8](repeating: 0, count: 65_536)
    for member in members { table[member] = 1 }
    return bitWords(count) { bits in
      withPointer { codes in caseaudit_member_u16(codes, table, count, bits) }
    }
  }
}

/// Words for so many bits, filled by a body.
func bitWords(_ count: Int, _ fill: (UnsafeMutablePointer<UInt64>?) -> Void) -> [UInt64] {
  let words = (count + 63) / 64
  return Array(unsafeUninitializedCapacity: words) { buffer, initialized in
    fill(buffer.baseAddress)
    initialized = words
  }
}

/// Words of bits that are combined as sets.
extension [UInt64] {
  /// Turns every bit round.
  mutating func invert() {
    for index in indices { self[index] = ~self[index] }
  }

  /// Keeps the bits that are set in both.
  mutating func formAnd(_ other: [UInt64]) {
    for index in indices { self[index] &= other[index] }
  }

  /// Sets the bits that are set in the other.
  mutating func formOr(_ other: [UInt64]) {
    for index in indices { self[index] |= other[index] }
  }

  /// Whether the bit is set.
  func bit(_ index: Int) -> Bool { self[index >> 6] >> UInt64(index & 63) & 1 == 1 }
}
