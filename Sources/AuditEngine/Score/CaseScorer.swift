public import AuditCore
import FEEL

/// Scores case records against a framework.
public enum CaseScorer {
  /// How many cases a thread scores at a time; a multiple of 64.
  static let blockSize = 16_384

  /// Scores all cases and lays people's judgements over what the records say.
  ///
  /// - Parameters:
  ///   - compiled: The framework.
  ///   - cases: The cases, of the vocabulary that the framework was compiled against.
  ///   - asOf: The day the cases are looked at.
  ///   - judgements: What people judged; of two judgements of one item the later counts.
  ///   - threads: How many blocks are scored at a time; the outcomes do not depend on it.
  /// - Returns: The outcomes, and a diagnostic for each judgement that could not be placed.
  public static func score(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    asOf: CalendarDay,
    judgements: JudgementSet = JudgementSet(),
    threads: Int = 1
  ) -> (outcomes: OutcomeTable, diagnostics: [Diagnostic]) {
    score(
      compiled,
      cases: cases,
      asOf: asOf,
      judgements: judgements,
      threads: threads,
      choice: .fastest
    )
  }

  /// Scores all cases with a given evaluator, in blocks of a given size.
  static func score(
    _ compiled: CompiledFramework,
    cases: CaseTable,
    asOf: CalendarDay,
    judgements: JudgementSet = JudgementSet(),
    threads: Int = 1,
    choice: RuleRunner.Choice,
    blockSize: Int = blockSize
  ) -> (outcomes: OutcomeTable, diagnostics: [Diagnostic]) {
    let (overlay, diagnostics) = JudgementOverlay.make(
      judgements.judgements,
      outline: compiled.outline,
      cases: cases
    )
    let placed = overlay.placedOutcomes
    let environment = compiled.environment(asOf: asOf)
    let blockCount = (cases.count + blockSize - 1) / blockSize
    let blocks = Parallel.map(count: blockCount, threads: threads) { block in
      BlockScorer(
        compiled,
        table: cases.records,
        environment: environment,
        rows: block * blockSize..<min((block + 1) * blockSize, cases.count),
        overlay: placed,
        choice: choice
      ).run()
    }
    var outcomes = OutcomeTable(
      prompts: Parallel.map(count: compiled.outline.prompts.count, threads: threads) { prompt in
        var column = Array(repeating: Outcome.notApplicable, count: cases.count)
        var span = column.mutableSpan
        for block in blocks {
          block.prompts[prompt].write(
            to: &span,
            from: block.rows.lowerBound,
            count: block.rows.count
          )
        }
        return column
      },
      indicated: compiled.outline.questions.indices.map { question in
        blocks.flatMap { $0.indicated[question] }
      },
      judged: overlay.questions,
      judgedPrompts: overlay.prompts
    )
    for (question, pooled) in compiled.outline.pooledQuestion.enumerated() {
      guard let pooled else { continue }
      outcomes.indicated[question] = outcomes.indicated[pooled]
      outcomes.judged[question] = outcomes.judged[pooled]
    }
    return (outcomes, diagnostics)
  }
}

/// The outcome of a prompt that a person judged, by the case's index.
struct PlacedOutcome: Sendable {
  let row: Int
  let outcome: Outcome
}

extension JudgementOverlay {
  /// For each prompt, the outcomes that people judged, by the order of the cases.
  var placedOutcomes: [[PlacedOutcome]] {
    prompts.map { judged in
      judged.map { PlacedOutcome(row: $0.key, outcome: $0.value.verdict.outcome) }
        .sorted { $0.row < $1.row }
    }
  }
}

extension [PlacedOutcome] {
  /// The outcomes of a range of cases.
  func within(_ rows: Range<Int>) -> ArraySlice<PlacedOutcome> {
    func position(of row: Int) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if self[middle].row < row { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return isEmpty ? [] : self[position(of: rows.lowerBound)..<position(of: rows.upperBound)]
  }
}
