package import AuditCore
import AuditEngine
import AuditReaders

/// The running of the examples that stand beside a framework's rules.
package enum ExampleTests {
  /// What came of it.
  package struct Tested: Sendable {
    /// How many examples had the outcome they name.
    package var passedCount = 0
    /// How many had another.
    package var failedCount = 0
    /// How many examples of the base come out otherwise because a tailoring moved a number.
    package var outdatedCount = 0
    /// How many rules have no example.
    package var untestedCount = 0
    /// What is wrong with the framework or its examples.
    package var diagnostics = DiagnosticList()
    /// What the examples leave untried; only where it was asked for and the examples could run.
    package var coverage: FrameworkCoverage?
  }

  /// The day examples are looked at from when they name none.
  private static let usualDay = CalendarDay(year: 2024, month: 12, day: 31)

  /// Runs all examples of a framework.
  package static func run(
    _ path: String,
    vocabularyPath: String? = nil,
    requiresExamples: Bool = false,
    measuresCoverage: Bool = false
  ) throws(SurroundingsFailure) -> Tested {
    var tested = Tested()
    if DocumentKind(of: try InputFile.read(path).bytes) == .indicators {
      return try indicators(path, vocabularyPath, requiresExamples)
    }
    let (loaded, diagnostics) = try LoadedFramework.load(path, vocabularyPath: vocabularyPath)
    tested.diagnostics = diagnostics
    guard let loaded, let usualDay else { return tested }
    let prompts = loaded.framework.prompts
    for prompt in prompts where prompt.met != nil && prompt.examples.isEmpty {
      tested.untestedCount += 1
      if requiresExamples { tested.diagnostics.add(.untestedRule(prompt)) }
    }
    let examples = ExampleRunner.examples(of: loaded.compiled.outline)
    let table = ExampleTable.make(
      for: examples.map(\.example.record),
      vocabulary: loaded.vocabulary
    )
    tested.diagnostics.add(table.diagnostics)
    guard let cases = table.table else { return tested }
    let results = ExampleRunner.run(
      loaded.compiled,
      table: cases,
      examples: examples,
      day: usualDay
    )
    let tailorings = Set(loaded.inputs.filter { $0.role == "tailoring" }.map(\.path))
    for result in results {
      let isOfBase = !tailorings.isEmpty && !tailorings.contains(result.example.place.path)
      if isOfBase, result.found == result.foundByColumns, !result.isAsExpected {
        tested.outdatedCount += 1
        tested.diagnostics.add(.outdatedExample(result))
      } else if let fault = result.diagnostic {
        tested.failedCount += 1
        tested.diagnostics.add(fault)
      } else {
        tested.passedCount += 1
      }
    }
    if measuresCoverage {
      tested.coverage = ClauseCoverage.measure(
        loaded.compiled,
        table: cases,
        examples: examples,
        day: usualDay
      )
    }
    return tested
  }

  /// Runs all examples of a document of indicators.
  private static func indicators(
    _ path: String,
    _ vocabularyPath: String?,
    _ requiresExamples: Bool
  ) throws(SurroundingsFailure) -> Tested {
    var tested = Tested()
    let found = try IndicatorFile.load(
      path,
      vocabularyPath: vocabularyPath,
      &tested.diagnostics
    )
    guard let loaded = found, let usualDay else { return tested }
    for indicator in loaded.set.indicators
    where indicator.examples.isEmpty && indicator.measure != .keyQuestion {
      tested.untestedCount += 1
      if requiresExamples { tested.diagnostics.add(.untestedIndicator(indicator)) }
    }
    let examples = loaded.set.indicators.flatMap(\.examples)
    let table = ExampleTable.make(for: examples.map(\.record), vocabulary: loaded.vocabulary)
    tested.diagnostics.add(table.diagnostics)
    guard let cases = table.table else { return tested }
    let failures = IndicatorExamples.failures(of: loaded.compiled, table: cases, day: usualDay)
    tested.diagnostics.add(failures)
    tested.failedCount = failures.count
    tested.passedCount = examples.count - failures.count
    return tested
  }
}
