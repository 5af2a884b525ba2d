/// The kernels' meaning in plain Swift, value by value.
enum KernelTwins {
  static func bits(_ count: Int, _ holds: (Int) -> Bool) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in 0..<count where holds(index) { words[index / 64] |= 1 << UInt64(index % 64) }
    return words
  }
}
