import AuditCore
import AuditEngine
import AuditReaders
import FEEL
import Foundation

/// The evaluator that is timed.
enum TimedEvaluator: String {
  /// Whole columns at a time.
  case columns
  /// One case at a time.
  case plain
}

/// How long each time took, and what came out.
struct Timing: Encodable {
  /// How many cases there were.
  let cases: Int
  /// The seconds of each time.
  let seconds: [Double]
  /// What became of each rule, by the code of its prompt.
  let counts: [String: Tally]
}

/// For how many cases a rule is true, false or null.
struct Tally: Encodable {
  /// True.
  var met = 0
  /// False.
  var notMet = 0
  /// Null.
  var notEvidenced = 0
}

/// Rules and cases, ready to be evaluated.
struct Race {
  /// Why a race cannot begin.
  struct Fault: Error, CustomStringConvertible {
    /// What went wrong.
    let description: String
  }

  /// How many cases a thread looks at in one go, as in an audit; a multiple of 64.
  private static let blockSize = 16_384

  private let codes: [String]
  private let expressions: [CheckedExpression]
  private let plans: [ColumnPlan]
  private let environment: Environment
  private let table: RecordTable

  /// Reads and compiles everything.
  init(vocabulary: String, framework: String, cases: String) throws {
    let words = VocabularyReader.read(try Self.file(vocabulary)).vocabulary
    let standards = FrameworkReader.read(try Self.file(framework)).framework
    guard let words, let standards else {
      throw Fault(
        description: "the vocabulary or framework is faulty; 'caseaudit validate' says how"
      )
    }
    let compiled = FrameworkCompiler.compile(standards, vocabulary: words, calendar: nil).compiled
    guard let compiled, let day = CalendarDay(year: 2024, month: 7, day: 1) else {
      throw Fault(description: "a rule is faulty; 'caseaudit validate' says how")
    }
    let rules = compiled.rules.filter { $0.part == "met" }
    codes = rules.map(\.item)
    expressions = rules.map(\.rule.expression)
    plans = rules.compactMap(\.rule.plan)
    guard plans.count == rules.count else { throw Fault(description: "a rule has no column plan") }
    environment = compiled.environment(asOf: day)
    let reading = try CaseReader.read(path: cases, vocabulary: words)
    guard reading.isUsable else { throw Fault(description: "the cases cannot be read") }
    table = reading.table.records
  }

  private static func file(_ path: String) throws -> SourceFile {
    SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
  }

  /// Evaluates all rules over all cases, several times.
  func timing(of evaluator: TimedEvaluator, threads: Int, repeats: Int) -> Timing {
    let work = { evaluator == .columns ? byColumns(threads: threads) : byCases(threads: threads) }
    var tallies = work()
    var seconds: [Double] = []
    for _ in 0..<repeats {
      let time = ContinuousClock().measure { tallies = work() }
      seconds.append(time / .seconds(1))
    }
    return Timing(
      cases: table.rowCount,
      seconds: seconds,
      counts: Dictionary(zip(codes, tallies)) { first, _ in first }
    )
  }

  private func byColumns(threads: Int) -> [Tally] {
    byBlocks(threads: threads) { rows in
      let session = ColumnSession(table: table, environment: environment, rows: rows)
      return plans.map { plan in
        var tally = Tally()
        guard let truth = session.truth(of: plan) else { return tally }
        let known = truth.isKnown.reduce(0) { $0 + $1.nonzeroBitCount }
        tally.met = truth.isTrue.reduce(0) { $0 + $1.nonzeroBitCount }
        tally.notMet = known - tally.met
        tally.notEvidenced = truth.count - known
        return tally
      }
    }
  }

  private func byCases(threads: Int) -> [Tally] {
    byBlocks(threads: threads) { rows in
      var tallies = expressions.map { _ in Tally() }
      let run = PlainRun(environment: environment)
      for row in rows {
        run.look(at: RecordReference(table: table, row: row))
        for (rule, expression) in expressions.enumerated() {
          switch run.evaluate(expression) {
          case .boolean(true): tallies[rule].met += 1
          case .boolean(false): tallies[rule].notMet += 1
          default: tallies[rule].notEvidenced += 1
          }
        }
      }
      return tallies
    }
  }

  private func byBlocks(
    threads: Int,
    _ tally: @Sendable (Range<Int>) -> [Tally]
  ) -> [Tally] {
    let count = table.rowCount
    let blocks = Parallel.map(
      count: (count + Self.blockSize - 1) / Self.blockSize,
      threads: threads
    ) { block in
      tally(block * Self.blockSize..<min((block + 1) * Self.blockSize, count))
    }
    return codes.indices.map { rule in
      blocks.reduce(into: Tally()) { sum, block in
        sum.met += block[rule].met
        sum.notMet += block[rule].notMet
        sum.notEvidenced += block[rule].notEvidenced
      }
    }
  }
}
