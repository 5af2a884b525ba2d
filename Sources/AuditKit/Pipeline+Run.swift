package import AuditCore
import AuditEngine
package import AuditReaders

extension Pipeline {
  /// What came of it.
  package struct Run: Sendable {
    /// The framework and its compiled rules.
    package var loaded: LoadedFramework
    /// The cases that were scored.
    package var cases: CaseTable
    /// The rows that were put aside.
    package var rejects: [RejectFile]
    /// Everything a report may show.
    package var result: AuditResult
    /// The facts about units that people entered.
    package var facts: [UnitFact] = []
  }
}

extension Pipeline.Run {
  /// Explains the case at a row.
  package func explanation(of row: Int) -> CaseExplanation {
    CaseExplainer.explain(
      loaded.compiled,
      cases: cases,
      row: row,
      asOf: result.provenance.asOf,
      outcomes: result.outcomes
    )
  }

  /// Explains the case with an identifier; `nil` when no such case was scored.
  package func explanation(ofCase caseID: String) -> CaseExplanation? {
    result.caseIDs.firstIndex(of: caseID).map(explanation(of:))
  }

  /// Says that no case with the identifier was scored, without repeating the identifier.
  package var noSuchCase: String {
    let rejected = result.intake.tables.first?.rejectedCount ?? 0
    return """
      error[unknown-case]: no case with this identifier was scored
       = note: \(result.caseIDs.count) cases were scored, \(rejected) were rejected
       = help: check the identifier; it must be written exactly as in the records
      """
  }

  /// Says that the framework has no item with a code.
  package func noSuchItem(_ code: String) -> String {
    let framework = result.framework
    let known =
      framework.standards.map(\.code) + framework.questions.map(\.code)
      + framework.prompts.map(\.code)
    let help = Suggestion.help(for: code, in: known) ?? "name a code such as '\(known.last ?? "")'"
    return """
      error[unknown-item]: the framework has no standard, key question or prompt '\(code)'
       = help: \(help)
      """
  }
}
