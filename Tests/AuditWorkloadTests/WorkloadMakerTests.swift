import AuditCore
import AuditWorkload
import Testing

struct WorkloadMakerTests {
  private static let asOf = TinyScheme.day("2024-07-01")

  private static func make(
    _ caseloads: [Caseload],
    _ reductions: [HoursReduction] = []
  ) -> WorkloadResult {
    WorkloadMaker(scheme: TinyScheme.scheme, reductions: reductions, asOf: asOf).make(caseloads)
  }

  @Test func `a unit's capacity is a ratio of sums, not a mean of ratios`() {
    let result = Self.make([
      TinyScheme.caseload("S1", heavy: 20, hours: "37"),
      TinyScheme.caseload("S2", heavy: 1, hours: "3.7"),
    ])
    let region = result.units[0]
    #expect(region.totals.points == 2100 && region.totals.availablePoints == 1100)
    #expect(region.capacity.rounded(places: 1, .halfUp) == TinyScheme.number("190.9"))
    #expect(result.practitioners.map(\.capacity) == [Decimal128(200), Decimal128(100)])
  }

  @Test func `work without available points comes first and is pointed out`() {
    let result = Self.make([
      TinyScheme.caseload("S1", heavy: 20), TinyScheme.caseload("S2", "SPO", heavy: 1),
      TinyScheme.caseload("S3", "SPO"),
    ])
    #expect(result.practitioners.map(\.staff) == ["S2", "S1", "S3"])
    #expect(result.practitioners[0].flags == [.noAvailablePoints])
    #expect(result.practitioners[0].capacity == .zero)
    #expect(result.practitioners[2].flags == [])
  }

  @Test func `over capacity begins above the limit, not at it`() {
    let result = Self.make([
      TinyScheme.caseload("S1", heavy: 11), TinyScheme.caseload("S2", heavy: 11, light: 1),
    ])
    #expect(result.practitioners.map(\.flags) == [[.overCapacity], []])
    #expect(result.units[0].overCapacityCount == 1)
  }

  @Test func `somebody in two teams is one of the staff, with the cases of both`() {
    let result = Self.make([
      TinyScheme.caseload("S1", light: 40),
      TinyScheme.caseload("S1", light: 31, units: ["Northmarch", "Alderbeck", "Team 2"]),
      TinyScheme.caseload("S2", light: 70),
    ])
    #expect(result.units.map(\.staffCount) == [2, 2, 2, 1])
    #expect(result.units.map(\.highCaseloadCount) == [1, 1, 0, 0])
  }

  @Test func `cases beyond the grade are those of its tiers, or more where risk tells of more`() {
    var told = TinyScheme.caseload("S2", "PSO", heavy: 1, light: 5)
    told.complexCount = 3
    let result = Self.make([
      TinyScheme.caseload("S1", "PSO", heavy: 2), told, TinyScheme.caseload("S3", heavy: 5),
    ])
    let counts = Dictionary(
      uniqueKeysWithValues: result.practitioners.map { ($0.staff, $0.complexCount) }
    )
    #expect(counts == ["S1": 2, "S2": 3, "S3": 0])
    #expect(result.units[0].complexCount == 5)
  }

  @Test func `a reduction that ends soon says what the capacity becomes`() {
    let reduction = HoursReduction(
      staff: "S1",
      kind: "other",
      amount: .percent(Decimal128(50)),
      from: TinyScheme.day("2024-01-01"),
      to: TinyScheme.day("2024-07-20")
    )
    let result = Self.make([TinyScheme.caseload("S1", heavy: 5)], [reduction])
    let practitioner = result.practitioners[0]
    #expect(practitioner.capacity == Decimal128(100))
    #expect(practitioner.reductionHours == TinyScheme.number("18.5"))
    #expect(practitioner.next?.on == TinyScheme.day("2024-07-21"))
    #expect(practitioner.next?.capacity == Decimal128(50))
    let messages = WorkloadMessages.changes(of: result)
    #expect(messages.count == 1)
    #expect(messages[0].headline == "a reduction of hours ends in 19 days")
    #expect(!"\(messages)".contains("S1"))
  }

  @Test func `a reduction in hours above what its kind allows is told, one at it is not`() {
    func reduction(_ staff: String, _ hours: String, _ kind: String = "half") -> HoursReduction {
      HoursReduction(
        staff: staff,
        kind: kind,
        amount: .hours(TinyScheme.number(hours)),
        from: TinyScheme.day("2024-01-01"),
        to: nil,
        place: Place(path: "reductions.csv", line: 2)
      )
    }
    let reductions = [
      reduction("S1", "10.5"), reduction("S2", "18.5"), reduction("S1", "20", "other"),
      reduction("NOBODY", "30"),
    ]
    let caseloads = [
      TinyScheme.caseload("S1", heavy: 5, hours: "20"), TinyScheme.caseload("S2", hours: "37"),
    ]
    let told = WorkloadMessages.overMaximum(reductions, of: Self.make(caseloads, reductions))
    #expect(told.map(\.headline) == ["a reduction is above the 50 per cent that its kind allows"])
    #expect(!"\(told)".contains("S1"))
  }

  @Test func `sums of sums are the sums of all, for any caseloads`() {
    var seed: UInt64 = 7
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }
    for _ in 0..<50 {
      let caseloads = (0..<(1 + next(40))).map { index in
        TinyScheme.caseload(
          "S\(next(20))",
          ["PO", "PSO", "SPO", "NONE"][next(4)],
          heavy: next(30),
          light: next(50),
          units: ["R\(next(2))", "P\(next(3))", "T\(index)"],
          hours: [nil, "37", "20.5", "0"][next(4)]
        )
      }
      let result = Self.make(caseloads)
      for (index, unit) in result.units.enumerated() where !unit.children.isEmpty {
        let children = unit.children.map { result.units[$0].totals }
        #expect(unit.totals.points == children.reduce(0) { $0 + $1.points })
        #expect(unit.totals.availablePoints == children.reduce(0) { $0 + $1.availablePoints })
        #expect(unit.children.allSatisfy { result.units[$0].parent == index })
      }
      let roots = result.units.filter { $0.parent == nil }
      #expect(
        roots.reduce(0) { $0 + $1.totals.caseCount } == caseloads.reduce(0) { $0 + $1.caseCount }
      )
      #expect(
        roots.reduce(0) { $0 + $1.totals.points }
          == caseloads.reduce(0) { $0 + WorkloadPoints($1, TinyScheme.scheme).total }
      )
    }
  }

  @Test func `grades are found by their source codes whatever their dashes and blanks`() {
    for code in ["CRC-PQF", "CRC - PQF", "crc—pqf", "CRC – PQF", "PSO"] {
      #expect(TinyScheme.scheme.grade(ofSourceCode: code)?.code == "PO", "\(code)")
    }
    #expect(TinyScheme.scheme.grade(ofSourceCode: "ABCD")?.code == "DMY")
    #expect(TinyScheme.scheme.grade(ofSourceCode: "")?.code == "DMY")
  }
}
