/// What a condition came to for each case of a block, three-valued, with failures told apart.
///
/// True implies known; failed implies not known. Bits past the count are zero.
struct BlockTruth: Sendable {
  /// Set where the condition is true.
  var isTrue: [UInt64]
  /// Set where the condition is true or false.
  var isKnown: [UInt64]
  /// Set where the condition failed; empty when it never did.
  var failures: [UInt64]
  /// How many cases the block has.
  let count: Int

  init(isTrue: [UInt64], isKnown: [UInt64], failures: [UInt64] = [], count: Int) {
    self.isTrue = isTrue
    self.isKnown = isKnown
    self.failures = failures
    self.count = count
  }

  /// A condition that is the same for all cases.
  init(always truth: Bool, count: Int) {
    let words = (count + 63) / 64
    isKnown = (0..<words).map { Self.mask($0, count) }
    isTrue = truth ? isKnown : Array(repeating: 0, count: words)
    failures = []
    self.count = count
  }

  /// The failures of one word.
  func failed(_ word: Int) -> UInt64 { failures.isEmpty ? 0 : failures[word] }

  /// The condition for one case alone.
  func row(_ row: Int) -> BlockTruth {
    func bit(_ words: [UInt64]) -> [UInt64] { [words[row >> 6] >> UInt64(row & 63) & 1] }
    return BlockTruth(
      isTrue: bit(isTrue),
      isKnown: bit(isKnown),
      failures: failures.isEmpty ? [] : bit(failures),
      count: 1
    )
  }

  /// The bits of one word that stand for cases.
  func valid(_ word: Int) -> UInt64 { Self.mask(word, count) }

  /// Both conditions hold: false when either is false, else failed when either failed.
  func and(_ other: BlockTruth) -> BlockTruth {
    var result = self
    for word in isTrue.indices {
      let isFalse = isKnown[word] & ~isTrue[word] | other.isKnown[word] & ~other.isTrue[word]
      result.isTrue[word] = isTrue[word] & other.isTrue[word]
      result.isKnown[word] = result.isTrue[word] | isFalse
    }
    if !failures.isEmpty || !other.failures.isEmpty {
      result.failures = isTrue.indices.map { word in
        (failed(word) | other.failed(word)) & ~result.isKnown[word]
      }
    }
    return result
  }

  private static func mask(_ word: Int, _ count: Int) -> UInt64 {
    let left = count - word * 64
    return left >= 64 ? ~0 : left <= 0 ? 0 : (1 << UInt64(left)) - 1
  }
}
