import AuditCore

/// One judgement as somebody wrote it.
struct JudgementRow {
  let place: Place
  var caseID = ""
  var unit = ""
  var item = ""
  var verdict = ""
  var verdictPlace: Place
  var by = ""
  var on = ""
  var onPlace: Place
  var why = ""

  /// Creates an empty row.
  init(place: Place) {
    self.place = place
    verdictPlace = place
    onPlace = place
  }
}

/// Checks written judgements and keeps the sound ones.
struct JudgementCollector {
  let scale: RatingScale
  /// Whether a rating is taken as it is written, because no framework is at hand.
  var takesAnyRating = false
  let facts: [FactDeclaration]
  var set = JudgementSet()
  var diagnostics = DiagnosticList()

  /// Creates a collector for judgements on a framework's scale.
  init(scale: RatingScale, facts: [FactDeclaration] = []) {
    self.scale = scale
    self.facts = facts
  }

  /// Adds a judgement, or tells what is wrong with it.
  mutating func add(_ row: JudgementRow) {
    guard row.caseID.isEmpty != row.unit.isEmpty else {
      diagnostics.add(JudgementMessages.subject(isTwice: !row.unit.isEmpty, at: row.place))
      return
    }
    if !row.unit.isEmpty, facts.contains(where: { $0.name == row.item }) {
      // Whether the value is of the fact's type is told when the facts are placed, however written.
      set.facts.append(
        UnitFact(unit: row.unit, name: row.item, value: row.verdict, place: row.verdictPlace)
      )
      return
    }
    var isSound = true
    for (name, value) in [("item", row.item), ("by", row.by)] where value.isEmpty {
      diagnostics.add(JudgementMessages.emptyCell(name, at: row.place))
      isSound = false
    }
    let day = CalendarDay(row.on)
    if day == nil {
      diagnostics.add(JudgementMessages.badDay(row.on, at: row.onPlace))
      isSound = false
    }
    let verdict = row.unit.isEmpty ? sufficiency(row) : nil
    let rating = row.unit.isEmpty ? nil : rating(row)
    guard isSound, let day else { return }
    if let verdict {
      set.judgements.append(
        Judgement(
          caseID: row.caseID,
          item: row.item,
          verdict: verdict,
          by: row.by,
          on: day,
          why: row.why,
          place: row.place
        )
      )
    }
    if let rating {
      set.evidenceRatings.append(
        EvidenceRating(
          unit: row.unit,
          standard: row.item,
          ratingID: rating,
          by: row.by,
          on: day,
          why: row.why,
          place: row.place
        )
      )
    }
  }

  private mutating func sufficiency(_ row: JudgementRow) -> JudgedSufficiency? {
    let written = row.verdict == "not applicable" ? "notApplicable" : row.verdict
    if let found = JudgedSufficiency(rawValue: written) { return found }
    diagnostics.add(
      JudgementMessages.unknownVerdict(
        row.verdict,
        known: ["sufficient", "insufficient", "not applicable"],
        at: row.verdictPlace
      )
    )
    return nil
  }

  private mutating func rating(_ row: JudgementRow) -> String? {
    if takesAnyRating { return row.verdict }
    let found = scale.ratings.first { $0.id == row.verdict || $0.label == row.verdict }
    if let found { return found.id }
    diagnostics.add(
      JudgementMessages.unknownVerdict(
        row.verdict,
        known: scale.ratings.map(\.label),
        at: row.verdictPlace
      )
    )
    return nil
  }
}
