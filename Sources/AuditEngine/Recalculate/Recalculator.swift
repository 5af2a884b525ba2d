public import AuditCore
import FEEL

/// Works recorded values out anew for every case and holds both against each other.
public enum Recalculator {
  /// Tells which recalculations bear the name of an earlier one.
  public static func twice(_ compiled: [CompiledRecalculation]) -> [Diagnostic] {
    var places: [String: Place] = [:]
    return compiled.map(\.recalculation).compactMap { recalculation in
      if let earlier = places[recalculation.id] {
        return EngineMessages.recalculationTwice(recalculation, earlier: earlier)
      }
      places[recalculation.id] = recalculation.place
      return nil
    }
  }

  /// Runs recalculations over the cases of an audit.
  ///
  /// - Parameters:
  ///   - compiled: The compiled recalculations.
  ///   - records: The cases' records.
  ///   - units: The units and the unit of each case.
  ///   - asOf: The day from which the cases are looked at.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: One result for each recalculation in order, and which failed on cases.
  public static func run(
    _ compiled: [CompiledRecalculation],
    records: RecordTable,
    units: UnitTree,
    asOf: CalendarDay,
    threads: Int
  ) -> (results: [RecalculationResult], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let results = compiled.map { one in
      let result = run(one, records, units, asOf, threads)
      let failed = result.total[.error]
      if failed > 0 {
        diagnostics.append(EngineMessages.recalculationFailed(one.recalculation, failed))
      }
      return result
    }
    return (results, diagnostics)
  }

  /// How many cases are worked out at once: enough for what they share to be decided seldom, and few
  /// enough that no thread waits long for another.
  private static let blockSize = 4_096

  /// What one case came to.
  private struct Found: Sendable {
    var status: RecalculationResult.Status
    var recorded: String?
    var computed: String?
    /// The positions among the needs of what is not recorded.
    var lacks: [Int] = []
  }

  private static func run(
    _ compiled: CompiledRecalculation,
    _ records: RecordTable,
    _ units: UnitTree,
    _ asOf: CalendarDay,
    _ threads: Int
  ) -> RecalculationResult {
    let size = blockSize
    let count = records.rowCount
    let found = Parallel.map(count: (count + size - 1) / size, threads: threads) { block in
      self.block(
        block * size..<min((block + 1) * size, count),
        compiled,
        records,
        compiled.environment(asOf: asOf)
      )
    }.flatMap { $0 }
    return result(compiled, found, records.type, units)
  }

  private static func block(
    _ rows: Range<Int>,
    _ compiled: CompiledRecalculation,
    _ records: RecordTable,
    _ environment: Environment
  ) -> [Found] {
    let runner = RuleRunner(table: records, environment: environment, rows: rows, choice: .fastest)
    let applies = compiled.cases.map { runner.truth(of: $0) }
    let run = PlainRun(environment: environment)
    return rows.map { row in
      let position = row - rows.lowerBound
      let recorded = records.text(row: row, field: compiled.field)
      if let applies {
        let word = position >> 6
        let bit: UInt64 = 1 << UInt64(position & 63)
        if !applies.failures.isEmpty, applies.failures[word] & bit != 0 {
          return Found(status: .error, recorded: recorded)
        }
        if applies.isKnown[word] & bit == 0 { return Found(status: .lacking, recorded: recorded) }
        if applies.isTrue[word] & bit == 0 {
          return Found(status: .notApplicable, recorded: recorded)
        }
      }
      let lacks = compiled.needs.indices.filter {
        !records.columns[compiled.needs[$0]].validity[row]
      }
      if !lacks.isEmpty { return Found(status: .lacking, recorded: recorded, lacks: lacks) }
      run.look(at: RecordReference(table: records, row: row))
      let value = run.evaluate(compiled.computed)
      guard let computed = text(value, records.type.fields[compiled.field]) else {
        return Found(status: .error, recorded: recorded)
      }
      let status: RecalculationResult.Status =
        recorded == nil ? .notRecorded : recorded == computed ? .agrees : .differs
      return Found(status: status, recorded: recorded, computed: computed)
    }
  }

  // MARK: - Steps

