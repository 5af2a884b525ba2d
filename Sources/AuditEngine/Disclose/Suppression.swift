import AuditCore

/// Chooses the counts that are withheld: small ones, and as many more as it takes to keep those from
/// being worked out.
struct Suppression {
  private(set) var system = CountSystem()
  /// Whether each count is withheld.
  private(set) var isWithheld: [Bool] = []
  /// How many are withheld because they are small.
  private(set) var smallCount = 0
  /// How many are withheld to keep those safe.
  private(set) var secondaryCount = 0
  private var counts: [Int] = []
  private var isSmall: [Bool] = []
  private var isSensitive: [Bool] = []
  private var isFixed: [Bool] = []
  private let policy: DisclosurePolicy

  init(_ policy: DisclosurePolicy) { self.policy = policy }

  /// Adds a count.
  ///
  /// - Parameters:
  ///   - count: The number of cases; `nil` for one that is withheld elsewhere already.
  ///   - isSensitive: Whether it is withheld where it is small.
  ///   - isSensitiveAtZero: Whether it is withheld where it is zero, and the policy withholds zeros.
  ///   - isFixed: Whether it stays shown as long as others can be withheld instead.
  /// - Returns: The count's position.
  mutating func add(
    _ count: Int?,
    isSensitive: Bool = true,
    isSensitiveAtZero: Bool = true,
    isFixed: Bool = false
  ) -> Int {
    let isSmall =
      isSensitive && count.map { policy.isSmall($0) && ($0 > 0 || isSensitiveAtZero) } ?? false
    counts.append(count ?? 0)
    isWithheld.append(isSmall || count == nil)
    self.isSmall.append(isSmall)
    self.isSensitive.append(isSensitive)
    self.isFixed.append(isFixed)
    if isSmall { smallCount += 1 }
    guard let count, !isSmall else { return system.add(nil) }
    return system.add(policy.range(ofShown: policy.shown(count)))
  }

  /// Adds a sum of counts.
  mutating func addSum(_ total: Int, of parts: [Int]) { system.addSum(total, of: parts) }

  /// Withholds more counts until no small one can be worked out.
  mutating func protect() {
    if smallCount == 0 { return }
    var sumsOf: [[Int]] = Array(repeating: [], count: counts.count)
    for (index, sum) in system.sums.enumerated() {
      for position in [sum.total] + sum.parts { sumsOf[position].append(index) }
    }
    while true {
      let exposed = system.recovered().keys.filter { isSmall[$0] }.sorted()
      if exposed.isEmpty { return }
      var isChanged = false
      for position in exposed {
        guard let next = nextToWithhold(beside: position, sumsOf) else { continue }
        withhold(next)
        isChanged = true
      }
      if !isChanged { return }
    }
  }

  private mutating func withhold(_ position: Int) {
    isWithheld[position] = true
    secondaryCount += 1
    system.hide(position)
  }

  /// The count to withhold next: of those in a sum that gives away a count by itself, the least that
  /// is not zero, and one that should stay shown only where there is no other.
  ///
  /// Where no sum gives the count away by itself, it follows by way of others that are withheld; the
  /// sum is then looked for among theirs, and so on.
  private func nextToWithhold(beside position: Int, _ sumsOf: [[Int]]) -> Int? {
    var seen: Set<Int> = [position]
    var ring = [position]
    var nearby: Set<Int> = []
    while !ring.isEmpty {
      let sums = Set(ring.flatMap { sumsOf[$0] })
      let telling = sums.filter { index in members(of: index).count { isWithheld[$0] } == 1 }
      if let next = least(among: telling) { return next }
      nearby.formUnion(sums)
      ring = sums.flatMap(members).filter { isWithheld[$0] && seen.insert($0).inserted }
    }
    return least(among: nearby)
  }

  private func members(of sum: Int) -> [Int] {
    [system.sums[sum].total] + system.sums[sum].parts
  }

  private func least(among sums: Set<Int>) -> Int? {
    sums.flatMap(members).filter { !isWithheld[$0] }.min { rank($0) < rank($1) }
  }

  private func rank(_ position: Int) -> (Int, Int, Int) {
    let last =
      isFixed[position] ? 3 : counts[position] == 0 ? 2 : isSensitive[position] ? 0 : 1
    return (last, counts[position], position)
  }
}
