public import AuditCore

extension DiagnosticCode {
  static let overMaximum = DiagnosticCode("over-maximum")
  static let reductionEnded = DiagnosticCode("reduction-ended")
  static let reductionEnds = DiagnosticCode("reduction-ends")
}

/// The messages about workloads; none names who it is about, each says where that is written.
public enum WorkloadMessages {
  /// Tells which reductions end soon, and which ended lately, with what becomes of the capacity.
  public static func changes(of result: WorkloadResult) -> [Diagnostic] {
    result.changes.compactMap { change in
      switch change.kind {
      case .begins: nil
      case .ends: ends(change, result)
      case .ended: ended(change)
      }
    }
  }

  /// Tells which reductions in hours are more than their kind allows of the hours of who has them.
  ///
  /// Those in per cent are held against their kind when they are read.
  public static func overMaximum(
    _ reductions: [HoursReduction],
    of result: WorkloadResult
  ) -> [Diagnostic] {
    let hours = Dictionary(
      result.practitioners.compactMap { row in row.hours.map { (row.staff, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    return reductions.compactMap { reduction in
      guard case .hours(let taken) = reduction.amount, let base = hours[reduction.staff],
        let kind = result.scheme.reductionKinds.first(where: { $0.code == reduction.kind }),
        let most = kind.maximumPercent
      else { return nil }
      guard AvailablePoints.hours(percent: most, of: base) < taken else { return nil }
      return Diagnostic(
        .warning,
        .overMaximum,
        "a reduction is above the \(most.description) per cent that its kind allows",
        at: reduction.place,
        notes: ["it is held against the hours of its staff code", "it counts as it is written"],
        helps: ["check it, or raise 'maximumPercent' in the scheme"]
      )
    }
  }

  private static func ends(_ change: ReductionChange, _ result: WorkloadResult) -> Diagnostic {
    let days = change.day.dayNumber - result.asOf.dayNumber
    let notes = change.practitioners.compactMap { index -> String? in
      let practitioner = result.practitioners[index]
      return practitioner.next.map { next in
        """
        on \(next.on.words) available points go from \(practitioner.totals.availablePoints) to \
        \(next.availablePoints), the capacity from \(capacity(practitioner)) to \
        \(percent(next.capacity)) per cent
        """
      }
    }
    return Diagnostic(
      .warning,
      .reductionEnds,
      days == 0
        ? "a reduction of hours ends today"
        : "a reduction of hours ends in \(days) day\(days == 1 ? "" : "s")",
      at: change.reduction.place,
      notes: notes.isEmpty ? ["nobody in the caseload has its staff code"] : notes,
      helps: [
        change.returnsOn.map { "it comes back on \($0.words); check that this is still right" }
          ?? "if it goes on, write another 'to'; if not, plan the cases that it held off"
      ]
    )
  }

  private static func ended(_ change: ReductionChange) -> Diagnostic {
    Diagnostic(
      .warning,
      .reductionEnded,
      "a reduction of hours ended on \(change.day.words) and no longer counts",
      at: change.reduction.place,
      helps: [
        change.returnsOn.map { "it comes back on \($0.words); check that this is still right" }
          ?? "if it should go on, write another 'to'"
      ]
    )
  }

  private static func capacity(_ practitioner: PractitionerWorkload) -> String {
    practitioner.totals.availablePoints > 0 ? percent(practitioner.capacity) : "none"
  }

  private static func percent(_ capacity: Decimal128) -> String {
    capacity.rounded(places: 1, .halfUp).reduced.description
  }
}
