public import AuditCore

extension DiagnosticCode {
  /// The value of a fact is not of its type.
  public static let badFact = DiagnosticCode("bad-fact")
  /// A panel's decision no longer holds.
  public static let decisionExpired = DiagnosticCode("decision-expired")
  /// A panel's decision cannot stand by the framework's rule.
  public static let decisionRefused = DiagnosticCode("decision-refused")
  /// A fact that the framework does not declare.
  public static let unknownFact = DiagnosticCode("unknown-fact")
}

/// The messages about what people entered for units.
extension EngineMessages {
  static func badFact(_ fact: UnitFact, type: FactType) -> Diagnostic {
    Diagnostic(
      .error,
      .badFact,
      "the value of '\(fact.name)' is not \(type == .yesNo ? "yes or no" : "a number")",
      at: withoutExcerpt(fact.place),
      helps: [type == .yesNo ? "write yes or no" : "write a number that is not below zero"],
      caseValue: fact.value
    )
  }

  static func decisionExpired(_ decision: PanelDecision, expires: CalendarDay) -> Diagnostic {
    Diagnostic(
      .warning,
      .decisionExpired,
      "a panel's decision on \(decision.item) held until \(expires) only",
      at: withoutExcerpt(decision.place),
      notes: ["the rating stands as computed"],
      helps: ["put it to the panel again, or leave the decision out"],
      caseValue: decision.unit
    )
  }

  static func decisionRefused(
    _ decision: PanelDecision,
    because reason: String,
    help: String
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .decisionRefused,
      "a panel's decision on \(decision.item) cannot stand",
      at: withoutExcerpt(decision.place),
      notes: [reason, "the rating stands as computed"],
      helps: [help],
      caseValue: decision.unit
    )
  }

  static func duplicateDecision(
    _ decision: PanelDecision,
    earlier: PanelDecision
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .duplicateJudgement,
      "\(decision.item) is decided twice for one unit",
      at: withoutExcerpt(decision.place),
      notes: ["the other decision stands at \(earlier.place.text)", laterCounts],
      helps: ["take one of the two out"],
      caseValue: decision.unit
    )
  }

  static func notEnteredComposite(_ rating: EvidenceRating) -> Diagnostic {
    Diagnostic(
      .error,
      .notRatedOnEvidence,
      "'\(rating.standard)' is made of other ratings, not entered",
      at: withoutExcerpt(rating.place),
      helps: ["rate what it is made of"]
    )
  }

  static func unknownDecisionItem(_ decision: PanelDecision, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownStandardInJudgements,
      "no standard has the code '\(decision.item)'",
      at: withoutExcerpt(decision.place),
      notes: ["a panel decides on standards that are rated from cases"],
      helps: [Suggestion.help(for: decision.item, in: known)].compactMap { $0 }
    )
  }

  static func unknownDecisionRating(
    _ decision: PanelDecision,
    _ id: String,
    scale: RatingScale
  ) -> Diagnostic {
    let known = scale.ratings.map(\.id)
    return Diagnostic(
      .error,
      .unknownRatingInJudgements,
      "no rating is named '\(id)'",
      at: withoutExcerpt(decision.place),
      helps: [
        Suggestion.help(for: id, in: known) ?? "write one of \(known.joined(separator: ", "))"
      ]
    )
  }

  static func unknownFact(_ fact: UnitFact, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownFact,
      "the framework declares no fact named '\(fact.name)'",
      at: withoutExcerpt(fact.place),
      helps: [Suggestion.help(for: fact.name, in: known)].compactMap { $0 }
    )
  }

  static func unknownUnit(_ unit: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownUnitInJudgements,
      "no unit has the name that is written here",
      at: withoutExcerpt(place),
      helps: ["write the unit's name as the records do"],
      caseValue: unit
    )
  }
}
