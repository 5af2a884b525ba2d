import AuditCore

/// A table of bands made ready to band shares and points, exactly.
///
/// Bands leave no gap, so a band is known by its lower edge alone; that also bands an unrounded
/// share by a table that is written in whole numbers (64 | 65), half-open at the next edge.
struct BandTable: Sendable {
  /// How the framework rounds a share before it is banded.
  let rounding: ShareRounding
  /// The lower edge of each band, lowest first.
  let edges: [Decimal128]
  /// The rating that each band earns.
  let ratingIDs: [String]

  init(_ set: BandSet) {
    rounding = set.rounding
    edges = set.bands.map(\.from)
    ratingIDs = set.bands.map(\.ratingID)
  }

  /// The treatment of rounding that the framework did not choose.
  var otherRounding: ShareRounding { rounding == .none ? .halfUp : .none }

  /// Finds the band of a share; `nil` without relevant cases or below the first band.
  func position(of share: Share, rounding: ShareRounding? = nil) -> Int? {
    guard share.denominator > 0 else { return nil }
    return edges.lastIndex { reaches($0, share, rounding ?? self.rounding) }
  }

  /// Finds the band of a sum of points; `nil` below the first band.
  func position(ofPoints points: Int) -> Int? {
    edges.lastIndex { Decimal128(points) >= $0 }
  }

  /// Whether a share lies at or above an edge in per cent.
  func reaches(_ edge: Decimal128, _ share: Share, _ rounding: ShareRounding) -> Bool {
    let (value, scale) = Self.percent(share, rounding)
    guard let wanted = edge.multiplied(by: Decimal128(scale)) else { return false }
    return Decimal128(value) >= wanted
  }

  /// How far a share lies above an edge, in percentage points times a scale, exactly.
  ///
  /// Below zero when the share lies below the edge.
  func distance(of share: Share, from edge: Decimal128) -> (scaled: Decimal128, scale: Int)? {
    let (value, scale) = Self.percent(share, rounding)
    return edge.multiplied(by: Decimal128(scale))
      .flatMap { Decimal128(value).subtracting($0) }
      .map { ($0, scale) }
  }

  /// The fewest more sufficient cases with which a share reaches a band; `nil` when none would do.
  func casesNeeded(by share: Share, toReach position: Int) -> Int? {
    let room = share.denominator - share.numerator
    func reaches(_ more: Int) -> Bool {
      let lifted = Share(share.numerator + more, of: share.denominator)
      return self.reaches(edges[position], lifted, rounding)
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

  /// A share as a whole number of `1 / scale` per cent.
  private static func percent(_ share: Share, _ rounding: ShareRounding) -> (Int, scale: Int) {
    if rounding != .none, let whole = share.wholePercent(rounding) { return (whole, 1) }
    return (share.numerator * 100, share.denominator)
  }
}
