import AuditCore

/// A hash table from the bytes of codes to their indices.
///
/// A code is known by its first eight and last eight bytes and its length; longer codes are
/// compared in full.
final class CodeTable: @unchecked Sendable {
  // Unchecked: the slots are never written after the initialiser.

  struct Slot {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: Int32 = -1
    var index: UInt16 = 0
    var textOffset: Int32 = 0
  }

  let slots: UnsafeMutablePointer<Slot>
  let mask: UInt64
  private let texts: UnsafeMutableBufferPointer<UInt8>

  init(_ list: CodeList) {
    var size = 4
    while size < list.codes.count * 4 { size *= 2 }
    mask = UInt64(size - 1)
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    let all = list.codes.flatMap { Array($0.value.utf8) }
    texts = .allocate(capacity: max(all.count, 1))
    _ = texts.update(fromContentsOf: all.isEmpty ? [0] : all)
    var offset = 0
    for (index, code) in list.codes.enumerated() {
      let length = code.value.utf8.count
      guard let base = texts.baseAddress, length > 0 else { continue }
      let start = UnsafePointer(base + offset)
      let (head, tail) = Self.ends(start, length, limit: start + length)
      var position = Int(Self.hash(head, tail, length) & mask)
      while slots[position].length >= 0 { position = (position + 1) & Int(mask) }
      slots[position] = Slot(
        head: head,
        tail: tail,
        length: Int32(length),
        index: UInt16(truncatingIfNeeded: index),
        textOffset: Int32(offset)
      )
      offset += length
    }
  }

  deinit {
    slots.deallocate()
    texts.deallocate()
  }

  /// Finds a code's index; -1 when the list has no such code.
  @inline(__always)
  static func find(
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    limit: UnsafePointer<UInt8>,
    slots: UnsafePointer<Slot>,
    mask: UInt64,
    texts: UnsafePointer<UInt8>
  ) -> Int {
    let (head, tail) = ends(start, count, limit: limit)
    var position = Int(hash(head, tail, count) & mask)
    while slots[position].length >= 0 {
      let slot = slots[position]
      if slot.head == head, slot.tail == tail, slot.length == count {
        if count <= 16 { return Int(slot.index) }
        let text = texts + Int(slot.textOffset)
        var index = 8
        while index < count - 8, text[index] == start[index] { index += 1 }
        if index >= count - 8 { return Int(slot.index) }
      }
      position = (position + 1) & Int(mask)
    }
    return -1
  }

  /// The texts of the codes, one after another.
  var textBase: UnsafePointer<UInt8>? { texts.baseAddress.map { UnsafePointer($0) } }

  @inline(__always)
  private static func hash(_ head: UInt64, _ tail: UInt64, _ count: Int) -> UInt64 {
    let mixed =
      (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: count))
      &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }

  /// The first and last eight bytes; of a shorter text both are the text padded with zeros.
  @inline(__always)
  private static func ends(
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    limit: UnsafePointer<UInt8>
  ) -> (UInt64, UInt64) {
    let raw = UnsafeRawPointer(start)
    if count >= 8 {
      return (
        raw.loadUnaligned(as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
    }
    var head: UInt64 = 0
    if start + 8 <= limit {
      head = raw.loadUnaligned(as: UInt64.self) & ((1 << UInt64(count * 8)) &- 1)
    } else {
      for index in 0..<count { head |= UInt64(start[index]) << UInt64(index * 8) }
    }
    return (head, head)
  }
}
