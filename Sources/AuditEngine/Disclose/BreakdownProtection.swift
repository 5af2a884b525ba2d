import AuditCore

/// Takes the small numbers out of the groups of one breakdown, and as many others as keep them safe.
struct BreakdownProtection: Sendable {
  let units: UnitTree
  let policy: DisclosurePolicy
  /// For each unit, whether the number of its cases is withheld.
  let isUnitWithheld: [Bool]
  /// For each key question, for each unit, its share; `nil` where it is withheld or there is none.
  let shares: [[Share?]]
  let threads: Int

  /// What came of a breakdown.
  struct Outcome {
    /// The breakdown as it may be published; `nil` where nothing of it can be shown.
    var breakdown: BreakdownResult?
    /// How many numbers were withheld because they are small.
    var smallCount = 0
    /// How many were withheld to keep those safe.
    var secondaryCount = 0
  }

  /// The numbers of one key question, or of cases, that are withheld.
  private struct Choice: Sendable {
    /// For each number of the network, whether it is withheld.
    var isWithheld: [Bool]
    var smallCount: Int
    var secondaryCount: Int
    /// Whether what is left can be shown.
    var isSafe: Bool
  }

  func protected(_ breakdown: BreakdownResult) -> Outcome {
    let network = GroupNetwork(units, groupCount: breakdown.groups.count)
    let cases = cases(breakdown, network)
    guard cases.isSafe else { return Outcome() }
    let choices = Parallel.map(count: shares.count, threads: threads) { question in
      choice(question, breakdown, network, isCaseCountWithheld: cases.isWithheld)
    }
    var shared = breakdown
    shared.groupOfCase = []
    var isAnythingShown = false
    for unit in breakdown.units.indices {
      for group in breakdown.groups.indices {
        let edge = network.edge(unit, group)
        var counts = breakdown.units[unit][group]
        counts.isCaseCountWithheld = cases.isWithheld[edge]
        counts.caseCount = cases.isWithheld[edge] ? 0 : policy.shown(counts.caseCount)
        for question in shares.indices {
          if choices[question].isWithheld[edge] {
            counts.shares[question] = Share(0, of: 0)
            counts.withheldQuestions.insert(question)
          } else {
            counts.shares[question] = shown(counts.shares[question])
            if counts.shares[question].denominator > 0 { isAnythingShown = true }
          }
        }
        shared.units[unit][group] = counts
      }
    }
    guard isAnythingShown else { return Outcome() }
    // What is said of two groups must not say what their cells withhold.
    for unit in shared.differences.indices {
      shared.differences[unit].removeAll { difference in
        [difference.lower, difference.higher].contains {
          shared.units[unit][$0].withheldQuestions.contains(difference.question)
        }
      }
    }
    return Outcome(
      breakdown: shared,
      smallCount: choices.reduce(cases.smallCount) { $0 + $1.smallCount },
      secondaryCount: choices.reduce(cases.secondaryCount) { $0 + $1.secondaryCount }
    )
  }

  private func shown(_ share: Share) -> Share {
    let good = policy.shown(share.numerator)
    return Share(good, of: good + policy.shown(share.denominator - share.numerator))
  }

  /// Which numbers of cases are withheld.
  private func cases(_ breakdown: BreakdownResult, _ network: GroupNetwork) -> Choice {
    var cells: [GroupSuppression.Cell] = []
    var isWithheld: [Bool] = []
    var small: [Int] = []
    var sensitive: [Int] = []
    for (unit, groups) in breakdown.units.enumerated() {
      for counts in groups {
        let isSmall = policy.isSmall(counts.caseCount)
        if isSmall {
          small.append(cells.count)
          // Rounding alone keeps it open whether there is no case.
          if counts.caseCount > 0 || policy.base <= 1 { sensitive.append(cells.count) }
        }
        cells.append(.init(good: counts.caseCount, poor: 1))
        isWithheld.append(isSmall || isUnitWithheld[unit])
      }
      cells.append(.init(good: groups.reduce(0) { $0 + $1.caseCount }, poor: 1))
      isWithheld.append(isUnitWithheld[unit])
    }
    return protected(network, cells, isWithheld, small: small, sensitive: sensitive)
  }

  /// Which shares of a key question are withheld.
  private func choice(
    _ question: Int,
    _ breakdown: BreakdownResult,
    _ network: GroupNetwork,
    isCaseCountWithheld: [Bool]
  ) -> Choice {
    var cells: [GroupSuppression.Cell] = []
    var isWithheld: [Bool] = []
    var small: [Int] = []
    var sensitive: [Int] = []
    for (unit, groups) in breakdown.units.enumerated() {
      let isTotalWithheld = shares[question][unit] == nil
      for counts in groups {
        let share = counts.shares[question]
        let poor = share.denominator - share.numerator
        let isSmall = policy.isSmall(share.numerator) || policy.isSmall(poor)
        if isSmall {
          small.append(cells.count)
          // Rounding alone keeps it open whether there is no relevant case.
          if share.denominator > 0 || policy.base <= 1 { sensitive.append(cells.count) }
        }
        isWithheld.append(isSmall || isTotalWithheld || isCaseCountWithheld[cells.count])
        cells.append(.init(good: share.numerator, poor: poor))
      }
      let good = groups.reduce(0) { $0 + $1.shares[question].numerator }
      let all = groups.reduce(0) { $0 + $1.shares[question].denominator }
      cells.append(.init(good: good, poor: all - good))
      isWithheld.append(isTotalWithheld)
    }
    return protected(network, cells, isWithheld, small: small, sensitive: sensitive)
  }

  private func protected(
    _ network: GroupNetwork,
    _ cells: [GroupSuppression.Cell],
    _ isWithheld: [Bool],
    small: [Int],
    sensitive: [Int]
  ) -> Choice {
    var suppression = GroupSuppression(network, cells: cells, isWithheld: isWithheld)
    let isSafe = suppression.protect(sensitive)
    return Choice(
      // Where not all can be kept safe, nothing is shown.
      isWithheld: isSafe ? suppression.isWithheld : isWithheld.map { _ in true },
      smallCount: small.count,
      secondaryCount: suppression.secondaryCount,
      isSafe: isSafe
    )
  }
}
