public import AuditCore

/// Makes of a result one that may be published: without cases, and with small numbers withheld.
///
/// Sensitive are the cases that were done well, not done well, or not evidenced, and the number of a
/// unit's cases; how many cases a question does not apply to says nothing of anyone's practice, nor
/// does it that none is not evidenced.
/// Ratings stay. Every number that a report of the result shows is taken from what is left, so that
/// nothing withheld can be shown by oversight.
public struct DisclosureControl {
  private let result: AuditResult
  private let policy: DisclosurePolicy
  private let threads: Int
  /// The number of each unit's cases; `nil` where it is withheld.
  private var caseCounts: [Int?] = []
  private var smallCount = 0
  private var secondaryCount = 0

  /// Makes the result that may be published.
  ///
  /// - Parameters:
  ///   - result: The result as it was worked out.
  ///   - policy: What counts as small, and what numbers are rounded to.
  ///   - threads: How many threads to use.
  /// - Returns: The result with its note of what was done.
  public static func protect(
    _ result: AuditResult,
    by policy: DisclosurePolicy,
    threads: Int = 1
  ) -> AuditResult {
    var control = DisclosureControl(result, policy, threads)
    return control.protected()
  }

  private init(_ result: AuditResult, _ policy: DisclosurePolicy, _ threads: Int) {
    self.result = result
    self.policy = policy
    self.threads = threads
  }

