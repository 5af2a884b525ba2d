/// A packed row of bits, 64 to a word; bits past the count are zero.
public struct Bitmap: Sendable, Hashable {
  /// The words, lowest bit first.
  public var words: [UInt64]
  /// How many bits there are.
  public private(set) var count: Int

  /// Creates a bitmap of equal bits.
  public init(repeating bit: Bool, count: Int) {
    words = Array(repeating: bit ? ~0 : 0, count: (count + 63) / 64)
    self.count = count
    clearTail()
  }

  /// Creates a bitmap from words; surplus bits are cleared.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "a bitmap needs one word for each 64 bits")
    self.words = words
    self.count = count
    clearTail()
  }

  /// The bit at an index.
  public subscript(index: Int) -> Bool {
    get { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }
    set {
      let mask: UInt64 = 1 << UInt64(index & 63)
      if newValue { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
    }
  }

  /// Adds a bit at the end.
  public mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    count += 1
    if bit { words[(count - 1) >> 6] |= 1 << UInt64((count - 1) & 63) }
  }

  /// Counts the bits that are set.
  public var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The indices of the bits that are set, lowest first.
  public var setIndices: [Int] {
    var found: [Int] = []
    for (position, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        found.append(position << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }

  private mutating func clearTail() {
    if count & 63 != 0 { words[words.count - 1] &= (1 << UInt64(count & 63)) - 1 }
  }
}
