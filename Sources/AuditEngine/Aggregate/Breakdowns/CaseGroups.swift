import AuditCore
import FEEL

/// The group of each case by one characteristic.
struct CaseGroups {
  /// How many groups are told apart; the rest of them go together.
  static let limit = 40
  static let notRecorded = BreakdownResult.Group(title: "Not recorded", isRecorded: false)

  /// The groups that have a case, what is not recorded last.
  private(set) var groups: [BreakdownResult.Group] = []
  /// For each case the position of its group.
  private(set) var groupOfCase: [UInt8] = []

  /// Finds the group of every case.
  init(_ breakdown: CompiledBreakdown, cases: CaseTable, environment: Environment, threads: Int) {
    switch breakdown.method {
    case .field(let field): findByField(field, cases.records)
    case .choices(let choices, let otherwise):
      find(by: choices, otherwise, cases.records, environment, threads)
    case .values(let expression): findByValue(expression, cases.records, environment, threads)
    }
  }

  private mutating func findByField(_ field: Int, _ records: RecordTable) {
    let column = records.columns[field]
    switch column.values {
    case .codes(let codes):
      guard case .code(let list) = records.type.fields[field].type else { return }
      settle(
        (0..<records.rowCount).map { column.validity[$0] ? Int32(codes[$0]) : -1 },
        titles: list.codes.map(\.label)
      )
    case .booleans(let bits):
      settle(
        (0..<records.rowCount).map { column.validity[$0] ? (bits[$0] ? 0 : 1) : -1 },
        titles: ["Yes", "No"]
      )
    default: settle(Array(repeating: -1, count: records.rowCount), titles: [])
    }
  }

  private mutating func find(
    by choices: [CompiledBreakdown.Choice],
    _ otherwise: String?,
    _ records: RecordTable,
    _ environment: Environment,
    _ threads: Int
  ) {
    var titles: [String] = []
    func number(_ title: String?) -> Int32 {
      guard let title else { return -1 }
      if let known = titles.firstIndex(of: title) { return Int32(known) }
      titles.append(title)
      return Int32(titles.count - 1)
    }
    let numbers = choices.map { number($0.group) }
    let last = number(otherwise)
    let found = Self.blocks(records.rowCount, threads) { rows in
      let runner = RuleRunner(
        table: records,
        environment: environment,
        rows: rows,
        choice: .fastest
      )
      var block = Array(repeating: last, count: rows.count)
      // Backwards, so that the first condition that is true has the last word.
      for (choice, number) in zip(choices, numbers).reversed() {
        let truth = runner.truth(of: choice.condition)
        for row in block.indices where truth.isTrue[row >> 6] >> UInt64(row & 63) & 1 == 1 {
          block[row] = number
        }
      }
      return block
    }
    settle(found, titles: titles)
  }

  private mutating func findByValue(
    _ expression: CheckedExpression,
    _ records: RecordTable,
    _ environment: Environment,
    _ threads: Int
  ) {
    var labels: [String: String] = [:]
    if case .code(let list) = expression.type {
      labels = Dictionary(list.codes.map { ($0.value, $0.label) }, uniquingKeysWith: { $1 })
    }
    let names = Self.blocks(records.rowCount, threads) { rows in
      var own = environment
      return rows.map { row in
        own.record = RecordReference(table: records, row: row)
        return Self.title(of: PlainEvaluator(environment: own).evaluate(expression))
      }
    }
    var counts: [String: Int] = [:]
    for name in names { if let name { counts[name, default: 0] += 1 } }
    // The most frequent are told apart, the others go together.
    let kept = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.limit)
      .map(\.key).sorted(by: Self.isBefore)
    let numbers = Dictionary(
      uniqueKeysWithValues: kept.enumerated().map { ($1, Int32($0)) }
    )
    settle(
      names.map { name in name.map { numbers[$0] ?? Int32(kept.count) } ?? -1 },
      titles: kept.map { labels[$0] ?? $0 } + ["Other"]
    )
  }

  /// Keeps the groups that have a case.
  private mutating func settle(_ found: [Int32], titles: [String]) {
    var counts = Array(repeating: 0, count: titles.count + 1)
    for number in found { counts[number < 0 ? titles.count : Int(number)] += 1 }
    var places = Array(repeating: UInt8(0), count: titles.count + 1)
    for (number, title) in titles.enumerated() where counts[number] > 0 {
      // A code list may be long; what does not fit goes with the last.
      places[number] = UInt8(min(groups.count, Self.limit))
      if groups.count < Self.limit {
        groups.append(BreakdownResult.Group(title: title))
      } else if groups.count == Self.limit {
        groups.append(BreakdownResult.Group(title: "Other"))
      }
    }
    if counts[titles.count] > 0 {
      places[titles.count] = UInt8(groups.count)
      groups.append(Self.notRecorded)
    }
    groupOfCase = found.map { places[$0 < 0 ? titles.count : Int($0)] }
  }

  private static func blocks<T: Sendable>(
    _ count: Int,
    _ threads: Int,
    _ body: @Sendable (Range<Int>) -> [T]
  ) -> [T] {
    let size = CaseScorer.blockSize
    return Parallel.map(count: (count + size - 1) / size, threads: threads) { block in
      body(block * size..<min((block + 1) * size, count))
    }.flatMap { $0 }
  }

  /// The name of the group that a value stands for; `nil` for what is not recorded or failed.
  static func title(of value: Value) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .boolean(let truth): truth ? "Yes" : "No"
    case .number(let number): number.reduced.description
    default: nil
    }
  }

  /// Numbers by size, then texts by their bytes.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    switch (Int(left), Int(right)) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}
