/// The kernels' meaning in plain Swift, value by value.
enum KernelTwins {
  static func bits(_ count: Int, _ holds: (Int) -> Bool) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in 0..<count where holds(index) { words[index / 64] |= 1 << UInt64(index % 64) }
    return words
  }
}

/// A small repeatable source of numbers (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
