import AuditCore

extension StandardRating {
  /// Why a panel might move the rating by one band: eligibility, never the outcome.
  func discretion(_ rule: DiscretionRule?) -> [DiscretionReason] {
    guard let rule, let deciding, let band = band() else { return [] }
    var reasons: [DiscretionReason] = []
    if let within = rule.withinPoints {
      // The edge below which the rating falls, and the one from which it rises.
      let edges = [(band, band - 1), (band + 1, band + 1)]
      for (edge, beyond) in edges where bands.edges.indices.contains(beyond) {
        if let points = nearness(of: shares[deciding], to: bands.edges[edge], within: within) {
          reasons.append(
            .nearBoundary(
              points: points,
              boundary: bands.edges[edge],
              towards: bands.ratingIDs[beyond]
            )
          )
        }
      }
    }
    if rule.opensForOneCase {
      for direction in [1, -1] {
        if let other = bandWithOneCase(direction, from: band) {
          reasons.append(.oneCase(towards: bands.ratingIDs[other]))
        }
      }
    }
    if let few = rule.fewCases, shares[deciding].denominator <= few {
      reasons.append(.fewCases(shares[deciding].denominator))
    }
    return reasons
  }

  /// The distance of a share from an edge in points to one place; `nil` when it is not near.
  ///
  /// Whether it is near is told exactly, from the share as it is banded.
  private func nearness(
    of share: Share,
    to edge: Decimal128,
    within limit: Decimal128
  ) -> Decimal128? {
    guard let (signed, scale) = bands.distance(of: share, from: edge),
      let allowed = limit.multiplied(by: Decimal128(scale)), signed.magnitude <= allowed
    else { return nil }
    guard scale > 1 else { return signed.magnitude }
    // Edges have few decimal places, so that the numerator fits a machine integer at six.
    guard let numerator = signed.magnitude.scaled(places: 6) else { return nil }
    let unit = Int64(scale) * 100_000
    return Decimal128(significand: (numerator * 2 + unit) / (unit * 2), exponent: -1).reduced
  }

  /// The band that one judgement turned up or down would bring; `nil` when the rating stays.
  ///
  /// Among several key questions that could do it, the one that moves the rating least counts.
  private func bandWithOneCase(_ direction: Int, from band: Int) -> Int? {
    var found: Int?
    for (position, share) in shares.enumerated() where share.denominator > 0 {
      let numerator = share.numerator + direction
      guard (0...share.denominator).contains(numerator) else { continue }
      var changed = shares
      changed[position].numerator = numerator
      guard let other = StandardRating(bands: bands, shares: changed).band(), other != band
      else { continue }
      if found.map({ abs(other - band) < abs($0 - band) }) ?? true { found = other }
    }
    return found
  }
}
