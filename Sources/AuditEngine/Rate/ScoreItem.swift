import AuditCore

/// What a score is about.
enum ScoreItem {
  case question(Int)
  case standard(Int)
  case composite(CompositeRule)
  case fact(FactDeclaration)

  /// Finds the item of a code or name.
  init?(_ code: String, in outline: FrameworkOutline) {
    let framework = outline.framework
    if let standard = outline.standards.firstIndex(where: { $0.code == code }) {
      self = .standard(standard)
    } else if let question = outline.questions.firstIndex(where: { $0.code == code }) {
      self = .question(question)
    } else if let composite = framework.allComposites.first(where: { $0.code == code }) {
      self = .composite(composite)
    } else if let fact = framework.facts.first(where: { $0.name == code }) {
      self = .fact(fact)
    } else {
      return nil
    }
  }

  /// Whether it is looked at; a tailoring can leave out standards and key questions.
  func isSelected(in outline: FrameworkOutline) -> Bool {
    switch self {
    case .question(let question): outline.questions[question].isSelected
    case .standard(let standard): outline.standards[standard].isSelected
    case .composite, .fact: true
    }
  }

  /// All codes and names that a score can be about.
  static func known(_ outline: FrameworkOutline) -> [String] {
    outline.standards.map(\.code) + outline.questions.map(\.code)
      + outline.framework.allComposites.map(\.code) + outline.framework.facts.map(\.name)
  }
}

/// A sound score with what its item is.
struct PlacedScore {
  var score: Score
  var item: ScoreItem
}

/// Holds a score against what can be known of its item.
struct ScoreCheck {
  let framework: Framework

  /// Checks a score.
  ///
  /// - Returns: The score with its rating as an identifier, or what is wrong with it.
  func check(_ score: Score, of item: ScoreItem) -> (sound: Score?, fault: Diagnostic?) {
    if case .fact(let fact) = item { return checkFact(score, fact) }
    var sound = score
    if let written = score.rating {
      guard
        let rating = framework.scale.ratings.first(where: {
          $0.id == written || $0.label == written
        })
      else { return (nil, EngineMessages.unknownScoreRating(score, scale: framework.scale)) }
      sound.rating = rating.id
    }
    switch item {
    case .question:
      if score.points != nil { return (nil, EngineMessages.scoreColumn(score, "points")) }
    case .standard(let standard):
      if let points = score.points {
        guard let rating = framework.scale.ratings.first(where: { Decimal128($0.points) == points })
        else { return (nil, EngineMessages.unknownScorePoints(score, scale: framework.scale)) }
        if let stated = sound.rating, stated != rating.id {
          return (nil, EngineMessages.scoreContradicts(score))
        }
        sound.rating = rating.id
      }
      if framework.standards[standard].basis == .evidence,
        score.share != nil || score.percent != nil
      {
        return (nil, EngineMessages.shareOfEvidence(score))
      }
    case .composite(let rule): return checkComposite(sound, rule)
    case .fact: break
    }
    return (sound, nil)
  }

  private func checkFact(_ score: Score, _ fact: FactDeclaration) -> (Score?, Diagnostic?) {
    let written = score.rating ?? score.points?.description ?? ""
    guard fact.type.value(written) != nil else {
      let unit = UnitFact(unit: score.unit, name: fact.name, value: written, place: score.place)
      return (nil, EngineMessages.badFact(unit, type: fact.type))
    }
    var sound = score
    sound.rating = written
    return (sound, nil)
  }

  private func checkComposite(_ score: Score, _ rule: CompositeRule) -> (Score?, Diagnostic?) {
    if score.share != nil { return (nil, EngineMessages.scoreColumn(score, "numerator")) }
    let rating = CompositeRating(rule: rule, bands: nil, scale: framework.scale)
    let maximum = rating.maximumValue
    if let points = score.points {
      guard rule.method == .sum || rule.method == .mean, let maximum else {
        return (nil, EngineMessages.scoreColumn(score, "points"))
      }
      if rule.method == .sum, points.integer == nil {
        return (nil, EngineMessages.scorePointsNotWhole(score))
      }
      if (Ratio(points) ?? .zero) > maximum {
        return (nil, EngineMessages.scorePointsTooMany(score, maximum: maximum.decimal))
      }
    }
    if score.percent != nil, rule.method != .percentOfMaximum, rule.method != .score {
      return (nil, EngineMessages.scoreColumn(score, "percent"))
    }
    return (score, nil)
  }
}
