package import AuditCore
package import AuditEngine
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
    /// What is withheld in the report to share; `nil` where none is asked for.
    package var disclosure: DisclosurePolicy?
    /// Everything a report may show.
    package var result: AuditResult
    /// The judgements as people entered them, for a workbook in which they go on judging.
    package var entered: OutcomeTable?
    /// The units' results with ratings on evidence as people entered them, for the same workbook.
    package var enteredUnits: [UnitResult] = []
    /// The recalculations, by which steps are worked out where a page shows them.
    package var recalculations: [CompiledRecalculation] = []
    /// Whether what may tell who somebody is is shown.
    package var identifies = false
    /// The references of the cases as the records write them; empty unless pseudonyms replace them.
    package var references: [String] = []
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
      outcomes: result.outcomes,
      concealing: !identifies
    )
  }

  /// Explains the cases at some rows for their pages, which say in a sentence what a whole rule came
  /// to, and of its clauses only what each came to.
  package func explanations(of rows: ArraySlice<Int>) -> [CaseExplanation] {
    CaseExplainer.explain(
      loaded.compiled,
      cases: cases,
      rows: Array(rows),
      asOf: result.provenance.asOf,
      outcomes: result.outcomes,
      concealing: !identifies
    )
  }

  /// The result with the steps of recalculations for the cases at some rows.
  package func resultWithSteps(of rows: [Int], threads: Int) -> AuditResult {
    var result = result
    result.recalculations = zip(result.recalculations, recalculations).map {
      Recalculator.explain(
        $0,
        by: $1,
        records: cases.records,
        rows: rows,
        asOf: result.provenance.asOf,
        threads: threads
      )
    }
    return result
  }

  /// Explains the case with an identifier or a pseudonym; `nil` when no such case was scored.
  package func explanation(ofCase caseID: String) -> CaseExplanation? {
    (result.caseIDs.firstIndex(of: caseID) ?? references.firstIndex(of: caseID))
      .map(explanation(of:))
  }

  /// Writes the list of references with their pseudonyms to a new file that only its owner reads.
  package func writePseudonymList(to path: String) throws(SurroundingsFailure) {
    try Pseudonyms.write(self, to: path)
  }

  /// Says that no case with an identifier was scored, without repeating the identifier.
  package func noSuchCase(_ caseID: String) -> String {
    let rejected = result.intake.tables.first?.rejectedCount ?? 0
    let begun = (result.caseIDs + references).count { $0.hasPrefix("\(caseID)/") }
    let help =
      begun > 0
      ? "it begins the identifiers of \(begun == 1 ? "a case" : "\(begun) cases"): add a slash and "
        + "the number of the event"
      : "check the identifier; it must be written exactly as in the records"
    return """
      error[unknown-case]: no case with this identifier was scored
       = note: \(result.caseIDs.count) cases were scored, \(rejected) were rejected
       = help: \(help)
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
