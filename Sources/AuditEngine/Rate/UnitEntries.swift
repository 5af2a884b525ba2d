import AuditCore

/// What people entered about units: ratings on evidence, facts, panels' decisions.
struct UnitEntries {
  /// The ratings of each unit, by the code of a standard or composite.
  private(set) var ratings: [Int: [String: EvidenceRating]] = [:]
  /// The facts of each unit, by name.
  private(set) var facts: [Int: [String: FactValue]] = [:]
  /// The decisions on each unit, by the code of the standard.
  private(set) var decisions: [Int: [String: PanelDecision]] = [:]

  private let outline: FrameworkOutline
  private let units: UnitTree
  private let unitsByName: [String: [Int]]
  private var diagnostics = DiagnosticList()

  /// Finds the unit and item of each entry; what cannot be placed is told and left out.
  ///
  /// A name that several units bear rates each of them at whose level the item is rated. Of two
  /// ratings of one unit and item the later by day counts, on one day the later in the file.
  static func make(
    _ given: JudgementSet,
    outline: FrameworkOutline,
    units: UnitTree
  ) -> (entries: UnitEntries, diagnostics: [Diagnostic]) {
    var entries = UnitEntries(outline: outline, units: units)
    for rating in given.evidenceRatings { entries.add(rating) }
    for fact in given.facts { entries.add(fact) }
    for decision in given.decisions { entries.add(decision) }
    return (entries, entries.diagnostics.all)
  }

  private init(outline: FrameworkOutline, units: UnitTree) {
    self.outline = outline
    self.units = units
    unitsByName = Dictionary(grouping: units.units.indices) { units.units[$0].name }
  }

  private mutating func add(_ rating: EvidenceRating) {
    let framework = outline.framework
    let composite = framework.composites.first { $0.code == rating.standard }
    if let standard = outline.standards.firstIndex(where: { $0.code == rating.standard }) {
      guard !outline.looksAtCases(standard: standard) else {
        diagnostics.add(EngineMessages.notRatedOnEvidence(rating))
        return
      }
      guard outline.standards[standard].isSelected else {
        diagnostics.add(EngineMessages.judgedUnselected(rating.standard, at: rating.place))
        return
      }
    } else if composite == nil
      && !(rating.standard == CompositeRule.overallCode && framework.overall != nil)
    {
      diagnostics.add(EngineMessages.unknownStandardInJudgements(rating, known: enteredCodes))
      return
    } else if (composite ?? framework.overall)?.method != .evidence {
      diagnostics.add(EngineMessages.notEnteredComposite(rating))
      return
    }
    guard framework.scale.rating(rating.ratingID) != nil else {
      diagnostics.add(
        EngineMessages.unknownRatingInJudgements(rating, scale: framework.scale)
      )
      return
    }
    guard let named = unitsByName[rating.unit] else {
      diagnostics.add(EngineMessages.unknownUnitInJudgements(rating))
      return
    }
    let rated = named.filter { isRated(rating.standard, unit: $0) }
    if rated.isEmpty {
      let level = framework.levels[units.units[named[0]].level]
      diagnostics.add(EngineMessages.notRatedAtLevel(rating, level: level))
    }
    for unit in rated {
      if let earlier = ratings[unit]?[rating.standard] {
        diagnostics.add(EngineMessages.duplicateEvidenceRating(rating, earlier: earlier))
        if rating.on < earlier.on { continue }
      }
      ratings[unit, default: [:]][rating.standard] = rating
    }
  }

  private mutating func add(_ fact: UnitFact) {
    let declared = outline.framework.facts
    guard let declaration = declared.first(where: { $0.name == fact.name }) else {
      diagnostics.add(EngineMessages.unknownFact(fact, known: declared.map(\.name)))
      return
    }
    guard let value = declaration.type.value(fact.value) else {
      diagnostics.add(EngineMessages.badFact(fact, type: declaration.type))
      return
    }
    guard let named = unitsByName[fact.unit] else {
      diagnostics.add(EngineMessages.unknownUnit(fact.unit, at: fact.place))
      return
    }
    for unit in named { facts[unit, default: [:]][fact.name] = value }
  }

  private mutating func add(_ decision: PanelDecision) {
    guard outline.standards.contains(where: { $0.code == decision.item }) else {
      let known = outline.standards.indices.filter { outline.looksAtCases(standard: $0) }
      diagnostics.add(
        EngineMessages.unknownDecisionItem(
          decision,
          known: known.map { outline.standards[$0].code }
        )
      )
      return
    }
    guard let named = unitsByName[decision.unit] else {
      diagnostics.add(EngineMessages.unknownUnit(decision.unit, at: decision.place))
      return
    }
    let rated = named.filter { isRated(decision.item, unit: $0) }
    guard let unit = rated.first else {
      diagnostics.add(
        EngineMessages.decisionRefused(
          decision,
          because: "standard \(decision.item) is not rated for this unit",
          help: "name a unit of a level whose standards include \(decision.item)"
        )
      )
      return
    }
    if let earlier = decisions[unit]?[decision.item] {
      diagnostics.add(EngineMessages.duplicateDecision(decision, earlier: earlier))
      if decision.on < earlier.on { return }
    }
    decisions[unit, default: [:]][decision.item] = decision
  }

  private func isRated(_ code: String, unit: Int) -> Bool {
    let level = outline.framework.levels[units.units[unit].level]
    let composites = outline.framework.allComposites
    if let composite = composites.first(where: { $0.code == code }) {
      return composite.levels.contains(level.id)
    }
    return level.standards.contains(code)
  }

  /// The codes of what people rate by hand.
  private var enteredCodes: [String] {
    outline.standards.indices.filter { !outline.looksAtCases(standard: $0) }
      .map { outline.standards[$0].code }
      + outline.framework.allComposites.filter { $0.method == .evidence }.map(\.code)
  }
}
