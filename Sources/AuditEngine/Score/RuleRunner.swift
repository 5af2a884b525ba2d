import AuditCore
import FEEL

/// Runs rules over one block of records, by columns where it can.
///
/// A runner belongs to one thread.
struct RuleRunner {
  /// Which evaluator answers.
  enum Choice: Sendable {
    /// Columns, and the plain evaluator where columns cannot.
    case fastest
    /// The plain evaluator alone.
    case plain
  }

  private let table: RecordTable
  private let environment: Environment
  private let rows: Range<Int>
  private let choice: Choice
  private let session: ColumnSession

  init(table: RecordTable, environment: Environment, rows: Range<Int>, choice: Choice) {
    self.table = table
    self.environment = environment
    self.rows = rows
    self.choice = choice
    session = ColumnSession(table: table, environment: environment, rows: rows)
  }

  /// What a rule comes to for each record of the block; true for all when there is no rule.
  func truth(of rule: CompiledRule?) -> BlockTruth {
    guard let rule else { return BlockTruth(always: true, count: rows.count) }
    if choice == .fastest, let truth = truthByColumns(of: rule) { return truth }
    return Self.plainTruth(of: rule, table: table, environment: environment, rows: rows)
  }

  /// What columns answer; `nil` where they cannot.
  func truthByColumns(of rule: CompiledRule) -> BlockTruth? {
    rule.plan.flatMap { session.truth(of: $0) }.map {
      BlockTruth(isTrue: $0.isTrue, isKnown: $0.isKnown, count: $0.count)
    }
  }

  /// What the plain evaluator answers, record by record.
  static func plainTruth(
    of rule: CompiledRule,
    table: RecordTable,
    environment: Environment,
    rows: Range<Int>
  ) -> BlockTruth {
    var truth = BlockTruth(always: false, count: rows.count)
    var failures = truth.isTrue
    let run = PlainRun(environment: environment)
    for (position, row) in rows.enumerated() {
      let bit: UInt64 = 1 << UInt64(position & 63)
      run.look(at: RecordReference(table: table, row: row))
      switch run.evaluate(rule.expression) {
      case .boolean(true): truth.isTrue[position >> 6] |= bit
      case .boolean(false): break
      case .null(.notRecorded): truth.isKnown[position >> 6] &= ~bit
      default:
        // A failure, or a value that is no truth value because its type was known too late.
        truth.isKnown[position >> 6] &= ~bit
        failures[position >> 6] |= bit
      }
    }
    if failures.contains(where: { $0 != 0 }) { truth.failures = failures }
    return truth
  }
}
