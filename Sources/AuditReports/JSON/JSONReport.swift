public import AuditCore

/// An audit's result as JSON, as `standards/schema/result.schema.json` describes it.
///
/// It names cases by their identifiers and no person of a case: who judged and why is left out. Who
/// decided to tailor the framework, and why, is a part of what the ratings mean and is told.
public struct JSONReport: Sendable {
  private let result: AuditResult
  private let index: FrameworkIndex

  /// Prepares a report.
  public init(result: AuditResult) {
    self.result = result
    index = FrameworkIndex(result.framework)
  }

  /// The report as `result.json`, the same bytes for the same result.
  public var file: ReportFile { ReportFile(path: "result.json", bytes: document.bytes) }

  /// The report as a tree, which other formats write in their own way.
  var document: JSONValue {
    .object([
      ("format", .text("caseaudit-result")),
      ("formatVersion", .integer(1)),
      ("basis", .text(result.basis.rawValue)),
      ("indicative", .boolean(result.isIndicative)),
      ("framework", framework),
      ("provenance", provenance),
      ("intake", .list(result.intake.tables.map(Self.table))),
      ("units", .list(result.unitResults.map(unit))),
      ("differences", .list(result.differences.map(difference))),
      ("concerns", .list(result.concerns.map(concern))),
      (
        "breakdowns",
        .list(result.breakdowns.map { JSONBreakdown(index: index, breakdown: $0).value })
      ),
      ("unverifiedNumbers", .list(result.unverifiedNumbers.map(Self.number))),
      ("warnings", .list(result.warnings.map(Self.warning))),
    ]).adding(JSONEvidence(index: index, evidence: result.evidence).entries)
      .adding(JSONIndicators(indicators: result.indicators).entries)
      .adding(JSONRecalculations(results: result.recalculations).entries)
      .adding(JSONRegister(register: result.register).entries).adding(settings)
      .adding(comparison)
  }

  /// What is otherwise than in an earlier audit; nothing where none was named.
  private var comparison: [(String, JSONValue)] {
    guard let comparison = result.comparison else { return [] }
    let report = AuditComparisonJSON(
      comparison,
      units: result.units.units.map(\.name),
      composites: result.framework.allComposites.map(\.code)
    )
    return [("comparison", report.value)]
  }

  /// Whom the result is from; nothing where nobody says so.
  private var settings: [(String, JSONValue)] {
    let settings = result.settings
    let words = [
      ("organisation", settings.organisation), ("marking", settings.marking),
      ("contact", settings.contact),
    ].filter { !$0.1.isEmpty }
    return words.isEmpty ? [] : [("settings", .object(words.map { ($0, .text($1)) }))]
  }

  private var framework: JSONValue {
    let framework = result.framework
    return .object([
      ("id", .text(framework.id)),
      ("version", .text(framework.version)),
      ("title", .text(framework.title)),
      ("vocabulary", .text(framework.vocabularyID)),
      ("calendar", .optional(framework.calendarID)),
      ("notEvidenced", .text(framework.notEvidencedCounts.rawValue)),
      (
        "scale",
        .list(
          framework.scale.ratings.map {
            .object([
              ("id", .text($0.id)), ("label", .text($0.label)), ("points", .integer($0.points)),
            ])
          }
        )
      ),
      (
        "levels",
        .list(
          framework.levels.map { .object([("id", .text($0.id)), ("label", .text($0.label))]) }
        )
      ),
      ("standards", .list(index.standards.indices.map(standard))),
      (
        "composites",
        .list(
          framework.allComposites.enumerated().map { position, rule in
            .object([("code", .text(rule.code)), ("title", .text(rule.title))])
              .adding(Self.rule(result.ruleDigests?.composites[position]))
          }
        )
      ),
    ]).adding(JSONTailorings.entries(framework.tailorings))
  }

  /// The digest of what decides an item; nothing where nobody made it.
  private static func rule(_ digest: String?) -> [(String, JSONValue)] {
    digest.map { [("rule", .text($0))] } ?? []
  }

  private func standard(_ position: Int) -> JSONValue {
    let standard = index.standards[position]
    let digests = result.ruleDigests
    let questions = index.questionsOfStandard[position]
    return .object([
      ("code", .text(standard.code)),
      ("title", .text(standard.title)),
      ("domain", .text(index.domainOfStandard[position].code)),
      ("basis", .text(standard.basis == .evidence ? "evidence" : "cases")),
      ("rated", .boolean(standard.isRated)),
      (
        "keyQuestions",
        .list(
          questions.map { position in
            let question = index.questions[position]
            return .object([
              ("code", .text(question.code)),
              ("title", .text(question.title)),
              (
                "prompts",
                .list(
                  index.promptsOfQuestion[position].map {
                    let prompt = index.prompts[$0]
                    return .object([
                      ("code", .text(prompt.code)), ("critical", .boolean(prompt.isCritical)),
                    ]).adding(Self.rule(digests?.prompts[$0]))
                      .adding(JSONTailorings.selected(prompt.isSelected))
                  }
                )
              ),
            ]).adding(Self.rule(digests?.questions[position]))
              .adding(JSONTailorings.selected(question.isSelected))
          }
        )
      ),
    ]).adding(Self.rule(digests?.standards[position]))
      .adding(JSONTailorings.selected(standard.isSelected))
  }

