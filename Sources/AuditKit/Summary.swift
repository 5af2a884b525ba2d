package import AuditCore
import AuditReports

/// What the terminal shows of a result; the faces print it as it is.
package enum Summary {
  /// The short table of ratings.
  package static func table(_ result: AuditResult, colour: Bool) -> String {
    trimmed(TerminalSummary(result: result, usesColour: colour).text)
  }

  /// The whole result as JSON.
  package static func json(_ result: AuditResult) -> String {
    trimmed(String(decoding: JSONReport(result: result).file.bytes, as: UTF8.self))
  }

  /// For each prompt, how many cases had each outcome, as JSON in the framework's order.
  package static func counts(_ result: AuditResult) -> String {
    let rows = zip(result.framework.prompts, result.outcomes.prompts).map { prompt, outcomes in
      let counts = OutcomeCounts(of: outcomes)
      let entries = Outcome.allCases.map { "\"\($0.name)\": \(counts[$0])" }
      return "  \"\(prompt.code)\": {\(entries.joined(separator: ", "))}"
    }
    return "{\n\(rows.joined(separator: ",\n"))\n}"
  }

  /// The explanation of a case, or of one item of it; `nil` when the framework has no such item.
  package static func explanation(
    _ explanation: CaseExplanation,
    _ result: AuditResult,
    item: String?,
    colour: Bool,
    json: Bool = false
  ) -> String? {
    var shown = explanation
    if let item {
      let framework = result.framework
      let wanted = framework.standards.first { $0.code == item }.map { $0.questions.map(\.code) }
      shown.questions = shown.questions.compactMap { question in
        let code = framework.questions[question.question].code
        if code == item || wanted?.contains(code) == true { return question }
        var narrowed = question
        narrowed.prompts = question.prompts.filter { framework.prompts[$0.prompt].code == item }
        return narrowed.prompts.isEmpty ? nil : narrowed
      }
      if shown.questions.isEmpty { return nil }
    }
    if json {
      let bytes = ExplanationJSON(framework: result.framework).bytes(of: shown)
      return trimmed(String(decoding: bytes, as: UTF8.self))
    }
    return trimmed(
      ExplanationText(framework: result.framework, usesColour: colour).text(of: shown)
    )
  }

  /// What a framework's examples leave untried.
  package static func coverage(_ coverage: FrameworkCoverage, colour: Bool) -> String {
    CoverageText(coverage: coverage, usesColour: colour).text
  }

  /// A share in tenths of a per cent, in words.
  package static func percent(_ permille: Int) -> String { CoverageText.percent(permille) }

  /// What the examples of frameworks came to and leave untried, as JSON.
  package static func json(_ tests: [(path: String, tested: ExampleTests.Tested)]) -> String {
    let entries = tests.map { path, tested in
      CoverageJSON.Entry(
        path: path,
        passedCount: tested.passedCount,
        failedCount: tested.failedCount,
        untestedCount: tested.untestedCount,
        coverage: tested.coverage
      )
    }
    return trimmed(String(decoding: CoverageJSON(entries: entries).bytes, as: UTF8.self))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
