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
    var explanation = CaseExplanation(
      caseID: ResultFixture.caseIDs[row],
      row: row,
      questions: questions
    )
    explanation.timeline = timeline(row: row)
    return explanation
  }

  static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(dayNumber: 0) }

  private static func timeline(row: Int) -> CaseTimeline {
    CaseTimeline(
      asOf: day("2024-06-26"),
      entries: [
        TimelineEntry(
          kind: .event,
          day: day("2024-01-08"),
          group: "Case",
          title: "Start of the sentence",
          file: "records/cases.csv",
          line: row + 2
        ),
        TimelineEntry(
          kind: .event,
          day: day("2025-01-07"),
          group: "Case",
          title: "Expected end of the sentence",
          file: "records/cases.csv",
          line: row + 2
        ),
        TimelineEntry(
          kind: .event,
          day: day("2024-02-01"),
          group: "Contact",
          title: "Contact, home visit \(ResultFixture.script)\u{202E}",
          detail: "Attended: no",
          file: "records/contacts.csv",
          line: 1_204
        ),
        TimelineEntry(
          kind: .window,
          day: day("2024-01-08"),
          until: day("2024-01-22"),
          group: "Window",
          title: "Initial assessment due",
          detail: "Last day for the initial assessment.",
          prompts: [0, 1]
        ),
        TimelineEntry(
          kind: .deadline,
          day: day("2024-01-15"),
          group: "Window",
          title: "Enquiries due",
          prompts: [2]
        ),
      ],
      omissions: [TimelineOmission(title: "Contact", count: 31)]
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
          values: [
            .init(expression: "rosh.level", value: "high", file: "records/cases.csv", line: row + 2)
          ]
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
              file: "records/cases.csv",
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
              file: "records/contacts.csv",
              line: 1_204
            )
          ]
        ),
      ]
    )
  }
}
