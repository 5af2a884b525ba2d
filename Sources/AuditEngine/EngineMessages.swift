public import AuditCore

extension DiagnosticCode {
  /// A breakdown's expression gives no groups.
  public static let breakdownType = DiagnosticCode("breakdown-type")
  /// A rule uses working days, and the framework names no calendar.
  public static let calendarMissing = DiagnosticCode("calendar-missing")
  /// Cases lack a unit's name at some level.
  public static let casesWithoutUnit = DiagnosticCode("cases-without-unit")
  /// A rule comes to the same for every case.
  public static let constantRule = DiagnosticCode("constant-rule")
  /// A definition has the name of a field or list.
  public static let definitionHidden = DiagnosticCode("definition-hidden")
  /// The same item is judged twice for one case or unit.
  public static let duplicateJudgement = DiagnosticCode("duplicate-judgement")
  /// The two evaluators give different outcomes for an example.
  public static let evaluatorsDisagree = DiagnosticCode("evaluators-disagree")
  /// An example comes out otherwise than it expects.
  public static let exampleFailed = DiagnosticCode("example-failed")
  /// A judgement, rating or score is about an item that a tailoring leaves out.
  public static let judgedUnselected = DiagnosticCode("judged-unselected")
  /// A level's field holds neither text nor a code.
  public static let levelFieldType = DiagnosticCode("level-field-type")
  /// A standard is not rated at the level of the unit it was rated for.
  public static let notRatedAtLevel = DiagnosticCode("not-rated-at-level")
  /// A standard that is rated from cases was rated on evidence, or the other way about.
  public static let notRatedOnEvidence = DiagnosticCode("not-rated-on-evidence")
  /// A prompt's code cannot be used as a name in a key question's rule.
  public static let promptNameTaken = DiagnosticCode("prompt-name-taken")
  /// A judgement names a case that was not read.
  public static let unknownCaseInJudgements = DiagnosticCode("unknown-case-in-judgements")
  /// A judgement names neither a key question nor a prompt.
  public static let unknownItemInJudgements = DiagnosticCode("unknown-item-in-judgements")
  /// A level names a field that the vocabulary does not have.
  public static let unknownLevelField = DiagnosticCode("unknown-level-field")
  /// A rating on evidence names a rating that the scale does not have.
  public static let unknownRatingInJudgements = DiagnosticCode("unknown-rating-in-judgements")
  /// A rating on evidence names a standard that the framework does not have.
  public static let unknownStandardInJudgements = DiagnosticCode("unknown-standard-in-judgements")
  /// A rating on evidence names a unit that no case names.
  public static let unknownUnitInJudgements = DiagnosticCode("unknown-unit-in-judgements")
  /// No rule uses a definition.
  public static let unusedDefinition = DiagnosticCode("unused-definition")
  /// The framework is written for another calendar.
  public static let wrongCalendar = DiagnosticCode("wrong-calendar")
  /// The framework is written for another vocabulary.
  public static let wrongVocabulary = DiagnosticCode("wrong-vocabulary")
}

