public import AuditCore

/// Why one case came out as it did, as JSON: its time line, key questions, prompts and clauses.
///
/// Items stand under their codes, days are written as in records, and what is not known is null.
public struct ExplanationJSON: Sendable {
  private let index: FrameworkIndex

  /// Prepares a writer for cases of one framework.
  public init(framework: Framework) { index = FrameworkIndex(framework) }

  /// The explanation, the same bytes for the same case.
  public func bytes(of explanation: CaseExplanation) -> [UInt8] {
    JSONValue.object([
      ("format", .text("caseaudit-explanation")),
      ("formatVersion", .integer(1)),
      ("case", .text(explanation.caseID)),
      ("asOf", .optional(explanation.timeline.asOf?.description)),
      ("timeline", .list(explanation.timeline.entries.map(entry))),
      (
        "leftOut",
        .list(
          explanation.timeline.omissions.map {
            .object([("list", .text($0.title)), ("records", .integer($0.count))])
          }
        )
      ),
      ("keyQuestions", .list(explanation.questions.map(question))),
    ]).bytes
  }

  private func entry(_ entry: TimelineEntry) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("kind", .text(entry.kind.rawValue)),
      ("on", .text(entry.day.description)),
      ("until", .optional(entry.until?.description)),
      ("group", .text(entry.group)),
      ("title", .text(entry.title)),
      ("detail", .text(entry.detail)),
    ]
    members +=
      entry.kind == .event
      ? Self.row(entry.file, entry.line)
      : [("prompts", .list(entry.prompts.map { .text(index.prompts[$0].code) }))]
    return .object(members)
  }

  private func question(_ found: QuestionExplanation) -> JSONValue {
    .object([
      ("code", .text(index.questions[found.question].code)),
      ("indicated", .text(found.indicated.name)),
      ("judged", found.judgement.map(Self.judgement) ?? .null),
      ("applies", found.applies.map(Self.clause) ?? .null),
      ("prompts", .list(found.prompts.map(prompt))),
    ])
  }

  private func prompt(_ found: PromptExplanation) -> JSONValue {
    .object([
      ("code", .text(index.prompts[found.prompt].code)),
      ("outcome", .text(found.outcome.name)),
      ("judged", found.judgement.map(Self.judgement) ?? .null),
      ("action", .text(found.action)),
      ("applies", found.applies.map(Self.clause) ?? .null),
      ("met", found.met.map(Self.clause) ?? .null),
    ])
  }

  private static func judgement(_ judgement: Judgement) -> JSONValue {
    .object([
      ("verdict", .text(judgement.verdict.rawValue)),
      ("by", .text(judgement.by)),
      ("on", .text(judgement.on.description)),
      ("why", .text(judgement.why)),
    ])
  }

  private static func clause(_ clause: ClauseExplanation) -> JSONValue {
    .object([
      ("text", .text(clause.text)),
      ("truth", .text(clause.truth.rawValue)),
      ("sentence", .text(clause.sentence)),
      ("reason", .text(clause.reason)),
      ("values", .list(clause.values.map(value))),
      ("parts", .list(clause.parts.map(Self.clause))),
    ])
  }

  private static func value(_ value: ClauseExplanation.ReadValue) -> JSONValue {
    .object(
      [
        ("expression", .text(value.expression)),
        ("value", .optional(value.value)),
        ("keptBack", .boolean(value.isConcealed)),
      ] + row(value.file, value.line)
    )
  }

  private static func row(_ file: String?, _ line: Int) -> [(String, JSONValue)] {
    [("file", .optional(file)), ("line", line > 0 ? .integer(line) : .null)]
  }
}
