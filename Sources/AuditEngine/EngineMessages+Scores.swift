public import AuditCore

extension DiagnosticCode {
  /// A column that says nothing of the item's kind.
  public static let scoreColumn = DiagnosticCode("score-column")
  /// A score says otherwise than what it is made of.
  public static let scoreDiffers = DiagnosticCode("score-differs")
  /// An item is not rated at the level of its unit.
  public static let scoreLevel = DiagnosticCode("score-level")
  /// Points that cannot be.
  public static let scorePoints = DiagnosticCode("score-points")
  /// A score names an item that the framework does not have.
  public static let unknownScoreItem = DiagnosticCode("unknown-score-item")
  /// A score names a rating that the scale does not have.
  public static let unknownScoreRating = DiagnosticCode("unknown-score-rating")
}

/// The messages about scores; no message names a unit.
extension EngineMessages {
  static func scoreAtOtherLevel(_ score: Score, level: UnitLevel) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreLevel,
      "'\(score.item)' is not rated at the level '\(level.id)'",
      at: withoutExcerpt(score.place),
      notes: ["the unit's other items are rated at that level", "the row is left out"],
      helps: ["name the unit of another level in this row"]
    )
  }

  static func scoreColumn(_ score: Score, _ column: String) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreColumn,
      "'\(column)' says nothing of '\(score.item)'",
      at: withoutExcerpt(score.place),
      notes: [
        "key questions have counts, percentages or ratings; standards of cases those or points;",
        "sums have points, percentages of the maximum and scores a percentage",
      ],
      helps: ["leave the cell blank"]
    )
  }

  static func scoreContradicts(_ score: Score) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreDiffers,
      "the rating and the points of '\(score.item)' do not belong together",
      at: withoutExcerpt(score.place),
      helps: ["leave one of the two blank"]
    )
  }

  static func scoreDiffers(_ score: Score, stated: String, found: String) -> Diagnostic {
    Diagnostic(
      .warning,
      .scoreDiffers,
      "'\(score.item)' is stated as \(stated), and comes to \(found)",
      at: withoutExcerpt(score.place),
      notes: ["what it is made of counts"],
      helps: ["check the row, and the rows of what it is made of"]
    )
  }

  static func scorePoints(_ score: Score, made: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      .scoreDiffers,
      "the ratings that '\(score.item)' is made of earn other points",
      at: withoutExcerpt(score.place),
      label: "they earn \(made)",
      notes: ["the points that are stated count"],
      helps: ["check the row, and the rows of what it is made of"]
    )
  }

  static func scorePointsNotWhole(_ score: Score) -> Diagnostic {
    Diagnostic(
      .error,
      .scorePoints,
      "a sum of points is not a whole number",
      at: withoutExcerpt(score.place),
      helps: ["write the points that the ratings earn together"]
    )
  }

  static func scorePointsTooMany(_ score: Score, maximum: Decimal128) -> Diagnostic {
    Diagnostic(
      .error,
      .scorePoints,
      "'\(score.item)' cannot have so many points",
      at: withoutExcerpt(score.place),
      label: "it has at most \(maximum)",
      helps: ["check the points, and that this is the framework they belong to"]
    )
  }

  static func shareOfEvidence(_ score: Score) -> Diagnostic {
    Diagnostic(
      .error,
      .scoreColumn,
      "standard \(score.item) is rated on evidence, so that it has no share",
      at: withoutExcerpt(score.place),
      helps: ["write its rating or its points"]
    )
  }

  static func unknownScoreItem(_ score: Score, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownScoreItem,
      "nothing in the framework has the code '\(score.item)'",
      at: withoutExcerpt(score.place),
      notes: ["the row is left out"],
      helps: helps(for: score.item, in: known)
    )
  }

  static func unknownScorePoints(_ score: Score, scale: RatingScale) -> Diagnostic {
    Diagnostic(
      .error,
      .scorePoints,
      "no rating earns these points",
      at: withoutExcerpt(score.place),
      notes: ["ratings earn \(scale.ratings.map { "\($0.points)" }.joined(separator: ", "))"],
      helps: ["write the rating instead"]
    )
  }

  static func unknownScoreRating(_ score: Score, scale: RatingScale) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownScoreRating,
      "a rating of '\(score.item)' is not on the framework's scale",
      at: withoutExcerpt(score.place),
      notes: ["the ratings are \(scale.ratings.map { "'\($0.label)'" }.joined(separator: ", "))"],
      helps: [Suggestion.help(for: score.rating ?? "", in: scale.ratings.map(\.label))]
        .compactMap { $0 },
      caseValue: score.rating
    )
  }
}
