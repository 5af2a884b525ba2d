import AuditCore
import Testing

@testable import AuditEngine

struct SuppressionTests {
  private static let policy = DisclosurePolicy(
    id: "five",
    title: "Five",
    threshold: 5,
    place: TinyFramework.place
  )

  private static let rounded = DisclosurePolicy(
    id: "rounded",
    title: "Rounded",
    threshold: 5,
    withholdsZero: true,
    base: 5,
    place: TinyFramework.place
  )

  @Test func `a single count that is not shown follows from its sum`() {
    var system = CountSystem()
    let total = system.add(10...10)
    let parts = [system.add(7...7), system.add(nil)]
    system.addSum(total, of: parts)
    #expect(system.recovered() == [parts[1]: 3])
  }

  @Test func `two counts of a sum are not told apart, unless the sum leaves no choice`() {
    var system = CountSystem()
    let parts = [system.add(nil), system.add(nil)]
    system.addSum(system.add(6...6), of: parts)
    #expect(system.recovered().isEmpty)
    system.addSum(system.add(0...0), of: [parts[0]])
    #expect(system.recovered() == [parts[0]: 0, parts[1]: 6])
  }

  @Test func `sums together give away what each alone does not`() {
    // Two by three counts with all their totals: a + b and b + c are known, and a + c.
    var system = CountSystem()
    let (a, b, c) = (system.add(nil), system.add(nil), system.add(nil))
    system.addSum(system.add(30...30), of: [a, b])
    system.addSum(system.add(50...50), of: [b, c])
    #expect(system.recovered().isEmpty)
    system.addSum(system.add(40...40), of: [a, c])
    #expect(system.recovered() == [a: 10, b: 20, c: 30])
  }

  @Test func `a rounded count gives away a range only`() {
    var system = CountSystem()
    let parts = [system.add(nil), system.add(18...22)]
    system.addSum(system.add(23...27), of: parts)
    #expect(system.recovered().isEmpty)
  }

  @Test func `a small count takes a second one with it`() {
    var suppression = Suppression(Self.policy)
    let parts = [3, 20, 9].map { suppression.add($0) }
    suppression.addSum(suppression.add(32), of: parts)
    suppression.protect()
    #expect(suppression.isWithheld == [true, false, true, false])
    #expect(suppression.smallCount == 1)
    #expect(suppression.secondaryCount == 1)
  }

  @Test func `zero is shown where the policy says so`() {
    var suppression = Suppression(Self.policy)
    let parts = [0, 20].map { suppression.add($0) }
    suppression.addSum(suppression.add(20), of: parts)
    suppression.protect()
    #expect(suppression.isWithheld == [false, false, false])
  }

  /// A table of made-up counts: units of a region by answers, with every total.
  private func table(_ random: inout SplitMix) -> (cells: [[Int]], total: [Int]) {
    let units = 2 + Int(random.next() % 6)
    let cells = (0..<units).map { _ in
      (0..<4).map { _ in Int(random.next() % 3 == 0 ? random.next() % 7 : random.next() % 60) }
    }
    return (cells, (0..<4).map { column in cells.reduce(0) { $0 + $1[column] } })
  }

  @Test(arguments: [policy, rounded])
  func `no small count of a random table can be worked out from what is shown`(
    policy: DisclosurePolicy
  ) {
    var random = SplitMix(state: 2024)
    for _ in 0..<300 {
      let (cells, total) = table(&random)
      var suppression = Suppression(policy)
      var small: Set<Int> = []
      func add(_ count: Int) -> Int {
        let position = suppression.add(count)
        if policy.isSmall(count) { small.insert(position) }
        return position
      }
      let all = total.map(add)
      let rows = cells.map { $0.map(add) }
      for (row, positions) in zip(cells, rows) {
        suppression.addSum(add(row.reduce(0, +)), of: positions)
      }
      suppression.addSum(add(total.reduce(0, +)), of: all)
      for column in all.indices {
        suppression.addSum(all[column], of: rows.map { $0[column] })
      }
      suppression.protect()
      #expect(small.allSatisfy { suppression.isWithheld[$0] })
      #expect(small.isDisjoint(with: suppression.system.recovered().keys))
    }
  }

  @Test func `what is found to follow is so, and nothing that follows is missed in small tables`() {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      // Three counts of 0 to 4 with random sums of them: try all that fit.
      let counts = (0..<3).map { _ in Int(random.next() % 5) }
      var system = CountSystem()
      let positions = counts.map { _ in system.add(0...4) }
      var sums: [[Int]] = []
      for _ in 0..<2 {
        let parts = (0..<3).filter { _ in random.next() % 2 == 0 }
        if parts.isEmpty { continue }
        sums.append(parts)
        let value = parts.reduce(0) { $0 + counts[$1] }
        system.addSum(system.add(value...value), of: parts.map { positions[$0] })
      }
      var fitting: [[Int]] = []
      for a in 0...4 {
        for b in 0...4 {
          for c in 0...4 {
            let trial = [a, b, c]
            let fits = sums.allSatisfy { parts in
              parts.reduce(0) { $0 + trial[$1] } == parts.reduce(0) { $0 + counts[$1] }
            }
            if fits { fitting.append(trial) }
          }
        }
      }
      let certain = (0..<3).filter { place in Set(fitting.map { $0[place] }).count == 1 }
      #expect(Set(system.recovered().keys.filter { $0 < 3 }) == Set(certain))
    }
  }
}
