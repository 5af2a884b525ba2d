import AuditCore

extension DiagnosticCode {
  static let unitClosed = DiagnosticCode("unit-closed")
  static let unitElsewhere = DiagnosticCode("unit-elsewhere")
  static let unitMerged = DiagnosticCode("unit-merged")
  static let unitNotListed = DiagnosticCode("unit-not-listed")
}

/// The messages about units that the list of units lacks, has closed, or has elsewhere.
extension EngineMessages {
  /// Tells one fault; the name that the records write is shown only where values are, a name of the
  /// list always.
  static func listed(
    _ fault: ListedUnits.Fault,
    _ units: ListedUnits,
    _ level: UnitLevel,
    at place: Place?
  ) -> Diagnostic {
    let cases = "\(fault.count) case\(fault.count == 1 ? "" : "s")"
    let noun = level.label.prefix(1).lowercased() + level.label.dropFirst()
    let first = place == nil ? [] : ["the first of them stands here"]
    switch fault.kind {
    case .notListed:
      return Diagnostic(
        .warning,
        .unitNotListed,
        "\(cases): the list of units lacks this \(noun)",
        at: place,
        notes: first + ["the unit is kept, and marked as not in the list"],
        helps: [
          Suggestion.help(for: fault.name, in: units.names(at: fault.level))
            ?? "write its name or code as the list does, or add it to the list"
        ],
        caseValue: fault.name
      )
    case .closed(let index):
      let unit = units.unit(index)
      let on = unit.closedOn.map(\.words) ?? ""
      return Diagnostic(
        .warning,
        .unitClosed,
        "\(cases): the \(noun) \(unit.name) was closed on \(on)",
        at: place,
        notes: first + (units.successor(of: unit).map { ["its work went to \($0)"] } ?? []),
        helps: ["write the unit that has the case now; until then it counts where it stands"],
        caseValue: fault.name
      )
    case .merged(let index, let into):
      let unit = units.unit(index)
      let on = unit.closedOn.map(\.words) ?? ""
      return Diagnostic(
        .warning,
        .unitMerged,
        "\(cases): the \(noun) \(unit.name) was merged into another on \(on)",
        at: place,
        notes: first + ["they count in \(units.unit(into).name), which took its work"],
        helps: ["write the unit that has the case now"],
        caseValue: fault.name
      )
    case .elsewhere(let index):
      return Diagnostic(
        .warning,
        .unitElsewhere,
        "\(cases): the list has their unit in another \(noun)",
        at: place,
        notes: first + ["they count in \(units.unit(index).name), as the list has it"],
        helps: ["correct the records, or the list"],
        caseValue: fault.name
      )
    }
  }
}
