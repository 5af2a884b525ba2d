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
      keys.offsets.withUnsafeBufferPointer { offsets in
        let finder = Finder(slots: slots, mask: mask, bytes: bytes, offsets: offsets)
        for row in 0..<keys.count where !Self.insert(row, finder) { duplicates.append(row) }
      }
    }
    self.duplicates = duplicates
  }

  deinit { slots.deallocate() }

  /// Takes the identifier of a row, unless an earlier row has it.
  private static func insert(_ row: Int, _ finder: Finder) -> Bool {
    guard let base = finder.bytes.baseAddress else { return true }
    let start = base + Int(finder.offsets[row])
    let count = Int(finder.offsets[row + 1] - finder.offsets[row])
    let hash = hash(start, count)
    var position = Int(truncatingIfNeeded: hash) & finder.mask
    while finder.slots[position] != 0 {
      if finder.matches(finder.slots[position], hash, start, count) { return false }
      position = (position + 1) & finder.mask
    }
    finder.slots[position] = slot(row, hash)
    return true
  }

  /// Finds the row of an identifier; -1 when there is none.
  func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    withFinder { $0.find(UnsafeBufferPointer(start: start, count: count)) }
  }

  /// Gives what finds rows without counting references, good only while the body runs.
  func withFinder<Result>(_ body: (Finder) -> Result) -> Result {
    keys.bytes.withUnsafeBufferPointer { bytes in
      keys.offsets.withUnsafeBufferPointer { offsets in
        body(Finder(slots: slots, mask: mask, bytes: bytes, offsets: offsets))
      }
    }
  }

  /// The memory of an index.
  struct Finder {
    fileprivate let slots: UnsafeMutablePointer<UInt64>
    fileprivate let mask: Int
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let offsets: UnsafeBufferPointer<UInt32>

    /// Finds the row of an identifier; -1 when there is none.
    @inline(__always)
    func find(_ key: UnsafeBufferPointer<UInt8>) -> Int {
      guard let start = key.baseAddress else { return -1 }
      let hash = KeyIndex.hash(start, key.count)
      var position = Int(truncatingIfNeeded: hash) & mask
      while slots[position] != 0 {
        if matches(slots[position], hash, start, key.count) {
          return Int(slots[position] & 0xFFFF_FFFF) - 1
        }
        position = (position + 1) & mask
      }
      return -1
    }

    @inline(__always)
    fileprivate func matches(
      _ slot: UInt64,
      _ hash: UInt64,
      _ start: UnsafePointer<UInt8>,
      _ count: Int
    ) -> Bool {
      guard slot ^ hash < 1 << 32, let base = bytes.baseAddress else { return false }
      let row = Int(slot & 0xFFFF_FFFF) - 1
      let other = Int(offsets[row])
      return Int(offsets[row + 1]) - other == count && memcmp(base + other, start, count) == 0
    }
  }

  /// The hash's upper half and the row plus one, so that no taken slot is zero.
  private static func slot(_ row: Int, _ hash: UInt64) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1)
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
