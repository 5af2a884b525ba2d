import AuditCore
import FEEL
import Foundation

/// Fills fields of the vocabulary from the rows of a source's table.
struct FieldFiller {
  let table: RecordTable
  let rules: RuleRun

  /// A filled column, with the rows for which no fitting value was found.
  struct Filled: Sendable {
    var column: Column
    /// How many rows have a code that the mapping says nothing about, and the first of them.
    var unmapped: (count: Int, first: Int)
    /// How many rows gave a value that does not fit, and the first of them.
    var unfit: (count: Int, first: Int)
  }

  /// Fills a field for every row of the table.
  func fill(_ plan: FillingPlan, field: Field) -> Filled {
    var filled = Filled(
      column: Column(validity: Bitmap(repeating: false, count: 0), values: .codes([])),
      unmapped: (0, 0),
      unfit: (0, 0)
    )
    switch plan.filling {
    case .column(let source): filled.column = table.columns[source]
    case .codes(let source, let targets): translate(source, targets, &filled)
    case .codeText(let source): filled.column = codeText(source)
    case .decimals(let source, let places): filled.column = decimals(source, places, &filled)
    case .truth(let rule): truth(rule, &filled)
    case .choices(let choices, let otherwise): choose(choices, otherwise, &filled)
    case .rule(let expression): evaluate(expression, field, &filled)
    }
    return filled
  }

  /// An empty column for a field that nothing fills.
  static func empty(_ field: Field, count: Int) -> Column {
    ColumnBuilder(field.type, count: count).column
  }

  // MARK: - Columns

  private func translate(_ source: Int, _ targets: [Int32], _ filled: inout Filled) {
    guard case .codes(let codes) = table.columns[source].values else { return }
    var validity = table.columns[source].validity
    var out = [UInt16](repeating: 0, count: codes.count)
    for row in codes.indices where validity[row] {
      let target = targets[Int(codes[row])]
      if target >= 0 {
        out[row] = UInt16(truncatingIfNeeded: target)
      } else {
        validity[row] = false
        if target == -2 {
          if filled.unmapped.count == 0 { filled.unmapped.first = row }
          filled.unmapped.count += 1
        }
      }
    }
    filled.column = Column(validity: validity, values: .codes(out))
  }

  private func codeText(_ source: Int) -> Column {
    let column = table.columns[source]
    guard case .codes(let codes) = column.values else { return column }
    let words = table.codeWords[source].map { Array($0.utf8) }
    var texts = TextValues()
    for row in codes.indices {
      texts.append(column.validity[row] ? words[Int(codes[row])] : [])
    }
    return Column(validity: column.validity, values: .text(texts))
  }

  private func decimals(_ source: Int, _ places: Int, _ filled: inout Filled) -> Column {
    let column = table.columns[source]
    let before = table.places[source]
    var factor: Int64 = 1
    for _ in 0..<max(places - before, 0) { factor *= 10 }
    var validity = column.validity
    func scaled(_ numbers: [Int64]) -> [Int64] {
      numbers.enumerated().map { row, number in
        let (value, overflow) = number.multipliedReportingOverflow(by: factor)
        if overflow {
          validity[row] = false
          if filled.unfit.count == 0 { filled.unfit.first = row }
          filled.unfit.count += 1
        }
        return overflow ? 0 : value
      }
    }
    switch column.values {
    case .integers(let numbers), .decimals(let numbers):
      let values = scaled(numbers)
      return Column(validity: validity, values: .decimals(values))
    default: return column
    }
  }

  // MARK: - Rules

  private func truth(_ rule: MappedRule, _ filled: inout Filled) {
    let answers = TableTruth.of(rule, over: table, rules)
    filled.column = Column(validity: answers.isKnown, values: .booleans(answers.isTrue))
    filled.unfit = answers.unfit
  }

  private func choose(
    _ choices: [(MappedRule, Int32)],
    _ otherwise: Int32,
    _ filled: inout Filled
  ) {
    var codes = [Int32](repeating: otherwise, count: table.rowCount)
    // Backwards, so that the first condition that is true has the last word.
    for (rule, code) in choices.reversed() {
      let answers = TableTruth.of(rule, over: table, rules)
      for row in answers.isTrue.setIndices { codes[row] = code }
      if answers.unfit.count > 0 { filled.unfit = answers.unfit }
    }
    var validity = Bitmap(repeating: true, count: codes.count)
    for row in codes.indices where codes[row] < 0 { validity[row] = false }
    filled.column = Column(
      validity: validity,
      values: .codes(codes.map { $0 < 0 ? 0 : UInt16(truncatingIfNeeded: $0) })
    )
  }