  private var provenance: JSONValue {
    let provenance = result.provenance
    return .object([
      ("programVersion", .text(provenance.programVersion)),
      ("runAt", .text(provenance.runAt)),
      ("asOf", .text(provenance.asOf.description)),
      ("caseNames", .text(result.naming == .references ? "references" : "pseudonyms")),
      (
        "inputs",
        .list(
          provenance.inputs.map {
            .object([
              ("role", .text($0.role)), ("path", .text($0.path)), ("sha256", .text($0.digest)),
            ])
          }
        )
      ),
    ]).adding(pseudonymKey)
  }

  /// What tells the key of the pseudonyms from other keys; nothing where cases stand by references.
  private var pseudonymKey: [(String, JSONValue)] {
    guard case .pseudonyms(let key) = result.naming else { return [] }
    return [("pseudonymKey", .text(key))]
  }

  private static func table(_ table: Intake.Table) -> JSONValue {
    .object([
      ("name", .text(table.name)),
      ("read", .integer(table.readCount)),
      ("rejected", .integer(table.rejectedCount)),
      ("scored", .integer(table.keptCount)),
    ])
  }

  private func unit(_ unit: UnitResult) -> JSONValue {
    let place = result.units.units[unit.unit]
    let level =
      result.framework.levels.indices.contains(place.level)
      ? result.framework.levels[place.level].id : nil
    return .object([
      ("index", .integer(unit.unit)),
      ("name", .text(place.name)),
      ("level", .optional(level)),
      ("parent", place.parent.map { .integer($0) } ?? .null),
      ("cases", .integer(unit.caseCount)),
      ("overall", unit.overall.map { JSONRatings(index: index).composite($0) } ?? .null),
      ("composites", .list(unit.composites.map { JSONRatings(index: index).composite($0) })),
      ("standards", .list(unit.standards.map { JSONRatings(index: index).standard($0) })),
      (
        "prompts",
        .list(
          unit.prompts.enumerated().map { position, counts in
            .object(
              [("code", .text(index.prompts[position].code))]
                + Outcome.allCases.map { ($0.name, .integer(counts[$0])) }
            )
          }
        )
      ),
    ]).adding(Self.standing(place.standing))
  }

  /// What the list of units knows of a unit; nothing where the audit has no list.
  private static func standing(_ standing: UnitTree.Standing?) -> [(String, JSONValue)] {
    switch standing {
    case nil: []
    case .listed: [("standing", .text("listed"))]
    case .notListed: [("standing", .text("notListed"))]
    case .closed(let day, let successor):
      [("standing", .text("closed")), ("closedOn", .text(day.description))]
        + (successor.map { [("mergedInto", .text($0))] } ?? [])
    }
  }

  private func difference(_ difference: JudgementDifference) -> JSONValue {
    .object([
      ("case", .text(result.caseIDs[difference.row])),
      ("keyQuestion", .text(index.questions[difference.question].code)),
      ("indicated", .text(difference.indicated.name)),
      ("judged", .text(difference.judgement.verdict.rawValue)),
      ("on", .text(difference.judgement.on.description)),
    ])
  }

  private func concern(_ concern: CaseConcern) -> JSONValue {
    .object([
      ("case", .text(result.caseIDs[concern.row])),
      ("criticalPrompts", .list(concern.criticalPrompts.map { .text(index.prompts[$0].code) })),
      ("otherPrompts", .integer(concern.otherCount)),
      ("insufficientKeyQuestions", .integer(concern.insufficientCount)),
    ])
  }

  private static func number(_ number: UnverifiedNumber) -> JSONValue {
    .object([("subject", .text(number.subject)), ("source", .text(number.sourceTitle))])
  }

  private static func warning(_ warning: Diagnostic) -> JSONValue {
    // A diagnostic's value of a case stays behind: only its place and kind may leave.
    .object([
      ("severity", .text(warning.severity.rawValue)),
      ("code", .text(warning.code.name)),
      ("headline", .text(warning.headline)),
      ("place", .optional(warning.place?.text)),
    ])
  }
}
