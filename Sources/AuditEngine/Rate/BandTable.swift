import AuditCore

/// A table of bands made ready to band shares, points, means and percentages, exactly.
///
/// Bands leave no gap, so a band is known by its lower edge alone; that also bands an unrounded
/// share by a table that is written in whole numbers (64 | 65), half-open at the next edge.
struct BandTable: Sendable {
  /// How the framework rounds a value before it is banded.
  let rounding: ShareRounding
  /// The lower edge of each band, lowest first.
  let edges: [Ratio]
  /// The rating that each band earns.
  let ratingIDs: [String]

  init(_ set: BandSet) {
    rounding = set.rounding
    // An edge has at most nine digits before and after the point, which a fraction can hold.
    edges = set.bands.map { Ratio($0.from) ?? .zero }
    ratingIDs = set.bands.map(\.ratingID)
  }

  /// The treatment of rounding that the framework did not choose.
  var otherRounding: ShareRounding { rounding == .none ? .halfUp : .none }

  /// Finds the band of a share in per cent; `nil` without relevant cases.
  func position(of share: Share, rounding: ShareRounding? = nil) -> Int? {
    Ratio(percentOf: share).flatMap { position(of: $0, rounding: rounding) }
  }

  /// Finds the band of a value; `nil` below the first band.
  func position(of value: Ratio, rounding: ShareRounding? = nil) -> Int? {
    let banded = value.rounded(rounding ?? self.rounding)
    return edges.lastIndex { banded >= $0 }
  }

  /// The fewest more sufficient cases with which a share reaches a band; `nil` when none would do.
  func casesNeeded(by share: Share, toReach position: Int) -> Int? {
    let room = share.denominator - share.numerator
    func reaches(_ more: Int) -> Bool {
      let lifted = Share(share.numerator + more, of: share.denominator)
      return Ratio(percentOf: lifted).map { $0.rounded(rounding) >= edges[position] } ?? false
    }
    guard share.denominator > 0, room >= 0, reaches(room) else { return nil }
    var low = 0
    var high = room
    while low < high {
      let middle = (low + high) / 2
      if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
