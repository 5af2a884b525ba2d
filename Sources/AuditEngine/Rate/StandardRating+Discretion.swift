import AuditCore

extension StandardRating {
  /// Why a panel might move the rating by one band: eligibility, never the outcome.
  ///
  /// Where only percentages are known, no case can be counted.
  func discretion(_ rule: DiscretionRule?, countsCases: Bool = true) -> [DiscretionReason] {
    guard let rule, let value, let band = band() else { return [] }
    var reasons: [DiscretionReason] = []
    if let within = rule.withinPoints.flatMap({ Ratio($0) }) {
      // The edge below which the rating falls, and the one from which it rises.
      let edges = [(band, band - 1), (band + 1, band + 1)]
      for (edge, beyond) in edges where bands.edges.indices.contains(beyond) {
        if let points = nearness(of: value, to: bands.edges[edge], within: within) {
          reasons.append(
            .nearBoundary(
              points: points,
              boundary: bands.edges[edge].decimal,
              towards: bands.ratingIDs[beyond]
            )
          )
        }
      }
    }
    guard countsCases else { return reasons }
    if rule.opensForOneCase {
      for direction in [1, -1] {
        if let other = bandWithOneCase(direction, from: band) {
          reasons.append(.oneCase(towards: bands.ratingIDs[other]))
        }
      }
    }
    if let few = rule.fewCases, basis.denominator <= few {
      reasons.append(.fewCases(basis.denominator))
    }
    return reasons
  }

  /// The distance of a value from an edge in points to one place; `nil` when it is not near.
  ///
  /// Whether it is near is told exactly, from the value as it is banded.
  private func nearness(of value: Ratio, to edge: Ratio, within limit: Ratio) -> Decimal128? {
    guard let signed = value.rounded(bands.rounding).subtracting(edge) else { return nil }
    let distance = max(signed, Ratio.zero.subtracting(signed) ?? signed)
    guard distance <= limit else { return nil }
    return distance.multiplied(by: Ratio(10))?.rounded(.halfUp).decimal
      .divided(by: Decimal128(10))?.reduced
  }

  /// The band that one judgement turned up or down would bring; `nil` when the rating stays.
  ///
  /// Among several key questions that could do it, the one that moves the rating least counts.
  private func bandWithOneCase(_ direction: Int, from band: Int) -> Int? {
    var found: Int?
    for (position, share) in shares.enumerated() where share.denominator > 0 {
      let numerator = share.numerator + direction
      guard (0...share.denominator).contains(numerator) else { continue }
      var changed = self
      changed.shares[position].numerator = numerator
      guard let other = changed.band(), other != band else { continue }
      if found.map({ abs(other - band) < abs($0 - band) }) ?? true { found = other }
    }
    return found
  }
}
