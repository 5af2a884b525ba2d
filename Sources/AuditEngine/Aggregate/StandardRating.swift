import AuditCore

/// Rates a standard by its lowest key question.
///
/// Each key question uses its own denominator; one without a relevant case is left out, not
/// counted as zero.
struct StandardRating {
  /// The bands.
  let bands: BandTable
  /// One share for each key question, in the standard's order.
  let shares: [Share]

  /// The position of the lowest key question; the first of several equal ones.
  var deciding: Int? {
    var lowest: Int?
    for (index, share) in shares.enumerated() where share.denominator > 0 {
      if let found = lowest, !Share.isLower(share, shares[found]) { continue }
      lowest = index
    }
    return lowest
  }

  /// The position of the rating's band; `nil` when no key question has a case.
  func band(rounding: ShareRounding? = nil) -> Int? {
    deciding.flatMap { bands.position(of: shares[$0], rounding: rounding) }
  }

  /// The rating's identifier; `nil` when no key question has a case.
  func ratingID(rounding: ShareRounding? = nil) -> String? {
    band(rounding: rounding).map { bands.ratingIDs[$0] }
  }

  /// What would lift the rating to the next; `nil` at the top or without a rating.
  ///
  /// The steps name key questions by their indices in the framework, which are given.
  func lift(questions: Range<Int>) -> Lift? {
    guard let band = band(), band + 1 < bands.edges.count else { return nil }
    var steps: [Lift.Step] = []
    for (position, share) in shares.enumerated() where share.denominator > 0 {
      guard let more = bands.casesNeeded(by: share, toReach: band + 1) else { return nil }
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
    return Lift(ratingID: bands.ratingIDs[band + 1], steps: steps)
  }
}
