import AuditCore
import FEEL

/// Looks for values for which a decision table has two rows too many, or none.
///
/// The table is tried with each combination of the values at which a test can change: every code,
/// both booleans, and numbers, days and texts that the tests name, with one beside each. What it
/// finds is therefore so; a very large table is not tried.
struct TableReasoner {
  private let checked: CheckedTable
  private let evaluatorNames: [String]

  /// The greatest number of combinations that are tried.
  private static let mostTrials = 20_000
  /// The greatest number of examples of gaps, and of overlaps, that are told.
  private static let mostTold = 3

  init(_ checked: CheckedTable) {
    self.checked = checked
    evaluatorNames = checked.table.inputs.map(\.name.text)
  }

  /// Tells of overlaps where only one row may hold or all must agree, and of gaps.
  func faults() -> [Diagnostic] {
    guard checked.tests.allSatisfy({ !$0.isEmpty }) else { return [] }
    let trials = evaluatorNames.indices.map(values(ofInput:))
    let count = trials.reduce(1) { min($0 * max($1.count, 1), Self.mostTrials + 1) }
    guard count <= Self.mostTrials, trials.allSatisfy({ !$0.isEmpty }) else { return [] }
    var found: [Diagnostic] = []
    var overlaps: Set<[Int]> = []
    var gaps: [String] = []
    var gapCount = 0
    var positions = Array(repeating: 0, count: trials.count)
    for _ in 0..<count {
      let trial = zip(trials, positions).map { $0[$1] }
      let hits = hits(trial)
      if hits.isEmpty, needsHit {
        gapCount += 1
        if gaps.count < Self.mostTold { gaps.append(words(trial)) }
      }
      if let pair = clash(hits, trial), overlaps.count < Self.mostTold,
        overlaps.insert(pair).inserted
      {
        found.append(
          EngineMessages.tableOverlap(checked.table, rows: pair, when: words(trial))
        )
      }
      advance(&positions, trials)
    }
    if gapCount > 0 {
      found.append(EngineMessages.tableGap(checked.table, when: gaps, of: gapCount))
    }
    return found
  }

  private func advance(_ positions: inout [Int], _ trials: [[Value]]) {
    for index in positions.indices.reversed() {
      positions[index] += 1
      if positions[index] < trials[index].count { return }
      positions[index] = 0
    }
  }

  /// Whether a call without a row that holds has no value.
  private var needsHit: Bool {
    switch checked.table.hitPolicy {
    case .ruleOrder, .outputOrder, .collect, .count: false
    default: !checked.table.outputs.contains { $0.otherwise != nil }
    }
  }

  /// The first two rows that may not both hold; `nil` when the hits are fine.
  private func clash(_ hits: [Int], _ trial: [Value]) -> [Int]? {
    guard hits.count > 1 else { return nil }
    switch checked.table.hitPolicy {
    case .unique: return Array(hits.prefix(2))
    case .any:
      let first = results(hits[0], trial)
      let other = hits.dropFirst().first { results($0, trial) != first }
      return other.map { [hits[0], $0] }
    default: return nil
    }
  }

  private func results(_ row: Int, _ trial: [Value]) -> [Value] {
    let evaluator = PlainEvaluator(environment: environment(trial))
    return checked.values[row].map(evaluator.evaluate)
  }

  private func hits(_ trial: [Value]) -> [Int] {
    checked.tests.indices.filter { row in
      zip(checked.tests[row], trial).allSatisfy { test, value in
        var environment = environment(trial)
        environment.constants[FEEL.testedName] = value
        return PlainEvaluator(environment: environment).evaluate(test) == .boolean(true)
      }
    }
  }

  private func environment(_ trial: [Value]) -> Environment {
    Environment(
      constants: Dictionary(zip(evaluatorNames, trial)) { first, _ in first },
      nullEquality: .standard
    )
  }

  private func words(_ trial: [Value]) -> String {
    zip(evaluatorNames, trial).map { "\($0) is \(FEELText.write($1))" }.joined(separator: ", ")
  }

  // MARK: - Values to try

  /// The values of an input at which its tests can change; none where they cannot be told.
  private func values(ofInput index: Int) -> [Value] {
    var literals: [Value] = []
    for row in checked.tests {
      row[index].root.forEach { node in
        if case .literal(let value) = node.kind, !literals.contains(value) {
          literals.append(value)
        }
      }
    }
    switch checked.inputTypes[index] {
    case .boolean: return [.boolean(true), .boolean(false)]
    case .code(let list): return list.codes.map { .string($0.value) }
    case .number:
      return Self.numbers(
        literals.compactMap { literal in
          if case .number(let number) = literal { return number }
          return nil
        }
      )
    case .date:
      let days = literals.compactMap { literal -> Int? in
        if case .date(let day) = literal { return day.dayNumber }
        return nil
      }
      return Set(days.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
        .map { .date(CalendarDay(dayNumber: $0)) }
    case .string:
      let texts = literals.filter { if case .string = $0 { true } else { false } }
      return texts + [.string("anything else")]
    default: return []
    }
  }

  /// Numbers that tests name, with whole numbers beside them; none below zero unless one is named.
  private static func numbers(_ named: [Decimal128]) -> [Value] {
    guard let least = named.min() else { return [.number(.zero)] }
    var found: [Decimal128] = []
    for number in named.sorted() {
      for trial in [number.subtracting(.one), number, number.adding(.one)].compactMap({ $0 })
      where !found.contains(trial) && (trial >= .zero || least < .zero) {
        found.append(trial)
      }
    }
    return found.map { .number($0) }
  }
}
