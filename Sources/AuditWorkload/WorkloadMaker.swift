public import AuditCore

/// Makes the workload of practitioners and units from caseloads.
public struct WorkloadMaker: Sendable {
  private let scheme: WorkloadScheme
  private let reductions: Reductions
  private let asOf: CalendarDay
  private let endingDays: Int

  /// Prepares the making.
  ///
  /// - Parameters:
  ///   - scheme: What work weighs.
  ///   - reductions: Who has fewer hours for cases, and when.
  ///   - asOf: The day to look from.
  ///   - endingDays: How many days before a reduction ends it is told; the scheme's own when `nil`.
  public init(
    scheme: WorkloadScheme,
    reductions: [HoursReduction] = [],
    asOf: CalendarDay,
    endingDays: Int? = nil
  ) {
    self.scheme = scheme
    self.reductions = Reductions(reductions)
    self.asOf = asOf
    self.endingDays = endingDays ?? scheme.limits.endingDays
  }

  /// Weighs all caseloads and sums them up unit by unit.
  ///
  /// Sums come first and capacities after: a unit's capacity is a ratio of sums, no mean of ratios.
  public func make(
    _ caseloads: [Caseload],
    leftOut: [WorkloadResult.LeftOut] = []
  ) -> WorkloadResult {
    var tree = WorkloadTree(caseloads)
    let changes = reductions.changes(around: asOf, within: endingDays)
    let endings = Dictionary(grouping: changes.filter { $0.kind == .ends }) { $0.reduction.staff }
      .compactMapValues { $0.map(\.day).min() }
    let rows = caseloads.indices.map { index in
      practitioner(caseloads[index], unit: tree.unitOf[index], ends: endings)
    }
    let order = rows.indices.sorted { Self.isMoreLoaded(rows[$0], rows[$1]) }
    let practitioners = order.map { rows[$0] }
    tree.sum(practitioners, caseloadLimit: scheme.limits.caseload)
    let found = Dictionary(grouping: practitioners.indices) { practitioners[$0].staff }
    return WorkloadResult(
      scheme: scheme,
      asOf: asOf,
      endingDays: endingDays,
      units: tree.units,
      practitioners: practitioners,
      changes: changes.map {
        ReductionChange(
          reduction: $0.reduction,
          kind: $0.kind,
          day: $0.day,
          returnsOn: $0.kind == .begins
            ? nil : Reductions.returnDay(of: $0.reduction, after: $0.day),
          practitioners: found[$0.reduction.staff] ?? []
        )
      },
      leftOut: leftOut
    )
  }

  private func practitioner(
    _ caseload: Caseload,
    unit: Int,
    ends: [String: CalendarDay]
  ) -> PractitionerWorkload {
    let points = WorkloadPoints(caseload, scheme)
    let grade = scheme.grade(caseload.grade)
    let hours = AvailablePoints.baseHours(
      contracted: caseload.contractedHours,
      fullHours: grade.flatMap { $0.hours.flatMap { scheme.hours[$0] } }
    )
    let (available, reduction) = self.available(caseload, grade, hours, on: asOf)
    let totals = WorkloadTotals(
      points: points.total,
      availablePoints: available,
      contactPoints: points.contacts,
      caseCount: caseload.caseCount
    )
    let complex = Self.complexCount(caseload, scheme)
    let next = ends[caseload.staff].map { last -> PractitionerWorkload.Next in
      let day = last.adding(days: 1)
      let after = self.available(caseload, grade, hours, on: day).points
      return PractitionerWorkload.Next(
        on: day,
        availablePoints: after,
        capacity: Self.capacity(totals.points, after)
      )
    }
    return PractitionerWorkload(
      staff: caseload.staff,
      grade: caseload.grade,
      unit: unit,
      parts: parts(points),
      totals: totals,
      capacity: Self.capacity(totals.points, available),
      hours: hours,
      reductionHours: reduction,
      flags: flags(totals, complex),
      complexCount: complex,
      next: next
    )
  }

  private func available(
    _ caseload: Caseload,
    _ grade: PractitionerGrade?,
    _ hours: Decimal128?,
    on day: CalendarDay
  ) -> (points: Int, reduction: Decimal128) {
    guard let grade, let hours, let target = scheme.targets[grade.target] else { return (0, .zero) }
    let reduction = reductions.hours(of: caseload.staff, contracted: hours, on: day)
    let points = AvailablePoints.points(
      target: target,
      fullHours: grade.hours.flatMap { scheme.hours[$0] },
      contracted: caseload.contractedHours,
      reduction: reduction
    )
    return (points, reduction)
  }

  private func parts(_ points: WorkloadPoints) -> [PractitionerWorkload.Part] {
    var parts: [PractitionerWorkload.Part] = []
    for place in CasePlace.allCases {
      let title = "\(place.name.prefix(1).uppercased())\(place.name.dropFirst()) cases"
      parts.append(.init(title: title, points: points.cases[place.rawValue]))
    }
    parts.append(.init(title: "Transition to adulthood", points: points.t2aCases.sum))
    for (report, points) in zip(scheme.reports, points.reports) {
      parts.append(.init(title: report.title, points: points))
    }
    parts.append(.init(title: "Contacts and adjustments", points: points.contacts))
    return parts
  }

  private func flags(_ totals: WorkloadTotals, _ complex: Int) -> [PractitionerWorkload.Flag] {
    var flags: [PractitionerWorkload.Flag] = []
    if totals.availablePoints <= 0, totals.points > 0 { flags.append(.noAvailablePoints) }
    let limit = scheme.limits.capacityPercent
    if limit < Self.capacity(totals.points, totals.availablePoints) { flags.append(.overCapacity) }
    if totals.caseCount > scheme.limits.caseload { flags.append(.highCaseload) }
    if complex > 0 { flags.append(.beyondGrade) }
    return flags
  }

  /// The cases beyond the grade: by tier as counted, or by tier and risk as the records told.
  static func complexCount(_ caseload: Caseload, _ scheme: WorkloadScheme) -> Int {
    let limits = scheme.limits.complexity.filter { $0.grade == caseload.grade }
    guard !limits.isEmpty else { return 0 }
    var byTier = 0
    for (index, tier) in scheme.tiers.enumerated()
    where limits.contains(where: { $0.tiers.contains(tier.code) }) {
      for place in CasePlace.allCases {
        byTier += caseload.cases.tiers[place.rawValue][index].total
        byTier += caseload.t2aCases.tiers[place.rawValue][index].total
      }
    }
    return max(byTier, caseload.complexCount ?? 0)
  }

  static func capacity(_ points: Int, _ available: Int) -> Decimal128 {
    AvailablePoints.capacity(points: Decimal128(points), available: Decimal128(available))
  }

  /// The order of rows: those without available points but with work first, then by capacity.
  private static func isMoreLoaded(_ left: PractitionerWorkload, _ right: PractitionerWorkload)
    -> Bool
  {
    let without = (left.isWithoutPoints, right.isWithoutPoints)
    if without.0 != without.1 { return without.0 }
    if left.capacity != right.capacity { return right.capacity < left.capacity }
    if left.totals.points != right.totals.points { return left.totals.points > right.totals.points }
    if left.staff != right.staff { return left.staff < right.staff }
    return left.unit < right.unit
  }
}

extension PractitionerWorkload {
  /// Whether there is work, but no points are available for it.
  fileprivate var isWithoutPoints: Bool { flags.contains(.noAvailablePoints) }
}
