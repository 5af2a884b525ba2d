import Foundation

/// Finds lines of a file that repeat an earlier line byte for byte, as where rows were exported twice.
enum RepeatedLines {
  /// How many lines repeat an earlier one, and the first that does, counted from 1 in the bytes.
  struct Found: Equatable {
    var count: Int
    var first: Int
  }

  /// Looks at the lines of some bytes, of which empty ones do not count; `nil` where none is repeated.
  static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Found? {
    guard let base = bytes.baseAddress else { return nil }
    var hashes: [UInt64] = []
    var start = 0
    while start < bytes.count {
      let found = memchr(base + start, 0x0A, bytes.count - start)
      let end = found.map { UnsafeRawPointer(base).distance(to: $0) } ?? bytes.count
      hashes.append(hash(base + start, end - start))
      start = end + 1
    }
    let sorted = hashes.sorted()
    var repeated = Set<UInt64>()
    for index in sorted.indices.dropFirst()
    where sorted[index] == sorted[index - 1] && sorted[index] != empty {
      repeated.insert(sorted[index])
    }
    if repeated.isEmpty { return nil }
    var seen = Set<UInt64>()
    var answer = Found(count: 0, first: 0)
    for (index, hash) in hashes.enumerated() where repeated.contains(hash) {
      if seen.insert(hash).inserted { continue }
      if answer.count == 0 { answer.first = index + 1 }
      answer.count += 1
    }
    return answer
  }

  private static let empty: UInt64 = 0

  /// A hash of a line without its carriage return; that of an empty one is `empty`, no other's is.
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var count = length
    if count > 0, start[count - 1] == UInt8(ascii: "\r") { count -= 1 }
    if count == 0 { return empty }
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
      hash = mixed(hash ^ word)
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(start[index])
      index += 1
    }
    return max(mixed(hash ^ rest), 1)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
