public import AuditCore

/// The answers of a condition for a block of rows: true, false or null.
public struct TruthColumn: Sendable, Hashable {
  /// A bit for each row whose answer is true, lowest bit first; bits past the count are zero.
  public let isTrue: [UInt64]
  /// A bit for each row whose answer is not null; an answer that is true is known.
  public let isKnown: [UInt64]
  /// How many rows there are.
  public let count: Int

  /// The answer for a row, counted from the block's first; `nil` is null.
  public subscript(row: Int) -> Bool? { isKnown.bit(row) ? isTrue.bit(row) : nil }
}

/// Runs plans over one block of rows and keeps what they share.
///
/// A session belongs to one thread. Definitions, quantifiers and other costly parts are worked out
/// once, however many plans hold them; so all plans of a session must come from one scope.
public final class ColumnSession {
  private let environment: Environment
  private let cases: Level
  private var levels: [String: Level] = [:]
  private var truths: [String: Truth] = [:]
  private var scalars: [String: ScalarVector] = [:]

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - table: The cases.
  ///   - environment: The constants and the calendar; its record is not read.
  ///   - rows: The block; its lower bound is a multiple of 64.
  public init(table: RecordTable, environment: Environment, rows: Range<Int>) {
    precondition(rows.lowerBound % 64 == 0, "a block of rows begins at a multiple of 64")
    precondition(rows.lowerBound >= 0 && rows.upperBound <= table.rowCount, "rows are in the table")
    self.environment = environment
    cases = Level(cases: table, rows: rows)
  }

  /// Works out a condition for every row of the block.
  ///
  /// - Returns: `nil` when the block holds values that columns cannot work with exactly, as a number
  ///   out of range or a day outside the calendar; the plain evaluator then answers for the block.
  public func truth(of plan: ColumnPlan) -> TruthColumn? {
    // The standard's own equality of null is for conformance tests, not for whole tables.
    guard environment.nullEquality == .recorded else { return nil }
    do {
      var run = ColumnRun(session: self, levels: [cases], environment: environment)
      for frame in plan.frames.dropFirst() {
        run.levels.append(try level(of: frame, in: run.levels))
      }
      var answer = try run.truth(plan.root, at: 0)
      answer.isTrue.formAnd(answer.isKnown)
      return TruthColumn(
        isTrue: Bitmap(words: answer.isTrue, count: cases.count).words,
        isKnown: Bitmap(words: answer.isKnown, count: cases.count).words,
        count: cases.count
      )
    } catch {
      return nil
    }
  }

  private func level(of frame: PlannedFrame, in levels: [Level]) throws(ColumnRefusal) -> Level {
    if let known = self.levels[frame.key] { return known }
    let level = try Level.records(
      of: frame.list,
      owner: levels[frame.owner],
      anchor: levels[frame.anchor ?? 0]
    )
    self.levels[frame.key] = level
    return level
  }

  /// The answers that are kept under a name, worked out at the first call.
  func shared(
    _ key: String,
    _ make: () throws(ColumnRefusal) -> Truth
  ) throws(ColumnRefusal) -> Truth {
    if let known = truths[key] { return known }
    let made = try make()
    truths[key] = made
    return made
  }

  /// The values that are kept under a name, worked out at the first call.
  func shared(
    _ key: String,
    _ make: () throws(ColumnRefusal) -> ScalarVector
  ) throws(ColumnRefusal) -> ScalarVector {
    if let known = scalars[key] { return known }
    let made = try make()
    scalars[key] = made
    return made
  }
}

/// The answers of a condition at a level's positions, as words.
struct Truth {
  /// Set where the answer is true; meaningless where it is null.
  var isTrue: [UInt64]
  /// Set where the answer is not null.
  var isKnown: [UInt64]
}

/// One plan at work over a session's block.
struct ColumnRun {
  let session: ColumnSession
  /// The level of each of the plan's frames.
  var levels: [Level]
  let environment: Environment
}
