import AuditCore

/// Rates a standard by the shares of its key questions.
///
/// Each key question uses its own denominator; one without a relevant case is left out, not
/// counted as zero.
struct StandardRating {
  /// The bands.
  let bands: BandTable
  /// How the shares make one.
  var combination = Standard.Combination.lowest
  /// One share for each key question, in the standard's order.
  var shares: [Share]
  /// One weight for each key question; all alike when left empty.
  var weights: [Ratio] = []

  /// The position of the lowest key question where it decides; the first of several equal ones.
  var deciding: Int? {
    guard combination == .lowest else { return nil }
    var lowest: Int?
    for (index, share) in shares.enumerated() where share.denominator > 0 {
      if let found = lowest, !Share.isLower(share, shares[found]) { continue }
      lowest = index
    }
    return lowest
  }

  /// What is banded, in per cent; `nil` when no key question has a case.
  var value: Ratio? {
    switch combination {
    case .lowest: return deciding.flatMap { Ratio(percentOf: shares[$0]) }
    case .pooled: return Ratio(percentOf: pooled)
    case .mean:
      var mean = WeightedMean()
      for (index, share) in shares.enumerated() {
        guard let percent = Ratio(percentOf: share) else { continue }
        mean.add(percent, weight: weights.indices.contains(index) ? weights[index] : Ratio(1))
      }
      return mean.value
    }
  }

  /// The relevant cases that the rating rests on: the deciding key question's, or all.
  var basis: Share { deciding.map { shares[$0] } ?? pooled }

  private var pooled: Share {
    Share(
      shares.reduce(0) { $0 + $1.numerator },
      of: shares.reduce(0) { $0 + $1.denominator }
    )
  }

  /// The position of the rating's band; `nil` when no key question has a case.
  func band(rounding: ShareRounding? = nil) -> Int? {
    value.flatMap { bands.position(of: $0, rounding: rounding) }
  }

  /// The rating's identifier; `nil` when no key question has a case.
  func ratingID(rounding: ShareRounding? = nil) -> String? {
    band(rounding: rounding).map { bands.ratingIDs[$0] }
  }

  /// What would lift the rating to the next; `nil` at the top, without a rating, or where no single
  /// way leads there because all key questions count together.
  ///
  /// The steps name key questions by their indices in the framework, which are given.
  func lift(questions: Range<Int>) -> Lift? {
    guard combination == .lowest, let band = band(), band + 1 < bands.edges.count else {
      return nil
    }
    var steps: [Lift.Step] = []
    var lifted = self
    for (position, share) in shares.enumerated() where share.denominator > 0 {
      guard let more = bands.casesNeeded(by: share, toReach: band + 1) else { return nil }
      lifted.shares[position] = Share(share.numerator + more, of: share.denominator)
      if more > 0 {
        steps.append(
          Lift.Step(
            question: questions.lowerBound + position,
            moreCases: more,
            denominator: share.denominator
          )
        )
      }
    }
    // Where there are few cases, one more may reach further than the next band.
    return Lift(ratingID: bands.ratingIDs[lifted.band() ?? band + 1], steps: steps)
  }
}
