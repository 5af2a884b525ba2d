import AuditCore

/// A scheme small enough to work with by hand.
enum TinyScheme {
  static func number(_ text: String) -> Decimal128 { Decimal128(text) ?? .zero }

  static let scheme = WorkloadScheme(
    id: "tiny",
    version: "1",
    title: "Tiny",
    tiers: [
      WorkloadTier(
        code: "A3",
        points: [100, 40, 110].map { Decimal128($0) },
        t2aPoints: [40, 40, 40].map { Decimal128($0) }
      ),
      WorkloadTier(
        code: "D1",
        points: [20, 10, 25].map { Decimal128($0) },
        t2aPoints: [10, 10, 10].map { Decimal128($0) }
      ),
    ],
    t2aInactive: InactiveWeightings(warrants: number("75")),
    reports: [WeighedWork(code: "sdr", title: "Reports", points: number("12.5"))],
    contacts: [WeighedWork(code: "CMS01", title: "Contact", points: Decimal128(9))],
    targets: ["po": Decimal128(1000), "pso": Decimal128(800)],
    hours: ["po": Decimal128(37), "pso": Decimal128(37), "spo": .zero],
    grades: [
      PractitionerGrade(
        code: "PO",
        title: "Probation officer",
        target: "po",
        hours: "po",
        sourceCodes: ["PSO", "CRC-PQF"]
      ),
      PractitionerGrade(code: "PSO", title: "Services officer", target: "pso", hours: "pso"),
      PractitionerGrade(code: "SPO", title: "Senior officer", target: "po", hours: "spo"),
      PractitionerGrade(code: "DMY", title: "Not known", target: "po", hours: "po"),
      PractitionerGrade(code: "NONE", title: "No caseload", target: "po", hours: nil),
    ],
    otherGrade: "DMY",
    reductionKinds: [
      ReductionKind(code: "other", title: "Other"),
      ReductionKind(code: "half", title: "Half", maximumPercent: Decimal128(50)),
    ],
    limits: WorkloadLimits(
      capacityPercent: Decimal128(110),
      caseload: 70,
      endingDays: 30,
      complexity: [ComplexityLimit(grade: "PSO", tiers: ["A3"], roshLevels: ["high"])]
    )
  )

  /// A caseload with so many community cases of the heavy and of the light tier.
  static func caseload(
    _ staff: String,
    _ grade: String = "PO",
    heavy: Int = 0,
    light: Int = 0,
    units: [String] = ["Northmarch", "Alderbeck", "Team 1"],
    hours: String? = nil
  ) -> Caseload {
    var caseload = Caseload(
      staff: staff,
      grade: grade,
      units: units,
      scheme: scheme,
      contractedHours: hours.map(number)
    )
    caseload.cases.tiers[0][0].total = heavy
    caseload.cases.tiers[0][1].total = light
    return caseload
  }

  static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(dayNumber: 0) }
}
