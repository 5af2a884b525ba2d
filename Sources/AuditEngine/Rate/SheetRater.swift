public import AuditCore

/// Rates units from scores, without case records.
public struct SheetRater {
  private let compiled: CompiledFramework
  private var diagnostics = DiagnosticList()

  /// Rates every unit that scores name, at the narrowest level that rates all its items.
  ///
  /// - Parameters:
  ///   - compiled: The framework.
  ///   - scores: What is known of the units.
  ///   - decisions: Panels' decisions.
  ///   - provenance: The inputs, and the day on which decisions must hold.
  /// - Returns: A result without cases, and a diagnostic for each score that cannot be used or that
  ///   says otherwise than what it is made of.
  public static func rate(
    _ compiled: CompiledFramework,
    scores: [Score],
    decisions: [PanelDecision],
    provenance: Provenance
  ) -> (result: AuditResult, diagnostics: [Diagnostic]) {
    var rater = SheetRater(compiled: compiled)
    return (
      rater.result(scores: scores, decisions: decisions, provenance: provenance),
      rater.diagnostics.sorted
    )
  }

  private init(compiled: CompiledFramework) { self.compiled = compiled }

  private var outline: FrameworkOutline { compiled.outline }
  private var framework: Framework { compiled.framework }

  private mutating func result(
    scores: [Score],
    decisions: [PanelDecision],
    provenance: Provenance
  ) -> AuditResult {
    let placed = placed(scores)
    let names = placed.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let units = UnitTree(
      units: names.map {
        UnitTree.Unit(name: $0, level: level(of: placed[$0] ?? []), parent: nil)
      },
      unitOfCase: []
    )
    let (entries, found) = UnitEntries.make(
      JudgementSet(decisions: decisions),
      outline: outline,
      units: units
    )
    diagnostics.add(found)
    let rater = UnitRater(
      outline: outline,
      compiled: compiled.results,
      asOf: provenance.asOf,
      hasCases: false
    )
    var results: [UnitResult] = []
    for (index, unit) in units.units.enumerated() {
      let level = framework.levels[unit.level]
      let known = (placed[unit.name] ?? []).filter { isRated($0, at: level) }
      var measures = SheetMeasures(outline: outline).measures(known)
      measures.decisions = entries.decisions[index] ?? [:]
      let (result, refused) = rater.result(unit: index, level: level, measures: measures)
      diagnostics.add(refused)
      for score in known { compare(score, with: result) }
      results.append(result)
    }
    return AuditResult(
      framework: framework,
      provenance: provenance,
      basis: .scores,
      isIndicative: false,
      intake: Intake(tables: []),
      caseIDs: [],
      units: units,
      unitResults: results,
      outcomes: OutcomeTable(
        prompts: outline.prompts.map { _ in [] },
        indicated: outline.questions.map { _ in [] },
        judged: outline.questions.map { _ in [:] }
      ),
      differences: [],
      concerns: [],
      unverifiedNumbers: UnverifiedNumbers(framework).find(usedDefinitions: []),
      warnings: diagnostics.sorted
    )
  }

  /// The sound scores of each unit.
  private mutating func placed(_ scores: [Score]) -> [String: [PlacedScore]] {
    var placed: [String: [PlacedScore]] = [:]
    for score in scores {
      guard let item = ScoreItem(score.item, in: outline) else {
        diagnostics.add(EngineMessages.unknownScoreItem(score, known: ScoreItem.known(outline)))
        continue
      }
      guard item.isSelected(in: outline) else {
        diagnostics.add(EngineMessages.judgedUnselected(score.item, at: score.place))
        continue
      }
      let (sound, fault) = ScoreCheck(framework: framework).check(score, of: item)
      if let fault { diagnostics.add(fault) }
      if let sound { placed[score.unit, default: []].append(PlacedScore(score: sound, item: item)) }
    }
    return placed
  }

  /// The narrowest level that rates most of a unit's items.
  private mutating func level(of scores: [PlacedScore]) -> Int {
    let counts = framework.levels.map { level in scores.count { isRated($0, at: level) } }
    let best = counts.max() ?? 0
    let found = counts.lastIndex(of: best) ?? 0
    for score in scores where !isRated(score, at: framework.levels[found]) {
      diagnostics.add(EngineMessages.scoreAtOtherLevel(score.score, level: framework.levels[found]))
    }
    return found
  }

  private func isRated(_ score: PlacedScore, at level: UnitLevel) -> Bool {
    switch score.item {
    case .question(let question):
      level.standards.contains(outline.standards[outline.standardOfQuestion[question]].code)
        || !outline.standards[outline.standardOfQuestion[question]].isRated
    case .standard(let standard):
      level.standards.contains(outline.standards[standard].code)
        || !outline.standards[standard].isRated
    case .composite(let rule): rule.levels.contains(level.id)
    case .fact: true
    }
  }

  /// Tells where a score says otherwise than what it is made of.
  private mutating func compare(_ placed: PlacedScore, with result: UnitResult) {
    let score = placed.score
    let found: String?
    switch placed.item {
    case .question(let question):
      found =
        result.standards[outline.standardOfQuestion[question]].questions
        .first { $0.question == question }?.ratingID
    case .standard(let standard):
      if case .evidence = outline.standards[standard].basis { return }
      found = result.standards[standard].computed.ratingID
    case .composite(let rule):
      if rule.method == .evidence { return }
      let made = result.allComposites.first { $0.code == rule.code }
      found = made?.computed.ratingID
      if let points = score.points.flatMap({ Ratio($0) }), rule.method == .sum, let made,
        made.ratedCount.numerator == made.ratedCount.denominator,
        made.memberPoints.map({ Ratio($0) != points }) ?? false
      {
        diagnostics.add(EngineMessages.scorePoints(score, made: made.memberPoints ?? 0))
      }
    case .fact: return
    }
    guard let stated = score.rating, let found, stated != found else { return }
    diagnostics.add(
      EngineMessages.scoreDiffers(
        score,
        stated: framework.scale.rating(stated)?.label ?? stated,
        found: framework.scale.rating(found)?.label ?? found
      )
    )
  }
}
