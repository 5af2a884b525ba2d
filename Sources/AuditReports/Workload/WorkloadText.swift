public import AuditCore

/// A workload as a short table for a terminal: units inwards, the most loaded first.
public enum WorkloadText {
  /// The table.
  ///
  /// - Parameters:
  ///   - result: The workload.
  ///   - usesColour: Whether to use terminal colours.
  ///   - perTeam: How many practitioners of a team to show.
  /// - Returns: Lines of text, ended by a line break.
  public static func table(
    _ result: WorkloadResult,
    usesColour: Bool,
    perTeam: Int = 3
  ) -> String {
    let style = TerminalStyle(usesColour: usesColour)
    let words = WorkloadWords(result: result)
    var lines = [
      style.strong(line("", "Cases", "Points", "Available", "Capacity", ""))
    ]
    for index in words.unitsInOrder {
      let unit = result.units[index]
      let pad = String(repeating: "  ", count: unit.level)
      let text = line(
        pad + printable(unit.name),
        String(unit.totals.caseCount),
        String(unit.totals.points),
        String(unit.totals.availablePoints),
        WorkloadWords.capacity(unit),
        ""
      )
      lines.append(unit.level == 0 ? style.strong(text) : text)
      let isNarrowest = unit.children.isEmpty
      guard isNarrowest else { continue }
      // Whoever is pointed out is never left out.
      let shown = unit.practitioners.enumerated().filter { position, row in
        position < perTeam || !result.practitioners[row].flags.isEmpty
      }
      for (_, row) in shown {
        lines.append(practitioner(result.practitioners[row], words, pad + "  ", style))
      }
      let rest = unit.practitioners.count - shown.count
      if rest > 0 { lines.append(style.quiet("\(pad)  and \(rest) more, less loaded")) }
    }
    return (lines + [""] + summary(result, words, style)).joined(separator: "\n") + "\n"
  }

  private static func practitioner(
    _ practitioner: PractitionerWorkload,
    _ words: WorkloadWords,
    _ pad: String,
    _ style: TerminalStyle
  ) -> String {
    // The column of capacities says already that there are no points.
    let flags = words.flags(practitioner, saysNoPoints: false)
    let text = line(
      pad + printable("\(practitioner.staff) \(practitioner.grade)"),
      String(practitioner.totals.caseCount),
      String(practitioner.totals.points),
      String(practitioner.totals.availablePoints),
      WorkloadWords.capacity(practitioner),
      flags.joined(separator: "; ")
    )
    return practitioner.flags.isEmpty ? style.quiet(text) : style.warning(text)
  }

  private static func summary(
    _ result: WorkloadResult,
    _ words: WorkloadWords,
    _ style: TerminalStyle
  ) -> [String] {
    let limits = result.scheme.limits
    let staff = words.holderCount
    let roots = words.roots.map { result.units[$0] }
    func all(_ count: (WorkloadUnit) -> Int) -> Int { roots.reduce(0) { $0 + count($1) } }
    let limit = limits.capacityPercent.reduced.description
    var lines = [
      "Above \(limit)% of capacity: \(WorkloadWords.share(all(\.overCapacityCount), of: staff)) staff with cases.",
      "No points available for their cases: \(WorkloadWords.share(all(\.unavailableCount), of: staff)).",
      """
      More than \(limits.caseload) cases: \
      \(WorkloadWords.share(all(\.highCaseloadCount), of: staff)). \
      Cases beyond their practitioner's grade: \(ReportText.number(all(\.complexCount))).
      """,
    ]
    let ending = result.changes.count { $0.kind == .ends }
    let ended = result.changes.count { $0.kind == .ended }
    if ending + ended > 0 {
      lines.append(
        """
        Reductions of hours that end within \(result.endingDays) days: \(ending); that ended as \
        lately: \(ended).
        """
      )
    }
    lines += words.notes.dropFirst().map { style.quiet($0) }
    return lines
  }

  private static func line(
    _ name: String,
    _ cases: String,
    _ points: String,
    _ available: String,
    _ capacity: String,
    _ flags: String
  ) -> String {
    var text = TerminalLayout.fitted(name, 34)
    for cell in [cases, points, available] {
      text += String(repeating: " ", count: max(10 - cell.count, 1)) + cell
    }
    text += String(repeating: " ", count: max(12 - capacity.count, 1)) + capacity
    return flags.isEmpty ? text : "\(text)  \(flags)"
  }

  private static func printable(_ text: String) -> String { PrintableText.line(text) }
}
