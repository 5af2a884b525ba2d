/// Remembers a number for each of the names that a parser keeps one copy of.
struct PointerMap {
  private var keys: [UInt]
  private var values: [Int32]
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: 64)
    values = Array(repeating: 0, count: 64)
  }

  /// The number of a name; `nil` when it was not set.
  subscript(name: UnsafePointer<UInt8>) -> Int32? {
    let key = UInt(bitPattern: name)
    var position = slot(key)
    while keys[position] != 0 {
      if keys[position] == key { return values[position] }
      position = (position + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Sets the number of a name that has none yet.
  mutating func set(_ name: UnsafePointer<UInt8>, _ value: Int32) {
    if count * 2 >= keys.count { grow() }
    insert(UInt(bitPattern: name), value)
  }

  private mutating func insert(_ key: UInt, _ value: Int32) {
    var position = slot(key)
    while keys[position] != 0 { position = (position + 1) & (keys.count - 1) }
    keys[position] = key
    values[position] = value
    count += 1
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: 0, count: values.count * 2)
    count = 0
    for (key, value) in old { insert(key, value) }
  }

  private func slot(_ key: UInt) -> Int {
    Int(truncatingIfNeeded: (key >> 3) &* 0x9E37_79B9_7F4A_7C15 >> 32) & (keys.count - 1)
  }
}