/// Every message of this target, in alphabetical order.
enum EngineMessages {
  static func breakdownType(_ breakdown: Breakdown, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .breakdownType,
      "breakdown '\(breakdown.id)' gives no groups",
      at: place,
      notes: ["its value has to be a text, a code, yes or no, or a number"],
      helps: ["name a field, or choose: if rosh.level = \"high\" then \"High\" else \"Lower\""]
    )
  }

  static func calendarMissing(_ framework: Framework, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .calendarMissing,
      "a rule counts working days, but the framework names no calendar",
      at: place,
      label: "counts Monday to Friday",
      notes: ["without a calendar bank holidays count as working days"],
      helps: ["add calendar=\"england-and-wales\" to <framework id=\"\(framework.id)\">"]
    )
  }

  static func casesWithoutUnit(_ count: Int, levels: [UnitLevel]) -> Diagnostic {
    let fields = levels.map { "'\($0.field)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning,
      .casesWithoutUnit,
      "\(count) \(count == 1 ? "case names" : "cases name") no unit and \(verb(count)) in no rating",
      notes: ["a case counts in a unit when all of \(fields) are recorded"],
      helps: ["record the unit of these cases"]
    )
  }

  static func constantCondition(_ truth: Bool, of item: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .constantRule,
      "a condition of '\(item)' is \(truth ? "always" : "never") true",
      at: place,
      helps: ["ask for a rating, a number or a fact of the unit, or leave the condition out"]
    )
  }

  static func constantRule(_ truth: Bool, of item: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .constantRule,
      "the rule of '\(item)' is \(truth ? "always" : "never") true",
      at: place,
      label: truth ? "true for every case" : "false for every case",
      helps: ["compare with a field of the case, or leave the rule out"]
    )
  }

  static func definitionHidden(_ definition: Definition) -> Diagnostic {
    Diagnostic(
      .warning,
      .definitionHidden,
      "the definition '\(definition.name)' has the name of something a case holds",
      at: definition.place,
      helps: ["give the definition a name of its own"]
    )
  }

  static func duplicateEvidenceRating(
    _ rating: EvidenceRating,
    earlier: EvidenceRating
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .duplicateJudgement,
      "standard \(rating.standard) is rated twice for one unit",
      at: withoutExcerpt(rating.place),
      notes: ["the other rating stands at \(earlier.place.text)", laterCounts],
      helps: ["take one of the two out"],
      caseValue: rating.unit
    )
  }

  static func duplicateJudgement(_ judgement: Judgement, earlier: Judgement) -> Diagnostic {
    Diagnostic(
      .warning,
      .duplicateJudgement,
      "'\(judgement.item)' is judged twice for one case",
      at: withoutExcerpt(judgement.place),
      notes: ["the other judgement stands at \(earlier.place.text)", laterCounts],
      helps: ["take one of the two out"],
      caseValue: judgement.caseID
    )
  }

  static func evaluatorsDisagree(_ result: ExampleResult) -> Diagnostic {
    Diagnostic(
      .error,
      .evaluatorsDisagree,
      "the two evaluators disagree on an example of \(result.code)",
      at: result.example.place,
      notes: [
        "row by row the example is '\(result.found.name)'",
        "by columns it is '\(result.foundByColumns.name)'",
      ],
      helps: ["this is a fault of the program: please report the rule and the example"]
    )
  }

  static func exampleFailed(_ result: ExampleResult) -> Diagnostic {
    Diagnostic(
      .error,
      .exampleFailed,
      "an example of \(result.code) is '\(result.found.name)'",
      at: result.example.place,
      label: "expects '\(result.example.expected.name)'",
      notes: result.example.note.isEmpty ? [] : ["the example shows: \(result.example.note)"],
      helps: ["mend the rule, the example, or what it expects"]
    )
  }

  static func judgedEvidenceStandard(_ judgement: Judgement, standard: Standard) -> Diagnostic {
    Diagnostic(
      .error,
      .notRatedOnEvidence,
      "'\(judgement.item)' is not judged case by case",
      at: withoutExcerpt(judgement.place),
      notes: ["standard \(standard.code) is rated on organisational evidence"],
      helps: ["rate standard \(standard.code) for a unit instead"],
      caseValue: judgement.caseID
    )
  }

  static func judgedUnselected(
    _ item: String,
    caseID: String? = nil,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .judgedUnselected,
      "'\(item)' is left out of this audit, so that this does not count",
      at: withoutExcerpt(place),
      helps: ["take it in with <select> in the tailoring, or remove the row"],
      caseValue: caseID
    )
  }

  static func levelFieldType(_ level: UnitLevel) -> Diagnostic {
    Diagnostic(
      .error,
      .levelFieldType,
      "the units of level '\(level.id)' need a field of text or a code",
      at: level.place,
      label: "'\(level.field)' is neither"
    )
  }

  static func notRatedAtLevel(_ rating: EvidenceRating, level: UnitLevel) -> Diagnostic {
    Diagnostic(
      .warning,
      .notRatedAtLevel,
      "standard \(rating.standard) is not rated at the level '\(level.id)'",
      at: withoutExcerpt(rating.place),
      notes: ["the rating is left out"],
      helps: ["name a unit of a level whose standards include \(rating.standard)"],
      caseValue: rating.unit
    )
  }

  static func notRatedOnEvidence(_ rating: EvidenceRating) -> Diagnostic {
    Diagnostic(
      .error,
      .notRatedOnEvidence,
      "standard \(rating.standard) is rated from cases, not on evidence",
      at: withoutExcerpt(rating.place),
      notes: ["its rating follows from its lowest key question"],
      helps: ["judge its key questions case by case"]
    )
  }

  static func promptNameTaken(_ prompt: Prompt, name: String) -> Diagnostic {
    Diagnostic(
      .warning,
      .promptNameTaken,
      "'\(name)' in <indicates> does not stand for prompt \(prompt.code)",
      at: prompt.place,
      notes: ["the name stands for a count, for another prompt, or cannot be written in FEEL"],
      helps: ["give the prompt a code of letters that no count has"]
    )
  }

  static func unknownCaseInJudgements(_ judgement: Judgement) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownCaseInJudgements,
      "a judgement names a case that is not among the records",
      at: withoutExcerpt(judgement.place),
      notes: ["the judgement is left out", "a rejected record cannot be judged either"],
      helps: ["check the case's identifier, or mend the record"],
      caseValue: judgement.caseID
    )
  }

  static func unknownItemInJudgements(_ judgement: Judgement, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownItemInJudgements,
      "no key question or prompt has the code '\(judgement.item)'",
      at: withoutExcerpt(judgement.place),
      notes: ["the judgement is left out"],
      helps: helps(for: judgement.item, in: known)
    )
  }

  static func unknownLevelField(_ level: UnitLevel, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownLevelField,
      "no field is named '\(level.field)'",
      at: level.place,
      label: "names the units of level '\(level.id)'",
      helps: helps(for: level.field, in: known)
    )
  }

  static func unknownRatingInJudgements(
    _ rating: EvidenceRating,
    scale: RatingScale
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownRatingInJudgements,
      "no rating is named '\(rating.ratingID)'",
      at: withoutExcerpt(rating.place),
      notes: ["the ratings are \(scale.ratings.map { "'\($0.id)'" }.joined(separator: ", "))"],
      helps: helps(for: rating.ratingID, in: scale.ratings.map(\.id))
    )
  }

  static func unknownStandardInJudgements(
    _ rating: EvidenceRating,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownStandardInJudgements,
      "no standard has the code '\(rating.standard)'",
      at: withoutExcerpt(rating.place),
      notes: ["the rating is left out"],
      helps: helps(for: rating.standard, in: known)
    )
  }

  static func unknownUnitInJudgements(_ rating: EvidenceRating) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownUnitInJudgements,
      "a rating names a unit that no case belongs to",
      at: withoutExcerpt(rating.place),
      notes: ["the rating is left out"],
      helps: ["write the unit's name as the case records do"],
      caseValue: rating.unit
    )
  }

  static func unusedDefinition(_ definition: Definition) -> Diagnostic {
    Diagnostic(
      .warning,
      .unusedDefinition,
      "no rule uses the definition '\(definition.name)'",
      at: definition.place,
      helps: ["use it in a rule, or take it out"]
    )
  }

  static func wrongCalendar(_ framework: Framework, found: String?) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongCalendar,
      "the framework counts working days by another calendar",
      at: framework.place,
      notes: [
        "the framework asks for '\(framework.calendarID ?? "")'",
        found.map { "the calendar given is '\($0)'" } ?? "no calendar is given",
      ],
      helps: ["give the calendar that the framework names"]
    )
  }

  static func wrongVocabulary(_ framework: Framework, found: Vocabulary) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongVocabulary,
      "the framework is written for the vocabulary '\(framework.vocabularyID)'",
      at: framework.place,
      notes: ["the vocabulary given is '\(found.id)'"],
      helps: ["give the vocabulary that the framework names"]
    )
  }

  static let laterCounts = "the later by day counts; on one day the later in the file"

  static func helps(for name: String, in known: [String]) -> [String] {
    Suggestion.help(for: name, in: known).map { [$0] } ?? []
  }

  private static func verb(_ count: Int) -> String { count == 1 ? "counts" : "count" }

  /// A line of judgements names people, so that only its place may be told.
  static func withoutExcerpt(_ place: Place) -> Place {
    Place(path: place.path, line: place.line, column: place.column)
  }
}