  private mutating func protected() -> AuditResult {
    withholdUnits()
    let counts = result.unitResults.map { unit in
      Dictionary(
        unit.standards.flatMap(\.questions).map { ($0.question, $0.counts) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    var questions: [[[Bool]]] = []
    var prompts: [[[Bool]]] = []
    // A number of cases that one table has to withhold is withheld in all.
    var isSettled = false
    while !isSettled {
      let before = caseCounts.count { $0 == nil }
      (smallCount, secondaryCount) = (result.basis == .scores ? 0 : before, 0)
      questions = result.framework.questions.indices.map { question in
        withheld(counts.map { Self.cells($0[question] ?? SufficiencyCounts()) })
      }
      prompts = (result.unitResults.first?.prompts ?? []).indices.map { prompt in
        withheld(result.unitResults.map { Self.cells($0.prompts[prompt]) })
      }
      isSettled = caseCounts.count { $0 == nil } == before
    }
    var shared = withoutCases
    shared.unitResults = result.unitResults.indices.map { unit in
      UnitProtection(
        policy: policy,
        notEvidenced: result.framework.notEvidencedCounts,
        questions: questions.map { $0[unit] },
        prompts: prompts.map { $0[unit] },
        caseCount: result.basis == .scores ? 0 : caseCounts[unit]
      ).protected(result.unitResults[unit])
    }
    if result.basis == .scores { withholdGivenShares(in: &shared) }
    let leftOut = protectBreakdowns(of: &shared)
    shared.disclosure = DisclosureNote(
      policy: policy,
      smallCount: smallCount,
      secondaryCount: secondaryCount,
      leftOutBreakdowns: leftOut
    )
    return shared
  }

  /// Withholds percentages of whole standards that may come from counts, as 42.9 from 3 of 7.
  private func withholdGivenShares(in shared: inout AuditResult) {
    for unit in shared.unitResults.indices {
      for standard in shared.unitResults[unit].standards.indices {
        let value = shared.unitResults[unit].standards[standard].value
        if let value, value.decimal.integer == nil {
          shared.unitResults[unit].standards[standard].value = nil
        }
      }
    }
  }

  /// Protects the groups of units' cases.
  ///
  /// - Parameter shared: The result, whose units are protected already.
  /// - Returns: The titles of the breakdowns that are left out.
  private mutating func protectBreakdowns(of shared: inout AuditResult) -> [String] {
    let none: [Share?] = Array(repeating: nil, count: result.unitResults.count)
    var shares = Array(repeating: none, count: result.framework.questions.count)
    for (unit, found) in shared.unitResults.enumerated() {
      for question in found.standards.flatMap(\.questions)
      where [.cases, .rounded].contains(question.knowledge) {
        // Several key questions that count together are no question of their own.
        guard result.framework.questions[question.question].pools == nil else { continue }
        shares[question.question][unit] = question.share
      }
    }
    let protection = BreakdownProtection(
      units: result.units,
      policy: policy,
      isUnitWithheld: caseCounts.map { $0 == nil },
      shares: shares,
      threads: threads
    )
    var leftOut: [String] = []
    for breakdown in result.breakdowns {
      let outcome = protection.protected(breakdown)
      if let kept = outcome.breakdown {
        shared.breakdowns.append(kept)
        smallCount += outcome.smallCount
        secondaryCount += outcome.secondaryCount
      } else {
        leftOut.append(breakdown.title)
      }
    }
    return leftOut
  }

  /// Withholds the number of cases of small units, and of others so that it cannot be worked out.
  private mutating func withholdUnits() {
    // Scores say of no unit how many cases it has.
    if result.basis == .scores {
      caseCounts = result.unitResults.map { _ in nil }
      return
    }
    var suppression = Suppression(policy)
    let units = result.units.units
    let positions = result.unitResults.map { suppression.add($0.caseCount) }
    for unit in units.indices {
      suppression.addSum(positions[unit], of: units[unit].children.map { positions[$0] })
    }
    let widest = units.indices.filter { units[$0].parent == nil }
    let all = suppression.add(
      result.intake.tables.first?.keptCount ?? 0,
      isSensitive: false,
      isFixed: true
    )
    let placed = widest.reduce(0) { $0 + result.unitResults[$1].caseCount }
    let rest = suppression.add(
      (result.intake.tables.first?.keptCount ?? placed) - placed,
      isSensitive: false,
      isFixed: true
    )
    suppression.addSum(all, of: widest.map { positions[$0] } + [rest])
    suppression.protect()
    let isWithheld = suppression.isWithheld
    caseCounts = zip(positions, result.unitResults).map { isWithheld[$0] ? nil : $1.caseCount }
  }

  /// Which cells of a table with a row for each unit are withheld.
  private mutating func withheld(_ cells: [[CountTable.Cell]]) -> [[Bool]] {
    let (withheld, suppression, units) = CountTable(cells: cells).protected(
      in: result.units,
      caseCounts: caseCounts,
      by: policy
    )
    smallCount += suppression.smallCount
    secondaryCount += suppression.secondaryCount
    for unit in units { caseCounts[unit] = nil }
    return withheld
  }

  private static func cells(_ counts: SufficiencyCounts) -> [CountTable.Cell] {
    Sufficiency.allCases.map {
      .init(
        count: counts[$0],
        isSensitive: [.sufficient, .insufficient, .notEvidenced].contains($0),
        isSensitiveAtZero: $0 != .notEvidenced
      )
    }
  }

  private static func cells(_ counts: OutcomeCounts) -> [CountTable.Cell] {
    Outcome.allCases.map {
      .init(
        count: counts[$0],
        isSensitive: [.met, .notMet, .notEvidenced].contains($0),
        isSensitiveAtZero: $0 != .notEvidenced
      )
    }
  }

  /// The result without anything about single cases.
  private var withoutCases: AuditResult {
    var shared = result
    shared.caseIDs = []
    shared.units = UnitTree(units: result.units.units, unitOfCase: [])
    shared.outcomes = OutcomeTable(
      prompts: result.outcomes.prompts.map { _ in [] },
      indicated: result.outcomes.indicated.map { _ in [] },
      judged: result.outcomes.judged.map { _ in [:] },
      judgedPrompts: result.outcomes.judgedPrompts.map { _ in [:] }
    )
    shared.differences = []
    shared.concerns = []
    // A grade or a survey of a few people tells who they are.
    shared.evidence = []
    // Indicators count what few people did; what protects their numbers is not worked out yet.
    shared.indicators = []
    shared.recalculations = []
    shared.register = nil
    shared.breakdowns = []
    // Whoever tries out few numbers can tell by its digest what a short file says.
    let short: Set = ["cases", "judgements", "scores", "evidence"]
    shared.provenance.inputs.removeAll { short.contains($0.role) }
    // Warnings count cases too.
    shared.warnings = []
    shared.comparison = result.comparison?.withoutCounts
    return shared
  }
}
