import AuditCore
import AuditWorkload
import FEEL

/// Works out what rows of the workload tests ask, kind by kind, as plain texts.
struct WorkloadChecks {
  let scheme: WorkloadScheme

  /// The kinds of rows that are known.
  static let kinds = [
    "armsPoints", "availablePoints", "availablePointsForGrade", "capacityTable", "contractedHours",
    "customRound", "gradeCode", "liveWorkload", "nominalTarget", "overview", "paromPoints",
    "percentage", "reductionHours", "tierNumber", "tierPoints", "workloadPoints", "zeroIfNull",
  ]

  /// What a row's inputs give; `nil` for a kind that is not known.
  func results(_ kind: String, _ inputs: ContextValue) -> [String: String]? {
    switch kind {
    case "armsPoints", "paromPoints": return reports(kind, inputs)
    case "availablePoints": return ["availablePoints": "\(availablePoints(inputs))"]
    case "availablePointsForGrade": return ["availablePoints": "\(liveAvailablePoints(inputs))"]
    case "capacityTable": return capacityTable(inputs)
    case "contractedHours": return contractedHours(inputs)
    case "customRound":
      let value = inputs.number("value")
      return ["result": value.map { "\(AvailablePoints.shown($0))" } ?? "null"]
    case "gradeCode":
      return ["grade": scheme.grade(ofSourceCode: inputs.text("deliusGradeCode"))?.code ?? "none"]
    case "liveWorkload": return ["points": "\(WorkloadRow(live: inputs, scheme).total)"]
    case "nominalTarget":
      let type = typeNamed(inputs.number("offenderManagerTypeId"))
      let target = inputs.context("defaultTargets").number(type.target)
      return ["target": target?.reduced.description ?? "none"]
    case "overview", "percentage": return overview(inputs)
    case "reductionHours": return reductionHours(inputs)
    case "tierNumber":
      let number = inputs.number("tierNumber")?.integer
      return ["tier": scheme.tiers.first { $0.number == number }?.code ?? "none"]
    case "tierPoints":
      let points = WorkloadPoints.tierPoints(
        WorkloadRow.count(inputs.context("counts")),
        pointsEach: inputs.number("pointsPerCase") ?? .zero,
        WorkloadRow.weightings(inputs.context("weightings")),
        subtractsInactive: inputs["subtractInactive"] == .boolean(true)
      )
      return ["points": points.reduced.description]
    case "workloadPoints": return WorkloadRow(tool: inputs, scheme).breakdown
    case "zeroIfNull": return ["result": Self.plain(.number(inputs.number("value") ?? .zero))]
    default: return nil
    }
  }

