/// The score interval of how much one share lies above another.
///
/// - Source: R. G. Newcombe, Statistics in Medicine 17, 1998: "Interval estimation for the difference
///   between independent proportions", pages 873 to 890, and "Improved confidence intervals for the
///   difference between binomial proportions based on paired data", pages 2635 to 2650; method 10 of
///   each, made of the two shares' Wilson intervals.
public struct ShareDifference: Sendable, Hashable {
  /// The second share less the first, from -1 to 1.
  public let value: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Works out the interval for two groups of different cases; `nil` where a group has no case.
  ///
  /// - Parameters:
  ///   - first: The cases that count and all cases of the first group.
  ///   - second: The same of the second group.
  ///   - deviations: How many standard deviations the interval reaches to each side.
  public init?(
    from first: (count: Int, total: Int),
    to second: (count: Int, total: Int),
    deviations: Double
  ) {
    guard let one = WilsonInterval(first.count, of: first.total, deviations: deviations),
      let two = WilsonInterval(second.count, of: second.total, deviations: deviations)
    else { return nil }
    self.init(
      (Double(first.count) / Double(first.total), one),
      (Double(second.count) / Double(second.total), two),
      correlation: 0
    )
  }

  /// Works out the interval for the same cases looked at twice; `nil` without cases.
  public init?(_ pairs: PairedCounts, deviations: Double) {
    let n = pairs.total
    guard let one = WilsonInterval(pairs.first, of: n, deviations: deviations),
      let two = WilsonInterval(pairs.second, of: n, deviations: deviations)
    else { return nil }
    self.init(
      (Double(pairs.first) / Double(n), one),
      (Double(pairs.second) / Double(n), two),
      correlation: pairs.correlation
    )
  }

  private init(
    _ first: (share: Double, interval: WilsonInterval),
    _ second: (share: Double, interval: WilsonInterval),
    correlation: Double
  ) {
    value = second.share - first.share
    func reach(_ down: Double, _ up: Double) -> Double {
      max(down * down - 2 * correlation * down * up + up * up, 0).squareRoot()
    }
    lower =
      value
      - reach(second.share - second.interval.lower, first.interval.upper - first.share)
    upper =
      value
      + reach(second.interval.upper - second.share, first.share - first.interval.lower)
  }
}

/// The same cases looked at twice, by whether each counted the first and the second time.
public struct PairedCounts: Sendable, Hashable {
  /// Cases that counted both times.
  public var both: Int
  /// Cases that counted the first time alone.
  public var firstOnly: Int
  /// Cases that counted the second time alone.
  public var secondOnly: Int
  /// Cases that counted neither time.
  public var neither: Int

  /// Creates counts.
  public init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// All cases.
  public var total: Int { both + firstOnly + secondOnly + neither }
  /// The cases that counted the first time.
  public var first: Int { both + firstOnly }
  /// The cases that counted the second time.
  public var second: Int { both + secondOnly }

  /// How alike the two looks are, corrected for continuity where they agree; 0 where a margin is empty.
  var correlation: Double {
    let margins =
      Double(first) * Double(total - first) * Double(second) * Double(total - second)
    guard margins > 0 else { return 0 }
    var agreement =
      Double(both) * Double(neither) - Double(firstOnly) * Double(secondOnly)
    if agreement > 0 { agreement = max(agreement - Double(total) / 2, 0) }
    return agreement / margins.squareRoot()
  }

  /// The probability of a change at least as one-sided as this by chance alone: McNemar's test of the
  /// cases that changed, with the binomial distribution and half of the probability of what was seen.
  ///
  /// - Source: Q. McNemar, Psychometrika 12, 1947; the mid-P variant as M. W. Fagerland, S. Lydersen
  ///   and P. Laake advise in BMC Medical Research Methodology 13:91, 2013.
  public var probabilityOfChance: Double {
    let changed = firstOnly + secondOnly
    guard changed > 0 else { return 1 }
    let fewer = min(firstOnly, secondOnly)
    // The chances of each count up to the middle, as parts of that of the middle count.
    var chance = 1.0
    var below = 0.0
    var seen = 0.0
    var sum = 0.0
    var count = changed / 2
    while count >= 0, chance > 1e-300 {
      // Each count but the middle of an even number has a twin on the other side.
      sum += 2 * count == changed ? chance : 2 * chance
      if count < fewer { below += chance }
      if count == fewer { seen = chance }
      chance *= Double(count) / Double(changed - count + 1)
      count -= 1
    }
    if firstOnly == secondOnly { return 1 - seen / sum }
    return (2 * below + seen) / sum
  }
}
