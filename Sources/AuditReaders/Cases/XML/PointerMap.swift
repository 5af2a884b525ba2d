/// Remembers a number for each of the names that a parser keeps one copy of.
///
/// Whoever makes a map calls `free` once.
struct PointerMap {
  private struct Slot {
    var key: UInt
    var value: Int32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0

  init() {
    mask = 255
    slots = Self.emptySlots(256)
  }

  /// Gives the memory back.
  func free() { slots.deallocate() }

  /// The number of a name; `nil` when it was not set.
  @inline(__always)
  subscript(name: UnsafePointer<UInt8>) -> Int32? {
    let key = UInt(bitPattern: name)
    var position = slot(key)
    while slots[position].key != 0 {
      if slots[position].key == key { return slots[position].value }
      position = (position + 1) & mask
    }
    return nil
  }

  /// Sets the number of a name that has none yet.
  mutating func set(_ name: UnsafePointer<UInt8>, _ value: Int32) {
    if count * 2 > mask { grow() }
    insert(Slot(key: UInt(bitPattern: name), value: value))
    count += 1
  }

  private func insert(_ new: Slot) {
    var position = slot(new.key)
    while slots[position].key != 0 { position = (position + 1) & mask }
    slots[position] = new
  }

  private mutating func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    mask = mask * 2 + 1
    slots = Self.emptySlots(mask + 1)
    for slot in old where slot.key != 0 { insert(slot) }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(key: 0, value: 0), count: count)
    return slots
  }

  private func slot(_ key: UInt) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
