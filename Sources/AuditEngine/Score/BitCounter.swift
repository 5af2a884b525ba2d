/// Counts, for each of 64 cases at once, how many of several bits are set.
///
/// The planes hold the counts' binary digits: bit i of plane k is digit k of case i's count.
struct BitCounter {
  private(set) var planes: [UInt64]

  /// Counts up to a greatest number.
  init(upTo greatest: Int) {
    planes = Array(repeating: 0, count: Int.bitWidth - max(greatest, 1).leadingZeroBitCount)
  }

  /// Counts one more where a bit is set.
  mutating func add(_ bits: UInt64) {
    var carry = bits
    for plane in planes.indices {
      if carry == 0 { return }
      let digit = planes[plane]
      planes[plane] = digit ^ carry
      carry &= digit
    }
  }

  /// Set where the count is above 0.
  var isPositive: UInt64 { planes.reduce(0, |) }

  /// Set where this count is greater than another of the same width.
  func isGreater(than other: BitCounter) -> UInt64 {
    var greater: UInt64 = 0
    var equal = ~UInt64(0)
    for plane in planes.indices.reversed() {
      greater |= equal & planes[plane] & ~other.planes[plane]
      equal &= ~(planes[plane] ^ other.planes[plane])
    }
    return greater
  }

  /// The count of one case.
  func count(at bit: Int) -> Int {
    planes.indices.reduce(0) { $0 | Int(planes[$1] >> UInt64(bit) & 1) << $1 }
  }

  /// Counts nothing again.
  mutating func reset() {
    for plane in planes.indices { planes[plane] = 0 }
  }
}
