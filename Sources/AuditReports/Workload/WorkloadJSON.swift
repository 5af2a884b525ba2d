public import AuditCore

/// A workload as JSON for other programs; decimals are texts, so that no digit is lost.
public enum WorkloadJSON {
  /// The bytes.
  public static func bytes(_ result: WorkloadResult) -> [UInt8] {
    let words = WorkloadWords(result: result)
    return JSONValue.object([
      ("asOf", .text(result.asOf.description)),
      (
        "scheme",
        .object([
          ("id", .text(result.scheme.id)), ("version", .text(result.scheme.version)),
          ("unverified", .list(result.scheme.unverifiedParts.map { .text($0) })),
        ])
      ),
      (
        "limits",
        .object([
          ("capacityPercent", number(result.scheme.limits.capacityPercent)),
          ("caseload", .integer(result.scheme.limits.caseload)),
          ("endingDays", .integer(result.endingDays)),
        ])
      ),
      (
        "units",
        .list(
          words.unitsInOrder.map { index in
            let unit = result.units[index]
            return .object(
              [
                ("path", .list(words.path(index).map { .text($0) })),
                ("level", .text(WorkloadResult.levels[min(unit.level, 2)])),
                ("staff", .integer(unit.staffCount)),
                ("holders", .integer(unit.holderCount)),
              ] + totals(unit.totals, unit.capacity) + [
                ("overCapacity", .integer(unit.overCapacityCount)),
                ("noAvailablePoints", .integer(unit.unavailableCount)),
                ("highCaseload", .integer(unit.highCaseloadCount)),
                ("beyondGrade", .integer(unit.complexCount)),
              ]
            )
          }
        )
      ),
      ("practitioners", .list(result.practitioners.map { practitioner($0, words) })),
      ("reductions", .list(result.changes.map(change))),
      (
        "leftOut",
        .list(
          result.leftOut.map {
            .object([("count", .integer($0.count)), ("reason", .text($0.reason))])
          }
        )
      ),
    ]).bytes
  }

  private static func number(_ value: Decimal128) -> JSONValue {
    .text(value.reduced.description)
  }

  private static func totals(
    _ totals: WorkloadTotals,
    _ capacity: Decimal128
  ) -> [(String, JSONValue)] {
    [
      ("cases", .integer(totals.caseCount)), ("points", .integer(totals.points)),
      ("availablePoints", .integer(totals.availablePoints)),
      ("remainingPoints", .integer(totals.remaining)),
      ("contactPoints", number(totals.contactPoints)),
      (
        "capacityPercent",
        totals.availablePoints > 0
          ? .text(WorkloadWords.percent(capacity).description) : .null
      ),
    ]
  }

  private static func practitioner(
    _ practitioner: PractitionerWorkload,
    _ words: WorkloadWords
  ) -> JSONValue {
    .object(
      [
        ("staff", .text(practitioner.staff)), ("grade", .text(practitioner.grade)),
        ("unit", .list(words.path(practitioner.unit).map { .text($0) })),
      ] + totals(practitioner.totals, practitioner.capacity) + [
        (
          "parts",
          .object(
            practitioner.parts.filter { $0.points != .zero }.map { ($0.title, number($0.points)) }
          )
        ),
        ("hours", practitioner.hours.map(number) ?? .null),
        ("reductionHours", number(practitioner.reductionHours)),
        ("beyondGrade", .integer(practitioner.complexCount)),
        ("flags", .list(practitioner.flags.map { .text($0.rawValue) })),
        (
          "next",
          practitioner.next.map {
            .object([
              ("on", .text($0.on.description)),
              ("availablePoints", .integer($0.availablePoints)),
              ("capacityPercent", .text(WorkloadWords.percent($0.capacity).description)),
            ])
          } ?? .null
        ),
      ]
    )
  }

  private static func change(_ change: ReductionChange) -> JSONValue {
    .object([
      ("day", .text(change.day.description)), ("staff", .text(change.reduction.staff)),
      ("change", .text(change.kind.rawValue)), ("kind", .text(change.reduction.kind)),
      ("returnsOn", .optional(change.returnsOn?.description)),
    ])
  }
}
