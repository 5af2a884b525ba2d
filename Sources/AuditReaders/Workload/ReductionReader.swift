public import AuditCore

/// Reads reductions of hours from CSV: who has fewer hours for cases, why, how many and when.
public enum ReductionReader {
  private static let columns = ["staff", "reason", "hours", "percent", "from", "to", "recurs"]

  /// Reads a table of reductions.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - scheme: The scheme whose kinds of reductions the reasons name.
  /// - Returns: All reductions that are sound, in the file's order.
  public static func read(
    _ file: SourceFile,
    scheme: WorkloadScheme
  ) -> (reductions: [HoursReduction], diagnostics: [Diagnostic]) {
    if file.bytes.allSatisfy({ $0 <= 32 }) {
      let fault = JudgementMessages.emptyFile(of: columns, at: Place(path: file.path))
      return ([], [fault])
    }
    let table = HandTable(
      file,
      columns: columns,
      required: [["staff"], ["reason"], ["hours", "percent"], ["from"], ["to"]]
    )
    var diagnostics = table.diagnostics
    let reductions = table.rows.compactMap { row in
      reduction(row, scheme, &diagnostics)
    }
    return (reductions, DiagnosticList(diagnostics).sorted)
  }

  private static func reduction(
    _ row: HandTable.Row,
    _ scheme: WorkloadScheme,
    _ diagnostics: inout [Diagnostic]
  ) -> HoursReduction? {
    let before = diagnostics.count
    if row.text("staff").isEmpty {
      diagnostics.append(JudgementMessages.emptyCell("staff", at: row.place(of: "staff")))
    }
    let reason = WorkloadScheme.plain(row.text("reason"))
    let kind = scheme.reductionKinds.first {
      WorkloadScheme.plain($0.code) == reason || WorkloadScheme.plain($0.title) == reason
    }
    if kind == nil {
      diagnostics.append(
        WorkloadMessages.unknownName(
          "kind of reduction",
          row.text("reason"),
          known: scheme.reductionKinds.map(\.code),
          at: row.place(of: "reason")
        )
      )
    }
    let amount = amount(row, &diagnostics)
    if case .percent(let percent) = amount, let kind, let most = kind.maximumPercent, most < percent
    {
      diagnostics.append(
        WorkloadMessages.overMaximum(most, at: row.place(of: "percent"))
      )
    }
    let from = day(row, "from", &diagnostics)
    let to = row.text("to").isEmpty ? nil : day(row, "to", &diagnostics)
    if let from, let to, to < from {
      diagnostics.append(WorkloadMessages.reductionOrder(at: row.place(of: "to")))
    }
    let isYearly = row.text("recurs") == "yearly"
    if !isYearly, !["", "no"].contains(row.text("recurs")) {
      diagnostics.append(WorkloadMessages.badRecurrence(at: row.place(of: "recurs")))
    }
    if isYearly, row.text("to").isEmpty {
      diagnostics.append(WorkloadMessages.endlessRecurrence(at: row.place(of: "recurs")))
    }
    if isYearly, let from, let to, !(to < from.adding(months: 12)) {
      diagnostics.append(WorkloadMessages.longRecurrence(at: row.place(of: "to")))
    }
    // A maximum passed over is a warning: somebody may have agreed to it.
    guard !diagnostics[before...].contains(where: { $0.severity == .error }), let kind, let amount,
      let from
    else { return nil }
    return HoursReduction(
      staff: row.text("staff"),
      kind: kind.code,
      amount: amount,
      from: from,
      to: to,
      isYearly: isYearly,
      place: row.place
    )
  }

  private static func amount(
    _ row: HandTable.Row,
    _ diagnostics: inout [Diagnostic]
  ) -> HoursReduction.Amount? {
    let (hours, percent) = (row.text("hours"), row.text("percent"))
    guard hours.isEmpty != percent.isEmpty else {
      diagnostics.append(WorkloadMessages.oneAmount(at: row.place))
      return nil
    }
    let name = hours.isEmpty ? "percent" : "hours"
    let most = hours.isEmpty ? 100 : 168
    guard let number = CaseloadRow.number(hours + percent, from: 0, to: most) else {
      diagnostics.append(
        WorkloadMessages.badNumber(
          hours.isEmpty ? "a percentage from 0 to 100" : "weekly hours from 0 to 168",
          hours + percent,
          at: row.place(of: name)
        )
      )
      return nil
    }
    return hours.isEmpty ? .percent(number) : .hours(number)
  }

  private static func day(
    _ row: HandTable.Row,
    _ name: String,
    _ diagnostics: inout [Diagnostic]
  ) -> CalendarDay? {
    if let day = CalendarDay(row.text(name)) { return day }
    diagnostics.append(
      JudgementMessages.badDay(row.text(name), name: name, at: row.place(of: name))
    )
    return nil
  }
}
