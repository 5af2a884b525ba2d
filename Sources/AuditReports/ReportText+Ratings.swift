import AuditCore

extension ReportText {
  /// A rating, or why there is none, in a few words.
  static func status(_ status: RatingStatus, _ index: FrameworkIndex) -> String {
    switch status {
    case .rated(let id): index.label(id)
    case .unrated: "Not rated"
    case .notSelected: "Not selected"
    case .noCases: "No relevant cases"
    case .awaitingEvidence: "Awaiting evidence"
    case .awaitingJudgement: "Awaiting judgement"
    case .incomplete: "Incomplete"
    case .notGiven: "Not known"
    case .tooFewRated: "Too few rated"
    case .noRule: "No rule applies"
    }
  }

  /// Why there is no rating; empty when there is one.
  static func reason(_ status: RatingStatus) -> String {
    switch status {
    case .rated: ""
    case .unrated: "The framework does not rate this here."
    case .notSelected: "A tailoring leaves it out of this audit."
    case .noCases: "No case is relevant to it."
    case .awaitingEvidence:
      "It is rated by a person on organisational evidence, and no rating was entered."
    case .awaitingJudgement: "No key question can be answered without a person's judgement."
    case .incomplete(let codes):
      "It waits for \(list(codes))."
    case .notGiven: "The scores say nothing of it."
    case .tooFewRated(let needed):
      needed == 1
        ? "Nothing that it is made of is rated."
        : "Fewer than \(number(needed)) of its parts are rated."
    case .noRule: "None of the framework's rules for it holds."
    }
  }

  /// A band in words: `50 to 64 per cent`, `65 per cent or more`.
  static func band(_ band: RatingBand, in set: BandSet) -> String {
    let isShare = set.measure == .share || set.measure == .percent
    let unit = isShare ? " per cent" : set.measure == .mean ? " points on average" : " points"
    let isLast = set.bands.last == band
    let isFirst = set.bands.first == band
    switch band.upper {
    case .through(let end):
      if isShare, isLast { return "\(band.from)\(unit) or more" }
      if band.from == end { return end == .one && !isShare ? "1 point" : "\(end)\(unit)" }
      return "\(band.from) to \(end)\(unit)"
    case .below(let end):
      if isFirst { return "below \(end)\(unit)" }
      if isLast { return "\(band.from)\(unit) or more" }
      return "\(band.from) to below \(end)\(unit)"
    }
  }

  /// The band that a rating stands for, in words; `nil` when no band earns it.
  static func band(of ratingID: String, in set: BandSet?) -> String? {
    guard let set, let found = set.bands.first(where: { $0.ratingID == ratingID }) else {
      return nil
    }
    return band(found, in: set)
  }

  /// What decided a standard's rating, in one sentence.
  static func decided(_ result: StandardResult, _ index: FrameworkIndex) -> String? {
    if let evidence = result.evidence {
      return "Entered on organisational evidence by \(evidence.by) on \(evidence.on.words)."
    }
    guard let position = result.deciding, result.questions.indices.contains(position) else {
      return undecided(result, index)
    }
    let deciding = result.questions[position]
    let question = index.questions[deciding.question]
    let bands = index.bands(of: result.standard)
    let sufficient = known(deciding, bands?.rounding ?? .halfUp)
    let isAlone = result.questions.count == 1
    let isRated = result.status.ratingID != nil
    let lead =
      switch (isRated, isAlone) {
      case (true, true): "Decided by"
      case (true, false): "Decided by its lowest key question,"
      case (false, true): "Its key question is"
      case (false, false): "Its lowest key question is"
      }
    let place = deciding.ratingID.flatMap { id in
      isRated
        ? Self.band(of: id, in: bands).map { ", in the band of \(index.label(id)) (\($0))" } : nil
    }
    let verb = deciding.knowledge == .rating ? "" : " sufficient"
    return "\(lead) \(question.code) \(question.title): \(sufficient)\(verb)\(place ?? "")."
  }

  /// What stands behind a rating of cases that no key question alone decides.
  private static func undecided(_ result: StandardResult, _ index: FrameworkIndex) -> String? {
    guard result.computed.ratingID != nil else { return nil }
    guard let value = result.value else { return "Given as a rating." }
    return "Its share is \(decimal(value)) per cent."
  }

  /// How a rating depends on what is not evidenced; `nil` when it does not.
  static func certainty(
    _ status: RatingStatus,
    best: RatingStatus,
    worst: RatingStatus,
    _ index: FrameworkIndex
  ) -> String? {
    let high = Self.status(best, index)
    let low = Self.status(worst, index)
    switch (best == status, worst == status) {
    case (true, true): return nil
    case (false, true):
      return "It would be \(high) if all that is not evidenced had been sufficient."
    case (true, false):
      return "It would be \(low) if all that is not evidenced had been insufficient."
    case (false, false):
      return
        """
        It would be \(high) if all that is not evidenced had been sufficient, and \(low) if all \
        of it had been insufficient.
        """
    }
  }

  /// What would lift a standard: `Good with 7 more sufficient cases of 100 in 2.2.3`.
  static func lift(_ lift: Lift, _ index: FrameworkIndex) -> String {
    let steps = lift.steps.enumerated().map { position, step in
      let code = index.questions[step.question].code
      let what =
        position == 0
        ? " sufficient \(step.moreCases == 1 ? "case" : "cases")" : ""
      return "\(number(step.moreCases)) more\(what) of \(number(step.denominator)) in \(code)"
    }
    return "\(index.label(lift.ratingID)) with \(list(steps))"
  }

  /// Why a panel might move a rating.
  static func discretion(_ reason: DiscretionReason, _ index: FrameworkIndex) -> String {
    switch reason {
    case .nearBoundary(let points, let boundary, let towards):
      if points == .zero {
        return
          "the deciding share lies at \(boundary) per cent, on the edge of \(index.label(towards))"
      }
      let distance = points == .one ? "1 percentage point" : "\(points) percentage points"
      return
        "the deciding share lies \(distance) from \(boundary) per cent (the edge of \(index.label(towards)))"
    case .oneCase(let towards):
      return "one case judged differently would make it \(index.label(towards))"
    case .fewCases(let count):
      return "the deciding share rests on \(Self.count(count, "case")) only"
    }
  }
}