  /// Says of some cases what led to the value worked out.
  ///
  /// To work the steps out takes many times as long as the value, and only a report's pages show them.
  ///
  /// - Parameters:
  ///   - result: What came of the recalculation.
  ///   - compiled: The compiled recalculation.
  ///   - records: The cases' records.
  ///   - rows: The cases' rows.
  ///   - asOf: The day from which the cases are looked at.
  ///   - threads: How many threads may work.
  /// - Returns: The result with the steps of those cases that differ, or of which nothing is recorded.
  public static func explain(
    _ result: RecalculationResult,
    by compiled: CompiledRecalculation,
    records: RecordTable,
    rows: [Int],
    asOf: CalendarDay,
    threads: Int
  ) -> RecalculationResult {
    let told = rows.filter { [.differs, .notRecorded].contains(result.statuses[$0]) }
    let size = blockSize
    let steps = Parallel.map(count: (told.count + size - 1) / size, threads: threads) { block in
      let run = PlainRun(environment: compiled.environment(asOf: asOf))
      return told[block * size..<min((block + 1) * size, told.count)].map { row in
        run.look(at: RecordReference(table: records, row: row))
        return (row, compiled.steps.map { StepText.words(run.evaluate($0)) })
      }
    }
    var explained = result
    explained.steps = Dictionary(uniqueKeysWithValues: steps.joined())
    return explained
  }

  /// A value as the field would write it; `nil` for one that it cannot hold.
  private static func text(_ value: Value, _ field: Field) -> String? {
    switch (value, field.type) {
    case (.string(let text), .code(let list)): list.index(of: text) == nil ? nil : text
    case (.string(let text), .text): text
    case (.boolean(let answer), .boolean): answer ? "yes" : "no"
    case (.number(let number), .integer), (.number(let number), .decimal): "\(number)"
    case (.date(let day), .date): "\(day)"
    default: nil
    }
  }

  // MARK: - What comes out

  private static func result(
    _ compiled: CompiledRecalculation,
    _ found: [Found],
    _ type: RecordType,
    _ units: UnitTree
  ) -> RecalculationResult {
    let field = type.fields[compiled.field]
    let (texts, values) = self.values(found, field)
    var indices: [String: Int32] = [:]
    for (index, text) in texts.enumerated() { indices[text] = Int32(index) }
    func index(_ text: String?) -> Int32 { text.flatMap { indices[$0] } ?? -1 }
    var pairs: [[Int32]: Int] = [:]
    var lacks = [Int](repeating: 0, count: compiled.needs.count)
    var counts = Array(repeating: RecalculationResult.Counts(), count: units.units.count)
    for (row, one) in found.enumerated() {
      if let recorded = one.recorded, let computed = one.computed {
        pairs[[index(recorded), index(computed)], default: 0] += 1
      }
      for lack in one.lacks { lacks[lack] += 1 }
      let unit = units.unitOfCase[row]
      if unit != UnitTree.noUnit {
        for here in units.path(to: Int(unit)) { counts[here][one.status] += 1 }
      }
    }
    return RecalculationResult(
      recalculation: compiled.recalculation,
      fieldTitle: field.title,
      values: values,
      statuses: found.map(\.status),
      recorded: found.map { index($0.recorded) },
      computed: found.map { index($0.computed) },
      units: counts,
      pairs: pairs.map {
        RecalculationResult.Pair(recorded: Int($0[0]), computed: Int($0[1]), count: $1)
      }
      .sorted { ($0.recorded, $0.computed) < ($1.recorded, $1.computed) },
      lacks: compiled.needs.indices.filter { lacks[$0] > 0 }
        .map {
          let field = type.fields[compiled.needs[$0]]
          return RecalculationResult.Lack(path: field.path, title: field.title, count: lacks[$0])
        }
        .sorted { ($1.count, $0.path) < ($0.count, $1.path) }
    )
  }

  /// The values that occur, as written and as people read them, in the order of their code list.
  private static func values(_ found: [Found], _ field: Field) -> ([String], [String]) {
    let met = Set(found.flatMap { [$0.recorded, $0.computed].compactMap { $0 } })
    if case .code(let list) = field.type {
      let codes = list.codes.filter { met.contains($0.value) }
      return (codes.map(\.value), codes.map(\.label))
    }
    let sorted = met.sorted()
    return (sorted, sorted)
  }
}

/// What a step came to, in words.
enum StepText {
  /// The words of a value.
  static func words(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .boolean(let answer): answer ? "yes" : "no"
    case .number(let number): "\(number)"
    case .date(let day): day.words
    case .list(let values): values.isEmpty ? "none" : values.map(words).joined(separator: ", ")
    case .context(let context):
      context.entries.map { "\($0.key): \(words($0.value))" }.joined(separator: "; ")
    case .null(.notRecorded): "not recorded"
    case .null: "no value"
    default: FEELText.write(value)
    }
  }
}
