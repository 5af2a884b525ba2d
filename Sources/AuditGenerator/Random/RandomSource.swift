/// A stream of random numbers that is the same on every machine for the same seed.
///
/// Each case has a stream of its own, made from the seed and the case's number, so that a case
/// does not change when another is left out or written in another form.
///
/// - Source: SplitMix64, in Steele, Lea and Flood, "Fast splittable pseudorandom number
///   generators", OOPSLA 2014, figure 17.
public struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The odd constant nearest to 2⁶⁴ divided by the golden ratio.
  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates the stream of a seed.
  public init(seed: UInt64) { state = seed }

  /// Creates one of many streams of a seed, each by its number.
  public init(seed: UInt64, stream: UInt64) {
    state = Self.mixed(Self.mixed(seed &+ Self.golden) ^ Self.mixed(stream &* Self.golden &+ 1))
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= Self.golden
    return Self.mixed(state)
  }

  private static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension RandomSource {
  /// A whole number of a range, all equally likely but for less than one part in 2³².
  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(bitPattern: Int64(range.upperBound - range.lowerBound)) &+ 1
    if width == 0 { return Int(truncatingIfNeeded: next()) }
    return range.lowerBound + Int(width.multipliedFullWidth(by: next()).high)
  }

  /// An index below a count, which is at least 1.
  mutating func index(below count: Int) -> Int { pick(0...(count - 1)) }

  /// An element of a list; `nil` when it is empty.
  mutating func element<Element>(of list: [Element]) -> Element? {
    list.isEmpty ? nil : list[index(below: list.count)]
  }

  /// True with a probability from 0 to 1.
  mutating func chance(_ probability: Double) -> Bool {
    Double(next() >> 11) < probability * 9_007_199_254_740_992
  }

  /// An index, each as likely as its weight says; the weights are not all zero.
  mutating func index(weights: [Int]) -> Int {
    var rest = pick(0...(max(weights.reduce(0, +), 1) - 1))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return 0
  }

  /// A whole number of a range, small ones more likely: the lower of two draws.
  mutating func skewed(_ range: ClosedRange<Int>) -> Int { min(pick(range), pick(range)) }
}
