import AuditTestSupport
import CAuditKernels
import Testing

@testable import FEEL

struct KernelsTests {
  /// Lengths around the edges of words and vectors.
  static let lengths = [0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 1000]

  @Test(arguments: lengths) func `codes are compared as their twin compares them`(count: Int) {
    compareAll(count: count, values: [0, 1, 2, 3, 4, 5, 65_535], of: UInt16.self)
  }

  @Test(arguments: lengths) func `days are compared as their twin compares them`(count: Int) {
    compareAll(count: count, values: [0, 1, -1, 19_000, .min, .max], of: Int32.self)
  }

  @Test(arguments: lengths) func `numbers are compared as their twin compares them`(count: Int) {
    compareAll(count: count, values: [0, 1, -1, 1 << 40, -(1 << 40), .min, .max], of: Int64.self)
  }

  private func compareAll<Element: KernelElement>(
    count: Int,
    values choices: [Element],
    of _: Element.Type
  ) {
    var numbers = SeededNumbers(seed: UInt64(count) + 1)
    for start in [0, 1, 3] {
      let left = ColumnSlice(values: random(count + start, choices, &numbers), start: start)
      let right = ColumnSlice(values: random(count + start, choices, &numbers), start: start)
      for relation in ComparisonOperator.allCases {
        for bound in choices {
          let expected = KernelTwins.bits(count) { relation.holds(left.values[start + $0], bound) }
          let found = left.compare(relation, bound, count: count)
          #expect(trimmed(found, count) == expected, "\(relation.rawValue) at \(start)")
        }
        let expected = KernelTwins.bits(count) {
          relation.holds(left.values[start + $0], right.values[start + $0])
        }
        #expect(trimmed(left.compare(relation, right, count: count), count) == expected)
      }
      let takes = KernelTwins.bits(count) { _ in numbers.next() % 2 == 0 }
      let expected = (0..<count).map {
        takes.bit($0) ? left.values[start + $0] : right.values[start + $0]
      }
      #expect(left.selected(by: takes, else: right, count: count) == expected)
    }
  }

  @Test(arguments: lengths) func `membership agrees with its twin for few and many codes`(
    count: Int
  ) {
    var numbers = SeededNumbers(seed: 11)
    let codes = (0..<count + 1).map { _ in UInt16.random(in: 0..<40, using: &numbers) }
    let slice = ColumnSlice(values: codes, start: 1)
    for members in [[], [3], [1, 2, 39], Array(0..<8), Array(0..<9), Array(5..<35)] {
      let expected = KernelTwins.bits(count) { members.contains(Int(codes[$0 + 1])) }
      #expect(slice.isMember(of: members, count: count) == expected)
    }
  }

  @Test(arguments: lengths) func `bytes are packed to bits`(count: Int) {
    var numbers = SeededNumbers(seed: 17)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...3, using: &numbers) }
    let found = bitWords(count) { bits in
      bytes.withUnsafeBufferPointer { caseaudit_pack_bytes($0.baseAddress, count, bits) }
    }
    #expect(found == KernelTwins.bits(count) { bytes[$0] != 0 })
  }

  @Test(arguments: lengths) func `arithmetic agrees with its twin and tells overflow`(
    count: Int
  ) throws {
    var numbers = SeededNumbers(seed: 23)
    let choices: [Int64] = [0, 1, -1, 7, -12_345, 1 << 30, -(1 << 30)]
    let left = ColumnSlice(values: random(count + 1, choices, &numbers), start: 1)
    let right = ColumnSlice(values: random(count + 1, choices, &numbers), start: 1)
    let pairs = (0..<count).map { (left.values[$0 + 1], right.values[$0 + 1]) }
    #expect(try left.added(to: right, count: count).values == pairs.map { $0 + $1 })
    #expect(try left.less(right, count: count).values == pairs.map { $0 - $1 })
    #expect(try left.multiplied(by: right, count: count).values == pairs.map { $0 * $1 })
    guard count > 0 else { return }
    var large = left
    large.values[count] = .max
    let one = ColumnSlice(values: Array(repeating: Int64(1), count: count))
    let two = ColumnSlice(values: Array(repeating: Int64(2), count: count))
    let minus = ColumnSlice(values: Array(repeating: Int64(-1), count: count))
    #expect(throws: ColumnRefusal.overflow) { try large.added(to: one, count: count) }
    #expect(throws: ColumnRefusal.overflow) { try large.less(minus, count: count) }
    #expect(throws: ColumnRefusal.overflow) { try large.multiplied(by: two, count: count) }
  }

  @Test(arguments: lengths) func `days between days are as their twin counts them`(count: Int) {
    var numbers = SeededNumbers(seed: 17)
    let days: [Int32] = [0, 1, -1, 19_000, .min, .max]
    let from = ColumnSlice(values: random(count + 1, days, &numbers), start: 1)
    let to = ColumnSlice(values: random(count + 3, days, &numbers), start: 3)
    let expected = (0..<count).map { Int64(to.values[$0 + 3]) - Int64(from.values[$0 + 1]) }
    #expect(from.days(to: to, count: count).values == expected)
  }

  @Test func `seconds between days reach beyond 32 bits`() {
    let from = ColumnSlice<Int32>(values: [0, -700_000, 5])
    let to = ColumnSlice<Int32>(values: [1, 2_900_000, 5])
    #expect(from.seconds(to: to, count: 3).values == [86_400, 3_600_000 * 86_400, 0])
  }

  private func random<Element>(
    _ count: Int,
    _ choices: [Element],
    _ numbers: inout SeededNumbers
  ) -> [Element] {
    (0..<count).map { _ in choices[Int.random(in: 0..<choices.count, using: &numbers)] }
  }

  /// The bits past the count may be set after an inversion.
  private func trimmed(_ words: [UInt64], _ count: Int) -> [UInt64] {
    KernelTwins.bits(count) { words.bit($0) }
  }
}

extension ComparisonOperator {
  /// Whether the comparison holds, as the twin of the kernels sees it.
  fileprivate func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
