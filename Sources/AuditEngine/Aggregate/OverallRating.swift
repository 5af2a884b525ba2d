import AuditCore

/// Makes an overall rating from the sum of the points of the standards that count.
struct OverallRating {
  /// The rule.
  let rule: OverallRule
  /// The bands over points.
  let bands: BandTable
  /// The scale.
  let scale: RatingScale

  /// Rates a unit overall from its standards' results, given by code.
  func result(of standards: [String: StandardResult]) -> OverallResult {
    let members = rule.standards.map { ($0, standards[$0]) }
    let missing = members.filter { $0.1?.status.ratingID == nil }.map(\.0)
    let greatest = scale.ratings.map(\.points).max() ?? 0
    let least = scale.ratings.map(\.points).min() ?? 0
    let sum = points(members.map { $0.1?.status })
    let status = rating(sum, missing: missing)
    return OverallResult(
      status: status,
      points: sum,
      maximumPoints: members.count * greatest,
      possiblePoints: (sum + missing.count * least)...(sum + missing.count * greatest),
      bestCase: rating(points(members.map { $0.1?.bestCase }), missing: missing),
      worstCase: rating(points(members.map { $0.1?.worstCase }), missing: missing),
      lift: status.ratingID == nil ? nil : lift(from: sum)
    )
  }

  private func points(_ statuses: [RatingStatus?]) -> Int {
    statuses.reduce(0) { sum, status in
      sum + (status?.ratingID.flatMap { scale.rating($0) }?.points ?? 0)
    }
  }

  private func rating(_ points: Int, missing: [String]) -> RatingStatus {
    guard missing.isEmpty else { return .incomplete(missing) }
    return bands.position(ofPoints: points).map { .rated(bands.ratingIDs[$0]) } ?? .unrated
  }

  private func lift(from points: Int) -> (ratingID: String, morePoints: Int)? {
    guard let band = bands.position(ofPoints: points), band + 1 < bands.edges.count,
      let needed = bands.edges[band + 1].integer
    else { return nil }
    return (bands.ratingIDs[band + 1], needed - points)
  }
}
