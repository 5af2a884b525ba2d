import AuditCore

extension OutcomeTable {
  /// Where a person judged otherwise than the records indicate, by case, then key question.
  ///
  /// Cases for which the records indicate nothing either way cannot differ.
  func differences(outline: FrameworkOutline) -> [JudgementDifference] {
    var found: [JudgementDifference] = []
    for question in judged.indices where outline.pooledQuestion[question] == nil {
      for (row, judgement) in judged[question] {
        let indicated = indicated[question][row]
        switch indicated {
        case .sufficient, .insufficient, .notEvidenced:
          if indicated != counted(question: question, case: row) {
            found.append(
              JudgementDifference(
                row: row,
                question: question,
                indicated: indicated,
                judgement: judgement
              )
            )
          }
        case .notApplicable, .awaitingJudgement, .error: break
        }
      }
    }
    return found.sorted { ($0.row, $0.question) < ($1.row, $1.question) }
  }
}
