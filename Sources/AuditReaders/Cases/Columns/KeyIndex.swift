import AuditCore
import Foundation

/// Finds a case's row by the bytes of its identifier.
final class KeyIndex: @unchecked Sendable {
  // Unchecked: the slots are never written after the initialiser.

  /// The rows whose identifier an earlier row has already, ascending.
  let duplicates: [Int]
  private let slots: UnsafeMutablePointer<UInt64>
  private let mask: Int
  private let keys: TextValues

  init(_ keys: TextValues) {
    self.keys = keys
    var size = 16
    while size < keys.count * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    mask = size - 1
    var duplicates: [Int] = []
    let slots = slots
    let mask = mask
    keys.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for row in 0..<keys.count {
        let start = Int(keys.offsets[row])
        let count = Int(keys.offsets[row + 1]) - start
        let hash = Self.hash(base + start, count)
        var position = Int(truncatingIfNeeded: hash) & mask
        var isNew = true
        while slots[position] != 0 {
          if Self.matches(slots[position], hash, base + start, count, keys, base) {
            isNew = false
            break
          }
          position = (position + 1) & mask
        }
        if isNew {
          slots[position] = Self.slot(row, hash)
        } else {
          duplicates.append(row)
        }
      }
    }
    self.duplicates = duplicates
  }

  deinit { slots.deallocate() }

  /// Finds the row of an identifier; -1 when there is none.
  func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    keys.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return -1 }
      let hash = Self.hash(start, count)
      var position = Int(truncatingIfNeeded: hash) & mask
      while slots[position] != 0 {
        if Self.matches(slots[position], hash, start, count, keys, base) {
          return Int(slots[position] & 0xFFFF_FFFF) - 1
        }
        position = (position + 1) & mask
      }
      return -1
    }
  }

  /// The hash's upper half and the row plus one, so that no taken slot is zero.
  private static func slot(_ row: Int, _ hash: UInt64) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1)
  }

  @inline(__always)
  private static func matches(
    _ slot: UInt64,
    _ hash: UInt64,
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    _ keys: TextValues,
    _ base: UnsafePointer<UInt8>
  ) -> Bool {
    guard slot ^ hash < 1 << 32 else { return false }
    let row = Int(slot & 0xFFFF_FFFF) - 1
    let other = Int(keys.offsets[row])
    return Int(keys.offsets[row + 1]) - other == count && memcmp(base + other, start, count) == 0
  }

  /// A hash of an identifier's bytes.
  @inline(__always)
  static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawPointer(start)
    var index = 0
    while index + 8 <= count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(start[index])
      index += 1
    }
    return mix(hash ^ rest)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
  }
}