  /// A value as plain text, so that 40 and 40.0 are one.
  static func plain(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .number(let number): number.reduced.description
    case .string(let text): text
    case .list(let values): "[\(values.map(plain).joined(separator: ", "))]"
    case .context(let context):
      "{\(context.entries.map { "\($0.key): \(plain($0.value))" }.sorted().joined(separator: ", "))}"
    default: FEELText.write(value)
    }
  }

  /// The type of a number; that of officers where it is not known, as the tools have it.
  private func typeNamed(_ number: Decimal128?) -> PractitionerGrade {
    let other = PractitionerGrade(code: "", title: "", target: "po", hours: "po")
    return scheme.grades.first { $0.typeNumber == number?.integer } ?? other
  }

  private func fullHours(_ inputs: ContextValue) -> Decimal128? {
    typeNamed(inputs.number("offenderManagerTypeId")).hours.flatMap {
      inputs.context("defaultContractedHours").number($0)
    }
  }

  private func availablePoints(_ inputs: ContextValue) -> Int {
    AvailablePoints.points(
      target: inputs.number("nominalTarget") ?? .zero,
      fullHours: fullHours(inputs),
      contracted: inputs.number("contractedHoursPerWeek"),
      reduction: inputs.number("hoursReduction") ?? .zero
    )
  }

  private func liveAvailablePoints(_ inputs: ContextValue) -> Int {
    AvailablePoints.points(
      target: inputs.number("pointsForGrade") ?? .zero,
      fullHours: inputs.number("contractedHoursForGrade"),
      contracted: inputs.number("currentHours"),
      reduction: inputs.number("reductionHours") ?? .zero
    )
  }

  private func contractedHours(_ inputs: ContextValue) -> [String: String] {
    guard let full = fullHours(inputs),
      let base = AvailablePoints.baseHours(
        contracted: inputs.number("contractedHoursPerWeek"),
        fullHours: full
      )
    else { return ["result": "null"] }
    return ["baseHours": base.reduced.description, "defaultForBand": full.reduced.description]
  }

  private func reports(_ kind: String, _ inputs: ContextValue) -> [String: String] {
    let row = kind == "armsPoints" ? WorkloadRow(arms: inputs) : WorkloadRow(parom: inputs)
    return [
      "points": row.points.reports.reduce(Decimal128.zero) { $0.adding($1) ?? $0 }.reduced
        .description
    ]
  }

  private func overview(_ inputs: ContextValue) -> [String: String] {
    let available = inputs.number("availablePoints") ?? inputs.number("total") ?? .zero
    let points = inputs.number("totalPoints") ?? inputs.number("value") ?? .zero
    let capacity = AvailablePoints.capacity(points: points, available: available)
    let cms = AvailablePoints.capacity(
      points: inputs.number("cmsPoints") ?? .zero,
      available: available
    )
    return [
      "capacityPercentage": capacity.reduced.description,
      "percentage": capacity.reduced.description,
      "cmsPercentage": cms.reduced.description,
      "remainingPoints": (available.subtracting(points) ?? .zero).reduced.description,
    ]
  }

  private func capacityTable(_ inputs: ContextValue) -> [String: String] {
    guard case .list(let values)? = inputs["rows"] else { return [:] }
    let rows = values.compactMap { value -> ContextValue? in
      if case .context(let row) = value { row } else { nil }
    }
    let parts = rows.map { row -> Value in
      let found = overview(row)
      return .context(
        ContextValue(
          ["capacityPercentage", "cmsPercentage"].map { name in
            .init(name, .number(Decimal128(found[name] ?? "") ?? .zero))
          }
        )
      )
    }
    func sum(_ name: String) -> Decimal128 {
      rows.compactMap { $0.number(name) }.reduce(.zero) { $0.adding($1) ?? $0 }
    }
    let available = sum("availablePoints")
    var total = ["availablePoints", "cmsPoints", "totalCases", "totalPoints"].map { name in
      ContextValue.Entry(name, .number(sum(name)))
    }
    for (name, points) in [("capacity", "totalPoints"), ("cmsPercentage", "cmsPoints")] {
      let capacity = AvailablePoints.capacity(points: sum(points), available: available)
      total.append(.init(name, .number(capacity)))
    }
    return [
      "rows": Self.plain(.list(parts)), "total": Self.plain(.context(ContextValue(total))),
    ]
  }

  private func reductionHours(_ inputs: ContextValue) -> [String: String] {
    let contracted = inputs.number("contractedHours") ?? .zero
    let hours = AvailablePoints.hours(percent: inputs.number("allowancePercentage"), of: contracted)
    let most = AvailablePoints.hours(
      percent: inputs.number("maxAllowancePercentage"),
      of: contracted
    )
    return [
      "allowanceHours": hours.reduced.description, "maxAllowanceHours": most.reduced.description,
    ]
  }
}

extension ContextValue {
  func text(_ name: String) -> String {
    if case .string(let text)? = self[name] { text } else { "" }
  }

  func context(_ name: String) -> ContextValue {
    if case .context(let context)? = self[name] { context } else { ContextValue() }
  }

  /// A number, also where it is written as a text; `nil` for anything else.
  func number(_ name: String) -> Decimal128? {
    switch self[name] {
    case .number(let number): number
    case .string(let text): Decimal128(text)
    default: nil
    }
  }
}
