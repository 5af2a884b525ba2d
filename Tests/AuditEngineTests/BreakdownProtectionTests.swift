import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct BreakdownProtectionTests {
  private static let policy = DisclosurePolicy(
    id: "three",
    title: "Three",
    threshold: 3,
    place: TinyFramework.place
  )

  /// A region, unit 0, of narrower units.
  private static func region(_ count: Int) -> UnitTree {
    let narrower = (1...count).map {
      UnitTree.Unit(name: "Unit \($0)", level: 1, parent: 0)
    }
    let wider = UnitTree.Unit(name: "Northmarch", level: 0, parent: nil, children: Array(1...count))
    return UnitTree(units: [wider] + narrower, unitOfCase: [])
  }

  /// Groups of the region's units: for each unit and group, the sufficient and the relevant cases.
  private static func breakdown(_ units: [[Share]], cases: Int = 40) -> BreakdownResult {
    let groups = units[0].indices
    let pooled = groups.map { group in
      Share(
        units.reduce(0) { $0 + $1[group].numerator },
        of: units.reduce(0) { $0 + $1[group].denominator }
      )
    }
    return BreakdownResult(
      id: "sex",
      title: "Sex",
      groups: groups.map { BreakdownResult.Group(title: "Group \($0)") },
      groupOfCase: [0, 1],
      units: ([pooled] + units).map { row in
        row.map { BreakdownResult.Counts(caseCount: $0.denominator + cases, shares: [$0]) }
      }
    )
  }

  private static func totals(_ breakdown: BreakdownResult) -> [Share] {
    breakdown.units.map { groups in
      Share(
        groups.reduce(0) { $0 + $1.shares[0].numerator },
        of: groups.reduce(0) { $0 + $1.shares[0].denominator }
      )
    }
  }

  private static func protect(
    _ breakdown: BreakdownResult,
    withheld: [Bool]? = nil,
    by policy: DisclosurePolicy = policy
  ) -> BreakdownResult? {
    let totals = totals(breakdown)
    return BreakdownProtection(
      units: region(breakdown.units.count - 1),
      policy: policy,
      isUnitWithheld: totals.map { _ in false },
      shares: [totals.enumerated().map { withheld?[$0] == true ? nil : $1 }],
      threads: 1
    ).protected(breakdown).breakdown
  }

  private static func isShown(_ breakdown: BreakdownResult, _ unit: Int, _ group: Int) -> Bool {
    !breakdown.units[unit][group].withheldQuestions.contains(0)
  }

  @Test func `a small group takes three others with it, so that no sum gives it away`() throws {
    let whole = Self.breakdown([
      [Share(2, of: 12), Share(20, of: 40), Share(30, of: 60)],
      [Share(9, of: 18), Share(25, of: 50), Share(10, of: 20)],
      [Share(30, of: 60), Share(35, of: 70), Share(40, of: 80)],
    ])
    let shared = try #require(Self.protect(whole))
    let shown = shared.units.indices.map { unit in (0..<3).map { Self.isShown(shared, unit, $0) } }
    #expect(shown.joined().count { !$0 } == 4)
    #expect(!shown[1][0])
    #expect(shown[0] == [true, true, true])
    #expect(shared.groupOfCase.isEmpty)
  }

  @Test func `a group that is not shown tells no share, and no difference from another`() throws {
    var whole = Self.breakdown([
      [Share(2, of: 12), Share(20, of: 40)], [Share(9, of: 18), Share(25, of: 50)],
      [Share(30, of: 60), Share(35, of: 70)],
    ])
    whole.differences = whole.units.map { _ in [.init(question: 0, lower: 0, higher: 1)] }
    let shared = try #require(Self.protect(whole))
    for (unit, groups) in shared.units.enumerated() {
      for group in groups where group.withheldQuestions.contains(0) {
        #expect(group.shares == [Share(0, of: 0)])
        #expect(shared.differences[unit].isEmpty)
      }
    }
    #expect(shared.differences[0].count == 1)
  }

  @Test func `groups without a small number stay as they are`() {
    let whole = Self.breakdown([
      [Share(12, of: 24), Share(20, of: 40)], [Share(9, of: 18), Share(25, of: 50)],
    ])
    #expect(Self.protect(whole)?.units == whole.units)
  }

  @Test func `a breakdown of which nothing could be shown is left out`() {
    // Each unit has one group only, so that a small one would follow from what is beside it.
    let whole = Self.breakdown([
      [Share(2, of: 12), Share(0, of: 0)], [Share(0, of: 0), Share(25, of: 50)],
    ])
    #expect(Self.protect(whole) == nil)
  }

  @Test func `rounded groups are multiples of the base`() throws {
    var rounded = Self.policy
    rounded.base = 5
    let whole = Self.breakdown([
      [Share(13, of: 24), Share(21, of: 43)], [Share(9, of: 18), Share(27, of: 51)],
    ])
    let shared = try #require(Self.protect(whole, by: rounded))
    let counts = shared.units.joined().flatMap { group in
      [group.caseCount, group.shares[0].numerator, group.shares[0].denominator]
    }
    #expect(counts.allSatisfy { $0 % 5 == 0 })
  }

  @Test func `the groups of a unit with few cases tell nothing of it`() throws {
    let whole = Self.breakdown(
      [
        [Share(1, of: 2), Share(1, of: 2)], [Share(9, of: 18), Share(25, of: 50)],
        [Share(30, of: 60), Share(35, of: 70)],
      ],
      cases: 0
    )
    let protection = BreakdownProtection(
      units: Self.region(3),
      policy: Self.policy,
      isUnitWithheld: [false, true, true, false],
      shares: [[Share(101, of: 202), nil, nil, Share(65, of: 130)]],
      threads: 1
    )
    let shared = try #require(protection.protected(whole).breakdown)
    for unit in 1...2 {
      #expect(shared.units[unit].allSatisfy { $0.isCaseCountWithheld && $0.caseCount == 0 })
      #expect(!Self.isShown(shared, unit, 0) && !Self.isShown(shared, unit, 1))
    }
    #expect(!shared.units[3][0].isCaseCountWithheld)
  }

  // MARK: - Every value tried

  /// Splits a number of cases of each unit by chance among groups.
  private static func split(
    _ totals: [Share],
    groups: Int,
    _ random: inout SplitMix
  ) -> [[Share]] {
    totals.map { total in
      var (good, poor) = (Array(repeating: 0, count: groups), Array(repeating: 0, count: groups))
      for _ in 0..<total.numerator { good[Int(random.next() % UInt64(groups))] += 1 }
      for _ in 0..<total.denominator - total.numerator {
        poor[Int(random.next() % UInt64(groups))] += 1
      }
      return zip(good, poor).map { Share($0, of: $0 + $1) }
    }
  }

  /// All tables of sufficient cases that fit what a breakdown shows, for a reader who knows how many
  /// cases are relevant in each group; by the units' totals, the values that each cell may have.
  private static func fitting(
    _ whole: BreakdownResult,
    _ shared: BreakdownResult
  ) -> [[Int]: [Set<Int>]] {
    let groups = whole.groups.count
    let cells = (1..<whole.units.count).flatMap { unit in (0..<groups).map { (unit, $0) } }
    var found: [[Int]: [Set<Int>]] = [:]
    var values = Array(repeating: 0, count: cells.count)
    func go(_ place: Int) {
      if place < cells.count {
        let (unit, group) = cells[place]
        let share = whole.units[unit][group].shares[0]
        for value in 0...share.denominator {
          if isShown(shared, unit, group), value != share.numerator { continue }
          values[place] = value
          go(place + 1)
        }
        return
      }
      for group in 0..<groups where isShown(shared, 0, group) {
        let sum = stride(from: group, to: values.count, by: groups).reduce(0) { $0 + values[$1] }
        if sum != whole.units[0][group].shares[0].numerator { return }
      }
      let totals = stride(from: 0, to: values.count, by: groups).map { first in
        values[first..<first + groups].reduce(0, +)
      }
      for (cell, value) in values.enumerated() {
        found[totals, default: Array(repeating: [], count: values.count)][cell].insert(value)
      }
    }
    go(0)
    return found
  }

  @Test func `whatever is tried, no small group and no withheld unit follows from two breakdowns`()
  {
    var random = SplitMix(state: 11)
    var triedCount = 0
    for _ in 0..<60 {
      let totals = (0..<3).map { _ in
        let good = Int(random.next() % 9)
        return Share(good, of: good + Int(random.next() % 9))
      }
      let small = totals.map {
        Self.policy.isSmall($0.numerator) || Self.policy.isSmall($0.denominator - $0.numerator)
      }
      // A unit is not withheld alone, nor beside one that has nothing to hide it among.
      let withheld = small.contains(true) ? totals.map { _ in true } : small
      let region = Share(
        totals.reduce(0) { $0 + $1.numerator },
        of: totals.reduce(0) { $0 + $1.denominator }
      )
      let wholes = (0..<2).map { _ in Self.breakdown(Self.split(totals, groups: 2, &random)) }
      let kept = wholes.map { Self.protect($0, withheld: [false] + withheld) }
      let pairs = zip(wholes, kept).compactMap { whole, kept in kept.map { (whole, $0) } }
      if pairs.isEmpty { continue }
      triedCount += 1
      let tables = pairs.map { Self.fitting($0.0, $0.1) }
      let possible = tables[0].keys.filter { values in
        zip(zip(values, totals), withheld).allSatisfy { $1 || $0.0 == $0.1.numerator }
          && values.reduce(0, +) == region.numerator && tables.allSatisfy { $0[values] != nil }
      }
      for ((whole, shared), table) in zip(pairs, tables) {
        for cell in 0..<6 {
          let (unit, group) = (1 + cell / 2, cell % 2)
          let share = whole.units[unit][group].shares[0]
          let isSmall =
            Self.policy.isSmall(share.numerator)
            || Self.policy.isSmall(share.denominator - share.numerator)
          guard isSmall else { continue }
          #expect(!Self.isShown(shared, unit, group))
          let values = possible.reduce(into: Set<Int>()) { $0.formUnion(table[$1]?[cell] ?? []) }
          #expect(values.count > 1)
        }
      }
    }
    #expect(triedCount > 10)
  }
}
