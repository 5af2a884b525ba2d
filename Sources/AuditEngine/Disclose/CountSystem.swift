/// Counts of cases that are tied together by sums, as those of units and of the units they are in.
public struct CountSystem: Sendable {
  /// What is known of each count to somebody who reads what is published: a range of values.
  public private(set) var ranges: [ClosedRange<Int>]
  /// The sums that hold between the counts.
  public private(set) var sums: [Sum] = []

  /// The greatest value a count may have where nothing is known of it.
  private static let most = 1 << 40

  /// A count that is the sum of others.
  public struct Sum: Sendable, Hashable {
    /// The position of the total.
    public var total: Int
    /// The positions of what it is made of.
    public var parts: [Int]
  }

  /// Creates a system without counts.
  public init() { ranges = [] }

  /// Adds a count of which a reader knows a range; `nil` for one of which nothing is shown.
  ///
  /// - Parameter range: The values that the count may have, as far as it is shown.
  /// - Returns: The count's position.
  public mutating func add(_ range: ClosedRange<Int>?) -> Int {
    ranges.append(range ?? 0...Self.most)
    return ranges.count - 1
  }

  /// Adds a sum; one without parts says nothing.
  public mutating func addSum(_ total: Int, of parts: [Int]) {
    if !parts.isEmpty { sums.append(Sum(total: total, parts: parts)) }
  }

  /// Hides a count that was shown.
  mutating func hide(_ position: Int) { ranges[position] = 0...Self.most }

  /// The counts of which a reader can work out the exact value, though it is not shown.
  ///
  /// Two ways are tried: what the sums leave of each range, and solving the sums as equations for
  /// the counts that are not shown.
  ///
  /// - Returns: The positions with the values that can be worked out.
  public func recovered() -> [Int: Int] {
    let bounds = narrowed()
    var found: [Int: Int] = [:]
    for (position, range) in ranges.enumerated() where range.count > 1 {
      if bounds[position].count == 1 { found[position] = bounds[position].lowerBound }
    }
    for (position, value) in LinearSolver(self).solved where found[position] == nil {
      found[position] = value
    }
    return found
  }

  /// The ranges after each sum has narrowed those of its total and parts, until none changes.
  private func narrowed() -> [ClosedRange<Int>] {
    var low = ranges.map(\.lowerBound)
    var high = ranges.map(\.upperBound)
    var isChanged = true
    var rounds = 0
    while isChanged, rounds < 60 {
      isChanged = false
      rounds += 1
      for sum in sums {
        let least = sum.parts.reduce(0) { $0 + low[$1] }
        let most = sum.parts.reduce(0) { min($0 + high[$1], Self.most) }
        func narrow(_ position: Int, _ from: Int, _ to: Int) {
          // What is shown rounded can contradict a sum; such a range is left as it is.
          let (newLow, newHigh) = (max(low[position], from), min(high[position], to))
          if newLow > newHigh { return }
          if newLow != low[position] || newHigh != high[position] { isChanged = true }
          (low[position], high[position]) = (newLow, newHigh)
        }
        narrow(sum.total, least, most)
        for part in sum.parts where low[part] != high[part] {
          let others = least - low[part]
          let top = most >= Self.most ? 0 : low[sum.total] - (most - high[part])
          narrow(part, top, high[sum.total] - others)
        }
      }
    }
    return zip(low, high).map { $0...max($0, $1) }
  }
}
