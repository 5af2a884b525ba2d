import AuditCore

/// The words in which workloads are told on pages, in tables and at a terminal.
struct WorkloadWords {
  let result: WorkloadResult

  /// A capacity to a tenth of a per cent, as `112.4`.
  static func percent(_ capacity: Decimal128) -> Decimal128 {
    capacity.rounded(places: 1, .halfUp).reduced
  }

  /// A capacity in words, always with its tenths, so that columns of them line up.
  static func shown(_ capacity: Decimal128) -> String {
    let tenths = percent(capacity).scaled(places: 1) ?? 0
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// The capacity of a practitioner, or why there is none.
  static func capacity(_ practitioner: PractitionerWorkload) -> String {
    if practitioner.totals.availablePoints > 0 {
      return shown(practitioner.capacity)
    }
    return practitioner.flags.contains(.noAvailablePoints) ? "no points available" : "0%"
  }

  /// The capacity of a unit, or why there is none.
  static func capacity(_ unit: WorkloadUnit) -> String {
    unit.totals.availablePoints > 0
      ? shown(unit.capacity)
      : unit.totals.points > 0 ? "no points available" : "0%"
  }

  /// What is pointed out of a practitioner, in words.
  func flags(_ practitioner: PractitionerWorkload, saysNoPoints: Bool = true) -> [String] {
    let limits = result.scheme.limits
    return practitioner.flags.filter { saysNoPoints || $0 != .noAvailablePoints }.map { flag in
      switch flag {
      case .overCapacity: "over \(limits.capacityPercent.reduced.description)% of capacity"
      case .noAvailablePoints: "work, but no points available"
      case .highCaseload: "more than \(limits.caseload) cases"
      case .beyondGrade:
        "\(ReportText.count(practitioner.complexCount, "case")) beyond the grade"
      }
    }
  }

  /// The title of a grade.
  func grade(_ code: String) -> String { result.scheme.grade(code)?.title ?? code }

  /// The title of a kind of reduction.
  func kind(_ code: String) -> String {
    result.scheme.reductionKinds.first { $0.code == code }?.title ?? code
  }

  /// The names of a unit and all wider ones, widest first.
  func path(_ unit: Int) -> [String] {
    var names: [String] = []
    var place: Int? = unit
    while let current = place, result.units.indices.contains(current) {
      names.insert(result.units[current].name, at: 0)
      place = result.units[current].parent
    }
    return names
  }

  /// The units at the widest level.
  var roots: [Int] {
    result.units.indices.filter { result.units[$0].parent == nil }
      .sorted {
        let (left, right) = (result.units[$0], result.units[$1])
        return left.capacity != right.capacity ? right.capacity < left.capacity : $0 < $1
      }
  }

  /// Every unit with its narrower ones behind it, the most loaded first.
  var unitsInOrder: [Int] {
    var order: [Int] = []
    func visit(_ unit: Int) {
      order.append(unit)
      result.units[unit].children.forEach(visit)
    }
    roots.forEach(visit)
    return order
  }

  /// A reduction's amount, as `20% of hours`.
  static func amount(_ reduction: HoursReduction) -> String {
    switch reduction.amount {
    case .hours(let hours): "\(hours.reduced.description) hours"
    case .percent(let percent): "\(percent.reduced.description)% of hours"
    }
  }

  /// What becomes of a reduction, in words.
  static func words(_ kind: ReductionChange.Kind) -> String {
    switch kind {
    case .ends: "ends"
    case .ended: "has ended"
    case .begins: "begins"
    }
  }

  /// How many staff hold a case or more.
  var holderCount: Int {
    Set(result.practitioners.filter { $0.totals.caseCount > 0 }.map(\.staff)).count
  }

  /// A share in words, as `3 of 12 (25%)`.
  static func share(_ count: Int, of all: Int) -> String {
    guard all > 0 else { return "\(count) of 0" }
    let percent = (count * 1000 + all * 5) / (all * 10)
    return "\(ReportText.number(count)) of \(ReportText.number(all)) (\(percent)%)"
  }

  /// What a reader must know: which numbers are unverified, and what counts nowhere.
  var notes: [String] {
    var notes = [
      """
      A capacity is the points carried over the points available, in per cent. For a unit it is the \
      sum of its practitioners' points over the sum of theirs available.
      """
    ]
    if !result.scheme.unverifiedParts.isEmpty {
      let parts = ReportText.list(result.scheme.unverifiedParts)
      notes.append("Nobody has checked these parts of the scheme against their source: \(parts).")
    }
    for entry in result.leftOut {
      let verb = entry.count == 1 ? "counts" : "count"
      notes.append("\(ReportText.count(entry.count, "record")) \(entry.reason) \(verb) nowhere.")
    }
    return notes
  }
}
