import AuditCore

/// The ratings that people gave units on organisational evidence, by unit and standard.
struct EvidenceIndex {
  private struct Key: Hashable {
    var unit: Int
    var standard: Int
  }
  private var ratings: [Key: EvidenceRating] = [:]

  /// The rating of a unit for a standard.
  subscript(unit unit: Int, standard standard: Int) -> EvidenceRating? {
    ratings[Key(unit: unit, standard: standard)]
  }

  /// Finds the unit and standard of each rating.
  ///
  /// A name that several units bear rates each of them at whose level the standard is rated. Of two
  /// ratings of one unit and standard the later by day counts, on one day the later in the file.
  static func make(
    _ given: [EvidenceRating],
    outline: FrameworkOutline,
    units: UnitTree
  ) -> (index: EvidenceIndex, diagnostics: [Diagnostic]) {
    var index = EvidenceIndex()
    var diagnostics = DiagnosticList()
    let unitsByName = Dictionary(grouping: units.units.indices) { units.units[$0].name }
    let levels = outline.framework.levels
    let evidenceCodes = outline.standards.indices
      .filter { !outline.looksAtCases(standard: $0) }
      .map { outline.standards[$0].code }
    for rating in given {
      guard let standard = outline.standards.firstIndex(where: { $0.code == rating.standard })
      else {
        diagnostics.add(EngineMessages.unknownStandardInJudgements(rating, known: evidenceCodes))
        continue
      }
      guard !outline.looksAtCases(standard: standard) else {
        diagnostics.add(EngineMessages.notRatedOnEvidence(rating))
        continue
      }
      guard outline.framework.scale.rating(rating.ratingID) != nil else {
        diagnostics.add(
          EngineMessages.unknownRatingInJudgements(rating, scale: outline.framework.scale)
        )
        continue
      }
      guard let named = unitsByName[rating.unit] else {
        diagnostics.add(EngineMessages.unknownUnitInJudgements(rating))
        continue
      }
      let rated = named.filter {
        levels[units.units[$0].level].standards.contains(rating.standard)
      }
      if rated.isEmpty {
        let level = levels[units.units[named[0]].level]
        diagnostics.add(EngineMessages.notRatedAtLevel(rating, level: level))
      }
      for unit in rated {
        let key = Key(unit: unit, standard: standard)
        if let earlier = index.ratings[key] {
          diagnostics.add(EngineMessages.duplicateEvidenceRating(rating, earlier: earlier))
          if rating.on < earlier.on { continue }
        }
        index.ratings[key] = rating
      }
    }
    return (index, diagnostics.all)
  }
}
