import AuditCore

/// The explanation of one made-up case of the fixture.
enum ExplanationFixture {
  static func explanation(row: Int) -> CaseExplanation {
    let outcomes = ResultFixture.outcomes
    var prompt = 0
    let questions = ResultFixture.framework.questions.enumerated().map { position, question in
      let prompts = question.prompts.map { _ in
        defer { prompt += 1 }
        return explain(prompt, outcomes.prompts[prompt][row], row)
      }
      return QuestionExplanation(
        question: position,
        indicated: outcomes.indicated[position][row],
        judgement: outcomes.judged[position][row],
        applies: nil,
        prompts: prompts
      )
    }
    return CaseExplanation(
      caseID: ResultFixture.caseIDs[row],
      row: row,
      questions: questions
    )
  }

  private static func explain(_ prompt: Int, _ outcome: Outcome, _ row: Int) -> PromptExplanation {
    let truth: ClauseExplanation.Truth =
      switch outcome {
      case .met: .yes
      case .notMet: .no
      case .error: .failed
      default: .unknown
      }
    let action =
      outcome == .notMet ? "Complete the assessment: it was due on 22 January 2024." : ""
    return PromptExplanation(
      prompt: prompt,
      outcome: outcome,
      judgement: nil,
      applies: prompt == 6
        ? ClauseExplanation(
          text: "rosh.level in (\"high\", \"very high\")",
          truth: .yes,
          values: [.init(expression: "rosh.level", value: "high", file: "cases.csv", line: row + 2)]
        ) : nil,
      met: outcome == .awaitingJudgement ? nil : met(truth, row),
      action: action
    )
  }

  private static func met(_ truth: ClauseExplanation.Truth, _ row: Int) -> ClauseExplanation {
    ClauseExplanation(
      text: "assessment.completedOn <= due and some c in contacts satisfies c.attended",
      truth: truth,
      parts: [
        ClauseExplanation(
          text: "assessment.completedOn <= due",
          truth: truth,
          reason: truth == .unknown ? "assessment.completedOn is not recorded" : "",
          values: [
            .init(
              expression: "assessment.completedOn",
              value: truth == .unknown ? nil : "2024-02-01",
              file: "cases.csv",
              line: row + 2
            ),
            .init(expression: "due", value: "2024-01-22"),
          ]
        ),
        ClauseExplanation(
          text: "some c in contacts satisfies c.attended",
          truth: .yes,
          values: [
            .init(
              expression: "contacts[1].note",
              value: "\(ResultFixture.script)\u{202E}\u{7}",
              file: "contacts.csv",
              line: 1_204
            )
          ]
        ),
      ]
    )
  }
}
