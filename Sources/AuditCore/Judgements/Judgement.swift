/// What a person judged of a key question or a prompt in one case.
public struct Judgement: Sendable, Hashable {
  /// The case.
  public var caseID: String
  /// The code of the key question or prompt.
  public var item: String
  /// What was judged.
  public var verdict: JudgedSufficiency
  /// Who judged.
  public var by: String
  /// The day it was judged.
  public var on: CalendarDay
  /// Why; may be empty.
  public var why: String
  /// Where it is written.
  public var place: Place

  /// Creates a judgement.
  public init(
    caseID: String,
    item: String,
    verdict: JudgedSufficiency,
    by: String,
    on: CalendarDay,
    why: String,
    place: Place
  ) {
    self.caseID = caseID
    self.item = item
    self.verdict = verdict
    self.by = by
    self.on = on
    self.why = why
    self.place = place
  }
}

/// What a person can judge.
public enum JudgedSufficiency: String, Sendable, Hashable, CaseIterable {
  /// Sufficient.
  case sufficient
  /// Insufficient.
  case insufficient
  /// Not applicable to the case.
  case notApplicable
}

/// A standard's rating that a person gave a unit on organisational evidence.
public struct EvidenceRating: Sendable, Hashable {
  /// The unit's name, as the records write it.
  public var unit: String
  /// The standard's code.
  public var standard: String
  /// The rating's identifier.
  public var ratingID: String
  /// Who rated.
  public var by: String
  /// The day it was rated.
  public var on: CalendarDay
  /// Why; may be empty.
  public var why: String
  /// Where it is written.
  public var place: Place

  /// Creates an evidence rating.
  public init(
    unit: String,
    standard: String,
    ratingID: String,
    by: String,
    on: CalendarDay,
    why: String,
    place: Place
  ) {
    self.unit = unit
    self.standard = standard
    self.ratingID = ratingID
    self.by = by
    self.on = on
    self.why = why
    self.place = place
  }
}

/// All that people judged for one audit.
public struct JudgementSet: Sendable, Hashable {
  /// Judgements of cases, in the file's order.
  public var judgements: [Judgement]
  /// Ratings on organisational evidence, in the file's order.
  public var evidenceRatings: [EvidenceRating]
  /// Facts about units, in the file's order.
  public var facts: [UnitFact]
  /// Panels' decisions, in the file's order.
  public var decisions: [PanelDecision]
  /// What is known of the units themselves, on which ratings rest; `nil` where nobody wrote it down.
  public var evidence: OrganisationalEvidence?

  /// Creates a set.
  public init(
    judgements: [Judgement] = [],
    evidenceRatings: [EvidenceRating] = [],
    facts: [UnitFact] = [],
    decisions: [PanelDecision] = [],
    evidence: OrganisationalEvidence? = nil
  ) {
    self.judgements = judgements
    self.evidenceRatings = evidenceRatings
    self.facts = facts
    self.decisions = decisions
    self.evidence = evidence
  }

  /// Whether nobody judged, entered or decided anything.
  public var isEmpty: Bool {
    judgements.isEmpty && evidenceRatings.isEmpty && facts.isEmpty && decisions.isEmpty
      && evidence == nil
  }
}
