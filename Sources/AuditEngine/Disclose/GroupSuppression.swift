import AuditCore

/// Chooses which numbers of groups are withheld, so that none that is sensitive can be worked out.
///
/// A number is safe when it lies on a circle of withheld numbers that could all have been one more
/// or one less: then somebody who knows every sum, and even how many cases each number is made of,
/// cannot tell which of the two it is.
struct GroupSuppression {
  /// What one number is made of.
  struct Cell: Sendable {
    /// The cases that count for it, as the sufficient ones.
    var good: Int
    /// The cases that do not, though they could: by so many it could have been more.
    var poor: Int
  }

  /// For each number of the network, whether it is withheld.
  private(set) var isWithheld: [Bool]
  /// How many were withheld to keep others safe.
  private(set) var secondaryCount = 0
  private let network: GroupNetwork
  private let cells: [Cell]

  /// Prepares a choice.
  ///
  /// - Parameters:
  ///   - network: The sums.
  ///   - cells: The numbers, in the network's order.
  ///   - isWithheld: Which are withheld already; of whole units no more are withheld.
  init(_ network: GroupNetwork, cells: [Cell], isWithheld: [Bool]) {
    self.network = network
    self.cells = cells
    self.isWithheld = isWithheld
  }

  /// Withholds more numbers until the sensitive ones are safe.
  ///
  /// - Parameter sensitive: The positions of numbers that must not be worked out.
  /// - Returns: Whether all are safe; otherwise the table can only be left out.
  mutating func protect(_ sensitive: [Int]) -> Bool {
    var isSafe = Array(repeating: false, count: cells.count)
    for edge in sensitive where !isSafe[edge] {
      guard let circle = cheapestCircle(through: edge) else { return false }
      for member in circle {
        withhold(member)
        isSafe[member] = true
      }
    }
    return connectWithheldUnits()
  }

  private mutating func withhold(_ edge: Int) {
    if isWithheld[edge] { return }
    isWithheld[edge] = true
    secondaryCount += 1
  }

  private func cheapestCircle(through edge: Int) -> [Int]? {
    let ends = network.edges[edge]
    let more = cells[edge].poor > 0 ? path(ends.to, ends.from, without: edge) : nil
    let less = cells[edge].good > 0 ? path(ends.from, ends.to, without: edge) : nil
    switch (more, less) {
    case (let more?, let less?): return (less.cost < more.cost ? less : more).edges + [edge]
    case (let only?, nil), (nil, let only?): return only.edges + [edge]
    case (nil, nil): return nil
    }
  }

  /// Sees to it that one case more in one unit whose number is withheld, and one less in another,
  /// would fit the groups, too; otherwise the groups would tell what the units' own table does not.
  private mutating func connectWithheldUnits() -> Bool {
    var component = Array(network.edgesAt.indices)
    func root(_ sum: Int) -> Int {
      var place = sum
      while component[place] != place { place = component[place] }
      return place
    }
    for edge in network.edges.indices where network.isTotal(edge) && isWithheld[edge] {
      component[root(network.edges[edge].from)] = root(network.edges[edge].to)
    }
    // The ends of paths are sums of a unit's groups.
    var last: [Int: Int] = [:]
    for edge in network.edges.indices where network.isTotal(edge) && isWithheld[edge] {
      let unit = edge / (network.groupCount + 1)
      let ends = network.edges[edge]
      guard ends.from == unit || ends.to == unit else { continue }
      let place = root(unit)
      if let other = last[place] {
        for (from, to) in [(other, unit), (unit, other)] {
          guard let found = path(from, to, usesTotals: false) else { return false }
          for member in found.edges { withhold(member) }
        }
      }
      last[place] = unit
    }
    return true
  }

  // MARK: - Paths

  /// What it costs to have a number on a circle: the more cases are withheld, the more.
  private func cost(_ edge: Int) -> Int? {
    if network.isTotal(edge) { return isWithheld[edge] ? 2_000 : nil }
    if isWithheld[edge] { return 1 }
    return 20 + min(cells[edge].good, 400) + min(cells[edge].poor, 400) / 4
  }

  private func path(
    _ start: Int,
    _ end: Int,
    without excluded: Int? = nil,
    usesTotals: Bool = true
  ) -> (edges: [Int], cost: Int)? {
    var costs = [start: 0]
    var ways: [Int: Int] = [:]
    var isDone: Set<Int> = []
    var queue = PathQueue()
    queue.add(start, cost: 0)
    while let (sum, reached) = queue.next() {
      if sum == end { break }
      guard isDone.insert(sum).inserted else { continue }
      for edge in network.edgesAt[sum] where edge != excluded {
        if !usesTotals, network.isTotal(edge) { continue }
        let ends = network.edges[edge]
        let isForward = ends.from == sum
        guard isForward ? cells[edge].poor > 0 : cells[edge].good > 0 else { continue }
        let other = isForward ? ends.to : ends.from
        guard !isDone.contains(other), let own = cost(edge) else { continue }
        if reached + own < costs[other] ?? .max {
          costs[other] = reached + own
          ways[other] = edge
          queue.add(other, cost: reached + own)
        }
      }
    }
    guard let total = costs[end], start != end else { return nil }
    var edges: [Int] = []
    var place = end
    while place != start, let edge = ways[place] {
      edges.append(edge)
      place = network.edges[edge].from == place ? network.edges[edge].to : network.edges[edge].from
    }
    return (edges, total)
  }
}

/// The sums that a search has reached, cheapest first.
private struct PathQueue {
  private var heap: [(cost: Int, sum: Int)] = []

  mutating func add(_ sum: Int, cost: Int) {
    heap.append((cost, sum))
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> (sum: Int, cost: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return (first.sum, first.cost) }
    heap[0] = last
    var place = 0
    while true {
      let left = 2 * place + 1
      if left >= heap.count { break }
      let least = left + 1 < heap.count && heap[left + 1] < heap[left] ? left + 1 : left
      guard heap[least] < heap[place] else { break }
      heap.swapAt(place, least)
      place = least
    }
    return (first.sum, first.cost)
  }
}
