public import AuditCore

/// The points that a caseload carries, part by part.
///
/// - Source: moj-systems section 3.1: the rules of the workload measurement tool, MIT licence.
public struct WorkloadPoints: Sendable, Hashable {
  /// The points of cases at each place, in the order of `CasePlace`.
  public var cases: [Decimal128]
  /// The points of people in transition to adulthood at each place.
  public var t2aCases: [Decimal128]
  /// The points of reports, in the scheme's order.
  public var reports: [Decimal128]
  /// The points of contacts in others' cases less those of contacts by others, with adjustments.
  public var contacts: Decimal128

  /// Weighs a caseload.
  public init(_ caseload: Caseload, _ scheme: WorkloadScheme) {
    cases = CasePlace.allCases.map { place in
      Self.placePoints(
        caseload.cases.tiers[place.rawValue],
        scheme.tiers.map { $0.points[place.rawValue] },
        scheme.inactive,
        subtractsInactive: false
      )
    }
    t2aCases = CasePlace.allCases.map { place in
      Self.placePoints(
        caseload.t2aCases.tiers[place.rawValue],
        scheme.tiers.map { $0.t2aPoints[place.rawValue] },
        scheme.t2aInactive,
        subtractsInactive: true
      )
    }
    reports = zip(caseload.reports, scheme.reports).map { Decimal128($0) * $1.points }
    contacts =
      zip(caseload.contactsForOthers, scheme.contacts).map { Decimal128($0) * $1.points }.sum
      - zip(caseload.contactsByOthers, scheme.contacts).map { Decimal128($0) * $1.points }.sum
      + caseload.adjustment
  }

  /// All points without those of contacts, exact.
  public var workPoints: Decimal128 { cases.sum + t2aCases.sum + reports.sum }

  /// All points, to the nearest whole number, halves upwards.
  public var total: Int { (workPoints + contacts).rounded }

  /// What the cases in custody would weigh on licence, which prisons plan by; not in the total.
  public static func projectedLicence(_ caseload: Caseload, _ scheme: WorkloadScheme) -> Decimal128
  {
    let licence = CasePlace.licence.rawValue
    let custody = CasePlace.custody.rawValue
    return placePoints(
      caseload.cases.tiers[custody],
      scheme.tiers.map { $0.points[licence] },
      scheme.inactive,
      subtractsInactive: false
    )
      + placePoints(
        caseload.t2aCases.tiers[custody],
        scheme.tiers.map { $0.t2aPoints[licence] },
        scheme.t2aInactive,
        subtractsInactive: true
      )
  }

  /// The points of all tiers at one place; cases without a tier score nothing.
  public static func placePoints(
    _ counts: [TierCount],
    _ points: [Decimal128],
    _ weightings: InactiveWeightings,
    subtractsInactive: Bool
  ) -> Decimal128 {
    zip(counts, points).map {
      tierPoints($0, pointsEach: $1, weightings, subtractsInactive: subtractsInactive)
    }.sum
  }

  /// The points of one tier; inactive cases are taken off where they are in the counts.
  public static func tierPoints(
    _ count: TierCount,
    pointsEach: Decimal128,
    _ weightings: InactiveWeightings,
    subtractsInactive: Bool
  ) -> Decimal128 {
    let all = Decimal128(count.total) * pointsEach
    guard subtractsInactive else { return all }
    let inactive = [
      Decimal128(count.warrants) * lost(weightings.warrants),
      Decimal128(count.unpaidWork) * lost(weightings.unpaidWork),
      Decimal128(count.overdueTermination) * lost(weightings.overdueTermination),
    ]
    return all - inactive.sum * pointsEach
  }

  /// The part of a case's points that is lost while it earns so many per cent of them: 0 to 1.
  static func lost(_ weighting: Decimal128) -> Decimal128 {
    if !(weighting < .hundred) { return .zero }
    return weighting < .zero || weighting == .zero ? .one : (.hundred - weighting) / .hundred
  }
}
