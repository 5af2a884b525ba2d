import AuditCore

/// The one sentence that says what a practitioner can do about a prompt.
struct PracticeAction {
  let prompt: Prompt
  let vocabulary: Vocabulary

  /// Words the action for an outcome; empty when there is nothing to do.
  ///
  /// The rules are those that left the outcome open, with what each clause came to.
  func sentence(for outcome: Outcome, rules: [ClauseExplanation]) -> String {
    switch outcome {
    case .notMet: prompt.remedy
    case .notEvidenced: "Record \(Self.joined(missingTitles(in: rules)))."
    case .awaitingJudgement:
      prompt.question.isEmpty
        ? "Judge prompt \(prompt.code)." : "Judge: \(prompt.question)"
    case .met, .notApplicable, .error, .notSelected: ""
    }
  }

  /// The titles of the fields that unknown clauses lack, each once.
  private func missingTitles(in rules: [ClauseExplanation]) -> [String] {
    var titles: [String] = []
    for value in rules.flatMap(Self.missingValues) {
      let title = title(of: value.expression)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles
  }

  private static func missingValues(
    in clause: ClauseExplanation
  ) -> [ClauseExplanation.ReadValue] {
    guard clause.truth == .unknown else { return [] }
    // What was worked out has no file: it is missing only because something it read is.
    let read = clause.values.filter { $0.value == nil }
    let recorded = read.filter { $0.file != nil }
    return (recorded.isEmpty ? read : recorded) + clause.parts.flatMap(missingValues)
  }

  private func title(of expression: String) -> String {
    if let field = vocabulary.root.fieldIndex(expression) {
      return "'\(vocabulary.root.fields[field].title)'"
    }
    for list in vocabulary.root.lists {
      for field in list.fields where Self.names(expression, field: field, of: list) {
        return "'\(field.title)' (\(list.title))"
      }
    }
    return "'\(expression)'"
  }

  /// Whether an expression as `c.date`, `date` or `contacts.date` may read a field of a list.
  private static func names(_ expression: String, field: Field, of list: RecordType) -> Bool {
    expression == field.path || expression == "\(list.name).\(field.path)"
      || expression.hasSuffix(".\(field.path)")
  }

  private static func joined(_ titles: [String]) -> String {
    guard let last = titles.last else { return "what the rule needs" }
    let lead = titles.dropLast().joined(separator: ", ")
    return lead.isEmpty ? last : "\(lead) and \(last)"
  }
}