  private func evaluate(
    _ expression: CheckedExpression,
    _ field: Field,
    _ filled: inout Filled
  ) {
    let size = 1 << 14
    let blocks = (table.rowCount + size - 1) / size
    let board = Board<[Value]>(count: blocks)
    Workers.run(count: blocks, threads: rules.threads) { block in
      let run = PlainRun(environment: rules.environment)
      board.set(
        block,
        (block * size..<min((block + 1) * size, table.rowCount)).map { row in
          run.look(at: RecordReference(table: table, row: row))
          return run.evaluate(expression)
        }
      )
    }
    var builder = ColumnBuilder(field.type, count: table.rowCount)
    var row = 0
    for value in board.values.joined() {
      if !builder.set(value, row: row) {
        if filled.unfit.count == 0 { filled.unfit.first = row }
        filled.unfit.count += 1
      }
      row += 1
    }
    filled.column = builder.column
  }
}

/// How the rules of a mapping are run.
struct RuleRun: Sendable {
  /// What rules may know: the day of the audit, as `as of`.
  let environment: Environment
  /// The most threads to use.
  let threads: Int

  init(asOf: CalendarDay?, threads: Int) {
    environment = Environment(constants: asOf.map { [Self.dayName: .date($0)] } ?? [:])
    self.threads = threads
  }

  /// The name by which rules know the day of the audit.
  static let dayName = "as of"
}

/// What a condition comes to for every row of a table.
struct TableTruth: Sendable {
  /// Set where it is true.
  var isTrue: Bitmap
  /// Set where it is not null.
  var isKnown: Bitmap
  /// How many rows it failed on, and the first of them.
  var unfit: (count: Int, first: Int)

  /// Works a condition out, by columns where it can.
  static func of(_ rule: MappedRule, over table: RecordTable, _ rules: RuleRun) -> TableTruth {
    let size = 1 << 15
    let count = table.rowCount
    let blocks = (count + size - 1) / size
    let board = Board<(isTrue: [UInt64], isKnown: [UInt64], unfit: (Int, Int))>(count: blocks)
    let environment = rules.environment
    Workers.run(count: blocks, threads: rules.threads) { block in
      let rows = block * size..<min((block + 1) * size, count)
      if let plan = rule.plan {
        let session = ColumnSession(table: table, environment: environment, rows: rows)
        if let found = session.truth(of: plan) {
          board.set(block, (found.isTrue, found.isKnown, (0, 0)))
          return
        }
      }
      board.set(block, plain(rule, table, rows, environment))
    }
    var truth = TableTruth(
      isTrue: Bitmap(repeating: false, count: 0),
      isKnown: Bitmap(repeating: false, count: 0),
      unfit: (0, 0)
    )
    var isTrue: [UInt64] = []
    var isKnown: [UInt64] = []
    for found in board.values {
      isTrue += found.isTrue
      isKnown += found.isKnown
      if truth.unfit.count == 0 { truth.unfit.first = found.unfit.1 }
      truth.unfit.count += found.unfit.0
    }
    truth.isTrue = Bitmap(words: isTrue, count: count)
    truth.isKnown = Bitmap(words: isKnown, count: count)
    return truth
  }

  private static func plain(
    _ rule: MappedRule,
    _ table: RecordTable,
    _ rows: Range<Int>,
    _ environment: Environment
  ) -> (isTrue: [UInt64], isKnown: [UInt64], unfit: (Int, Int)) {
    var isTrue = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
    var isKnown = isTrue
    var unfit = (0, 0)
    let run = PlainRun(environment: environment)
    for (position, row) in rows.enumerated() {
      run.look(at: RecordReference(table: table, row: row))
      let bit: UInt64 = 1 << UInt64(position & 63)
      switch run.evaluate(rule.expression) {
      case .boolean(let answer):
        isKnown[position >> 6] |= bit
        if answer { isTrue[position >> 6] |= bit }
      case .null(.notRecorded): break
      default:
        if unfit.0 == 0 { unfit.1 = row }
        unfit.0 += 1
      }
    }
    return (isTrue, isKnown, unfit)
  }
}
