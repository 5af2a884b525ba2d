public import AuditCore

/// Counts caseloads from case records.
public struct CaseloadCounter: Sendable {
  /// The fields of a case that are read.
  public struct Fields: Sendable, Hashable {
    /// The staff code of whoever holds the case.
    public var staff = "practitioner.code"
    /// The grade.
    public var grade = "practitioner.grade"
    /// The tier.
    public var tier = "tier.value"
    /// Where the case is supervised.
    public var place = "sentence.caseType"
    /// The level of risk of serious harm.
    public var rosh = "rosh.level"
    /// Whether the person is in transition to adulthood.
    public var t2a = "person.inTransitionToAdulthood"
    /// The units, widest first.
    public var units = ["unit.region", "unit.pdu", "unit.team"]

    /// The fields of the shipped vocabulary of probation cases.
    public init() {}
  }

  private let scheme: WorkloadScheme
  private let fields: Fields

  /// Prepares a counter.
  public init(_ scheme: WorkloadScheme, fields: Fields = Fields()) {
    self.scheme = scheme
    self.fields = fields
  }

  /// The field that tells practitioners apart.
  public var fieldOfStaff: String { fields.staff }

  /// The fields that the counting needs and a vocabulary lacks.
  public func missingFields(in type: RecordType) -> [String] {
    ([fields.staff, fields.grade, fields.tier, fields.place] + fields.units)
      .filter { type.fieldIndex($0) == nil }
  }

  /// Counts the cases of each practitioner in each team, in the order of their first case.
  ///
  /// - Returns: The caseloads, and how many cases count nowhere, by reason.
  public func count(
    _ records: RecordTable
  ) -> (caseloads: [Caseload], leftOut: [WorkloadResult.LeftOut]) {
    let column = { (path: String) in records.type.fieldIndex(path) }
    let text = { (row: Int, field: Int?) in field.flatMap { records.text(row: row, field: $0) } }
    let staff = column(fields.staff)
    let units = fields.units.map(column)
    var caseloads: [Caseload] = []
    var known: [Key: Int] = [:]
    var without = (staff: 0, unit: 0, place: 0)
    for row in 0..<records.rowCount {
      guard let code = text(row, staff), !code.isEmpty else {
        without.staff += 1
        continue
      }
      let names = units.compactMap { text(row, $0) }
      guard names.count == units.count else {
        without.unit += 1
        continue
      }
      guard let place = place(text(row, column(fields.place))) else {
        without.place += 1
        continue
      }
      let key = Key(staff: code, units: names)
      let index = known[key] ?? caseloads.count
      if index == caseloads.count {
        known[key] = index
        let grade = grade(records, row)
        var caseload = Caseload(staff: code, grade: grade, units: names, scheme: scheme)
        caseload.complexCount = 0
        caseloads.append(caseload)
      }
      let tier = text(row, column(fields.tier)).flatMap { written in
        scheme.tiers.firstIndex {
          WorkloadScheme.plain($0.code) == WorkloadScheme.plain(written)
        }
      }
      let isT2A = text(row, column(fields.t2a)) == "yes"
      let counts: WritableKeyPath<Caseload, CaseCounts> = isT2A ? \.t2aCases : \.cases
      if let tier {
        caseloads[index][keyPath: counts].tiers[place.rawValue][tier].total += 1
      } else {
        caseloads[index][keyPath: counts].untiered[place.rawValue] += 1
      }
      if isComplex(caseloads[index].grade, tier, text(row, column(fields.rosh))) {
        caseloads[index].complexCount = (caseloads[index].complexCount ?? 0) + 1
      }
    }
    let leftOut = [
      (without.staff, "without the staff code of a practitioner"),
      (without.unit, "without region, delivery unit or team"),
      (without.place, "without the kind of supervision"),
    ]
    return (
      caseloads,
      leftOut.filter { $0.0 > 0 }.map { WorkloadResult.LeftOut(count: $0.0, reason: $0.1) }
    )
  }

  private struct Key: Hashable {
    var staff: String
    var units: [String]
  }

  private func place(_ written: String?) -> CasePlace? {
    written.flatMap { written in CasePlace.allCases.first { $0.name == written } }
  }

  /// The grade by its title, as vocabularies write it, or its code; the one for others when unknown.
  private func grade(_ records: RecordTable, _ row: Int) -> String {
    let written = records.type.fieldIndex(fields.grade)
      .flatMap { records.text(row: row, field: $0) }
    let plain = WorkloadScheme.plain(written ?? "")
    let found = scheme.grades.first {
      WorkloadScheme.plain($0.title) == plain || WorkloadScheme.plain($0.code) == plain
    }
    return found?.code ?? scheme.otherGrade
  }

  private func isComplex(_ grade: String, _ tier: Int?, _ rosh: String?) -> Bool {
    scheme.limits.complexity.contains { limit in
      guard limit.grade == grade else { return false }
      return tier.map { limit.tiers.contains(scheme.tiers[$0].code) } == true
        || rosh.map { limit.roshLevels.contains($0) } == true
    }
  }
}
